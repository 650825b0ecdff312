"""The terms of the made-up area: elections, summer by-elections, audit and women's committees, trainings, a few faults."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from random import Random

from jiaogong.config.demo.delegates import delegates_asked
from jiaogong.config.demo.mandates import (
    CONGRESS_FROM,
    Mandate,
    days_in_office,
    fates_of,
    last_day_of,
    mandates_of,
    terms_rng,
)
from jiaogong.config.demo.people import Roster
from jiaogong.config.demo.tree import AREA_CODE, SHOWN_SCHOOL, Node
from jiaogong.kernel import clock
from jiaogong.members.models import BODY_OF, Office, Person, SchoolPost, Term, Trainee, Training
from jiaogong.members.offices.rules.terms import Seated, last_day
from jiaogong.members.offices.services import seating
from jiaogong.members.queries import standing_of
from jiaogong.unions.models import Union

Kind, How, End, Body = Office.Kind, Office.How, Office.End, Term.Body
_HEADS = (Kind.CHAIR, Kind.VICE_CHAIR)
_CHARGES = ("文体活动", "宣传教育", "民主管理", "生活福利", "女教职工工作", "走访慰问")


@dataclass
class Plan:
    """What is to be written of one union."""

    node: Node
    roster: Roster
    rng: Random
    day: dt.date
    elected: dt.date
    spare: list[Person]
    terms: dict[str, Term] = field(default_factory=dict)
    seats: list[Office] = field(default_factory=list)
    posts: list[SchoolPost] = field(default_factory=list)

    @property
    def union(self) -> Union:
        return self.roster.union

    def take(self, count: int, *, sex: str = "") -> list[Person]:
        """People who hold nothing yet."""
        taken = [p for p in self.spare if not sex or p.sex == sex][:count]
        self.spare = [p for p in self.spare if p not in taken]
        return taken


def keep_terms(nodes: list[Node], rosters: dict[str, Roster], today: dt.date) -> None:
    """Give every union its terms, so that each kind of finding stands somewhere and most unions lack nothing."""
    told = [n for n in nodes if n.code in rosters and n.has_union]
    fates, mandates = fates_of(told), mandates_of(nodes, today)
    plans = [_plan(node, rosters[node.code], fates.get(node.code, ""), today) for node in told]
    for plan in plans:
        _bodies(plan, fates.get(plan.node.code, ""))
        _agree_with_sessions(plan, mandates[plan.node.code])
    _write(plans, rosters[AREA_CODE].office_holder(Kind.STAFF).person)
    _train(plans, rosters[AREA_CODE], fates, today)
    _fill_lately(next(p for p in plans if p.node.short == SHOWN_SCHOOL))


def _plan(node: Node, roster: Roster, fate: str, today: dt.date) -> Plan:
    rng = terms_rng(node)
    ago = days_in_office(rng, node, fate)
    holding = {o.person_id for o in roster.offices}
    spare = [p for p in roster.serving(today) if p.pk not in holding]
    return Plan(node, roster, rng, today, today - dt.timedelta(days=ago), spare)


def _bodies(plan: Plan, fate: str) -> None:
    is_base = plan.node.kind == Union.Kind.BASE
    for office in plan.roster.offices:
        office.since, office.how, office.is_head = plan.elected, How.ELECTED, office.kind in (Kind.CHAIR, *_OTHERS)
        plan.seats.append(office)
    if is_base:
        _women(plan, commissioner=fate == "commissioner")
        _audit(plan, fate)
        _describe(plan)
        _delegates(plan)
        _posts(plan, fate)
    else:
        _describe_area(plan)
    if fate != "none":
        _terms(plan, fate)
    _befall(plan, fate)


_OTHERS = (Kind.WOMEN, Kind.AUDIT)


def _seat(plan: Plan, person: Person, kind: str, **facts: object) -> Office:
    office = Office(person=person, union=plan.union, kind=kind, since=plan.elected, how=How.ELECTED)
    for name, value in facts.items():
        setattr(office, name, value)
    plan.seats.append(office)
    return office


def _women(plan: Plan, *, commissioner: bool) -> None:
    """Two or four more beside the head where ten women ask for a committee."""
    if plan.node.women < 10 or commissioner:
        return
    for person in plan.take(2 if plan.node.women < 60 else 4, sex=Person.Sex.FEMALE):
        _seat(plan, person, Kind.WOMEN, how=How.NOMINATED)


def _audit(plan: Plan, fate: str) -> None:
    """Two more beside the head from twenty-five members on; or none at all, where that is the fault."""
    if fate == "no_audit":
        plan.seats = [o for o in plan.seats if o.kind != Kind.AUDIT]
        return
    if plan.node.staff >= 25:
        people = plan.take(2)
        for person in people:
            _seat(plan, person, Kind.AUDIT)
        if fate == "cashier":
            plan.posts.append(SchoolPost(person=people[-1], kind=SchoolPost.Kind.FINANCE, noted_date=plan.day))


def _describe(plan: Plan) -> None:
    """Who is in charge of what, who is full-time; a vice chair looks after the money."""
    committee = [o for o in plan.seats if o.kind in (*_HEADS, Kind.COMMITTEE)]
    for office, charge in zip((o for o in committee if o.kind == Kind.COMMITTEE), _CHARGES, strict=False):
        office.charge = charge
    for office in committee:
        if office.kind == Kind.CHAIR:
            office.charge, office.is_full_time = "主持全面工作", plan.node.staff >= 120
            office.rank = Office.Rank.SECTION if plan.node.level in ("organ", "middle") else ""
        if office.kind == Kind.VICE_CHAIR:
            office.charge, office.has_money = "财务和资产", True
    missing = (3 if plan.node.staff <= 200 else 7) - len({o.person_id for o in committee})
    for person in plan.take(max(0, missing)):
        _seat(plan, person, Kind.COMMITTEE)


def _describe_area(plan: Plan) -> None:
    for office in plan.seats:
        office.is_full_time = True
        office.rank = Office.Rank.COUNTY if office.kind == Kind.CHAIR else ""
        office.how = How.APPOINTED if office.kind == Kind.STAFF else How.ELECTED


def _delegates(plan: Plan) -> None:
    """Delegates instead of all members from a hundred on; delegates to the teachers' congress from eighty on."""
    people = plan.roster.serving(plan.day)
    if plan.node.staff >= 100:
        count = 34 if plan.node.staff <= 200 else 46
        for person in people[: count if plan.rng.random() < 0.85 else count - 12]:
            _seat(plan, person, Kind.DELEGATE)
    if plan.node.staff >= CONGRESS_FROM:
        for person in plan.rng.sample(people, delegates_asked(plan.node.staff, "", plan.day)):
            _seat(plan, person, Kind.CONGRESS)


def _posts(plan: Plan, fate: str) -> None:
    """The head of the house and the cashier; on the committee or the audit committee only where that is the fault."""
    head = next(o.person for o in plan.seats if o.kind == Kind.COMMITTEE) if fate == "head" else None
    others = plan.take(2)
    if len(others) == 2:
        plan.posts.append(SchoolPost(person=head or others[0], kind=SchoolPost.Kind.HEAD, noted_date=plan.day))
        plan.posts.append(SchoolPost(person=others[1], kind=SchoolPost.Kind.FINANCE, noted_date=plan.day))


def _terms(plan: Plan, fate: str) -> None:
    years = 3 if plan.node.kind == Union.Kind.BASE else 5
    number = plan.rng.randint(2, 7)
    seats: dict[str, set[int]] = {}
    for office in plan.seats:
        if office.kind in BODY_OF:
            seats.setdefault(BODY_OF[office.kind], set()).add(office.person_id)
    waits = fate in ("waiting", "late")
    for body, people in seats.items():
        ends = last_day(plan.elected, years)
        own = body == Body.CONGRESS
        plan.terms[body] = Term(
            union=plan.union, body=body, number=number, elected_date=plan.elected, years=years, seats=len(people),
            planned_ends_date=ends, ends_date=ends, reported_date=plan.elected + dt.timedelta(days=3),
            state=Term.State.OWN if own else Term.State.REPORTED if waits else Term.State.APPROVED,
            replied_date=None if own or waits else plan.elected + dt.timedelta(days=12),
        )  # fmt: skip


def _agree_with_sessions(plan: Plan, mandate: Mandate) -> None:
    """The teachers' congress bears the number by which the ledger calls its sessions, from the day that they follow."""
    term = plan.terms.get(Body.CONGRESS)
    if term:
        term.number, term.elected_date = mandate.number, mandate.since
        term.planned_ends_date = term.ends_date = last_day_of(mandate)


def _befall(plan: Plan, fate: str) -> None:
    """What happened since the election: a chair who went, who was elected instead or acts until then."""
    chair = next(o for o in plan.seats if o.kind == Kind.CHAIR)
    if fate == "by_elected":
        gone = _former(plan, plan.day.replace(month=6, day=30), End.TRANSFERRED)
        chair.since, chair.how = plan.day.replace(month=7, day=plan.rng.randint(3, 12)), How.BY_ELECTED
        if gone.until and gone.until < plan.elected:
            plan.seats.remove(gone)
    if fate in ("vacant", "acting"):
        chair.until, chair.how_ended = plan.day - dt.timedelta(days=130 if fate == "vacant" else 210), End.RETIRED
        chair.since = min(chair.since, chair.until - dt.timedelta(days=300))
    if fate == "acting" and chair.until:
        vice = next((o for o in plan.seats if o.kind in (Kind.VICE_CHAIR, Kind.COMMITTEE)), chair)
        day = chair.until + dt.timedelta(days=1)
        _seat(plan, vice.person, Kind.CHAIR, how=How.ACTING, since=day, is_head=True, charge="临时主持工作")


def _former(plan: Plan, until: dt.date, how: str) -> Office:
    """A chair before the present one."""
    (person,) = plan.take(1) or [plan.roster.people[-1]]
    return _seat(plan, person, Kind.CHAIR, until=until, how_ended=how, is_head=True)


def _write(plans: list[Plan], replying: Person) -> None:
    for term in (t for p in plans for t in p.terms.values() if t.replied_date):
        term.replied_by = replying
    Term.objects.bulk_create([t for p in plans for t in p.terms.values()], batch_size=500)
    kept = {o.pk for p in plans for o in p.seats if o.pk}
    gone = [o for p in plans for o in p.roster.offices if o.pk not in kept]
    Office.objects.filter(pk__in=[o.pk for o in gone]).delete()
    for plan in plans:
        for office in plan.seats:
            office.term = plan.terms.get(BODY_OF.get(office.kind, ""))
    facts = ["term", "since", "until", "how", "how_ended", "is_head", "is_full_time", "rank", "charge", "has_money"]
    Office.objects.bulk_update([o for p in plans for o in p.seats if o.pk], facts, batch_size=200)
    Office.objects.bulk_create([o for p in plans for o in p.seats if not o.pk], batch_size=500)
    SchoolPost.objects.bulk_create([post for p in plans for post in p.posts], batch_size=500)


def _train(plans: list[Plan], area: Roster, fates: dict[str, str], today: dt.date) -> None:
    """The area's courses of two years: chairs and vice chairs in office, but for those who have missed them."""
    by = area.office_holder(Kind.STAFF).person
    chosen = [
        o.person
        for p in plans
        for o in p.seats
        if o.kind in _HEADS and o.until is None and fates.get(p.node.code) != "untrained"
    ]
    for ordinal, year in zip("五六", (today.year - 1, today.year), strict=True):
        since = dt.date(year, 5, 11)
        if since + dt.timedelta(days=3) > today:
            continue
        with clock.stopped_at(since + dt.timedelta(days=3)):
            training = Training.objects.create(
                union=area.union, course=f"第{ordinal}期工会主席、副主席培训班", organiser=area.union.name, since=since,
                until=since + dt.timedelta(days=2), hours=24, recorded_by=by, recorded_at=clock.now(),
            )  # fmt: skip
        people = chosen if year < today.year else chosen[::3]
        Trainee.objects.bulk_create(
            [
                Trainee(training=training, person=person, certificate=f"{year}-{at:03}")
                for at, person in enumerate(dict.fromkeys(people), 1)
            ]
        )


def _fill_lately(plan: Plan) -> None:
    """At the school that is shown a member resigned, and another was by-elected a week ago: its draft waits."""
    chair = standing_of(plan.roster.office_holder(Kind.CHAIR).person, plan.day)
    term = plan.terms[Body.COMMITTEE]
    gone = next(o for o in plan.seats if o.kind == Kind.COMMITTEE)
    day = plan.day - dt.timedelta(days=7)
    with clock.stopped_at(day):
        seating.end_office(actor=chair, office_id=gone.pk, on=day - dt.timedelta(days=20), how=End.RESIGNED)
        seated = Seated(person_id=plan.take(1)[0].pk, post="member", how=How.BY_ELECTED, charge=gone.charge)
        seating.fill_seat(actor=chair, term_id=term.pk, seated=seated, on=day)
