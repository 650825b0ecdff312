"""The published list of a counted ballot, as a document that anybody can count again (docs/recount.py)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from jiaogong.ballots import queries
from jiaogong.ballots.labels import votes_told
from jiaogong.ballots.models import Outcome
from jiaogong.ballots.rules import QuestionPlan, judging


def published(outcome: Outcome) -> dict[str, Any]:
    """Questions, answers in no order, what tellers counted, fingerprints of the sealed papers, and the count."""
    ballot, sheet = outcome.ballot, queries.agreed_sheet(outcome.ballot)
    return {
        "version": 1,
        "ballot": ballot.title,
        "union": ballot.union.name,
        "electorate": {"size": ballot.electorate_size, "sha256": ballot.electorate_hash},
        "questions": [
            {"kind": q.kind, "text": q.text, "names": [o.label for o in q.options], "most": q.most, "grades": q.grades}
            for q in queries.questions_of(ballot)
        ],
        "papers": outcome.published,
        "by_hand": {"returned": sheet.returned, "counts": sheet.counts} if sheet else None,
        "sealed": outcome.fingerprints,
        "count": _without_people(outcome.tally),
    }


def _without_people(tally: dict[str, Any]) -> dict[str, Any]:
    """The count as it is kept, without the keys of people."""
    questions = [
        {**q, "options": [{key: value for key, value in o.items() if key != "person_id"} for o in q["options"]]}
        for q in tally["questions"]
    ]
    return {**tally, "questions": questions}


def rows(outcome: Outcome, questions: Sequence[QuestionPlan]) -> Iterator[tuple[str, str, str, str]]:
    """A row an answer: question, name (of grades), group, what was marked."""
    votes = votes_told()
    for part in outcome.published:
        question = questions[part["question"]]
        name = question.options[part["name"]].label if "name" in part else ""
        for answer in part["answers"]:
            if answer == judging.VOID:
                told = judging.VOID
            elif question.kind == "motion":
                told = votes[answer]
            elif "written" in part:
                name, told = answer, question.grades[0]
            elif question.kind == "grade":
                told = votes["abstain"] if answer is None else question.grades[answer]
            else:
                told = (
                    "、".join(question.options[a].label if isinstance(a, int) else a for a in answer)
                    or votes["abstain"]
                )
            yield _plain(question.text), _plain(name), _plain(part["group"]), _plain(told)


def _plain(cell: str) -> str:
    """The text so that a spreadsheet does not take it for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell
