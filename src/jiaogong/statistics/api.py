"""Sums for programs: the roll-up as the command prints it, and the yearly return."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Query, Router, Schema
from pydantic import Field

from jiaogong.kernel import clock, money
from jiaogong.kernel.api import Code, answered
from jiaogong.kernel.errors import NotFound
from jiaogong.ledger.rollup import By
from jiaogong.members.asking import period_of
from jiaogong.members.middleware import standing
from jiaogong.members.queries import union_visible_to
from jiaogong.statistics.models import YearlyReturn
from jiaogong.statistics.presenting import as_json
from jiaogong.statistics.yearly import permissions, queries
from jiaogong.statistics.yearly.form import FORM, Cell
from jiaogong.statistics.yearly.rules import last_ended
from jiaogong.unions.models import Union

router = Router(tags=[gettext_noop("Statistics")])
Period = Annotated[str, Field(max_length=20, description="2026, 2026H1, 2026-03, 2025-2026, 2025-2026-2, 2026S")]


class RollupAsked(Schema):
    """A branch, a period, and what the figures are broken down by."""

    union: Code
    period: Period
    by: By = "category"


class RollupRow(Schema):
    """A figure and the entries behind it; `union` and `month` only where it is broken down by them."""

    category: str
    measure: str
    unit: str
    value: int | float
    entries: list[int]
    union: str | None = None
    month: str | None = None


class RollupTold(Schema):
    version: int
    union: str
    period: str
    rows: list[RollupRow]


class CellTold(Schema):
    """A figure of the return, this year's and last year's, in its printed unit; `today` where it differs from the signed."""

    code: str
    label: str
    unit: str
    value: int | float
    before: int | float
    today: int | float | None


class ReturnTold(Schema):
    """A union's return of a statistics year; `state` is empty where nobody has checked it yet."""

    union: str
    year: int
    state: YearlyReturn.State | str
    due: dt.date
    cells: list[CellTold]


@router.get(
    "/rollup", url_name="api-rollup", response=RollupTold, summary=gettext_noop("Figures of a branch over a period")
)
def rollup(request: HttpRequest, asked: Query[RollupAsked]) -> HttpResponse:
    """As `jiaogong rollup --json` prints it, for the officers and auditors of the branch."""
    who = standing(request)
    union = union_visible_to(who, asked.union)
    if not who.reads(union):
        raise NotFound(_("The roll-up of %(union)s is for its officers and auditors.") % {"union": union})
    return answered(as_json(union, period_of(asked.period), asked.by))


@router.get("/yearly", url_name="api-yearly", response=ReturnTold, summary=gettext_noop("The yearly return"))
def yearly(
    request: HttpRequest, union: Code, year: Annotated[int | None, Field(ge=1990, le=2199)] = None
) -> ReturnTold:
    """Every cell of a union's return as it was signed, else as it is counted today; by default of the last year ended."""
    who = standing(request)
    found = union_visible_to(who, union)
    readable = permissions.may_read(who, found)
    if not readable:
        raise NotFound(readable.reason)
    return _return(found, year or last_ended(clock.today()))


def _return(union: Union, year: int) -> ReturnTold:
    found = queries.compared(union, year)
    cells: list[CellTold] = [
        CellTold(
            code=cell.code,
            label=cell.zh,
            unit=cell.unit,
            value=_number(cell, found.this_year[cell.code]),
            before=_number(cell, found.before[cell.code]),
            today=_number(cell, found.changed[cell.code]) if cell.code in found.changed else None,
        )
        for cell in FORM.cells()
    ]
    state: Any = found.filed.state if found.filed else ""
    return ReturnTold(union=union.code, year=year, state=state, due=queries.due_on(union, year), cells=cells)


def _number(cell: Cell, value: int) -> int | float:
    return money.yuan(value) if cell.scale == money.FEN else value
