"""Elections that ask for their next step, and plans and lists of candidates that wait for a reply."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import ngettext

from jiaogong.desk.steps.step import Counts, Lists, Step, listed
from jiaogong.elections import queries as elections
from jiaogong.members.models import Office
from jiaogong.members.queries import Standing


def lists(standing: Standing, today: dt.date) -> Lists:
    own = [u for u in elections.unions_run_by(standing) if standing.holds_office_in(u)]
    heads = any(o.kind == Office.Kind.GROUP_HEAD for o in standing.offices)
    asked: Lists = {"naming": elections.asked_to_name(standing, today)} if heads else {}
    if not own:
        return asked
    return {
        **asked,
        "ready": elections.asking_for_a_step(own, today),
        "public": elections.public_on(own, today),
        "replies": elections.reviews_waiting_for(standing),
    }


def steps(_standing: Standing, _today: dt.date, counts: Counts) -> list[Step]:
    found = []
    told = {
        "naming": ngettext(
            "%(count)s election asks your group to name candidates",
            "%(count)s elections ask your group to name candidates",
            counts.get("naming", 0),
        ),
        "replies": ngettext(
            "%(count)s plan or list of candidates waits for your reply",
            "%(count)s plans or lists of candidates wait for your reply",
            counts.get("replies", 0),
        ),
        "ready": ngettext(
            "%(count)s election asks for its next step",
            "%(count)s elections ask for their next step",
            counts.get("ready", 0),
        ),
        "public": ngettext(
            "The candidates of %(count)s election are public: note what is said against them",
            "The candidates of %(count)s elections are public: note what is said against them",
            counts.get("public", 0),
        ),
    }
    for name, text in told.items():
        if counts.get(name):
            where = listed("elections", state=elections.OPEN)
            found.append(Step(text % {"count": counts[name]}, where, counts[name], "checklist"))
    return found
