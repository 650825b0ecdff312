from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest

from jiaogong.ballots import services as ballots
from jiaogong.ballots.models import Ballot
from jiaogong.ballots.tests.factories import carried_through
from jiaogong.congress.models import Seat, Session
from jiaogong.elections.models import Candidate, Contest, Count, Election, Round
from jiaogong.elections.queries.progress import progress_of
from jiaogong.elections.rules.plans import PostPlan, VotePlan
from jiaogong.elections.services import counting, declaring, listing, voting
from jiaogong.elections.tests.conftest import TODAY
from jiaogong.elections.tests.factories import CHAIR_BY_BODY, COMMITTEE, fixed_election, make_election, people_of
from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotPermitted, RuleBroken
from jiaogong.ledger.models import Entry
from jiaogong.members.models import Office, Term
from jiaogong.members.offices.tests.factories import make_term
from jiaogong.members.queries import Standing, standing_of

pytestmark = pytest.mark.django_db
ON_SCREEN = VotePlan(way="screen")


@pytest.fixture
def election(chair, school, above, people) -> Election:
    """Three seats and four candidates, to be elected by seven members: four votes are needed."""
    return fixed_election(school, by=chair, above=above, people=[people[:4]])


def vote(election: Election, votes: Sequence[Sequence[Any]], *, by: Standing) -> Ballot:
    """The next vote as it is in life: prepared, opened, voted, closed, counted."""
    ballot = voting.put_to_vote(actor=by, election_id=election.pk, plan=ON_SCREEN)
    return carried_through(ballot, by, votes)


def elected_names(election: Election) -> list[str]:
    found = Candidate.objects.filter(contest__election=election, is_elected=True).order_by("contest__position", "pk")
    return list(found.values_list("person__name", flat=True))


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

    vote(election, [[[1]]] * 7, by=chair)

    assert elected_names(election) == ["候选人乙", "候选人丁", "候选人壬"]


def test_the_meeting_agrees_to_fewer_seats_only_where_the_table_allows_them(chair, school, above, people):
    seats = PostPlan(body="committee", post="member", seats=4)
    election = fixed_election(school, seats, by=chair, above=above, people=[people[:5]])
    vote(election, [[[0, 1, 2]]] * 5, by=chair)
    contest = Contest.objects.get()

    fewer = counting.agree_to_fewer(actor=chair, contest_id=contest.pk, reason="大会举手通过")

    assert (fewer.seats, fewer.planned_seats, fewer.why_fewer) == (3, 4, "大会举手通过")
    assert declaring.declare(actor=chair, election_id=election.pk).state == "declared"


def test_fewer_seats_than_the_table_asks_are_refused(election, chair):
    vote(election, [[[0, 1]]] * 5, by=chair)

    with pytest.raises(RuleBroken, match="2 seats for 10 members; 3 to 5 are allowed"):
        counting.agree_to_fewer(actor=chair, contest_id=Contest.objects.get().pk, reason="大会通过")


def test_a_vote_in_which_fewer_than_two_thirds_took_part_is_void(election, chair):
    vote(election, [[[0, 1, 2]]] * 4, by=chair)

    election.refresh_from_db()
    done = Round.objects.get()
    assert (election.state, done.state, done.reason) == (
        "fixed", "void",
        "4 of 7 took part: too few. Share that must be present at an election: 2/3 (工会基层组织选举工作条例（总工发〔2016〕27号）)",
    )  # fmt: skip


def test_a_ballot_called_off_lets_the_vote_be_put_again(election, chair):
    ballot = voting.put_to_vote(actor=chair, election_id=election.pk, plan=ON_SCREEN)

    ballots.call_off(actor=chair, ballot_id=ballot.pk, reason="停电")

    election.refresh_from_db()
    assert (election.state, Round.objects.get().state, Round.objects.get().reason) == ("fixed", "void", "停电")
    again = voting.put_to_vote(actor=chair, election_id=election.pk, plan=ON_SCREEN)
    assert (again != ballot, list(Round.objects.values_list("number", flat=True))) == (True, [1, 2])


def test_the_committee_elects_its_chair_from_those_just_elected(chair, school, above, people):
    election = fixed_election(school, COMMITTEE, CHAIR_BY_BODY, by=chair, above=above, people=[people[:4], people[1:3]])
    vote(election, [[[0, 1, 3]]] * 6, by=chair)

    ballot = voting.put_to_vote(actor=chair, election_id=election.pk, plan=ON_SCREEN)

    assert [v.person.name for v in ballot.voters.order_by("person_id")] == ["候选人乙", "候选人丁", "候选人壬"]
    assert [o.label for o in ballot.questions.get().options.all()] == ["候选人丁"]
    carried_through(ballot, chair, [[[0]]] * 3)
    declaring.declare(actor=chair, election_id=election.pk)
    seats = Term.objects.get(union=school).offices.order_by("-is_head", "pk").values_list("person__name", "kind", "how")
    assert list(seats) == [
        ("候选人丁", "chair", "elected"), ("候选人乙", "committee", "elected"), ("候选人壬", "committee", "elected"),
    ]  # fmt: skip


def test_heads_are_named_from_those_elected_after_the_vote_too(chair, school, above, people):
    election = fixed_election(school, COMMITTEE, CHAIR_BY_BODY, by=chair, above=above, people=[people[:4], []])
    vote(election, [[[0, 1, 3]]] * 6, by=chair)
    contest = Contest.objects.get(post="chair")

    with pytest.raises(RuleBroken, match="Chair: 0 stand for 1 seats"):
        voting.put_to_vote(actor=chair, election_id=election.pk, plan=ON_SCREEN)
    named = listing.name_candidate(actor=chair, contest_id=contest.pk, person_id=people[0].pk)

    assert named.state == "listed"
    vote(election, [[[0]]] * 3, by=chair)
    assert elected_names(election)[-1] == "候选人乙"


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


def test_a_name_written_in_is_elected_once_it_is_said_who_is_meant(chair, school, above, people):
    twins = people_of(school, 1, "同名") + people_of(school, 1, "同名")
    seats = PostPlan(body="committee", post="member", seats=3, may_write_in=True)
    election = fixed_election(school, seats, by=chair, above=above, people=[people[:4]])
    vote(election, [[[0, 1, "同名乙"]]] * 7, by=chair)
    written = Count.objects.get(candidate=None)

    with pytest.raises(RuleBroken, match="Not elected yet"):
        declaring.declare(actor=chair, election_id=election.pk)
    counting.say_who_is_meant(actor=chair, count_id=written.pk, person_id=twins[1].pk)

    assert elected_names(election) == ["候选人乙", "候选人丁", "同名乙"]
    assert Candidate.objects.get(is_written_in=True).person == twins[1]


def test_a_name_written_in_that_only_one_bears_counts_by_itself(chair, school, above, people):
    seats = PostPlan(body="committee", post="member", seats=3, may_write_in=True)
    election = fixed_election(school, seats, by=chair, above=above, people=[people[:4]])

    vote(election, [[[0, 1, "候选人辛"]]] * 5, by=chair)

    assert elected_names(election) == ["候选人乙", "候选人丁", "候选人辛"]


def test_a_chair_by_elected_by_the_committee_sits_on_it_already(chair, school, above):
    term = make_term(school, by=chair, elected_date=dt.date(2025, 3, 1))
    members = [o.person for o in term.offices.exclude(kind="chair").order_by("pk")]
    Office.objects.filter(term=term, kind="chair").update(until=dt.date(2026, 10, 31), how_ended="retired")
    by_body = PostPlan(body="committee", post="chair", is_by_body=True)
    election = fixed_election(school, by_body, by=chair, above=above, people=[members[:1]], kind="vacant")

    vote(election, [[[0]]] * 2, by=chair)
    declaring.declare(actor=chair, election_id=election.pk)

    office = term.offices.get(kind="chair", until=None)
    assert (office.person, office.how, office.since) == (members[0], "by_committee", TODAY)


def test_a_seat_is_by_elected_by_the_meeting(chair, school, above, people):
    term = make_term(school, by=chair, seats=4, elected_date=dt.date(2025, 3, 1))
    vacant = PostPlan(body="committee", post="member")
    election = fixed_election(school, vacant, by=chair, above=above, people=[people[:2]], kind="vacant")

    vote(election, [[[1]]] * 7, by=chair)
    declaring.declare(actor=chair, election_id=election.pk)

    assert term.offices.get(how="by_elected").person == people[1]


@pytest.mark.parametrize(("votes", "ends"), [(5, True), (4, False)])
@pytest.mark.usefixtures("people")
def test_a_recall_needs_more_than_half_of_all(chair, school, above, votes, ends):
    term = make_term(school, by=chair, members=None, count=1, seats=3, elected_date=dt.date(2025, 3, 1))
    office = term.offices.get()
    recall = PostPlan(body="committee", post="chair", office_id=office.pk)
    election = make_election(school, recall, by=chair, kind="recall", reason="长期不履行职责")

    vote(election, [["yes"]] * votes + [["no"]] * (8 - votes), by=chair)
    declaring.declare(actor=above, election_id=election.pk)

    office.refresh_from_db()
    assert (office.how_ended, office.until) == (("recalled", TODAY) if ends else ("", None))


def test_delegates_to_the_union_above_are_elected_with_a_margin_and_sent(chair, school, above, people):
    seats = PostPlan(body="upper", post="delegate", seats=2)
    election = fixed_election(school, seats, by=chair, above=above, people=[people[:3]])

    vote(election, [[[0, 2]]] * 7, by=chair)
    declaring.declare(actor=chair, election_id=election.pk)

    assert list(Office.objects.filter(kind="upper").values_list("person__name", flat=True)) == ["候选人乙", "候选人己"]


def test_at_a_session_those_present_vote_and_the_roll_is_the_measure(chair, school, above, people):
    session = Session.objects.create(
        union=school, body="delegates", state="open", starts_at=clock.now(), entitled=6, proposed_by=chair.person,
        proposed_at=clock.now(),
    )  # fmt: skip
    for at, person in enumerate(people):
        Seat.objects.create(session=session, person=person, attendance="present" if at < 3 else "absent")
    election = fixed_election(
        school, by=chair, above=above, people=[people[:4]], assembly="delegates", session_id=session.pk
    )
    with pytest.raises(RuleBroken, match="3 of 6 are present: too few to elect"):
        voting.put_to_vote(actor=chair, election_id=election.pk, plan=ON_SCREEN)
    session.seats.filter(person__in=people[3:5]).update(attendance="present")

    vote(election, [[[0, 1, 2]]] * 4 + [[[3]]], by=chair)

    done = Round.objects.get()
    assert (done.entitled, done.present, done.returned, done.needed, elected_names(election)) == (
        6, 5, 5, 4, ["候选人乙", "候选人丁", "候选人己"],
    )  # fmt: skip


def test_who_comes_late_votes_as_long_as_the_ballot_is_not_open(chair, school, above, people):
    session = Session.objects.create(
        union=school, body="delegates", state="open", starts_at=clock.now(), entitled=6, proposed_by=chair.person,
        proposed_at=clock.now(),
    )  # fmt: skip
    for at, person in enumerate(people):
        Seat.objects.create(session=session, person=person, attendance="present" if at < 4 else "")
    election = fixed_election(
        school, by=chair, above=above, people=[people[:4]], assembly="delegates", session_id=session.pk
    )
    ballot = voting.put_to_vote(actor=chair, election_id=election.pk, plan=ON_SCREEN)
    session.seats.update(attendance="present")

    count = voting.renew_voters(actor=chair, election_id=election.pk)

    assert (count, ballot.voters.count()) == (6, 6)


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
