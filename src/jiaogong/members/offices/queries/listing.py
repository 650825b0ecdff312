"""The bodies of a branch as a list: each union with its term of one body, narrowed by state."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from jiaogong.kernel.rates import Rate
from jiaogong.members.models import BODY_OF, Office, Term
from jiaogong.members.offices.queries import held_on
from jiaogong.members.offices.queries.houses import counts_of, houses_of, limits_of_all
from jiaogong.members.offices.rules.soundness import (
    Finding,
    HouseNow,
    findings,
    is_committee,
    needs_audit_committee,
)
from jiaogong.members.offices.rules.soundness import needs_women_committee as needs_women
from jiaogong.members.offices.rules.terms import ENDING, ENDING_SOON, NONE, OVER, RUNNING, UNSOUND, WAITING, state_of
from jiaogong.unions.models import Union
from jiaogong.unions.queries import branch, found_by_name

STATES = (RUNNING, ENDING, OVER, NONE, WAITING, UNSOUND)
PAGE, BATCH = 50, 200


@dataclass(frozen=True, slots=True)
class Row:
    """A union with its body's term, who heads it, how many sit on it, and what falls short."""

    union: Union
    term: Term | None
    state: str
    head: str
    people: int
    findings: tuple[Finding, ...]


def unions_with_bodies(union: Union) -> QuerySet[Union]:
    """The unions of a branch that have bodies: area unions and base unions that are set up and not closed."""
    kinds = (Union.Kind.AREA, Union.Kind.BASE)
    return branch(union).filter(kind__in=kinds, has_union=True, closed_date__isnull=True).order_by("path")


def narrowed(union: Union, body: str, state: str, words: str, today: dt.date) -> QuerySet[Union]:
    """The unions of a branch whose body is in a state; UNSOUND is looked for by `rows`."""
    open_terms = Term.objects.filter(union=OuterRef("pk"), body=body, ended_date__isnull=True)
    ends = Subquery(open_terms.values("ends_date")[:1])
    found = found_by_name(unions_with_bodies(union), words).annotate(term_ends=ends)
    asked = {
        RUNNING: Q(term_ends__gt=today + ENDING_SOON),
        ENDING: Q(term_ends__range=(today, today + ENDING_SOON)),
        OVER: Q(term_ends__lt=today),
    }
    if state == NONE:
        return found.filter(~Exists(open_terms))
    if state == WAITING:
        return found.filter(Exists(open_terms.filter(Q(state=Term.State.REPORTED) | Q(asked_ends_date__isnull=False))))
    return found.filter(asked[state]) if state in asked else found


def page_of(unions: QuerySet[Union], body: str, state: str, today: dt.date, *, after: str) -> tuple[list[Row], str]:
    """Fifty rows after the union of that code, and the code that the next page starts after."""
    start = unions.filter(code=after).values_list("path", flat=True).first() or ""
    found: list[Row] = []
    for row in rows(unions.filter(path__gt=start), body, state, today):
        if len(found) == PAGE:
            return found, found[-1].union.code
        found.append(row)
    return found, ""


def rows(unions: QuerySet[Union], body: str, state: str, today: dt.date) -> Iterator[Row]:
    """The rows of unions by their place on the tree, fetched some at a time; of UNSOUND, only where something is found."""
    last = ""
    while batch := list(unions.filter(path__gt=last)[: PAGE + 1 if state != UNSOUND else BATCH]):
        last = batch[-1].path
        houses, limits = houses_of(batch, today), limits_of_all(batch, today)
        terms = {t.union_id: t for t in Term.objects.filter(union__in=batch, body=body, ended_date__isnull=True)}
        for union in batch:
            house, term = houses[union.pk], terms.get(union.pk)
            own = tuple(f for f in findings(house, limits[union.pk], today) if f.body == body)
            if state == UNSOUND and not own:
                continue
            holders = sorted(house.body(body).holders, key=lambda h: not h.is_head)
            head = holders[0].name if holders else ""
            now = state_of(term.ends_date if term else None, today)
            yield Row(union, term, now, head, house.body(body).people, own)


@dataclass(frozen=True, slots=True)
class Officers:
    """The officers of a branch's committees: each person once. Ranks are of those counted full-time or part-time."""

    full_time: int
    full_time_county: int
    part_time: int
    part_time_section: int
    minority: int

    @property
    def all(self) -> int:
        return self.full_time + self.part_time


@dataclass(frozen=True, slots=True)
class Rates:
    """Bodies set up of those that must be, in a branch on a day, and its officers."""

    in_term: Rate
    women: Rate
    audit: Rate
    officers: Officers


def rates_of(union: Union, today: dt.date) -> Rates:
    """The branch's rates, over the base unions that are set up."""
    bases = list(unions_with_bodies(union).filter(kind=Union.Kind.BASE))
    counts, limits = counts_of(bases, today), limits_of_all(bases, today)
    seats = _seats_by_body(bases, today)
    running = set(
        Term.objects.filter(union__in=bases, body="committee", ended_date__isnull=True, ends_date__gte=today)
        .order_by()
        .values_list("union", flat=True)
    )
    women = [
        u.pk for u in bases if needs_women(counts.get(u.pk, (0, 0))[1], limits[u.pk]["union.women_committee_from"])
    ]
    audit = [
        u.pk
        for u in bases
        if needs_audit_committee(HouseNow(is_base=True, members=counts.get(u.pk, (0, 0))[0]), limits[u.pk])
    ]
    return Rates(
        in_term=Rate(len(running), len(bases)),
        women=Rate(sum(is_committee(seats.get((pk, "women"), 0)) for pk in women), len(women)),
        audit=Rate(sum(seats.get((pk, "audit"), 0) > 0 for pk in audit), len(audit)),
        officers=officers_of(union, today),
    )


def _seats_by_body(unions: list[Union], today: dt.date) -> dict[tuple[int, str], int]:
    """How many sit on the women's and audit committees of each union."""
    rows = (
        Office.objects.filter(held_on(today), union__in=unions, kind__in=(Office.Kind.WOMEN, Office.Kind.AUDIT))
        .order_by()
        .values_list("union", "kind")
        .annotate(Count("person", distinct=True))
    )
    return {(union, BODY_OF[kind]): people for union, kind, people in rows}


def officers_of(union: Union, today: dt.date) -> Officers:
    """Chairs, vice chairs, committee members and staff of a branch; full-time is who is so in any of the offices."""
    kinds = (Office.Kind.CHAIR, Office.Kind.VICE_CHAIR, Office.Kind.COMMITTEE, Office.Kind.STAFF)
    held = Office.objects.filter(held_on(today), union__path__startswith=union.path, kind__in=kinds)
    full, county, section = Q(is_full_time=True), Q(rank=Office.Rank.COUNTY), Q(rank=Office.Rank.SECTION)
    counted = held.aggregate(
        all=Count("person", distinct=True),
        full=Count("person", distinct=True, filter=full),
        county=Count("person", distinct=True, filter=full & county),
        section=Count("person", distinct=True, filter=~full & section),
        minority=Count("person", distinct=True, filter=Q(person__is_minority=True)),
    )
    return Officers(
        full_time=counted["full"],
        full_time_county=counted["county"],
        part_time=counted["all"] - counted["full"],
        part_time_section=counted["section"],
        minority=counted["minority"],
    )
