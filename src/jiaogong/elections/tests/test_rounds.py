from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.elections.models import Candidate, Contest, Election, Round
from jiaogong.elections.presenting import told_progress, told_round
from jiaogong.elections.queries.progress import progress_of
from jiaogong.elections.rules.plans import PostPlan, VotePlan
from jiaogong.elections.services import declaring, examining, listing, remaining
from jiaogong.elections.tests.factories import (
    elected_names,
    fixed_election,
    name_all,
    reply_all,
    vote,
)
from jiaogong.kernel import clock
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.models import Term
from jiaogong.members.queries import Standing

pytestmark = pytest.mark.django_db


def test_a_tie_is_broken_by_the_more_votes_among_the_tied(election, chair):
    vote(election, [[[0, 1, 2]]] * 3 + [[[0, 1, 3]]] * 3 + [[[2, 3]]], by=chair)
    (progress,) = progress_of(election)
    assert (progress.state, progress.seats_left, len(progress.tied)) == ("tied", 1, 2)

    ballot = vote(election, [[[1]]] * 4 + [[[0]]] * 3, by=chair)

    assert elected_names(election) == ["候选人乙", "候选人丁", "候选人壬"]
    assert [o.label for o in ballot.questions.get().options.all()] == ["候选人己", "候选人壬"]
    assert list(Round.objects.values_list("number", "kind", "seats", "needed")) == [
        (1, "first", 3, 4), (2, "tie", 1, 1),
    ]  # fmt: skip


def test_seats_left_empty_are_voted_on_again_among_the_rest(election, chair):
    vote(election, [[[0, 1]]] * 5 + [[[2, 3]]] * 2, by=chair)
    with pytest.raises(RuleBroken, match="Not elected yet: Members of the union committee"):
        declaring.declare(actor=chair, election_id=election.pk)

    vote(election, [[[1]]] * 7, by=chair, how=VotePlan(way="screen", stands="rest"))

    assert elected_names(election) == ["候选人乙", "候选人丁", "候选人壬"]
    assert [r.kind for r in Round.objects.order_by("number")] == ["first", "again"]


def test_those_next_by_votes_stand_again_as_many_as_the_margin_asks(chair, school, above, people):
    election = fixed_election(school, by=chair, above=above, people=[people[:6]])
    vote(election, [[[0, 1, 2]]] * 3 + [[[0, 1, 3]]] * 2 + [[[4]], [[]]], by=chair)

    ballot = vote(election, [[[0]]] * 7, by=chair)

    assert [o.label for o in ballot.questions.get().options.all()] == ["候选人己", "候选人壬"]
    assert told_round(Round.objects.get(number=2)).startswith("Those next by votes stood")
    assert elected_names(election) == ["候选人乙", "候选人丁", "候选人己"]


def one_seat_left(election: Election, chair: Standing) -> Contest:
    vote(election, [[[0, 1]]] * 5 + [[[2, 3]]] * 2, by=chair)
    return Contest.objects.get()


def test_candidates_are_named_anew_for_seats_left_empty_examined_and_public_once_more(election, chair, above, people):
    contest = one_seat_left(election, chair)
    before = clock.today() - dt.timedelta(days=10)
    with clock.stopped_at(before):
        remaining.name_anew(actor=chair, election_id=election.pk, reason="大会决定另行提名")
        named = name_all(contest, people[4:6], by=chair)
        with pytest.raises(RuleBroken, match="1 stand for 1 seats, 2 are needed"):
            listing.submit_list(actor=chair, election_id=election.pk, listed=[named[0].pk])
        listing.submit_list(actor=chair, election_id=election.pk, listed=[c.pk for c in named])
        reply_all(election, by=chair, above=above, stage="list")
        examining.publish_list(actor=chair, election_id=election.pk)
    examining.fix_list(actor=chair, election_id=election.pk)

    ballot = vote(election, [[[1]]] * 7, by=chair)

    assert [o.label for o in ballot.questions.get().options.all()] == [people[4].name, people[5].name]
    assert (Round.objects.get(number=2).kind, elected_names(election)[-1]) == ("new", people[5].name)
    assert list(election.reviews.filter(stage="list").values_list("number", "by")) == [
        (1, "party"), (1, "upper"), (2, "party"), (2, "upper"),
    ]  # fmt: skip


def test_who_has_been_elected_is_not_struck_from_the_next_list(election, chair):
    one_seat_left(election, chair)
    remaining.name_anew(actor=chair, election_id=election.pk, reason="大会决定另行提名")
    elected = Candidate.objects.filter(is_elected=True).earliest("pk")

    with pytest.raises(RuleBroken, match="elected already"):
        listing.strike_candidate(actor=chair, candidate_id=elected.pk, withdrew=True, reason="调动")


def test_a_void_vote_on_a_new_list_leaves_that_list_to_be_voted_on(election, chair, above, people):
    contest = one_seat_left(election, chair)
    with clock.stopped_at(clock.today() - dt.timedelta(days=10)):
        remaining.name_anew(actor=chair, election_id=election.pk, reason="大会决定")
        named = name_all(contest, people[4:6], by=chair)
        listing.submit_list(actor=chair, election_id=election.pk, listed=[c.pk for c in named])
        reply_all(election, by=chair, above=above, stage="list")
        examining.publish_list(actor=chair, election_id=election.pk)
    examining.fix_list(actor=chair, election_id=election.pk)

    vote(election, [[[1]]] * 2, by=chair)

    election.refresh_from_db()
    assert (election.state, Round.objects.get(number=2).state) == ("fixed", "void")


def test_filled_posts_get_no_new_candidates_and_ties_are_broken_first(election, chair, people):
    vote(election, [[[0, 1, 2]]] * 3 + [[[0, 1, 3]]] * 3 + [[[2, 3]]], by=chair)
    with pytest.raises(RuleBroken, match="Some are tied"):
        remaining.name_anew(actor=chair, election_id=election.pk, reason="大会决定")
    vote(election, [[[1]]] * 7, by=chair)

    with pytest.raises(RuleBroken, match="No seat is left empty"):
        remaining.name_anew(actor=chair, election_id=election.pk, reason="大会决定")
    with pytest.raises(RuleBroken, match="no more candidates are named"):
        listing.name_candidate(actor=chair, contest_id=Contest.objects.get().pk, person_id=people[5].pk)


def test_seats_stay_vacant_only_after_the_further_votes_that_the_place_asks(election, chair, school):
    contest = one_seat_left(election, chair)
    with pytest.raises(RuleBroken, match="Vote again first: 0 of 1 further votes were held"):
        remaining.leave_vacant(actor=chair, contest_id=contest.pk, reason="大会决定留待补选")
    vote(election, [[[0]]] * 3 + [[[1]]] * 3 + [[[]]], by=chair)

    left = remaining.leave_vacant(actor=chair, contest_id=contest.pk, reason="大会决定留待补选")
    declaring.declare(actor=chair, election_id=election.pk)

    term = Term.objects.get(union=school)
    assert (left.left_vacant, term.seats, term.offices.count()) == (1, 3, 2)
    (progress,) = progress_of(Election.objects.get())
    assert told_progress(progress).startswith("1 seat stays vacant; it is to be by-elected by 2027-05-20.")


def test_the_meeting_agrees_to_fewer_seats_only_where_the_table_allows_them(chair, school, above, people):
    seats = PostPlan(body="committee", post="member", seats=4)
    election = fixed_election(school, seats, by=chair, above=above, people=[people[:5]])
    vote(election, [[[0, 1, 2]]] * 5, by=chair)
    contest = Contest.objects.get()

    fewer = remaining.agree_to_fewer(actor=chair, contest_id=contest.pk, reason="大会举手通过")

    assert (fewer.seats, fewer.planned_seats, fewer.why_fewer) == (3, 4, "大会举手通过")
    assert declaring.declare(actor=chair, election_id=election.pk).state == "declared"


def test_fewer_seats_than_the_table_asks_are_refused(election, chair):
    vote(election, [[[0, 1]]] * 5, by=chair)

    with pytest.raises(RuleBroken, match="2 seats for 10 members; 3 to 5 are allowed"):
        remaining.agree_to_fewer(actor=chair, contest_id=Contest.objects.get().pk, reason="大会通过")
