from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from jiaogong.ballots import queries, services
from jiaogong.ballots.models import Ballot, Outcome, Sheet
from jiaogong.ballots.rules import OptionTally, hand
from jiaogong.ballots.tests.factories import CHOICE, GRADES, MOTION, PASSPHRASE, make_ballot, opened, plan, voting
from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotPermitted, RuleBroken
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_member

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


def sheet(yes: int, no: int, abstained: int = 0, void: int = 0) -> list[dict[str, Any]]:
    return [{"votes": [yes, no], "abstained": abstained, "void": void}]


def with_tellers(chair: Standing, way: str, **planned: Any) -> tuple[Ballot, list[Standing]]:
    ballot = make_ballot(by=chair, plan=plan(way=way, **planned))
    tellers = [make_member(ballot.union, name=name) for name in ("计一", "计二")]
    services.name_tellers(actor=chair, ballot_id=ballot.pk, tellers=[t.person.pk for t in tellers])
    return ballot, tellers


def handed(ballot: Ballot, chair: Standing, count: int) -> None:
    keys = [v.pk for v in ballot.voters.order_by("pk")[:count]]
    services.hand_papers(actor=chair, ballot_id=ballot.pk, voter_ids=keys)


def on_paper(chair: Standing) -> tuple[Ballot, list[Standing]]:
    """A closed ballot on paper, of which all three voters were handed one."""
    ballot, tellers = with_tellers(chair, "paper")
    services.open_ballot(actor=chair, ballot_id=ballot.pk)
    handed(ballot, chair, 3)
    services.close_ballot(actor=chair, ballot_id=ballot.pk)
    return ballot, tellers


def enter(ballot: Ballot, who: Standing, returned: int, counts: Any, reason: str = "") -> None:
    services.enter_sheet(actor=who, ballot_id=ballot.pk, returned=returned, counts=counts, reason=reason)


def test_no_paper_is_handed_out_and_no_link_made_once_the_time_is_over(chair):
    ballot, _tellers = with_tellers(chair, "both", closes_at=clock.now() + HOUR)
    opened(ballot, chair)

    with clock.stopped_at(clock.now() + HOUR):
        with pytest.raises(NotPermitted, match="while the ballot is open"):
            handed(ballot, chair, 1)
        with pytest.raises(NotPermitted, match="while the ballot is open"):
            services.make_links(actor=chair, ballot_id=ballot.pk)


def test_two_tellers_who_agree_make_the_count(chair):
    ballot, (one, other) = on_paper(chair)
    enter(ballot, one, 3, sheet(2, 1))

    enter(ballot, other, 3, sheet(2, 1))

    tally = queries.tally_of(ballot)
    (motion,) = tally.questions
    assert (tally.entitled, tally.issued, tally.cast, motion.yes, motion.no) == (3, 3, 3, 2, 1)


def test_one_teller_alone_makes_none_and_a_difference_is_settled_on_record(chair):
    ballot, (one, other) = on_paper(chair)
    enter(ballot, one, 3, sheet(2, 1))
    enter(ballot, other, 3, sheet(1, 2))
    with pytest.raises(RuleBroken, match="Say why"):
        enter(ballot, other, 3, sheet(2, 1))

    enter(ballot, other, 3, sheet(2, 1), reason="看错一张")

    kept = list(Sheet.objects.order_by("pk").values_list("returned", "reason"))
    assert (kept, queries.tally_of(ballot).questions[0].yes) == ([(3, ""), (3, ""), (3, "看错一张")], 2)


def test_more_papers_than_were_given_out_make_it_void(chair):
    ballot, tellers = on_paper(chair)

    for teller in tellers:
        enter(ballot, teller, 4, sheet(4, 0))

    ballot.refresh_from_db()
    assert (ballot.state, ballot.reason, Outcome.objects.exists()) == (
        "void",
        "4 papers were returned but 3 given out: the ballot is void.",
        False,
    )


def test_who_was_handed_a_paper_does_not_vote_on_screen_and_the_other_way_round(chair):
    ballot, _tellers = with_tellers(chair, "both")
    opened(ballot, chair)
    handed(ballot, chair, 1)
    first, second, _third = voting(ballot)
    services.cast_vote(actor=second, ballot_id=ballot.pk, answers=["yes"])

    with pytest.raises(NotPermitted, match="handed a paper"):
        services.cast_vote(actor=first, ballot_id=ballot.pk, answers=["yes"])
    with pytest.raises(RuleBroken, match="Nobody of those chosen"):
        services.hand_papers(actor=chair, ballot_id=ballot.pk, voter_ids=[ballot.voters.get(person=second.person).pk])


def test_a_paper_given_back_unused_frees_the_vote(chair):
    ballot, _tellers = with_tellers(chair, "both")
    opened(ballot, chair)
    handed(ballot, chair, 1)
    first = voting(ballot)[0]

    services.take_paper_back(actor=chair, ballot_id=ballot.pk, voter_id=ballot.voters.get(person=first.person).pk)

    services.cast_vote(actor=first, ballot_id=ballot.pk, answers=["yes"])
    assert ballot.papers.count() == 1


def test_paper_and_screen_come_together_in_one_result_once_the_tellers_agree(chair):
    ballot, tellers = with_tellers(chair, "both")
    first, second, _spare = opened(ballot, chair)
    handed(ballot, chair, 2)
    services.cast_vote(actor=voting(ballot)[2], ballot_id=ballot.pk, answers=["no"])
    services.close_ballot(actor=chair, ballot_id=ballot.pk)
    with pytest.raises(RuleBroken, match="tellers have not agreed"):
        services.give_passphrase(actor=first, ballot_id=ballot.pk, passphrase=PASSPHRASE)
    for teller in tellers:
        enter(ballot, teller, 2, sheet(1, 0, 0, 1))

    for who in (first, second):
        services.give_passphrase(actor=who, ballot_id=ballot.pk, passphrase=PASSPHRASE)

    tally = queries.tally_of(ballot)
    (motion,) = tally.questions
    assert (tally.cast, motion.yes, motion.no, motion.void) == (3, 1, 1, 1)


@pytest.mark.parametrize(
    ("question", "figures", "reason"),
    [
        (MOTION, {"votes": [2, 0], "abstained": 0, "void": 0}, "do not add up"),
        (CHOICE, {"votes": [4, 0, 0, 0], "abstained": 0, "void": 0}, "more names"),
        (CHOICE, {"votes": [3, 3, 3, 1], "abstained": 0, "void": 0}, "more names"),
        (CHOICE, {"votes": [3, 3, 0, 0], "abstained": 1, "void": 1}, "more names"),
        (GRADES, {"votes": [[3, 0, 0, 0, 0], [1, 1, 0, 0, 0]], "abstained": 0, "void": 0}, "do not add up"),
    ],
)
def test_a_sheet_that_three_papers_cannot_bear_is_refused(question, figures, reason):
    with pytest.raises(RuleBroken, match=reason):
        hand.require_sound([figures], [question], 3)


def test_grades_counted_by_hand_are_told_as_those_on_screen_are():
    figures = {"votes": [[2, 1, 0, 0, 0], [0, 0, 0, 2, 1]], "abstained": 0, "void": 0}

    told = hand.as_tally(hand.require_sound([figures], [GRADES], 3)[0], GRADES)

    assert told.options == (
        OptionTally(label="校长", person_id=None, grades=(2, 1, 0, 0)),
        OptionTally(label="副校长", person_id=None, grades=(0, 0, 0, 2), abstained=1),
    )
