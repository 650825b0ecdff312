"""The list behind a cell, page by page: who may be named by name, the others as a number."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from jiaogong.kernel.errors import NotFound
from jiaogong.kernel.lists import sorted_page
from jiaogong.members.models import Office, Person
from jiaogong.members.queries import Standing
from jiaogong.members.queries import found_by_name as people_by_name
from jiaogong.proposals.models import Proposal
from jiaogong.proposals.queries import found_by_words, proposals_visible_to
from jiaogong.statistics.yearly.behind import (
    nameable,
    offices_behind,
    people_behind,
    proposals_behind,
    unions_behind,
)
from jiaogong.statistics.yearly.form import FORM, Cell
from jiaogong.unions.models import Union
from jiaogong.unions.queries import found_by_name as unions_by_name

PAGE, MOST_EXPORTED = 50, 200_000
Kept = TypeVar("Kept", bound=Model)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: a name with its page, what it is, and its union."""

    name: str
    url: str
    detail: str
    union: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of the list, how many the cell counts, how many of them are not named, and where the next page begins."""

    rows: list[Row] = field(default_factory=list)
    count: int = 0
    unnamed: int = 0
    after: str = ""


def listable(code: str) -> Cell:
    """The cell of that code, if its list stands here. Raises NotFound."""
    try:
        cell = FORM.cell(code)
    except KeyError:
        raise NotFound(_("The form has no such cell.")) from None
    if cell.counts == "ledger":
        raise NotFound(_("What this cell counts is listed in the ledger."))
    return cell


def listed(who: Standing, cell: Cell, union: Union, year: int, asked: QueryDict, size: int = PAGE) -> Listed:
    """The list behind a cell, narrowed by words and after a key."""
    lists: dict[str, Callable[..., Listed]] = {
        "people": _people,
        "offices": _offices,
        "unions": _unions,
        "proposals": _proposals,
    }
    return lists[cell.counts](who, cell, union, year, asked, size)


def _people(who: Standing, cell: Cell, union: Union, year: int, asked: QueryDict, size: int) -> Listed:
    everybody = people_behind(cell, union, year)
    named = nameable(everybody, who)
    shown = people_by_name(named, asked.get("q", "")[:40]).defer("phone")
    page = sorted_page(shown, asked.get("after", ""), by="pinyin", size=size)
    rows: list[Any] = page.rows
    names = dict(Union.objects.filter(pk__in={p.union_then for p in rows}).values_list("pk", "name"))
    count = everybody.count()
    return Listed([_person(p, names[p.union_then]) for p in rows], count, count - named.count(), page.after)


def _person(person: Person, union: str) -> Row:
    parts = (person.number, person.get_sex_display(), person.get_employment_display(), person.get_education_display())
    return Row(person.name, reverse("person", args=[person.number]), " · ".join(str(p) for p in parts if p), union)


def _offices(_who: Standing, cell: Cell, union: Union, year: int, asked: QueryDict, size: int) -> Listed:
    held = offices_behind(cell, union, year)
    words = asked.get("q", "")[:40].strip()
    shown = held.filter(person__in=people_by_name(Person.objects.all(), words)) if words else held
    rows, after = _after(shown, asked, size)
    return Listed([_office(o) for o in rows], held.values("person").order_by().distinct().count(), 0, after)


def _office(office: Office) -> Row:
    since = _("%(office)s, since %(day)s") % {"office": office.get_kind_display(), "day": office.since}
    return Row(office.person.name, reverse("person", args=[office.person.number]), since, office.union.name)


def _proposals(who: Standing, cell: Cell, union: Union, year: int, asked: QueryDict, size: int) -> Listed:
    """Those that one may read, by their matter; of other houses no more than how many there are."""
    every = proposals_behind(cell, union, year)
    known = every.filter(pk__in=proposals_visible_to(who).order_by().values("pk"))
    rows, after = _after(found_by_words(known, asked.get("q", "")[:40]), asked, size)
    count = every.count()
    return Listed([_proposal(p) for p in rows], count, count - known.count(), after)


def _proposal(proposal: Proposal) -> Row:
    where = reverse("proposal", args=[proposal.pk])
    return Row(proposal.title, where, str(proposal.get_state_display()), proposal.union.name)


def _unions(_who: Standing, cell: Cell, union: Union, year: int, asked: QueryDict, size: int) -> Listed:
    every = unions_behind(cell, union, year)
    shown = unions_by_name(every, asked.get("q", "")[:40])
    last = Union.objects.filter(code=asked.get("after", "")[:20]).values_list("path", flat=True).first()
    rows = list((shown.filter(path__gt=last) if last else shown)[: size + 1])
    after = rows[size - 1].code if len(rows) > size else ""
    return Listed([_union(u) for u in rows[:size]], every.count(), 0, after)


def _union(union: Union) -> Row:
    return Row(union.name, reverse("union-profile", args=[union.code]), union.get_sector_display(), union.code)


def _after(rows: QuerySet[Kept], asked: QueryDict, size: int) -> tuple[Iterable[Kept], str]:
    typed = asked.get("after", "")
    following = rows.filter(pk__gt=int(typed)) if typed.isdecimal() and len(typed) < 19 else rows
    found = list(following[: size + 1])
    return found[:size], str(found[size - 1].pk) if len(found) > size else ""
