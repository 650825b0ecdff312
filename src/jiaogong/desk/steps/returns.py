"""The yearly return: to be looked at before 30 September, to be sent after it; those that unions below owe or have sent."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiaogong.desk.steps.step import Counts, Lists, Step, listed
from jiaogong.members.queries import Standing
from jiaogong.statistics.models import YearlyReturn
from jiaogong.statistics.yearly.queries import due_on, missing
from jiaogong.unions.models import Union

State = YearlyReturn.State
LOOKED_AT_FROM, STATISTICS_YEAR_BEGINS = (9, 15), 10


def lists(standing: Standing, today: dt.date) -> Lists:
    union = standing.home
    if today.month < STATISTICS_YEAR_BEGINS or not _concerns(standing):
        return {}
    filed = YearlyReturn.objects.filter(year=today.year)
    below = filed.filter(union__path__startswith=union.path).exclude(union=union)
    return {
        "mine": filed.filter(union=union, state__in=(State.SENT, State.ACCEPTED)),
        "owing": missing(union, today.year),
        "waiting": below.filter(state=State.SENT),
    }


def steps(standing: Standing, today: dt.date, counts: Counts) -> list[Step]:
    union = standing.home
    if not counts:
        is_near = (today.month, today.day) >= LOOKED_AT_FROM and today.month < STATISTICS_YEAR_BEGINS
        return [_before_the_day(union, today.year)] if is_near and _concerns(standing) else []
    found = [] if counts["mine"] or not union.has_union else [_own(union, today)]
    return [*found, *_of_those_below(union, today.year, counts)]


def _concerns(standing: Standing) -> bool:
    return standing.home.kind != Union.Kind.GROUP and standing.holds_office_in(standing.home)


def _before_the_day(union: Union, year: int) -> Step:
    text = _("30 September is counted for the yearly return: look whether its checks hold")
    return Step(text, listed("yearly", union=union.code, year=str(year)), 1, "chart-bar")


def _own(union: Union, today: dt.date) -> Step:
    due = due_on(union, today.year)
    text = _("The yearly return %(year)s is to be sent by %(day)s") % {"year": today.year, "day": due}
    return Step(text, listed("yearly", union=union.code, year=str(today.year)), 1, "chart-bar", is_late=today > due)


def _of_those_below(union: Union, year: int, counts: Counts) -> list[Step]:
    owing, waiting = counts["owing"], counts["waiting"]
    found = []
    if waiting:
        text = ngettext(
            "%(count)s yearly return waits to be accepted", "%(count)s yearly returns wait to be accepted", waiting
        )
        where = listed("yearly-unions", union=union.code, year=str(year), state=State.SENT)
        found.append(Step(text % {"count": waiting}, where, waiting, "checklist"))
    if owing:
        text = ngettext(
            "%(count)s union below has not sent its yearly return",
            "%(count)s unions below have not sent their yearly return",
            owing,
        )
        where = listed("yearly-unions", union=union.code, year=str(year), state="owing")
        found.append(Step(text % {"count": owing}, where, owing, "speakerphone"))
    return found
