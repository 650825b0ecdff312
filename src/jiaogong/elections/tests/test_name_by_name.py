from __future__ import annotations

import pytest
from django.urls import reverse

from jiaogong.ballots import services as ballots
from jiaogong.ballots.models import Ballot
from jiaogong.elections.models import Candidate, Count, Election, Round
from jiaogong.elections.queries.progress import progress_of
from jiaogong.elections.rules.plans import PostPlan, VotePlan
from jiaogong.elections.services import declaring, voting
from jiaogong.elections.tests.factories import (
    COMMITTEE,
    ON_SCREEN,
    elected_names,
    fixed_election,
    make_election,
    marked,
    vote,
)
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_member, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def election(chair, school, above, people) -> Election:
    """Three seats and four candidates, each voted on by seven members: four votes are needed."""
    return fixed_election(school, by=chair, above=above, people=[people[:4]], marks="each")


def counts(election: Election) -> list[tuple[str, int, int | None, int | None]]:
    found = Count.objects.filter(round__contest__election=election).order_by("round", "pk")
    return list(found.values_list("label", "votes", "against", "abstained"))


def test_a_paper_asks_of_each_name_whether_one_is_for_or_against(election, chair):
    ballot = voting.put_to_vote(actor=chair, election_id=election.pk, plan=ON_SCREEN)

    question = ballot.questions.get()
    assert (question.kind, question.most, question.grades, question.options.count()) == (
        "grade", 3, ["赞成", "不赞成"], 4,
    )  # fmt: skip


def test_those_with_most_votes_for_are_elected_and_the_others_votes_are_kept(election, chair):
    papers = [marked(0, 1, 2, of=4, against=[3])] * 4 + [marked(0, 3, of=4)] * 2 + [marked(of=4)]

    vote(election, [[paper] for paper in papers], by=chair)

    assert elected_names(election) == ["候选人乙", "候选人丁", "候选人己"]
    assert counts(election) == [
        ("候选人乙", 6, 0, 1), ("候选人丁", 4, 0, 3), ("候选人己", 4, 0, 3), ("候选人壬", 2, 4, 1),
    ]  # fmt: skip
    assert declaring.declare(actor=chair, election_id=election.pk).state == "declared"


def test_a_paper_for_more_names_than_seats_counts_for_nobody(election, chair):
    vote(election, [[marked(0, 1, 2, of=4)]] * 3 + [[marked(0, 1, 2, 3, of=4)]] * 2, by=chair)

    done = Round.objects.get()
    assert (done.returned, done.invalid, done.abstained, elected_names(election)) == (5, 2, None, [])


def test_those_tied_are_voted_on_again_name_by_name(election, chair):
    papers = [marked(0, 1, 2, of=4)] * 3 + [marked(0, 1, 3, of=4)] * 3 + [marked(2, 3, of=4)]
    vote(election, [[paper] for paper in papers], by=chair)

    ballot = vote(election, [[marked(1, of=2)]] * 4 + [[marked(0, of=2)]] * 3, by=chair)

    assert ballot.questions.get().most == 1
    assert elected_names(election) == ["候选人乙", "候选人丁", "候选人壬"]


def test_a_name_written_in_is_a_vote_for_it(chair, school, above, people):
    seats = PostPlan(body="committee", post="member", seats=3, may_write_in=True)
    election = fixed_election(school, seats, by=chair, above=above, people=[people[:4]], marks="each")

    vote(election, [[[*marked(0, 1, of=4, against=[2, 3]), "候选人辛"]]] * 5, by=chair)

    assert elected_names(election) == ["候选人乙", "候选人丁", "候选人辛"]
    assert Candidate.objects.get(is_written_in=True).counts.get().against is None


def test_papers_counted_by_hand_elect_as_those_on_screen_do(election, chair):
    ballot = _on_paper(election, chair)
    figures = {"votes": [[6, 0, 1], [5, 1, 1], [4, 3, 0], [2, 5, 0]], "abstained": 0, "void": 0}

    _count_twice(ballot, figures)

    assert elected_names(election) == ["候选人乙", "候选人丁", "候选人己"]
    assert counts(election)[2:] == [("候选人己", 4, 3, 0), ("候选人壬", 2, 5, 0)]


def test_tellers_whose_votes_for_are_too_many_for_the_seats_are_told(election, chair):
    ballot = _on_paper(election, chair)

    with pytest.raises(RuleBroken, match="“赞成” is counted more often than 7 papers of 3 names can bear"):
        _count_twice(ballot, {"votes": [[6, 1, 0]] * 4, "abstained": 0, "void": 0})

    assert progress_of(election)[0].state == "voted"


def _on_paper(election: Election, chair: Standing) -> Ballot:
    """The vote held on paper: all seven were handed one."""
    ballot = voting.put_to_vote(actor=chair, election_id=election.pk, plan=VotePlan(way="paper"))
    tellers = [make_member(election.union, name=name) for name in ("计一", "计二")]
    ballots.name_tellers(actor=chair, ballot_id=ballot.pk, tellers=[t.person.pk for t in tellers])
    ballots.open_ballot(actor=chair, ballot_id=ballot.pk)
    voters = list(ballot.voters.values_list("pk", flat=True))
    ballots.hand_papers(actor=chair, ballot_id=ballot.pk, voter_ids=voters)
    ballots.close_ballot(actor=chair, ballot_id=ballot.pk)
    return ballot


def _count_twice(ballot: Ballot, figures: dict[str, object]) -> None:
    for person in Person.objects.filter(tellings__ballot=ballot):
        teller = Standing(person, ())
        ballots.enter_sheet(actor=teller, ballot_id=ballot.pk, returned=7, counts=[figures])


def test_an_election_begun_from_now_on_votes_on_each_name_unless_it_says_otherwise(chair, school):
    asked = [make_election(school, COMMITTEE, by=chair, marks="each")]
    asked += [make_election(school, PostPlan(body="audit", post="member", seats=3), by=chair, marks="choose")]

    with pytest.raises(RuleBroken, match="each name is voted on, or the names chosen are marked"):
        make_election(school, PostPlan(body="women", post="member"), by=chair, marks="both")

    assert ([e.marks for e in asked], Election().marks) == (["each", "choose"], "each")


def test_the_form_of_the_result_tells_for_against_and_abstained(election, chair):
    vote(election, [[marked(0, 1, 2, of=4, against=[3])]] * 6, by=chair)

    body = signed_in(chair).get(reverse("election-result", args=[election.pk])).content.decode()

    row = body[body.index("候选人壬") :]
    told = [row.index(f'data-label="{head}">{count}<') for head, count in (("Votes for", 0), ("Votes against", 6))]
    assert (told == sorted(told), 'data-label="Abstained">0<' in row) == (True, True)
