from __future__ import annotations

from typing import Any

import pytest

from jiaogong.ballots import queries, services
from jiaogong.ballots.models import Outcome, Paper, Scrutineer
from jiaogong.ballots.rules import OptionTally
from jiaogong.ballots.tests.factories import (
    CHOICE,
    GRADES,
    MOTION,
    PASSPHRASE,
    closed,
    counted_ballot,
    make_ballot,
    opened,
    plan,
    voters_of,
    voting,
)
from jiaogong.kernel.errors import NotPermitted, RuleBroken

pytestmark = pytest.mark.django_db


def test_a_motion_is_counted_as_it_was_voted(chair):
    ballot = counted_ballot(actor=chair, plan=plan(), votes=[["yes"], ["yes"], ["no"], ["abstain"]])

    tally = queries.tally_of(ballot)

    (motion,) = tally.questions
    assert (tally.entitled, tally.cast, motion.yes, motion.no, motion.abstained) == (4, 4, 2, 1, 1)


def test_names_are_chosen_written_in_left_blank_or_marked_too_often(chair):
    votes: list[list[Any]] = [[[0, 1, 2]], [[1, "白鹭"]], [["丁一宁"]], [[]], [[0, 1, 2, 3]]]

    ballot = counted_ballot(actor=chair, plan=plan(CHOICE), votes=votes)

    (choice,) = queries.tally_of(ballot).questions
    assert [o.chosen for o in choice.options] == [2, 2, 1, 0]
    assert (choice.written_in, choice.abstained, choice.void) == ((("白鹭", 1),), 1, 1)


def test_each_name_is_graded_for_itself_and_may_be_left_out(chair):
    ballot = counted_ballot(actor=chair, plan=plan(GRADES), votes=[[[0, 1]], [[0, None]], [[3, 1]]])

    (grades,) = queries.tally_of(ballot).questions
    assert grades.options == (
        OptionTally(label="校长", person_id=None, grades=(2, 0, 0, 1)),
        OptionTally(label="副校长", person_id=None, grades=(0, 2, 0, 0), abstained=1),
    )


def test_nothing_that_was_sealed_and_no_key_is_left_after_the_count(chair):
    ballot = counted_ballot(actor=chair, plan=plan(), votes=[["yes"], ["no"]])

    kept = list(Scrutineer.objects.values_list("share", "own_private", "own_public", "passed"))
    assert (Paper.objects.filter(ballot=ballot).count(), kept) == (0, [(None, None, None, {})] * 3)


def test_the_published_list_holds_each_questions_answers_apart(chair):
    ballot = counted_ballot(actor=chair, plan=plan(MOTION, GRADES), votes=[["yes", [0, 1]], ["no", [1, None]]])

    lists = [
        (part["question"], part.get("name"), sorted(part["answers"], key=str))
        for part in Outcome.objects.get(ballot=ballot).published
    ]
    assert lists == [(0, None, ["no", "yes"]), (1, 0, [0, 1]), (1, 1, [1, None])]


def test_groups_in_which_few_voted_are_not_told_apart(chair, school):
    voters = (
        voters_of(school, 6, group="语文组")
        + voters_of(school, 5, group="数学组")
        + voters_of(school, 3, group="体育组")
    )

    ballot = counted_ballot(actor=chair, plan=plan(), votes=[["yes"]] * 14, voters=voters)

    parts = {part["group"]: len(part["answers"]) for part in Outcome.objects.get(ballot=ballot).published}
    assert parts == {"语文组": 6, "": 8}


def test_one_scrutineer_alone_opens_nothing(chair):
    ballot = make_ballot(by=chair)
    first, *_others = closed(ballot, chair, [["yes"]] * 3)
    services.give_passphrase(actor=first, ballot_id=ballot.pk, passphrase=PASSPHRASE)

    with pytest.raises(NotPermitted, match="another scrutineer's is needed"):
        services.give_passphrase(actor=first, ballot_id=ballot.pk, passphrase=PASSPHRASE)

    with pytest.raises(RuleBroken, match="has not been counted"):
        queries.tally_of(ballot)


@pytest.mark.parametrize("pair", [(0, 1), (1, 0), (0, 2), (2, 0), (1, 2), (2, 1)])
def test_any_two_shares_open_the_papers_whoever_lost_the_passphrase(chair, pair):
    ballot = make_ballot(by=chair)
    holders = closed(ballot, chair, [["yes"], ["yes"], ["no"]])

    for at in pair:
        services.give_passphrase(actor=holders[at], ballot_id=ballot.pk, passphrase=PASSPHRASE)

    assert queries.tally_of(ballot).questions[0].yes == 2


def test_another_passphrase_opens_nothing(chair):
    ballot = make_ballot(by=chair)
    first, *_others = closed(ballot, chair, [["yes"]] * 3)

    with pytest.raises(RuleBroken, match="not the passphrase"):
        services.give_passphrase(actor=first, ballot_id=ballot.pk, passphrase="another-passphrase")


def test_papers_are_opened_by_scrutineers_and_only_after_the_close(chair):
    ballot = make_ballot(by=chair)
    with pytest.raises(NotPermitted, match="You are no scrutineer"):
        services.give_passphrase(actor=chair, ballot_id=ballot.pk, passphrase=PASSPHRASE)
    first, *_others = closed(ballot, chair, [["yes"]])
    services.give_passphrase(actor=first, ballot_id=ballot.pk, passphrase=PASSPHRASE)

    with pytest.raises(NotPermitted, match="You are no scrutineer"):
        services.give_passphrase(actor=chair, ballot_id=ballot.pk, passphrase=PASSPHRASE)

    assert not Outcome.objects.exists()


def test_a_paper_laid_in_beside_the_roll_makes_the_ballot_void(chair):
    ballot = make_ballot(by=chair)
    first, second, _spare = closed(ballot, chair, [["yes"]] * 3)
    Paper.objects.create(ballot=ballot, sealed=bytes(Paper.objects.all()[0].sealed))

    for who in (first, second):
        services.give_passphrase(actor=who, ballot_id=ballot.pk, passphrase=PASSPHRASE)

    ballot.refresh_from_db()
    assert (ballot.state, "4 papers were returned but 3" in ballot.reason) == ("void", True)


def test_a_paper_that_was_tampered_with_is_void_and_hinders_nothing(chair):
    ballot = make_ballot(by=chair)
    first, second, _spare = closed(ballot, chair, [["yes"]] * 3)
    Paper.objects.filter(pk=Paper.objects.all()[0].pk).update(sealed=b"x" * 100)

    for who in (first, second):
        services.give_passphrase(actor=who, ballot_id=ballot.pk, passphrase=PASSPHRASE)

    (motion,) = queries.tally_of(ballot).questions
    assert (motion.yes, motion.void) == (2, 1)


def test_a_ballot_in_which_nobody_voted_is_counted(chair):
    ballot = counted_ballot(actor=chair, plan=plan(MOTION, CHOICE, GRADES), votes=[])

    assert [q.yes + q.abstained + q.void for q in queries.tally_of(ballot).questions] == [0, 0, 0]


def test_the_receipt_is_found_among_those_that_were_sealed(chair):
    ballot = make_ballot(by=chair)
    first, second, _spare = opened(ballot, chair)
    receipts = [services.cast_vote(actor=who, ballot_id=ballot.pk, answers=["no"]) for who in voting(ballot)]
    services.close_ballot(actor=chair, ballot_id=ballot.pk)

    for who in (first, second):
        services.give_passphrase(actor=who, ballot_id=ballot.pk, passphrase=PASSPHRASE)

    assert Outcome.objects.get(ballot=ballot).fingerprints == sorted(receipts)
