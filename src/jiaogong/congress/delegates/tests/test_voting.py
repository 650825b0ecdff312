"""A constituency votes on paper or by ballot: who is elected, too few who took part, even votes, seats left empty."""

from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.ballots import services as ballots
from jiaogong.ballots.models import Ballot
from jiaogong.ballots.rules import OptionTally, QuestionTally, Tally
from jiaogong.ballots.tests.factories import carried_through
from jiaogong.congress.delegates.presenting import shortage_told
from jiaogong.congress.delegates.queries.choosing import elected_in, limits_of
from jiaogong.congress.delegates.services import voting as services
from jiaogong.congress.delegates.tests.conftest import TODAY
from jiaogong.congress.delegates.tests.factories import (
    BEGUN,
    HELD,
    elect,
    make_choosing,
    make_staff,
    people_of,
    stand,
    units_of,
    vote,
)
from jiaogong.congress.models import Choosing, Constituency, Round
from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotPermitted, RuleBroken
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_member
from jiaogong.unions.models import OwnLimit

pytestmark = pytest.mark.django_db


@pytest.fixture
def choosing(small, chair) -> Choosing:
    make_staff(small, 8)
    return make_choosing(small, by=chair)


@pytest.fixture
def unit(choosing) -> Constituency:
    """Five people with two seats."""
    return units_of(choosing)[0]


@pytest.fixture
def people(unit) -> list[Person]:
    return people_of(unit)


def elected(choosing: Choosing) -> list[str]:
    return [c.person.name for c in elected_in(units_of(choosing)[0])]


def test_more_than_half_of_all_are_needed_and_the_most_votes_come_first(choosing, unit, people, chair):
    stand(choosing, unit, people[:3], by=chair)

    vote(choosing, unit, {people[0].pk: 2, people[1].pk: 3, people[2].pk: 4}, by=chair, cast=5)

    assert elected(choosing) == [people[2].name, people[1].name]


def test_where_fewer_than_two_thirds_took_part_nobody_is_elected(choosing, unit, people, chair):
    stand(choosing, unit, people[:2], by=chair)

    held = vote(choosing, unit, {people[0].pk: 3, people[1].pk: 3}, by=chair, cast=3)

    assert (held.state, elected(choosing)) == (Round.State.SHORT, [])


def test_even_votes_at_the_last_seat_are_voted_on_again(choosing, unit, people, chair):
    stand(choosing, unit, people[:3], by=chair)
    vote(choosing, unit, {people[0].pk: 4, people[1].pk: 3, people[2].pk: 3}, by=chair, cast=5)
    before = elected(choosing)

    second = stand(choosing, unit, people[1:3], by=chair)
    vote(choosing, unit, {people[1].pk: 2, people[2].pk: 3}, by=chair, cast=5)

    assert (before, second.number, second.seats) == ([people[0].name], 2, 1)
    assert elected(choosing) == [people[0].name, people[2].name]


def test_who_is_not_of_the_constituency_or_is_elected_does_not_stand(choosing, unit, people, chair):
    other = people_of(units_of(choosing)[1])[0]
    stand(choosing, unit, people[:2], by=chair)
    vote(choosing, unit, {people[0].pk: 4, people[1].pk: 1}, by=chair, cast=5)

    with pytest.raises(RuleBroken, match="belong to it"):
        stand(choosing, unit, [other], by=chair)
    with pytest.raises(RuleBroken, match="elected already"):
        stand(choosing, unit, [people[0]], by=chair)

    assert elected(choosing) == [people[0].name]


@pytest.mark.parametrize(
    ("cast", "votes", "told"),
    [
        (6, 3, "6 took part and 5 are entitled"),
        (4, 5, "A candidate has 5 votes of 4 papers"),
    ],
)
def test_counts_that_cannot_be_are_refused(choosing, unit, people, chair, cast, votes, told):
    stand(choosing, unit, people[:2], by=chair)

    with pytest.raises(RuleBroken, match=told):
        vote(choosing, unit, {people[0].pk: votes}, by=chair, cast=cast)

    assert elected(choosing) == []


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (dt.date(2026, 12, 1), "2026-12-01 is still to come"),
        (BEGUN - dt.timedelta(days=1), "2026-11-15 is too early: it was on 2026-11-16 at the soonest"),
        (dt.date(1900, 1, 1), "1900-01-01 is too early"),
    ],
)
def test_a_vote_still_to_come_or_before_the_choosing_began_is_not_written_down(
    choosing, unit, people, chair, day, told
):
    stand(choosing, unit, people[:2], by=chair)

    with pytest.raises(RuleBroken, match=told):
        services.record_paper(
            actor=chair, choosing_id=choosing.pk, constituency_id=unit.pk, held_date=day, cast=5, votes={}
        )

    assert Round.objects.get().state == Round.State.NAMED


def test_another_vote_is_not_written_down_before_the_first(choosing, unit, people, chair):
    elect(choosing, unit, people[:1], by=chair)
    stand(choosing, unit, people[1:2], by=chair)

    with pytest.raises(RuleBroken, match="it was on 2026-11-20 at the soonest"):
        services.record_paper(
            actor=chair, choosing_id=choosing.pk, constituency_id=unit.pk, held_date=BEGUN, cast=5, votes={}
        )

    assert Round.objects.get(number=2).state == Round.State.NAMED


@pytest.mark.parametrize(
    ("body", "named", "told"),
    [
        ("congress", 1, "1 stand for 2 seats: some stay empty, and another vote is owed."),
        ("congress", 2, ""),
        ("delegates", 2, "2 stand for 2 seats; at least 3 are asked for. More candidates than seats, delegates: 15%"),
        ("delegates", 3, ""),
    ],
)
def test_too_few_candidates_are_told_of_before_the_vote(small, chair, body, named, told):
    make_staff(small, 8)
    choosing = make_choosing(small, by=chair, body=body)
    unit = units_of(choosing)[0]
    stand(choosing, unit, people_of(unit)[:named], by=chair)

    shown = shortage_told(choosing, units_of(choosing)[0], limits_of(small, body, TODAY))

    assert shown[: len(told)] == told if told else shown == ""


def test_when_all_seats_are_filled_nobody_stands_any_more(choosing, unit, people, chair):
    elect(choosing, unit, people[:2], by=chair)

    with pytest.raises(RuleBroken, match="All seats of 一年级 are filled"):
        stand(choosing, unit, people[2:3], by=chair)

    assert len(elected(choosing)) == 2


def test_a_member_names_no_candidates(choosing, unit, people, small):
    with pytest.raises(NotPermitted):
        stand(choosing, unit, people[:2], by=make_member(small))

    assert Round.objects.count() == 0


def ballot_of(choosing: Choosing, unit: Constituency, people: list[Person], chair: Standing) -> Ballot:
    stand(choosing, unit, people, by=chair)
    return services.put_to_ballot(actor=chair, choosing_id=choosing.pk, constituency_id=unit.pk)


def counted(people: list[Person], *votes: int, written_in: tuple[tuple[str, int], ...] = ()) -> Tally:
    options = tuple(OptionTally(label=p.name, person_id=p.pk, chosen=n) for p, n in zip(people, votes, strict=True))
    question = QuestionTally(kind="choose", text="选举", options=options, written_in=written_in)
    return Tally(entitled=5, issued=5, cast=5, questions=(question,))


def test_the_ballot_asks_the_whole_constituency_and_takes_its_names(choosing, unit, people, chair):
    ballot = ballot_of(choosing, unit, people[:3], chair)

    question = ballot.questions.get()
    names = sorted(question.options.values_list("label", flat=True))
    assert (ballot.title, question.most, names) == (
        "第四届教职工代表大会代表选举：一年级",
        2,
        sorted(p.name for p in people[:3]),
    )
    assert ballot.voters.count() == 5


def test_who_is_written_in_by_more_than_half_is_elected(choosing, unit, people, chair):
    ballot = ballot_of(choosing, unit, people[:2], chair)
    names = ((people[4].name, 3), ("无此人", 4))

    services.take_count(actor=chair, ballot=ballot, tally=counted(people[:2], 4, 2, written_in=names))

    assert elected(choosing) == [people[0].name, people[4].name]


def test_a_ballot_that_came_to_nothing_lets_candidates_be_named_anew(choosing, unit, people, chair):
    ballot = ballot_of(choosing, unit, people[:2], chair)

    services.end_round(ballot=ballot)
    again = stand(choosing, unit, people[:3], by=chair)

    assert (again.number, again.state) == (2, Round.State.NAMED)


def test_while_a_constituency_votes_its_candidates_stand(choosing, unit, people, chair):
    ballot_of(choosing, unit, people[:2], chair)

    with pytest.raises(RuleBroken, match="is voting"):
        stand(choosing, unit, people[2:], by=chair)

    assert Round.objects.get().candidates.count() == 2


def test_a_vote_on_paper_is_judged_by_the_rule_of_its_own_day(choosing, unit, people, small, chair):
    OwnLimit.objects.create(
        union=small, code="congress.constituency_quorum", value="1", reason="大会决定", since=HELD + dt.timedelta(days=1),
        set_by=chair.person, set_at=clock.now(),
    )  # fmt: skip
    stand(choosing, unit, people[:2], by=chair)

    vote(choosing, unit, {p.pk: 4 for p in people[:2]}, by=chair, cast=4)

    assert Round.objects.get().state == Round.State.COUNTED


def test_a_secret_ballot_seats_whom_the_constituency_chose_as_soon_as_it_is_counted(choosing, unit, people, chair):
    ballot = ballot_of(choosing, unit, people[:3], chair)
    names = list(ballot.questions.get().options.values_list("label", flat=True))

    carried_through(ballot, chair, [([0, 1],), ([0, 1],), ([0],), ([1, 2],), ([0],)])

    held = Round.objects.get()
    assert (held.state, held.entitled, held.cast) == (Round.State.COUNTED, 5, 5)
    assert sorted(elected(choosing)) == sorted(names[:2])


def test_a_ballot_called_off_lets_the_constituency_begin_again(choosing, unit, people, chair):
    ballot = ballot_of(choosing, unit, people[:2], chair)

    ballots.call_off(actor=chair, ballot_id=ballot.pk, reason="候选人退出")

    assert Round.objects.get().state == Round.State.ENDED
