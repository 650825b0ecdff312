"""Birthdays, terms that end and chairs long vacant."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils.translation import ngettext

from jiaogong.desk import people
from jiaogong.desk.steps.step import Step, listed
from jiaogong.members.queries import Standing


def steps(standing: Standing, today: dt.date) -> list[Step]:
    union = standing.home
    if not standing.is_officer_of(union):
        return []
    ending, vacant = people.terms_ending(union, today).count(), people.long_vacant(union, today)
    births, found = len(people.birthdays(standing, today)), []
    if births:
        text = ngettext("%(count)s birthday within a week", "%(count)s birthdays within a week", births)
        found.append(Step(text % {"count": births}, reverse("birthdays"), births, "gift"))
    if ending:
        text = ngettext(
            "%(count)s term of office ends within %(days)s days",
            "%(count)s terms of office end within %(days)s days",
            ending,
        )
        told = text % {"count": ending, "days": people.ENDING_SOON.days}
        found.append(Step(told, listed("offices-due", union=union.code), ending, "calendar-due"))
    if vacant.unions:
        text = ngettext(
            "%(count)s union has been without a chair for over %(months)s months (%(source)s)",
            "%(count)s unions have been without a chair for over %(months)s months (%(source)s)",
            len(vacant.unions),
        )
        told = text % {"count": len(vacant.unions), "months": vacant.rule.value, "source": vacant.rule.source}
        where = listed("offices-due", union=union.code) + "#vacant"
        found.append(Step(told, where, len(vacant.unions), "user-plus", is_late=True))
    return found
