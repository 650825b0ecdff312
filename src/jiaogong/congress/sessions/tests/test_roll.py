from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.congress.models import Seat, Session
from jiaogong.congress.sessions import services
from jiaogong.congress.sessions.queries import rolls
from jiaogong.congress.sessions.rules import ItemPlan
from jiaogong.congress.sessions.tests.factories import (
    come,
    make_called,
    make_delegates,
    make_open,
    make_ready,
    make_session,
)
from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound, NotPermitted, RuleBroken
from jiaogong.members.models import Person
from jiaogong.members.queries import standing_of
from jiaogong.members.tests.factories import make_person
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db


@pytest.fixture
def called(chair, school) -> Session:
    make_delegates(school, 6)
    return make_ready(school, by=chair)


def test_the_roll_holds_the_delegates_of_the_body_and_nobody_of_another_union_or_body(chair, school):
    here = make_delegates(school, 3)
    make_delegates(school, 2, body="delegates")
    make_delegates(make_union(school.parent), 2)

    session = make_called(school, by=chair)

    assert set(session.seats.values_list("person", flat=True)) == {p.pk for p in here}
    assert list(session.seats.order_by("number").values_list("number", flat=True)) == [1, 2, 3]


def test_where_all_meet_the_roll_holds_all_who_serve(chair, school):
    make_person(school, retired_date=dt.date(2020, 1, 1))
    serving = make_person(school)

    session = make_called(school, by=chair)

    assert set(session.seats.values_list("person", flat=True)) == {chair.person.pk, serving.pk}


def test_two_thirds_present_open_a_session_and_one_fewer_do_not(chair, called):
    come(called, 3, by=chair)
    with pytest.raises(RuleBroken, match="3 of 6 are present, 4 are needed"):
        services.open_session(actor=chair, session_id=called.pk)

    come(called, 4, by=chair)
    opened = services.open_session(actor=chair, session_id=called.pk)

    assert (opened.state, opened.entitled, opened.opened_with) == ("open", 6, 4)


def test_observers_and_guests_never_count(chair, school, called):
    guest = make_person(school)
    services.seat_guest(actor=chair, session_id=called.pk, number=guest.number, role=Seat.Role.GUEST)
    services.arrive_by_number(actor=chair, session_id=called.pk, number=7)

    turnout = rolls.turnout_of(called)

    assert (turnout.entitled, turnout.present, turnout.others) == (6, 0, 1)


@pytest.mark.parametrize("why", ["merged", "died", "elsewhere"])
def test_nobody_is_seated_whose_file_leads_elsewhere_who_died_or_is_of_another_school(chair, school, called, why):
    person = make_person(make_union(school.parent) if why == "elsewhere" else school)
    if why != "elsewhere":
        facts = {"merged": {"merged_into": chair.person}, "died": {"death_date": dt.date(2026, 10, 1)}}[why]
        Person.objects.filter(pk=person.pk).update(**facts)

    with pytest.raises(RuleBroken, match="bears the number"):
        services.seat_guest(actor=chair, session_id=called.pk, number=person.number, role=Seat.Role.GUEST)


def test_the_roll_is_frozen_once_the_session_is_open(chair, school):
    session = make_open(school, by=chair, present=4)

    with pytest.raises(NotPermitted, match="settled once the session has opened"):
        services.draw_roll(actor=chair, session_id=session.pk)


def test_who_leaves_is_no_longer_present_and_who_comes_back_is(chair, school):
    session = make_open(school, by=chair, present=4)

    services.note_leaving(actor=chair, session_id=session.pk, number=1)
    gone = rolls.turnout_of(session).present
    services.arrive_by_number(actor=chair, session_id=session.pk, number=1)

    assert (gone, rolls.turnout_of(session).present, rolls.turnout_of(session).came) == (3, 4, 4)


def test_a_delegate_arrives_by_the_code_that_the_screen_shows(called):
    delegate = standing_of(called.seats.get(number=2).person)
    code = rolls.hall_codes(called, clock.now())[0]

    seat = services.arrive(actor=delegate, session_id=called.pk, code=code)

    assert (seat.attendance, seat.arrived_at) == ("present", clock.now())


def test_a_code_that_is_no_longer_shown_and_one_who_is_not_on_the_roll_are_refused(chair, called):
    delegate = standing_of(called.seats.get(number=2).person)
    code = rolls.hall_codes(called, clock.now() - dt.timedelta(minutes=5))[0]

    with pytest.raises(RuleBroken, match="no longer shown"):
        services.arrive(actor=delegate, session_id=called.pk, code=code)
    with pytest.raises(NotFound):
        services.arrive(actor=chair, session_id=called.pk, code=code)


def test_nobody_is_present_before_the_day_of_the_session_but_leave_is_asked_for(chair, school):
    make_delegates(school, 3)
    session = make_called(school, by=chair)
    seat = session.seats.get(number=1)

    services.note_attendance(actor=chair, session_id=session.pk, came={seat.pk: services.Came("excused", "外出培训")})
    with pytest.raises(RuleBroken, match="who came is noted on that day"):
        come(session, 1, by=chair)

    seat.refresh_from_db()
    assert (seat.attendance, seat.excuse) == ("excused", "外出培训")


def test_a_clock_that_jumps_back_lets_nobody_leave_before_coming(chair, school):
    session = make_open(school, by=chair, present=4)
    arrived = session.seats.get(number=1).arrived_at

    with clock.stopped_at(clock.now() - dt.timedelta(hours=3)):
        seat = services.note_leaving(actor=chair, session_id=session.pk, number=1)

    assert seat.left_at == arrived


def test_of_two_sessions_of_a_body_one_is_open_at_a_time(chair, school):
    first = make_open(school, by=chair)
    Session.objects.filter(pk=first.pk).update(starts_at=clock.now() - dt.timedelta(days=1))
    second = make_called(
        school, by=chair, items=(ItemPlan(kind="hear", title="工会工作报告"),), starts_at=clock.now(), reason="再开一次"
    )
    come(second, 6, by=chair)

    with pytest.raises(RuleBroken, match="is still open"):
        services.open_session(actor=chair, session_id=second.pk)


def test_teachers_are_the_majority_of_the_presidium(chair, called):
    seats = list(called.seats.order_by("number"))
    Seat.objects.filter(pk__in=[s.pk for s in seats[:2]]).update(is_teacher=False)

    with pytest.raises(RuleBroken, match="2 of 4 are teachers"):
        services.name_presidium(actor=chair, session_id=called.pk, people=[s.person_id for s in seats[:4]])
    services.name_presidium(actor=chair, session_id=called.pk, people=[s.person_id for s in seats[:5]])

    assert called.seats.filter(is_presidium=True).count() == 5


def test_the_presidium_has_the_size_of_the_place_and_sits_in_the_session(chair, called):
    seats = list(called.seats.order_by("number"))

    with pytest.raises(RuleBroken, match="2 are named; 3 to 9"):
        services.name_presidium(actor=chair, session_id=called.pk, people=[s.person_id for s in seats[:2]])
    with pytest.raises(RuleBroken, match="elected among those"):
        services.name_presidium(actor=chair, session_id=called.pk, people=[chair.person.pk])


def test_only_officers_of_the_very_union_keep_the_roll(called):
    delegate = standing_of(called.seats.get(number=1).person)

    with pytest.raises(NotPermitted, match="Only an officer"):
        services.arrive_by_number(actor=delegate, session_id=called.pk, number=1)


def test_the_same_session_is_not_called_twice(chair, school):
    session = make_session(school, by=chair)

    with pytest.raises(RuleBroken, match="at least one item"):
        services.call_session(actor=chair, session_id=session.pk)
    services.add_item(actor=chair, session_id=session.pk, plan=ItemPlan(kind="hear", title="报告"))
    with pytest.raises(RuleBroken, match="Not signed off yet: Party organisation · Administration"):
        services.call_session(actor=chair, session_id=session.pk)
