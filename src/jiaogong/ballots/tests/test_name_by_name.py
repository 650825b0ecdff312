"""Elections as union papers are printed: for each name for, against or abstained, and no more for than there are seats."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.http import QueryDict
from django.urls import reverse

from jiaogong.ballots import documents, queries, services
from jiaogong.ballots.models import Ballot, Outcome
from jiaogong.ballots.rules import OptionPlan, OptionTally, QuestionPlan, hand
from jiaogong.ballots.rules.soundness import require_sound
from jiaogong.ballots.tests.factories import counted_ballot, make_ballot, opened, plan, voting
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_member, signed_in

pytestmark = pytest.mark.django_db
NAMES = tuple(OptionPlan(label=name) for name in ("丁一宁", "王若松", "李望舒"))
SEATS = QuestionPlan(
    kind="grade", text="选举工会委员，应选2名", options=NAMES, most=2, may_write_in=True, grades=("赞成", "不赞成")
)
# Two for and one against; one for, one written in; all for: void; nothing marked: abstained on each.
VOTES: list[list[Any]] = [[[0, 0, 1]], [[0, 1, None, "白鹭"]], [[0, 0, 0]], [[None, None, None]]]


def test_each_name_has_its_votes_for_and_against_and_a_paper_for_too_many_is_void(chair):
    ballot = counted_ballot(actor=chair, plan=plan(SEATS), votes=VOTES)

    (told,) = queries.tally_of(ballot).questions
    assert told.options == (
        OptionTally(label="丁一宁", person_id=None, grades=(2, 0), abstained=1),
        OptionTally(label="王若松", person_id=None, grades=(1, 1), abstained=1),
        OptionTally(label="李望舒", person_id=None, grades=(0, 1), abstained=2),
    )
    assert (told.written_in, told.void) == ((("白鹭", 1),), 1)


def test_a_candidates_own_name_written_in_is_a_vote_for_that_candidate(chair):
    ballot = counted_ballot(actor=chair, plan=plan(SEATS), votes=[[[None, 1, None, "李望舒"]]])

    (told,) = queries.tally_of(ballot).questions
    assert ([o.grades for o in told.options], told.written_in) == ([(0, 0), (0, 1), (1, 0)], ())


def test_whoever_has_the_published_list_counts_the_same(chair, tmp_path):
    ballot = counted_ballot(actor=chair, plan=plan(SEATS), votes=VOTES)
    kept = tmp_path / "ballot.json"
    kept.write_text(json.dumps(documents.published(Outcome.objects.get(ballot=ballot))), encoding="utf-8")

    script = Path(__file__).parents[4] / "docs/recount.py"
    done = subprocess.run([sys.executable, str(script), str(kept)], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "The count is right.")


@pytest.mark.parametrize(
    "answer", [[0, 0], [0, 0, 2], [0, 0, "白鹭"], [0, 0, None, 1], "yes", [None, None, None, *"一二三四五六"]]
)
def test_what_is_no_answer_to_the_names_is_refused(chair, answer):
    ballot = make_ballot(by=chair, plan=plan(SEATS))
    opened(ballot, chair)

    with pytest.raises(RuleBroken, match="cannot be answered in that way"):
        services.cast_vote(actor=voting(ballot)[0], ballot_id=ballot.pk, answers=[answer])


def test_names_are_written_in_only_where_it_is_said_how_many_may_be_voted_for():
    endless = QuestionPlan(kind="grade", text="选举", options=NAMES, may_write_in=True, grades=("赞成", "不赞成"))

    with pytest.raises(RuleBroken, match="how many names may be chosen"):
        require_sound(plan(endless))


def test_tellers_count_the_same_papers_by_hand():
    figures = {"votes": [[2, 0, 1], [1, 1, 1], [0, 1, 2]], "abstained": 0, "void": 1, "written": [["白鹭", 1]]}

    (sound,) = hand.require_sound([figures], [SEATS], 4)

    told = hand.as_tally(sound, SEATS)
    assert ([o.grades for o in told.options], told.written_in, told.void) == (
        [(2, 0), (1, 1), (0, 1)], (("白鹭", 1),), 1,
    )  # fmt: skip


@pytest.mark.parametrize(("written", "each"), [([], [2, 0, 0]), ([["白鹭", 2]], [1, 1, 0]), ([["白鹭", 3]], [0, 2, 0])])
def test_tellers_cannot_count_more_votes_for_than_papers_bear(written, each):
    figures = {"votes": [each] * 3, "abstained": 0, "void": 0, "written": written}

    with pytest.raises(RuleBroken, match="“赞成” is counted more often than 2 papers of 2 names can bear"):
        hand.require_sound([figures], [SEATS], 2)


def open_to(chair: Standing) -> tuple[Ballot, Standing]:
    ballot = make_ballot(by=chair, plan=plan(SEATS))
    opened(ballot, chair)
    return ballot, voting(ballot)[0]


def test_the_paper_on_screen_warns_of_too_many_before_it_is_sealed(chair):
    ballot, voter = open_to(chair)
    client, where = signed_in(voter), reverse("ballot-vote", args=[ballot.pk])

    answer: Any = client.post(where, QueryDict("q0-0=0&q0-1=0&q0-2=-&q0-w=白鹭").dict())

    assert (answer.status_code, "Choose at most 2" in answer.content.decode()) == (422, True)
    assert client.post(where, {"q0-0": "0", "q0-1": "1", "q0-2": "-", "q0-w": "白鹭"}).status_code == 200


def test_the_printed_paper_has_a_column_for_each_answer_and_lines_for_others(chair):
    ballot, _voter = open_to(chair)

    body = signed_in(chair).get(reverse("ballot-papers", args=[ballot.pk])).content.decode()

    for told in ("赞成", "不赞成", "Abstain", "Others:", "Not more names than the number stated"):
        assert told in body, told


def test_the_tellers_sheet_asks_for_each_name_and_those_written_in(chair):
    ballot = make_ballot(by=chair, plan=plan(SEATS, way="paper"))
    teller, _other = tellers = [make_member(ballot.union, name=name) for name in ("计一", "计二")]
    services.name_tellers(actor=chair, ballot_id=ballot.pk, tellers=[t.person.pk for t in tellers])
    services.open_ballot(actor=chair, ballot_id=ballot.pk)
    services.close_ballot(actor=chair, ballot_id=ballot.pk)

    body = signed_in(teller).get(reverse("ballot-sheet", args=[ballot.pk])).content.decode()

    assert ("李望舒 · 不赞成" in body, body.count("Another name")) == (True, 3)
