"""Votes that a person owes, and ballots that wait for the person as scrutineer or teller."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils.translation import ngettext

from jiaogong.ballots import queries as ballots
from jiaogong.desk.steps.step import Counts, Lists, Step, listed
from jiaogong.kernel import clock
from jiaogong.members.queries import Standing


def lists(standing: Standing, _today: dt.date) -> Lists:
    return {"owed": ballots.owed_by(standing.person, clock.now()), "duty": ballots.duties_of(standing.person)}


def steps(standing: Standing, _today: dt.date, counts: Counts) -> list[Step]:
    owed, duty, found = counts["owed"], counts["duty"], []
    if owed:
        text = ngettext("%(count)s ballot waits for your vote", "%(count)s ballots wait for your vote", owed)
        found.append(Step(text % {"count": owed}, _where(standing, owed), owed, "writing"))
    if duty:
        text = ngettext(
            "%(count)s ballot needs you as scrutineer or teller",
            "%(count)s ballots need you as scrutineer or teller",
            duty,
        )
        found.append(Step(text % {"count": duty}, listed("ballots", state=ballots.DUTY), duty, "key"))
    return found


def _where(standing: Standing, owed: int) -> str:
    """The paper itself where it is one: three taps are enough for a vote."""
    only = ballots.owed_by(standing.person, clock.now()).values_list("pk", flat=True).first() if owed == 1 else None
    return reverse("ballot-vote", args=[only]) if only else listed("ballots", state=ballots.OWED)
