"""The register of rules: what was passed and not put in force, rules to be looked at anew."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils.translation import ngettext

from jiaogong.congress.register import queries as register
from jiaogong.desk.steps.step import Counts, Lists, Step
from jiaogong.members.queries import Standing


def lists(standing: Standing, today: dt.date) -> Lists:
    if not standing.holds_office_in(standing.home):
        return {}
    own = register.own_versions(standing).filter(rule__union=standing.home)
    return {"waiting": own.filter(register.waiting()), "review": own.filter(register.past_review(today))}


def steps(standing: Standing, _today: dt.date, counts: Counts) -> list[Step]:
    waiting, review, found = counts.get("waiting", 0), counts.get("review", 0), []
    here = reverse("school-rules", args=[standing.home.code])
    if waiting:
        text = ngettext(
            "%(count)s rule was passed and is not put in force",
            "%(count)s rules were passed and are not put in force",
            waiting,
        )
        found.append(Step(text % {"count": waiting}, f"{here}?state={register.WAITING}", waiting, "book"))
    if review:
        text = ngettext("%(count)s rule is due for review", "%(count)s rules are due for review", review)
        found.append(Step(text % {"count": review}, f"{here}?state={register.TO_REVIEW}", review, "book"))
    return found
