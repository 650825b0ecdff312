"""A ballot opened and closed, by hand and by the clock."""

from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.ballots import services
from jiaogong.ballots.models import Ballot, Paper
from jiaogong.ballots.tests.factories import (
    make_ballot,
    opened,
    plan,
    scrutinised,
    voting,
)
from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotPermitted

pytestmark = pytest.mark.django_db
NINE = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def test_the_opening_freezes_questions_and_voters_with_their_fingerprint(chair):
    ballot = make_ballot(by=chair)
    opened(ballot, chair)

    with pytest.raises(NotPermitted, match="frozen"):
        services.change_voters(actor=chair, ballot_id=ballot.pk, voters=[])
    with pytest.raises(NotPermitted, match="frozen"):
        services.change_plan(actor=chair, ballot_id=ballot.pk, plan=plan(), seen_version=1)

    ballot.refresh_from_db()
    assert (ballot.electorate_size, len(ballot.electorate_hash), bool(ballot.public_key)) == (3, 64, True)


def test_the_clock_opens_and_closes_when_somebody_looks(chair):
    ballot = make_ballot(by=chair, opens_at=NINE + HOUR, closes_at=NINE + 2 * HOUR)
    scrutinised(ballot, chair)
    states = []

    for hours in (0, 1, 2):
        with clock.stopped_at(NINE + hours * HOUR):
            services.keep_time(ballot_id=ballot.pk)
        states.append(Ballot.objects.get(pk=ballot.pk).state)

    assert states == ["prepared", "open", "closed"]


def test_a_ballot_that_is_not_ready_when_its_hour_comes_is_not_opened(chair):
    ballot = make_ballot(by=chair, opens_at=NINE + HOUR)

    with clock.stopped_at(NINE + HOUR):
        services.keep_time(ballot_id=ballot.pk)

    assert Ballot.objects.get(pk=ballot.pk).state == "prepared"


def test_a_vote_after_the_end_is_refused_by_the_time_itself_and_a_clock_set_back_opens_nothing(chair):
    ballot = make_ballot(by=chair, closes_at=NINE + HOUR)
    opened(ballot, chair)
    mei = voting(ballot)[0]
    with clock.stopped_at(NINE + HOUR):
        with pytest.raises(NotPermitted, match="is closed"):
            services.cast_vote(actor=mei, ballot_id=ballot.pk, answers=["yes"])
        services.keep_time(ballot_id=ballot.pk)

    with pytest.raises(NotPermitted, match="is closed"):
        services.cast_vote(actor=mei, ballot_id=ballot.pk, answers=["yes"])

    assert Paper.objects.count() == 0


def test_an_end_that_was_announced_holds_unless_everybody_has_voted(chair):
    ballot = make_ballot(by=chair, closes_at=NINE + HOUR)
    opened(ballot, chair)
    with pytest.raises(NotPermitted, match="Some still owe a vote"):
        services.close_ballot(actor=chair, ballot_id=ballot.pk)

    for who in voting(ballot):
        services.cast_vote(actor=who, ballot_id=ballot.pk, answers=["yes"])
    done = services.close_ballot(actor=chair, ballot_id=ballot.pk)

    assert done.state == "closed"
