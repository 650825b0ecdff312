"""Every reading of returns: a union's own, those of a branch, and the figures that a page or sheet shows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from jiaogong.statistics.models import YearlyReturn
from jiaogong.statistics.yearly.figures import Figures, figures_of, period_of
from jiaogong.statistics.yearly.form import FORM
from jiaogong.unions.limits import limit_for
from jiaogong.unions.models import Union
from jiaogong.unions.queries import branch

State = YearlyReturn.State
OPEN, OWING = "open", "owing"


def locked_return(union: Union, year: int) -> YearlyReturn | None:
    rows = YearlyReturn.objects.select_for_update(of=("self",)).select_related("union")
    return rows.filter(union=union, year=year).first()


def due_on(union: Union, year: int) -> dt.date:
    """The last day on which a year's return is in time."""
    end = period_of(year).end
    return end + dt.timedelta(days=limit_for(union, "stats.due_days", end).whole)


@dataclass(frozen=True, slots=True)
class Compared:
    """A union's return as it stands: this year's figures, last year's, and where signed ones no longer fit the files."""

    filed: YearlyReturn | None
    live: Figures
    this_year: dict[str, int]
    before: dict[str, int]
    before_filed: YearlyReturn | None

    @property
    def changed(self) -> dict[str, int]:
        """The cells that read otherwise today than signed, with today's figure."""
        if self.filed is None or not self.filed.is_frozen:
            return {}
        live = self.live.totals()
        return {code: live[code] for code in live if code in self.this_year and live[code] != self.this_year[code]}


def compared(union: Union, year: int) -> Compared:
    """This year's return beside last year's: each as it was signed, else as it is counted today."""
    filed = {r.year: r for r in YearlyReturn.objects.filter(union=union, year__in=(year, year - 1))}
    live = figures_of(union, year)
    before = filed.get(year - 1)
    counted_before = before.figures if before and before.is_frozen else figures_of(union, year - 1).totals()
    now = filed.get(year)
    figures = now.figures if now and now.is_frozen else live.totals()
    codes = [cell.code for cell in FORM.cells()]
    return Compared(
        now,
        live,
        {code: figures.get(code, 0) for code in codes},
        {code: counted_before.get(code, 0) for code in codes},
        before,
    )


def returning(union: Union, year: int) -> QuerySet[Union]:
    """The base unions of a branch that owe a return of a year: set up by its end and not closed before."""
    end = period_of(year).end
    standing = Q(closed_date__isnull=True) | Q(closed_date__gt=end)
    founded = Q(founded_date__isnull=True) | Q(founded_date__lte=end)
    rows = branch(union).filter(standing, founded, kind=Union.Kind.BASE, has_union=True)
    return rows.exclude(pk=union.pk).order_by("path")


def filed_below(union: Union, year: int) -> dict[int, YearlyReturn]:
    """The returns of a branch below its union, by union."""
    rows = YearlyReturn.objects.filter(year=year, union__path__startswith=union.path).exclude(union=union)
    return {row.union_id: row for row in rows.select_related("signed_by")}


def missing(union: Union, year: int) -> QuerySet[Union]:
    """The base unions below that have not sent their return."""
    return in_state(returning(union, year), year, OWING)


def in_state(unions: QuerySet[Union], year: int, state: str) -> QuerySet[Union]:
    """Those whose return is in a state; OPEN: nobody has checked it yet; OWING: it has not been sent."""
    filed = YearlyReturn.objects.filter(year=year)
    if state == OWING:
        return unions.exclude(pk__in=filed.filter(state__in=(State.SENT, State.ACCEPTED)).values("union"))
    if state == OPEN:
        return unions.exclude(pk__in=filed.values("union"))
    return unions.filter(pk__in=filed.filter(state=state).values("union")) if state in State.values else unions
