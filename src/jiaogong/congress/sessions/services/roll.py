"""The roll: who sits in a session, who is there without a vote, the presidium, who came, was late, left."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from jiaogong.congress.delegates.queries import delegates_of
from jiaogong.congress.models import Delegate, Seat, Session
from jiaogong.congress.sessions import permissions, queries, rules
from jiaogong.congress.sessions.limits import bounds_for
from jiaogong.congress.sessions.queries import rolls
from jiaogong.congress.sessions.queries.readiness import presidium_lacks
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing
from jiaogong.unions.labels import limit_told

PRESENT = Seat.Attendance.PRESENT


@dataclass(frozen=True, slots=True)
class Came:
    """What is noted of one seat: an attendance, and why somebody is on leave."""

    attendance: str
    excuse: str = ""


@transaction.atomic
def draw_roll(*, actor: Standing, session_id: int) -> int:
    """Put everybody who sits in the session by right on its roll, in the order of their names; how many they are.

    Drawn again it takes in who came to the seat since, and drops who lost it; what was noted of the others stays. From
    its opening on the roll is frozen.
    """
    session = queries.locked_session(session_id, visible_to=actor)
    require(permissions.may_prepare(actor, session))
    day = timezone.localdate(session.starts_at)
    session.is_of_all = not rolls.meets_by_delegates(session.union, session.body, day)
    session.save(update_fields=["is_of_all"])
    by_right = {p.pk: p for p in rolls.sits_on(session).order_by("pinyin", "pk")}
    session.seats.filter(role=Seat.Role.DELEGATE).exclude(person__in=by_right).delete()
    session.seats.filter(person__in=by_right).exclude(role=Seat.Role.DELEGATE).delete()
    seated = set(session.seats.values_list("person_id", flat=True))
    elected = _elected(session)
    new = [_seat(session, p, elected.get(p.pk)) for p in by_right.values() if p.pk not in seated]
    Seat.objects.bulk_create(new, batch_size=500)
    _number(session)
    audit.record(actor.person, "congress.roll_drawn", session, seats=len(by_right))
    return len(by_right)


def _elected(session: Session) -> dict[int, Delegate]:
    """What each delegate was when elected, by the person's key."""
    offices = delegates_of(session.union, session.body, clock.today())
    return {o.person_id: o.delegate for o in offices if hasattr(o, "delegate")}


def _seat(session: Session, person: Person, elected: Delegate | None) -> Seat:
    return Seat(
        session=session,
        person=person,
        delegation_id=elected.delegation_id if elected else None,
        is_teacher=elected.is_teacher if elected else person.is_teacher,
    )


def _number(session: Session) -> None:
    """Number the seats by name, those without a vote after the others."""
    seats = sorted(
        session.seats.select_related("person"),
        key=lambda s: (s.role != Seat.Role.DELEGATE, s.person.pinyin, s.person_id),
    )
    for number, seat in enumerate(seats, 1):
        seat.number = number
    Seat.objects.bulk_update(seats, ["number"], batch_size=500)


@transaction.atomic
def seat_guest(*, actor: Standing, session_id: int, number: str, role: str) -> Seat:
    """Give somebody of the branch (by the member number) a seat without a vote, as observer or guest (约第十九条)."""
    session = queries.locked_session(session_id, visible_to=actor)
    require(permissions.may_keep_roll(actor, session))
    person = rolls.guest_called(session.union, number)
    if role not in (Seat.Role.OBSERVER, Seat.Role.GUEST):
        raise RuleBroken(_("A seat without a vote is an observer's or a guest's."))
    if session.seats.filter(person=person).exists():
        raise RuleBroken(_("%(name)s is on the roll already.") % {"name": person.name})
    last = session.seats.aggregate(last=Max("number"))["last"] or 0
    seat = Seat.objects.create(session=session, person=person, role=role, number=last + 1)
    audit.record(actor.person, "congress.guest_seated", session, person=person.pk, role=role)
    return seat


@transaction.atomic
def name_presidium(*, actor: Standing, session_id: int, people: Collection[int]) -> None:
    """Name the presidium, keys of persons on the roll: its teachers must be the majority, and its size that of the place.

    Raises RuleBroken naming the limit.
    """
    session = queries.locked_session(session_id, visible_to=actor)
    require(permissions.may_keep_roll(actor, session))
    seats = list(rolls.entitled_seats(session).filter(person__in=people))
    if len(seats) < len(set(people)):
        raise RuleBroken(
            _("The presidium is elected among those who sit in the session with a vote (第二十二条，条次待核).")
        )
    _require_sound_presidium(session, seats)
    session.seats.update(is_presidium=False)
    session.seats.filter(pk__in=[s.pk for s in seats]).update(is_presidium=True)
    audit.record(actor.person, "congress.presidium_named", session, people=len(seats))


def _require_sound_presidium(session: Session, seats: list[Seat]) -> None:
    teachers, entitled = sum(s.is_teacher for s in seats), rolls.entitled_seats(session).count()
    lacks = presidium_lacks(bounds_for(session), count=len(seats), teachers=teachers, entitled=entitled)
    if lacks:
        raise RuleBroken(str(lacks[0]))


@transaction.atomic
def note_attendance(*, actor: Standing, session_id: int, came: Mapping[int, Came]) -> int:
    """Note who came, is on leave (with the reason) or absent, by the seat's key; how many seats changed.

    Somebody once present is late from the opening on; the times are the clock's.
    """
    session = queries.locked_session(session_id, visible_to=actor)
    require(permissions.may_keep_roll(actor, session))
    if any(c.attendance == PRESENT for c in came.values()):
        require_its_day(session)
    changed = []
    for seat in session.seats.select_for_update().filter(pk__in=came):
        noted = came[seat.pk]
        if (seat.attendance, seat.excuse) != (noted.attendance, noted.excuse.strip()[:120]):
            _mark(seat, noted)
            changed.append(seat)
    Seat.objects.bulk_update(changed, ["attendance", "excuse", "arrived_at", "left_at"], batch_size=500)
    if changed:
        audit.record(actor.person, "congress.roll_called", session, seats=len(changed))
    return len(changed)


def _mark(seat: Seat, noted: Came) -> None:
    came = noted.attendance == PRESENT
    seat.attendance = noted.attendance
    seat.excuse = "" if came else noted.excuse.strip()[:120]
    seat.arrived_at = (seat.arrived_at or clock.now()) if came else None
    seat.left_at = seat.left_at if came else None


def require_its_day(session: Session) -> None:
    """Nobody is present before the day of the session; leave is asked for earlier."""
    day = timezone.localdate(session.starts_at)
    if clock.today() < day:
        raise RuleBroken(_("The session is on %(day)s; who came is noted on that day.") % {"day": day})


@transaction.atomic
def arrive(*, actor: Standing, session_id: int, code: str) -> Seat:
    """Note one's own arrival by the code that the hall's screen shows now; older ones tell nothing any more."""
    session = queries.locked_session(session_id, visible_to=actor)
    seat = session.seats.filter(person=actor.person).first()
    if seat is None:
        raise NotFound(_("You are not on the roll of this session."))
    if session.state not in (Session.State.CALLED, Session.State.OPEN):
        raise RuleBroken(_("The roll of this session is closed."))
    if not any(secrets.compare_digest(code, known) for known in rolls.hall_codes(session, clock.now())):
        raise RuleBroken(_("This code is no longer shown: scan the one on the screen now."))
    require_its_day(session)
    return _arrived(actor, session, seat)


@transaction.atomic
def arrive_by_number(*, actor: Standing, session_id: int, number: int) -> Seat:
    """Note an arrival by the number on the roll, as an usher at the door does."""
    session = queries.locked_session(session_id, visible_to=actor)
    require(permissions.may_keep_roll(actor, session))
    seat = session.seats.filter(number=number).first()
    if seat is None:
        raise RuleBroken(_("There is no number %(number)s on the roll.") % {"number": number})
    require_its_day(session)
    return _arrived(actor, session, seat)


def _arrived(actor: Standing, session: Session, seat: Seat) -> Seat:
    """Mark a seat present; who had left is back."""
    if seat.attendance == PRESENT and seat.left_at is None:
        return seat
    seat.attendance, seat.excuse, seat.left_at = PRESENT, "", None
    seat.arrived_at = seat.arrived_at or clock.now()
    seat.save(update_fields=["attendance", "excuse", "left_at", "arrived_at"])
    audit.record(actor.person, "congress.arrived", session, seat=seat.number)
    return seat


@transaction.atomic
def note_leaving(*, actor: Standing, session_id: int, number: int) -> Seat:
    """Note that somebody has left the hall: no longer counted as present from now on."""
    session = queries.locked_session(session_id, visible_to=actor)
    require(permissions.may_keep_roll(actor, session))
    seat = session.seats.filter(number=number).first()
    if seat is None:
        raise RuleBroken(_("There is no number %(number)s on the roll.") % {"number": number})
    if seat.attendance != PRESENT:
        raise RuleBroken(_("%(name)s has not come.") % {"name": seat.person.name})
    if seat.left_at is None:
        seat.left_at = max(clock.now(), seat.arrived_at or clock.now())
        seat.save(update_fields=["left_at"])
        audit.record(actor.person, "congress.left", session, seat=seat.number)
    return seat


def require_quorum(session: Session, *, present: int, entitled: int) -> int:
    """How many had to be present. Raises RuleBroken where they are fewer, with the numbers and the rule."""
    bounds = bounds_for(session)
    needed = bounds.quorum_needed(entitled)
    if not rules.is_quorate(present, entitled, bounds.quorum.value):
        values = {"present": present, "entitled": entitled, "needed": needed, "rule": limit_told(bounds.quorum)}
        raise RuleBroken(
            _("%(present)s of %(entitled)s are present, %(needed)s are needed: nothing can be decided. %(rule)s")
            % values
        )
    return needed
