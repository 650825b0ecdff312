"""A return as its page and its sheet show it: tables of lines, rates, checks, the steps taken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from jiaogong.catalogue.profile import PROFILE
from jiaogong.kernel import money
from jiaogong.ledger.labels import label, unit_label
from jiaogong.statistics.models import YearlyReturn
from jiaogong.statistics.yearly.behind import address_of
from jiaogong.statistics.yearly.form import FORM, Cell, Table
from jiaogong.statistics.yearly.queries import Compared
from jiaogong.statistics.yearly.rules import Judged, Rated
from jiaogong.unions.models import Union, UnionFact
from jiaogong.unions.queries import facts_on


@dataclass(frozen=True, slots=True)
class Line:
    """A cell with its figures as they are printed, and today's where it reads otherwise than signed."""

    cell: Cell
    label: str
    unit: str
    now: str
    before: str
    change: str
    today: str
    url: str
    url_before: str


@dataclass(frozen=True, slots=True)
class Told:
    """A check in words: both sides with their cells and values."""

    label: str
    sentence: str
    holds: bool
    blocks: bool
    urls: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class UnionLine:
    """A union below with the state of its return, its figure today, and as it was signed where that differs."""

    union: Union
    state: str
    signed_at: dt.datetime | None
    now: str
    signed: str
    url: str


def union_line(union: Union, filed: YearlyReturn | None, cell: Cell, held: int, year: int) -> UnionLine:
    signed = filed.figures.get(cell.code) if filed and filed.is_frozen else None
    return UnionLine(
        union,
        str(filed.get_state_display()) if filed else pgettext("a return", "Open"),
        filed.signed_at if filed else None,
        number(cell, held),
        number(cell, signed) if signed is not None and signed != held else "",
        address_of(cell, union, year),
    )


def number(cell: Cell, value: int) -> str:
    """A figure as it is printed: amounts in yuan, thousands parted."""
    return str(intcomma(money.yuan(value) if cell.scale == money.FEN else value))


def tables(found: Compared, union: Union, year: int) -> list[tuple[Table, str, list[Line]]]:
    return [(table, label(table), [_line(cell, found, union, year) for cell in table.cells]) for table in FORM.tables]


def _line(cell: Cell, found: Compared, union: Union, year: int) -> Line:
    now, before = found.this_year[cell.code], found.before[cell.code]
    change = number(cell, now - before)
    return Line(
        cell=cell,
        label=label(cell),
        unit=unit_label(cell.unit),
        now=number(cell, now),
        before=number(cell, before),
        change=f"+{change}" if now > before else change,
        today=number(cell, found.changed[cell.code]) if cell.code in found.changed else "",
        url=address_of(cell, union, year),
        url_before=address_of(cell, union, year - 1),
    )


def checks(judged: Sequence[Judged], union: Union, year: int) -> list[Told]:
    """The checks, those that fail first, of them those that block."""
    told = [_told(one, union, year) for one in judged]
    return sorted(told, key=lambda t: (t.holds, not t.blocks))


def _told(one: Judged, union: Union, year: int) -> Told:
    names = {code: label(FORM.cell(code)) for code in (*one.check.left, *one.check.right)}
    sides = [" + ".join(names[code] for code in side) for side in (one.check.left, one.check.right)]
    sign = {"equal": "=", "at_most": "≤"}[one.check.is_]
    wanted = f"{sides[1]}（{intcomma(one.right)}）" if one.check.right else "0"
    return Told(
        label(one.check),
        f"{sides[0]}（{intcomma(one.left)}） {sign} {wanted}",
        one.holds,
        one.check.blocks,
        [(name, address_of(FORM.cell(code), union, year)) for code, name in names.items()],
    )


def cover(union: Union, day: dt.date) -> list[tuple[str, str]]:
    """What the cover says beside the name: each fact by its label, "" where it has not been stated."""
    held = facts_on(union, day).get(union.pk, {})
    return [(label(PROFILE[code]), _value(held.get(code))) for code in FORM.cover]


def _value(stated: UnionFact | None) -> str:
    if stated is None:
        return ""
    choices = PROFILE[stated.code].choices
    return next((label(c) for c in choices if c.code == stated.value), stated.value)


def rates(found: Sequence[Rated]) -> list[tuple[str, Rated, str]]:
    """Each rate with its numerator and denominator in words."""
    return [(label(r.rate), r, f"{label(FORM.cell(r.rate.of))} / {label(FORM.cell(r.rate.among))}") for r in found]


def notes(union: Union, owing: int, of: int, blanks: Sequence[str]) -> list[str]:
    """What stands beside the checks: what the cover lacks, which unions below have not sent theirs."""
    found = []
    if blanks:
        found.append(_("The cover lacks: %(facts)s; state it on the profile.") % {"facts": "、".join(blanks)})
    if owing:
        found.append(
            _(
                "%(owing)s of %(of)s unions below %(union)s have not sent their return; their figures are counted as they stand."
            )
            % {"owing": owing, "of": of, "union": union.called}
        )
    return found


def act_told(act: str) -> str:
    """What is said once a step of a return is taken, and who comes next."""
    told = {
        "check": _("Checked; the chair signs next."),
        "sign": _("The return is signed; send it to the union above next."),
        "send": _("Sent to the union above."),
        "accept": _("Accepted."),
        "hand_back": _("Handed back."),
    }
    return told[act]
