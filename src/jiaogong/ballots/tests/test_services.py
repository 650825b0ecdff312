from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest
from django.test import override_settings

from jiaogong.ballots import permissions, queries, services
from jiaogong.ballots.models import Ballot, Paper, Voter
from jiaogong.ballots.rules import OptionPlan, QuestionPlan, VoterPlan
from jiaogong.ballots.tests.factories import (
    CHEAP,
    CHOICE,
    GRADES,
    MOTION,
    PASSPHRASE,
    closed,
    make_ballot,
    mark_of,
    opened,
    plan,
    scrutinised,
    voters_of,
    voting,
)
from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound, NotPermitted, RuleBroken
from jiaogong.kernel.models import AuditLine
from jiaogong.members.models import Person
from jiaogong.members.tests.factories import make_member, make_officer, make_person
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
NINE = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def test_the_same_form_sent_twice_prepares_one_ballot(chair, school):
    key = uuid.uuid4()

    made = [
        services.prepare_ballot(actor=chair, union=school, plan=plan(), voters=[], form_key=key).pk for _n in range(2)
    ]

    assert (made[0] == made[1], Ballot.objects.count()) == (True, 1)


def test_only_an_officer_of_the_very_union_holds_its_ballots(school):
    above = make_officer(school.parent)

    with pytest.raises(NotPermitted, match="Only an officer of 柳岸小学工会 itself"):
        services.prepare_ballot(actor=above, union=school, plan=plan(), voters=[])


def test_nobody_from_elsewhere_and_nobody_twice_stands_on_the_roll(chair, school):
    stranger, member = make_person(make_union(school.parent)), make_person(school)

    with pytest.raises(RuleBroken, match="1 of those on the roll do not belong to 柳岸小学工会"):
        make_ballot(by=chair, voters=[VoterPlan(person_id=stranger.pk)])
    with pytest.raises(RuleBroken, match="twice"):
        make_ballot(by=chair, voters=[VoterPlan(person_id=member.pk)] * 2)

    assert not Ballot.objects.exists()


@pytest.mark.parametrize(
    ("planned", "reason"),
    [
        (plan(title=" "), "a title"),
        (plan(QuestionPlan(kind="motion", text="")), "its text and its kind"),
        (plan(QuestionPlan(kind="choose", text="选", most=1)), "at least one name"),
        (plan(QuestionPlan(kind="choose", text="选", options=(OptionPlan(label="甲"),))), "at most in “选”"),
        (plan(QuestionPlan(kind="choose", text="选", options=(OptionPlan(label="甲"),) * 2, most=1)), "the same name"),
        (plan(QuestionPlan(kind="grade", text="评", options=(OptionPlan(label="甲"),), grades=("好",))), "two grades"),
        (plan(opens_at=NINE + HOUR, closes_at=NINE), "closes after it has opened"),
        (plan(closes_at=NINE - HOUR), "close in the past"),
        (plan(way="letter"), "on screen, on paper or both"),
    ],
)
def test_a_ballot_that_nobody_could_vote_in_is_refused(chair, planned, reason):
    with pytest.raises(RuleBroken, match=reason):
        make_ballot(by=chair, plan=planned)


def test_a_ballot_does_not_open_to_nobody_nor_without_three_shares(chair):
    empty, bare = make_ballot(by=chair, voters=[]), make_ballot(by=chair)

    lacking = [next(permissions.lacks(ballot))[:24] for ballot in (empty, bare)]

    with pytest.raises(NotPermitted, match="Nobody stands on the roll"):
        services.open_ballot(actor=chair, ballot_id=empty.pk)
    assert lacking == ["Nobody stands on the rol", "At least 3 hold a share "]


def test_a_share_whose_keeper_has_not_taken_up_the_duty_keeps_it_shut(chair, school):
    ballot = make_ballot(by=chair)
    three = scrutinised(ballot, chair)
    late = make_member(school)
    people = [s.person.pk for s in three[:2]]

    services.name_scrutineers(actor=chair, ballot_id=ballot.pk, scrutineers=people, spares=[late.person.pk])

    with pytest.raises(NotPermitted, match="3 are named, 2 have"):
        services.open_ballot(actor=chair, ballot_id=ballot.pk)


def test_who_is_voted_on_is_neither_scrutineer_nor_teller(chair, school):
    stands = make_person(school, name="丁一宁")
    asked = QuestionPlan(kind="choose", text="选", options=(OptionPlan(label="丁一宁", person_id=stands.pk),), most=1)
    ballot, other = make_ballot(by=chair, plan=plan(asked)), make_ballot(by=chair)

    with pytest.raises(RuleBroken, match="丁一宁 is voted on"):
        services.name_scrutineers(actor=chair, ballot_id=ballot.pk, scrutineers=[stands.pk], spares=[])
    with pytest.raises(RuleBroken, match="丁一宁 is voted on"):
        services.name_tellers(actor=chair, ballot_id=ballot.pk, tellers=[stands.pk, make_person(school).pk])

    services.name_scrutineers(actor=chair, ballot_id=other.pk, scrutineers=[stands.pk], spares=[])
    services.change_plan(actor=chair, ballot_id=other.pk, plan=plan(asked))
    assert [sentence for sentence in permissions.lacks(other) if "丁一宁" in sentence] != []


def test_the_union_above_may_keep_the_spare_share_and_no_other(chair, school):
    above, stranger = make_person(school.parent), make_person(make_union(school.parent), name="外人")
    ballot = make_ballot(by=chair)

    services.name_scrutineers(actor=chair, ballot_id=ballot.pk, scrutineers=[], spares=[above.pk])

    with pytest.raises(RuleBroken, match="外人 belongs neither"):
        services.name_scrutineers(actor=chair, ballot_id=ballot.pk, scrutineers=[], spares=[stranger.pk])
    with pytest.raises(RuleBroken, match="belongs neither"):
        services.name_scrutineers(actor=chair, ballot_id=ballot.pk, scrutineers=[above.pk], spares=[])


@pytest.mark.parametrize("passphrase", ["short", "aaaaaaaaaaaaaaaa"])
def test_a_weak_passphrase_is_refused(chair, passphrase):
    ballot = make_ballot(by=chair)
    first, *_others = scrutinised(ballot, chair)

    with pytest.raises(RuleBroken, match="at least 12 letters"):
        services.take_up_duty(actor=first, ballot_id=ballot.pk, passphrase=passphrase)


def test_a_passphrase_that_was_lost_before_the_opening_is_chosen_anew(chair):
    ballot = make_ballot(by=chair)
    first, second, _spare = scrutinised(ballot, chair)
    with override_settings(BALLOT_PASSPHRASE_COST=CHEAP):
        services.take_up_duty(actor=first, ballot_id=ballot.pk, passphrase="another-passphrase-9")
    services.open_ballot(actor=chair, ballot_id=ballot.pk)
    services.close_ballot(actor=chair, ballot_id=ballot.pk)

    services.give_passphrase(actor=first, ballot_id=ballot.pk, passphrase="another-passphrase-9")
    done = services.give_passphrase(actor=second, ballot_id=ballot.pk, passphrase=PASSPHRASE)

    assert done.state == "counted"


def test_the_opening_freezes_questions_and_voters_with_their_fingerprint(chair):
    ballot = make_ballot(by=chair)
    opened(ballot, chair)

    with pytest.raises(NotPermitted, match="frozen"):
        services.change_voters(actor=chair, ballot_id=ballot.pk, voters=[])
    with pytest.raises(NotPermitted, match="frozen"):
        services.change_plan(actor=chair, ballot_id=ballot.pk, plan=plan())

    ballot.refresh_from_db()
    assert (ballot.electorate_size, len(ballot.electorate_hash), bool(ballot.public_key)) == (3, 64, True)


def test_a_second_vote_is_refused_and_adds_no_paper(chair):
    ballot = make_ballot(by=chair)
    opened(ballot, chair)
    mei = voting(ballot)[0]
    services.cast_vote(actor=mei, ballot_id=ballot.pk, answers=["yes"])

    with pytest.raises(NotPermitted, match="already voted"):
        services.cast_vote(actor=mei, ballot_id=ballot.pk, answers=["no"])

    assert Paper.objects.count() == 1


def test_a_vote_leaves_no_line_in_the_audit(chair):
    ballot = make_ballot(by=chair)
    opened(ballot, chair)
    before = AuditLine.objects.count()

    services.cast_vote(actor=voting(ballot)[0], ballot_id=ballot.pk, answers=["yes"])

    assert AuditLine.objects.count() == before


def test_votes_are_taken_while_it_is_open_from_those_on_the_roll_alone(chair, school):
    ballot = make_ballot(by=chair)
    mei, outsider = voting(ballot)[0], make_member(school)
    with pytest.raises(NotFound):
        services.cast_vote(actor=mei, ballot_id=ballot.pk, answers=["yes"])
    opened(ballot, chair)
    with pytest.raises(NotFound):
        services.cast_vote(actor=outsider, ballot_id=ballot.pk, answers=["yes"])
    with pytest.raises(NotPermitted, match="do not stand on the roll"):
        services.cast_vote(actor=chair, ballot_id=ballot.pk, answers=["yes"])
    services.close_ballot(actor=chair, ballot_id=ballot.pk)

    with pytest.raises(NotPermitted, match="is closed"):
        services.cast_vote(actor=mei, ballot_id=ballot.pk, answers=["yes"])

    assert Paper.objects.count() == 0


@pytest.mark.parametrize("gone", [{"left_date": dt.date(2026, 11, 22)}, {"union": None}])
def test_who_has_left_since_the_freezing_votes_no_more_and_stays_among_those_entitled(chair, school, gone):
    ballot = make_ballot(by=chair)
    opened(ballot, chair)
    mei = voting(ballot)[0]
    gone = {name: value or make_union(school.parent) for name, value in gone.items()}
    Person.objects.filter(pk=mei.person.pk).update(**gone)

    with pytest.raises(NotPermitted, match="You have left"):
        services.cast_vote(actor=mei, ballot_id=ballot.pk, answers=["yes"])

    ballot.refresh_from_db()
    assert ballot.electorate_size == 3


@pytest.mark.parametrize(
    "answers",
    [[], ["maybe"], ["yes", "yes"], [["yes"]], [None]],
)
def test_what_answers_no_question_is_refused_and_marks_nobody(chair, answers):
    ballot = make_ballot(by=chair)
    opened(ballot, chair)
    mei = voting(ballot)[0]

    with pytest.raises(RuleBroken):
        services.cast_vote(actor=mei, ballot_id=ballot.pk, answers=answers)

    assert mark_of(ballot, mei.person) == ""


def test_papers_of_a_ballot_are_all_of_one_length(chair):
    ballot = make_ballot(by=chair, plan=plan(MOTION, CHOICE, GRADES))
    opened(ballot, chair)
    votes: list[list[Any]] = [
        ["yes", [], [None, None]],
        ["abstain", [0, 1, 2, "白鹭洲上的白鹭"], [0, 3]],
        ["no", ["甲", "乙"], [1, None]],
    ]

    for who, answers in zip(voting(ballot), votes, strict=True):
        services.cast_vote(actor=who, ballot_id=ballot.pk, answers=answers)

    assert len({len(paper.sealed) for paper in Paper.objects.all()}) == 1


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


def test_what_is_called_off_is_opened_by_nobody(chair):
    ballot = make_ballot(by=chair)
    first, *_others = closed(ballot, chair, [["yes"]] * 3)

    services.call_off(actor=chair, ballot_id=ballot.pk, reason="名册有误")

    kept = (Paper.objects.count(), list(ballot.scrutineers.exclude(share=None)))
    with pytest.raises(NotPermitted):
        services.give_passphrase(actor=first, ballot_id=ballot.pk, passphrase=PASSPHRASE)
    assert kept == (0, [])


def test_whoever_owes_a_vote_is_told_so_until_it_is_cast(chair):
    ballot = make_ballot(by=chair)
    opened(ballot, chair)
    mei = voting(ballot)[0]
    owed = [queries.owed_by(mei.person, clock.now()).count()]

    services.cast_vote(actor=mei, ballot_id=ballot.pk, answers=["abstain"])

    assert [*owed, queries.owed_by(mei.person, clock.now()).count()] == [1, 0]


def test_a_voter_of_another_group_of_unions_knows_nothing_of_the_ballot(chair):
    ballot = make_ballot(by=chair, voters=voters_of(chair.home, 1))
    opened(ballot, chair)

    with pytest.raises(NotFound):
        queries.ballot_visible_to(make_member(), ballot.pk)

    assert Voter.objects.count() == 1
