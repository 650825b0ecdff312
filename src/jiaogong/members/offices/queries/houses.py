"""The bodies of many unions as they stand on a day, for the rules to look at; the same few queries however many."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Count, Max, Min, Q

from jiaogong.kernel.limits import Limit
from jiaogong.members.models import BODY_OF, Office, Person, SchoolPost, Term, Trainee
from jiaogong.members.offices.queries import held_on
from jiaogong.members.offices.rules.soundness import HEADS, LIMITS, BodyNow, Finding, Holder, HouseNow, findings
from jiaogong.unions.limits import limits_of_many
from jiaogong.unions.models import Union

Counts = dict[int, tuple[int, int]]
# A course taken so long before the first post counts as training for it.
_BEFOREHAND = dt.timedelta(days=365)


def findings_of(unions: Sequence[Union], today: dt.date) -> dict[int, tuple[Finding, ...]]:
    """What falls short in each of the unions, by key."""
    limits = limits_of_all(unions, today)
    return {pk: findings(house, limits[pk], today) for pk, house in houses_of(unions, today).items()}


def limits_of_all(unions: Sequence[Union], today: dt.date) -> dict[int, dict[str, Limit]]:
    """The limits that the bodies of unions are held against, by the union's key."""
    return limits_of_many(unions, LIMITS, today)


def limits_of(union: Union, today: dt.date) -> dict[str, Limit]:
    """The limits that the bodies of one union are held against."""
    return limits_of_all([union], today)[union.pk]


def houses_of(unions: Sequence[Union], today: dt.date) -> dict[int, HouseNow]:
    """The unions as they stand on a day, by key."""
    counts, chairless = counts_of(unions, today), _chairless(unions, today)
    bodies = _bodies(unions, today)
    found = {}
    for union in unions:
        members, women = counts.get(union.pk, (0, 0))
        found[union.pk] = HouseNow(
            is_base=union.kind == Union.Kind.BASE and union.has_union,
            members=members,
            women=women,
            bodies={now.body: now for now in bodies.get(union.pk, ())},
            chairless_since=chairless.get(union.pk) if union.has_union else None,
        )
    return found


def counts_of(unions: Iterable[Union], today: dt.date) -> Counts:
    """Serving members and women among them, of each union with its groups."""
    keys = [u.pk for u in unions]
    serving = Q(retired_date__isnull=True) | Q(retired_date__gt=today)
    alive = Q(death_date__isnull=True) | Q(death_date__gt=today)
    groups = Q(union__parent__in=keys, union__kind=Union.Kind.GROUP)
    rows = (
        Person.objects.filter(serving, alive, Q(union__in=keys) | groups, is_member=True, merged_into__isnull=True)
        .values_list("union", "union__parent", "union__kind")
        .order_by()
        .annotate(members=Count("pk"), women=Count("pk", filter=Q(sex=Person.Sex.FEMALE)))
    )
    counted: dict[int, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for own, parent, kind, members, women in rows:
        key = parent if kind == Union.Kind.GROUP and own not in keys else own
        counted[key] = (counted[key][0] + members, counted[key][1] + women)
    return dict(counted)


def _chairless(unions: Iterable[Union], today: dt.date) -> dict[int, dt.date]:
    """The last day of the last elected chair, of those unions that had one and have none."""
    chairs = Office.objects.filter(union__in=[u.pk for u in unions], kind=Office.Kind.CHAIR, stands_in_for__isnull=True)
    elected = chairs.exclude(how=Office.How.ACTING)
    running = Q(until__isnull=True) | Q(until__gte=today)
    rows = elected.order_by().values_list("union").annotate(last=Max("until"), held=Count("pk", filter=running))
    return {union: until for union, until, held in rows if not held}


def _bodies(unions: Sequence[Union], today: dt.date) -> dict[int, list[BodyNow]]:
    keys = [u.pk for u in unions]
    terms = {(t.union_id, t.body): t for t in Term.objects.filter(union__in=keys, ended_date__isnull=True)}
    holders = _holders(unions, today)
    found: dict[int, list[BodyNow]] = defaultdict(list)
    for union_id, body in dict.fromkeys([*terms, *holders]):
        term = terms.get((union_id, body))
        waits = term is not None and term.state == Term.State.REPORTED
        found[union_id].append(
            BodyNow(
                body=body,
                elected=term.elected_date if term else None,
                ends=term.ends_date if term else None,
                seats=term.seats if term else 0,
                unanswered_since=term.reported_date if term and waits else None,
                is_returned=term is not None and term.state == Term.State.RETURNED,
                holders=tuple(holders.get((union_id, body), ())),
                term_id=term.pk if term else 0,
            )
        )
    order = list(Term.Body)
    return {pk: sorted(rows, key=lambda now: order.index(Term.Body(now.body))) for pk, rows in found.items()}


def _holders(unions: Sequence[Union], today: dt.date) -> dict[tuple[int, str], list[Holder]]:
    """Who sits on which body of which union; as plain values, for of delegates there are many."""
    paths = {u.pk: u.path for u in unions}
    columns = ("pk", "union", "kind", "since", "how", "is_head", "has_money", *_OF_PERSON)
    held = Office.objects.filter(held_on(today), union__in=paths, kind__in=BODY_OF)
    rows = list(held.order_by("pk").values(*columns))
    posts: dict[int, set[str]] = defaultdict(set)
    barred = SchoolPost.objects.filter(person__offices__union__in=paths)
    for person_id, kind in barred.values_list("person", "kind").distinct():
        posts[person_id].add(kind)
    trained = _trained({row["person"] for row in rows if row["kind"] in HEADS}, today)
    found: dict[tuple[int, str], list[Holder]] = defaultdict(list)
    for row in rows:
        found[row["union"], BODY_OF[row["kind"]]].append(
            Holder(
                person_id=row["person"],
                name=row["person__name"],
                kind=row["kind"],
                since=row["since"],
                how=row["how"],
                is_head=row["is_head"],
                has_money=row["has_money"],
                posts=frozenset(posts.get(row["person"], ())),
                is_gone=_is_gone(row, paths[row["union"]], today),
                is_trained=row["person"] in trained,
                office_id=row["pk"],
            )
        )
    return found


_OF_PERSON = (
    "person", "person__name", "person__is_member", "person__retired_date", "person__death_date", "person__union__path",
)  # fmt: skip


def _trained(people: set[int], today: dt.date) -> set[int]:
    """Those who were trained in or after the year before they first became chair or vice chair."""
    first = dict(
        Office.objects.filter(person__in=people, kind__in=HEADS, stands_in_for__isnull=True)
        .order_by()
        .values_list("person")
        .annotate(Min("since"))
    )
    courses = Trainee.objects.filter(person__in=people, training__since__lte=today).order_by()
    last = dict(courses.values_list("person").annotate(Max("training__until")))
    return {pk for pk, until in last.items() if until >= first[pk] - _BEFOREHAND}


def _is_gone(row: Mapping[str, Any], path: str, today: dt.date) -> bool:
    """Whether somebody has retired, died, left or gone over to a union outside the branch of that path."""
    ends = (row["person__retired_date"], row["person__death_date"])
    is_staff_enough = row["kind"] == Office.Kind.CONGRESS
    is_away = not (row["person__is_member"] or is_staff_enough) or not row["person__union__path"].startswith(path)
    return is_away or any(day is not None and day <= today for day in ends)
