"""Two sessions at once, a delegate of another union, a clock that jumps: each refused with its rule, nothing half done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from jiaogong.congress.models import Opinion, Seat, Session, Signature, Speaker, Topic
from jiaogong.congress.sessions import services
from jiaogong.congress.sessions.queries import rolls
from jiaogong.congress.sessions.rules import Count, ItemPlan
from jiaogong.congress.sessions.tests.factories import (
    come,
    make_called,
    make_delegates,
    make_open,
    make_session,
    plan,
)
from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound, NotPermitted, RuleBroken
from jiaogong.members.queries import Standing, standing_of
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
PROCEDURE = ItemPlan(kind="procedure", title="大会议程（草案）")


@pytest.fixture
def stranger(school) -> Standing:
    """A delegate of another school of the same area."""
    return standing_of(make_delegates(make_union(school.parent), 1)[0])


def test_a_session_is_not_moved_to_the_day_of_another_of_its_body(chair, school):
    first = make_session(school, by=chair)
    second = make_session(school, by=chair, starts_at=first.starts_at + dt.timedelta(days=7), reason="再开一次")

    with pytest.raises(RuleBroken, match="On 2026-12-04 there is a session of this body already"):
        services.change_session(
            actor=chair, session_id=second.pk, starts_at=first.starts_at, place="报告厅", term_number=1, number=2
        )

    second.refresh_from_db()
    assert second.starts_at == first.starts_at + dt.timedelta(days=7)


ACTS: dict[str, Callable[[Standing, Session], Any]] = {
    "sign": lambda who, s: services.sign_petition(actor=who, session_id=s.pk),
    "topic": lambda who, s: services.propose_topic(actor=who, session_id=s.pk, text="停车"),
    "arrive": lambda who, s: services.arrive(actor=who, session_id=s.pk, code=rolls.hall_codes(s, clock.now())[0]),
    "number": lambda who, s: services.arrive_by_number(actor=who, session_id=s.pk, number=1),
    "opinion": lambda who, s: services.give_opinion(actor=who, session_id=s.pk, text="意见"),
    "floor": lambda who, s: services.ask_for_floor(actor=who, session_id=s.pk),
    "papers": lambda who, s: services.open_papers(actor=who, session_id=s.pk),
    "recount": lambda who, s: services.recount_hands(
        actor=who, item_id=s.items.get().pk, count=Count(yes=6), reason="复核"
    ),
}


@pytest.mark.parametrize("act", ACTS)
def test_a_delegate_of_another_union_does_nothing_in_a_session(chair, school, stranger, act):
    session = make_open(school, by=chair, present=4)

    with pytest.raises(NotFound):
        ACTS[act](stranger, session)

    left = [model.objects.count() for model in (Opinion, Speaker, Topic, Signature)]
    assert (left, session.deliveries.count(), rolls.turnout_of(session).present) == ([0, 0, 0, 0], 0, 4)


def test_a_delegate_of_another_union_begins_no_petition_and_sits_on_no_presidium(chair, school, stranger):
    make_delegates(school, 6)
    session = make_called(school, by=chair, starts_at=clock.now())

    with pytest.raises(NotPermitted, match="begun by a delegate"):
        services.propose_session(actor=stranger, union=school, plan=plan(cause=Session.Cause.PETITION, reason="食堂"))
    with pytest.raises(RuleBroken, match="elected among those"):
        services.name_presidium(actor=chair, session_id=session.pk, people=[stranger.person.pk])

    assert (Session.objects.count(), session.seats.filter(is_presidium=True).count()) == (1, 0)


def test_a_clock_put_back_before_the_day_opens_nothing(chair, school):
    make_delegates(school, 6)
    session = make_called(school, by=chair, starts_at=clock.now())
    come(session, 6, by=chair)

    with (
        clock.stopped_at(clock.now() - dt.timedelta(days=2)),
        pytest.raises(RuleBroken, match="The session is on 2026-11-22"),
    ):
        services.open_session(actor=chair, session_id=session.pk)

    session.refresh_from_db()
    assert (session.state, session.entitled) == ("called", None)


def test_a_clock_put_back_in_a_session_leaves_its_record_in_order(chair, school):
    session = make_open(school, by=chair, items=(PROCEDURE,))

    with clock.stopped_at(clock.now() - dt.timedelta(hours=5)):
        item = services.vote_by_hands(actor=chair, item_id=session.items.get().pk, count=Count(yes=6))
        services.close_session(actor=chair, session_id=session.pk)
        signed = services.sign_minutes(actor=chair, session_id=session.pk)

    assert item.decided_at == signed.opened_at == signed.closed_at == signed.signed_at == session.opened_at


def test_a_clock_put_ahead_lets_nobody_arrive_by_an_old_code(chair, school):
    delegate = standing_of(make_delegates(school, 3)[0])
    session = make_called(school, by=chair, starts_at=clock.now())
    code = rolls.hall_codes(session, clock.now())[0]

    with (
        clock.stopped_at(clock.now() + dt.timedelta(days=1)),
        pytest.raises(RuleBroken, match="no longer shown"),
    ):
        services.arrive(actor=delegate, session_id=session.pk, code=code)

    assert session.seats.filter(attendance=Seat.Attendance.PRESENT).count() == 0
