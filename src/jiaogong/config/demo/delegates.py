"""The delegates of the made-up area: what each was when elected, delegations with heads, special committees, a choosing."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from jiaogong.config.demo.people import Roster
from jiaogong.config.demo.tree import CHOOSING_SCHOOL, Node
from jiaogong.congress.delegates.queries.choosing import constituencies_of
from jiaogong.congress.delegates.rules.composition import is_leaders_job, is_young_on
from jiaogong.congress.delegates.services.choosing import begin_choosing
from jiaogong.congress.delegates.services.constituencies import move_people
from jiaogong.congress.delegates.services.voting import name_candidates, record_paper
from jiaogong.congress.models import CommitteeMember, Constituency, Delegate, Delegation, SpecialCommittee
from jiaogong.kernel import clock
from jiaogong.kernel.limits import least_for
from jiaogong.members.models import Office, Person, SchoolPost, Term
from jiaogong.members.queries import Standing
from jiaogong.rulepacks import limit

_NUMERALS = "一二三四五六"
_COMMITTEES = (
    (SpecialCommittee.Kind.PROPOSALS, "提案工作委员会", 5),
    (SpecialCommittee.Kind.DEMOCRACY, "民主管理委员会", 5),
    (SpecialCommittee.Kind.WELFARE, "生活福利委员会", 3),
)
_OFFICES = "行政后勤"


def keep_delegates(nodes: list[Node], rosters: dict[str, Roster], today: dt.date) -> None:
    """Freeze every delegate of every union, seat them in delegations, form the committees; choose anew at one school."""
    kinds = (Office.Kind.CONGRESS, Office.Kind.DELEGATE)
    held = Office.objects.filter(kind__in=kinds).select_related("person", "term").order_by("term", "pk")
    heads = set(SchoolPost.objects.filter(kind=SchoolPost.Kind.HEAD).values_list("person", flat=True))
    seats: dict[Term | None, list[Office]] = defaultdict(list)
    for office in held:
        seats[office.term].append(office)
    delegations = {term: _delegations(term, offices) for term, offices in seats.items() if term}
    Delegation.objects.bulk_create([d for found in delegations.values() for d in found], batch_size=500)
    age = limit("congress.young_age", on=today)
    rows = []
    for term, offices in seats.items():
        of_term = delegations.get(term, []) if term else []
        for at, office in enumerate(sorted(offices, key=lambda o: (_unit(o.person), o.pk))):
            found = of_term[at * len(of_term) // len(offices)] if of_term else None
            rows.append(_frozen(office, found, heads, is_young_on(office.person.birth_date, office.since, age)))
    Delegate.objects.bulk_create(rows, batch_size=1000)
    _form_committees({term: offices for term, offices in seats.items() if term and term.body == Term.Body.CONGRESS})
    _choose(next(n for n in nodes if n.short == CHOOSING_SCHOOL), rosters, today)


def delegates_asked(staff: int, place: str, on: dt.date) -> int:
    """How many delegates to the teachers' congress the place asks for."""
    return least_for(limit("congress.delegates", place=place, on=on).value, staff)


def _unit(person: Person) -> str:
    return person.grade or _OFFICES


def _delegations(term: Term, offices: list[Office]) -> list[Delegation]:
    """About ten to a delegation; the first of each heads it."""
    ordered = sorted(offices, key=lambda o: (_unit(o.person), o.pk))
    count = max(1, min(len(_NUMERALS), len(ordered) // 10))
    firsts = [next(o for at, o in enumerate(ordered) if at * count // len(ordered) == nth) for nth in range(count)]
    return [
        Delegation(term=term, name=f"第{_NUMERALS[nth]}代表团", head_id=firsts[nth].person_id) for nth in range(count)
    ]


def _frozen(office: Office, delegation: Delegation | None, heads: set[int], is_young: bool) -> Delegate:
    person = office.person
    return Delegate(
        office=office,
        delegation=delegation,
        constituency=_unit(person),
        is_teacher=person.is_teacher,
        is_leader=person.pk in heads or is_leaders_job(person.job),
        is_young=is_young,
        is_minority=person.is_minority,
    )


def _form_committees(seats: dict[Term, list[Office]]) -> None:
    committees = [
        (SpecialCommittee(term=term, kind=kind, name=name), size) for term in seats for kind, name, size in _COMMITTEES
    ]
    SpecialCommittee.objects.bulk_create([made for made, _size in committees], batch_size=500)
    members = []
    for nth, (made, size) in enumerate(committees):
        people = [o.person_id for o in seats[made.term]]
        first = nth % len(_COMMITTEES) * 5
        chosen = people[first : first + size]
        members += [CommitteeMember(committee=made, person_id=pk, is_chair=at == 0) for at, pk in enumerate(chosen)]
    CommitteeMember.objects.bulk_create(members, batch_size=1000)


def _choose(node: Node, rosters: dict[str, Roster], today: dt.date) -> None:
    """A school whose term ends soon chooses its next delegates: some grades have voted, one goes on, one begins."""
    roster = rosters[node.code]
    day = today - dt.timedelta(days=12)
    chair = roster.office_holder(Office.Kind.CHAIR)
    last = Term.objects.filter(union=roster.union, body=Term.Body.CONGRESS).order_by("-number").first()
    with clock.stopped_at(day):
        choosing = begin_choosing(
            actor=chair, union=roster.union, body=Term.Body.CONGRESS, number=last.number + 1 if last else 1, years=3,
            seats=delegates_asked(len(roster.serving(day)), "", day), by="grade",
        )  # fmt: skip
        office = Constituency.objects.create(choosing=choosing, name=_OFFICES)
        others = [p.pk for p in roster.serving(day) if not p.grade]
        move_people(actor=chair, choosing_id=choosing.pk, constituency_id=office.pk, people=others)
    units = list(constituencies_of(choosing))
    for nth, unit in enumerate(units[:-1]):
        with clock.stopped_at(today - dt.timedelta(days=max(1, 9 - nth))):
            _vote(choosing.pk, unit, chair=chair, is_held=nth < len(units) - 3)


def _vote(choosing_id: int, unit: Constituency, *, chair: Standing, is_held: bool) -> None:
    people = [e.person for e in unit.electors.select_related("person").order_by("pk")]
    stand = people[: unit.seats + 1]
    named = {p.pk: is_leaders_job(p.job) for p in stand}
    name_candidates(actor=chair, choosing_id=choosing_id, constituency_id=unit.pk, people=named)
    if is_held:
        cast = len(people) - len(people) // 10
        votes = {p.pk: max(0, cast - 1 - nth % 3) if nth < unit.seats else 1 for nth, p in enumerate(stand)}
        record_paper(
            actor=chair,
            choosing_id=choosing_id,
            constituency_id=unit.pk,
            held_date=clock.today(),
            cast=cast,
            votes=votes,
        )
