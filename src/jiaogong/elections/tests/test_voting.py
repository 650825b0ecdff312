from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.ballots import services as ballots
from jiaogong.ballots.tests.factories import PASSPHRASE, closed
from jiaogong.elections.models import Round
from jiaogong.elections.rules.plans import PostPlan
from jiaogong.elections.services import declaring, listing, voting
from jiaogong.elections.tests.conftest import TODAY
from jiaogong.elections.tests.factories import (
    COMMITTEE,
    ON_SCREEN,
    elected_names,
    fixed_election,
    make_election,
    people_of,
    vote,
)
from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotPermitted, RuleBroken
from jiaogong.ledger.models import Entry
from jiaogong.members.models import Office, Term
from jiaogong.members.offices.tests.factories import make_term
from jiaogong.members.queries import standing_of
from jiaogong.unions.models import OwnLimit

pytestmark = pytest.mark.django_db


def test_the_most_votes_are_elected_by_more_than_half_of_all_and_the_term_opens(election, chair, school):
    vote(election, [[[0, 1, 2]]] * 4 + [[[3]]] * 2 + [[[0]]], by=chair)
    declared = declaring.declare(actor=chair, election_id=election.pk)

    term = Term.objects.get(union=school, body="committee")
    assert (declared.state, declared.elected_date) == ("declared", TODAY)
    assert (term.elected_date, term.seats, term.state, term.offices.count()) == (TODAY, 3, "reported", 3)
    assert elected_names(election) == ["候选人乙", "候选人丁", "候选人己"]
    assert list(Entry.objects.get().figures.order_by("measure").values_list("measure", "value")) == [
        ("by_elections", 1), ("participants", 7),
    ]  # fmt: skip


def test_the_count_keeps_what_the_official_form_asks_for(election, chair):
    vote(election, [[[0, 1, 2]]] * 4 + [[[0, 1]], [[]]], by=chair)

    done = Round.objects.get()
    assert (done.entitled, done.present, done.issued, done.returned, done.invalid, done.abstained, done.needed) == (
        7, 6, 7, 6, 0, 1, 4,
    )  # fmt: skip
    assert list(done.counts.order_by("pk").values_list("votes", "is_elected")) == [
        (5, True), (5, True), (4, True), (0, False),
    ]  # fmt: skip


def test_a_vote_in_which_fewer_than_two_thirds_took_part_is_void(election, chair):
    vote(election, [[[0, 1, 2]]] * 4, by=chair)

    election.refresh_from_db()
    done = Round.objects.get()
    assert (election.state, done.state, done.reason) == (
        "fixed", "void",
        "4 of 7 took part: too few. Share that must be present at an election: 2/3 (工会基层组织选举工作条例（总工发〔2016〕27号）)",
    )  # fmt: skip


def test_a_vote_is_judged_by_the_rule_of_its_own_day_however_late_it_is_counted(election, chair, school):
    ballot = voting.put_to_vote(actor=chair, election_id=election.pk, plan=ON_SCREEN)
    first, second, _spare = closed(ballot, chair, [[[0, 1, 2]]] * 5)
    tomorrow = TODAY + dt.timedelta(days=1)
    OwnLimit.objects.create(
        union=school, code="election.quorum", value="4/5", reason="大会决定", since=tomorrow, set_by=chair.person,
        set_at=clock.now(),
    )  # fmt: skip

    with clock.stopped_at(tomorrow):
        for who in (first, second):
            ballots.give_passphrase(actor=who, ballot_id=ballot.pk, passphrase=PASSPHRASE)

    assert (Round.objects.get().state, Round.objects.get().held_date) == ("counted", TODAY)


def test_a_ballot_called_off_lets_the_vote_be_put_again(election, chair):
    ballot = voting.put_to_vote(actor=chair, election_id=election.pk, plan=ON_SCREEN)

    ballots.call_off(actor=chair, ballot_id=ballot.pk, reason="停电")

    election.refresh_from_db()
    assert (election.state, Round.objects.get().state, Round.objects.get().reason) == ("fixed", "void", "停电")
    again = voting.put_to_vote(actor=chair, election_id=election.pk, plan=ON_SCREEN)
    assert (again != ballot, list(Round.objects.values_list("number", flat=True))) == (True, [1, 2])


def test_bodies_elected_together_open_their_terms_together(chair, school, above):
    people = people_of(school, 12)
    posts = (COMMITTEE, PostPlan(body="women", post="member", seats=2), PostPlan(body="audit", post="member", seats=3))
    election = fixed_election(
        school, *posts, by=chair, above=above, people=[people[:4], people[4:7], people[7:10]], number=3
    )

    vote(election, [[[0, 1, 2], [0, 1], [0, 1, 2]]] * 10, by=chair)
    declaring.declare(actor=chair, election_id=election.pk)

    assert list(Term.objects.order_by("pk").values_list("body", "number", "seats")) == [
        ("committee", 3, 3), ("women", 3, 2), ("audit", 3, 3),
    ]  # fmt: skip


def test_delegates_to_the_union_above_are_elected_with_a_margin_and_sent(chair, school, above, people):
    seats = PostPlan(body="upper", post="delegate", seats=2)
    election = fixed_election(school, seats, by=chair, above=above, people=[people[:3]])

    vote(election, [[[0, 2]]] * 7, by=chair)
    declaring.declare(actor=chair, election_id=election.pk)

    assert list(Office.objects.filter(kind="upper").values_list("person__name", flat=True)) == ["候选人乙", "候选人己"]


def test_the_chair_in_office_cannot_audit_the_committee_that_stays(chair, school):
    contest = make_election(school, PostPlan(body="audit", post="member", seats=3), by=chair).contests.get()

    with pytest.raises(RuleBroken, match="is chair or stands for it"):
        listing.name_candidate(actor=chair, contest_id=contest.pk, person_id=chair.person.pk)


def test_no_committee_is_elected_anew_long_before_its_term_is_over(chair, school, above, people):
    make_term(school, by=chair, elected_date=dt.date(2025, 3, 1))
    election = fixed_election(school, by=chair, above=above, people=[people[:4]], number=2)

    with pytest.raises(RuleBroken, match="term before runs until 2028-02-29"):
        voting.put_to_vote(actor=chair, election_id=election.pk, plan=ON_SCREEN)


def test_whoever_merely_sits_on_the_committee_does_not_declare(election, chair, school, people):
    vote(election, [[[0, 1, 2]]] * 7, by=chair)
    Office.objects.create(person=people[5], union=school, kind="committee", since=dt.date(2025, 1, 1))

    with pytest.raises(NotPermitted, match="kept by its chair"):
        declaring.declare(actor=standing_of(people[5]), election_id=election.pk)
