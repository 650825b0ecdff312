"""Whatever is done in whatever order, nothing passes without a quorum, and no item has more votes than people entitled."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable
from fractions import Fraction

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from jiaogong.congress.models import Item, Seat, Session
from jiaogong.congress.sessions import services
from jiaogong.congress.sessions.queries import rolls
from jiaogong.congress.sessions.rules import Count, ItemPlan
from jiaogong.congress.sessions.tests.factories import make_delegates, make_ready
from jiaogong.kernel import clock
from jiaogong.kernel.errors import Refused
from jiaogong.members.tests.factories import make_officer
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
DELEGATES = 5
NUMBERS = st.integers(0, DELEGATES + 1)


class Sitting(RuleBasedStateMachine):
    """A session of five delegates whose roll, votes and clock are moved about at will."""

    def __init__(self) -> None:
        super().__init__()
        self.held = contextlib.ExitStack()
        self.held.enter_context(transaction.atomic())
        self.held.callback(transaction.set_rollback, True)
        self.now = dt.datetime(2026, 11, 22, 4, tzinfo=dt.UTC)
        with clock.stopped_at(self.now):
            school = make_union(make_union())
            self.chair = make_officer(school)
            make_delegates(school, DELEGATES)
            items = (ItemPlan(kind="procedure", title="议程"), ItemPlan(kind="pass", title="办法"))
            self.session = make_ready(school, by=self.chair, items=items)

    def teardown(self) -> None:
        self.held.close()

    def attempt(self, act: Callable[[], object]) -> None:
        """Do it; a refusal leaves all as it was."""
        with clock.stopped_at(self.now), contextlib.suppress(Refused), transaction.atomic():
            act()

    @rule(number=NUMBERS)
    def arrives(self, number: int) -> None:
        self.attempt(lambda: services.arrive_by_number(actor=self.chair, session_id=self.session.pk, number=number))

    @rule(number=NUMBERS)
    def leaves(self, number: int) -> None:
        self.attempt(lambda: services.note_leaving(actor=self.chair, session_id=self.session.pk, number=number))

    @rule(count=NUMBERS, noted=st.sampled_from(Seat.Attendance.values))
    def is_noted(self, count: int, noted: str) -> None:
        seats = self.session.seats.order_by("number")[:count]
        came = {s.pk: services.Came(noted) for s in seats}
        self.attempt(lambda: services.note_attendance(actor=self.chair, session_id=self.session.pk, came=came))

    @rule()
    def opens(self) -> None:
        self.attempt(lambda: services.open_session(actor=self.chair, session_id=self.session.pk))

    @rule()
    def draws_the_roll(self) -> None:
        self.attempt(lambda: services.draw_roll(actor=self.chair, session_id=self.session.pk))

    @rule(which=st.integers(0, 1), yes=NUMBERS, no=NUMBERS, abstained=NUMBERS)
    def votes(self, which: int, yes: int, no: int, abstained: int) -> None:
        item = self.session.items.order_by("position")[which]
        count = Count(yes=yes, no=no, abstained=abstained)
        self.attempt(lambda: services.vote_by_hands(actor=self.chair, item_id=item.pk, count=count))

    @rule(which=st.integers(0, 1), yes=NUMBERS, no=NUMBERS)
    def counts_anew(self, which: int, yes: int, no: int) -> None:
        item = self.session.items.order_by("position")[which]
        count, here = Count(yes=yes, no=no), rolls.present_seats(self.session).count()
        self.attempt(lambda: services.recount_hands(actor=self.chair, item_id=item.pk, count=count, reason="复核"))
        before, item = item.state, Item.objects.get(pk=item.pk)
        assert item.state == before or item.state != Item.State.CARRIED or 3 * here >= 2 * DELEGATES

    @rule(which=st.integers(0, 1))
    def hears(self, which: int) -> None:
        item = self.session.items.order_by("position")[which]
        self.attempt(lambda: services.note_heard(actor=self.chair, item_id=item.pk))

    @rule()
    def puts_to_ballot(self) -> None:
        item = self.session.items.get(kind="pass")
        self.attempt(lambda: services.put_to_ballot(actor=self.chair, item_id=item.pk))

    @rule()
    def closes(self) -> None:
        self.attempt(lambda: services.close_session(actor=self.chair, session_id=self.session.pk))

    @rule(hours=st.integers(-30, 30))
    def jumps(self, hours: int) -> None:
        self.now += dt.timedelta(hours=hours)

    @invariant()
    def holds(self) -> None:
        session = Session.objects.get(pk=self.session.pk)
        for item in Item.objects.filter(session=session).exclude(state=Item.State.PLANNED):
            assert item.present is not None
            assert item.entitled == session.entitled == DELEGATES
            assert 3 * item.present >= 2 * DELEGATES
            if item.yes is not None:
                assert item.yes + (item.no or 0) + (item.abstained or 0) <= item.present <= DELEGATES
                assert (item.state == Item.State.CARRIED) == (Fraction(item.yes, DELEGATES) > Fraction(1, 2))
                assert item.kind != Item.Kind.PASS
                last = item.hand_counts.last()
                assert last is not None
                assert (last.yes, last.no, last.abstained) == (item.yes, item.no, item.abstained)
        if session.closed_at and session.opened_at:
            assert session.closed_at >= session.opened_at


def test_no_order_of_acts_passes_an_item_without_quorum_or_with_more_votes_than_entitled():
    run_state_machine_as_test(
        Sitting, settings=settings(max_examples=12, stateful_step_count=14, deadline=None, database=None)
    )
