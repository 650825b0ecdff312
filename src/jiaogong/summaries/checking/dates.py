"""A printed date held against the days of the acts that its claim tells of."""

from __future__ import annotations

import re

from jiaogong.prose.reading import Claim, DateSpan
from jiaogong.summaries.checking import cues
from jiaogong.summaries.checking.days import Days, Precision, days_of, iso_of
from jiaogong.summaries.checking.shapes import Answer
from jiaogong.summaries.checking.table import Table
from jiaogong.summaries.facts import Act

_BEGINS = re.compile(r"起(?!来)|开始|开幕")


def check_date(table: Table, claim: Claim, date: DateSpan) -> Answer:
    """Hold one date against the ledger.

    A year must be the period's. A day or month must be that of an act that the
    words around it tell; where the act is recognised on another day, that day is told.
    """
    when = days_of(date.iso, table.period)
    if when is None:
        return Answer("unsupported")
    days, precision = when
    if precision == "year":
        return _check_year(table, days[0].year)
    if not any(day in table.period for day in days):
        return _of_another_year(table, claim, date)
    if days[0] <= table.period.start and table.period.end <= days[1]:
        return Answer("supported", date.iso)
    if table.is_cutoff(date) and days[1] == table.ground.known.until:
        return Answer("supported", date.iso)
    meant = table.meant(claim, date.start)
    begins = bool(_BEGINS.match(table.page.flat, date.end))
    on_it = [a for a in meant.acts if _is_on(a, days, precision) and (not begins or a.start == days[0])]
    if on_it:
        return Answer("supported", date.iso, table.ground.showing(a.entry for a in on_it))
    if meant.acts:
        first = meant.acts[0]
        return Answer(
            "contradicted", iso_of(first.start, first.end, first.precision), table.ground.showing(sorted(meant.entries))
        )
    in_month = [
        a for a in table.ground.told_around(days) if a.category == claim.category and _is_on(a, days, precision)
    ]
    named = cues.circumstances(table.page.said(table.stretch(claim, date.start)))
    in_month = [a for a in in_month if not named or any(n in table.ground.text_of(a) for names in named for n in names)]
    if precision == "month" and in_month:
        return Answer("supported", date.iso, table.ground.showing(a.entry for a in in_month))
    is_complete = table.ground.known.until == table.period.end
    return Answer("uncheckable" if table.is_cutoff(date) and is_complete else "unsupported")


def _of_another_year(table: Table, claim: Claim, date: DateSpan) -> Answer:
    """A day of another year: the day of the act told there where it is known, else the period."""
    meant = table.meant(claim, date.start)
    if len(meant.acts) != 1 or meant.acts[0].precision == "period":
        return Answer("contradicted", table.period.code)
    act = meant.acts[0]
    return Answer("contradicted", iso_of(act.start, act.end, act.precision), table.ground.showing([act.entry]))


def _is_on(act: Act, days: Days, precision: Precision) -> bool:
    """Whether an act took place on printed days: all of them, as precisely as the ledger knows."""
    if precision == "month":
        return act.precision != "period" and act.start <= days[1] and days[0] <= act.end
    return act.precision == "day" and act.start <= days[0] and days[1] <= act.end


def _check_year(table: Table, year: int) -> Answer:
    if table.period.start.year <= year <= table.period.end.year:
        return Answer("supported", str(year))
    return Answer("contradicted", table.period.code)
