"""How papers are judged by their question's kind, published in no order, and counted.

What is published holds each question's answers apart from the others', and each name's grades apart: a paper with an
odd pattern over several questions, agreed on beforehand, could otherwise be known again.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from jiaogong.ballots.rules.papers import Answer, Marked
from jiaogong.ballots.rules.plans import OptionTally, QuestionPlan, QuestionTally

VOID = "void"


def is_over_marked(answer: Answer, question: QuestionPlan) -> bool:
    """Whether more names are chosen than may be: such a paper is void for the question (选举工作条例: 多于应选人数的选票无效).

    Of names graded one by one the best grade chooses.

    >>> from jiaogong.ballots.rules.plans import OptionPlan
    >>> names = (OptionPlan(label="丁一宁"), OptionPlan(label="王若松"), OptionPlan(label="李望舒"))
    >>> paper = QuestionPlan(kind="grade", text="", options=names, most=1, grades=("赞成", "不赞成"), may_write_in=True)
    >>> [is_over_marked(a, paper) for a in ([0, 1, None], [1, 1, 1], [0, 0, 1], [0, None, None, "白鹭"])]
    [False, False, True, True]
    """
    if question.kind == "grade":
        chosen = sum(mark == 0 or isinstance(mark, str) for mark in answer)
        return question.most > 0 and chosen > question.most
    return question.kind == "choose" and len(answer) > question.most


def counted(answers: Iterable[Answer], question: QuestionPlan) -> QuestionTally:
    """The count of the answers to a question; "void" stands for a paper that could not be read.

    >>> motion = QuestionPlan(kind="motion", text="")
    >>> told = counted(["yes", "no", "yes", "abstain", "void"], motion)
    >>> told.yes, told.no, told.abstained, told.void
    (2, 1, 1, 1)
    """
    given = list(answers)
    readable = [a for a in given if a != VOID and not is_over_marked(a, question)]
    tally = QuestionTally(kind=question.kind, text=question.text, void=len(given) - len(readable))
    if question.kind == "motion":
        votes = Counter(str(a) for a in readable)
        return replace(tally, yes=votes["yes"], no=votes["no"], abstained=votes["abstain"])
    if question.kind == "choose":
        return _chosen(readable, question, tally)
    columns: list[list[Any]] = [[row[at] for row in readable] for at in range(len(question.options))]
    graded = (graded_as(column, question, at) for at, column in enumerate(columns))
    written = Counter(name for row in readable for name in row[len(question.options) :])
    return replace(tally, options=tuple(graded), written_in=often_first(written))


def _chosen(readable: Sequence[Answer], question: QuestionPlan, tally: QuestionTally) -> QuestionTally:
    votes: Counter[int | str] = Counter(mark for answer in readable for mark in answer)
    written = {name: count for name, count in votes.items() if isinstance(name, str)}
    return replace(
        tally,
        abstained=sum(not answer for answer in readable),
        options=tuple(
            OptionTally(label=o.label, person_id=o.person_id, chosen=votes[at]) for at, o in enumerate(question.options)
        ),
        written_in=often_first(written),
    )


def often_first(written: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Names written in and how often, the most frequent first."""
    return tuple(sorted(written.items(), key=lambda row: (-row[1], row[0])))


def graded_as(column: Sequence[int | None], question: QuestionPlan, at: int) -> OptionTally:
    """The grades that one name was given."""
    votes, option = Counter(column), question.options[at]
    grades = tuple(votes[grade] for grade in range(len(question.grades)))
    return OptionTally(label=option.label, person_id=option.person_id, grades=grades, abstained=votes[None])


def published(papers: Sequence[Marked], questions: Sequence[QuestionPlan]) -> list[dict[str, Any]]:
    """The answers as everybody may read them: by question (of grades, by name) and group, shuffled each for itself.

    Names written in beside grades stand apart as `written`. A paper marked too often stands as void where its marks stand
    apart from each other; where they stand together it is left for whoever counts again to see.
    """
    groups = sorted({paper.group for paper in papers})
    lists: list[dict[str, Any]] = []
    for at, question in enumerate(questions):
        for group in groups:
            given = [paper.answers[at] for paper in papers if paper.group == group]
            lists += _lists_of(question, at, group, given)
    return lists


def _lists_of(question: QuestionPlan, at: int, group: str, given: list[Answer]) -> Iterable[dict[str, Any]]:
    if question.kind != "grade":
        yield {"question": at, "group": group, "answers": shuffled(given)}
        return
    readable = [row for row in given if row != VOID and not is_over_marked(row, question)]
    void = [VOID] * (len(given) - len(readable))
    for position in range(len(question.options)):
        column: list[Any] = [row[position] for row in readable] + void
        yield {"question": at, "name": position, "group": group, "answers": shuffled(column)}
    if question.may_write_in:
        written = [name for row in readable for name in row[len(question.options) :]]
        yield {"question": at, "written": True, "group": group, "answers": shuffled(written)}


def shuffled(rows: Iterable[Any]) -> list[Any]:
    """The rows in an order that nobody can know again."""
    mixed = list(rows)
    secrets.SystemRandom().shuffle(mixed)
    return mixed


def told_apart(papers_by_group: dict[str, int], least: int) -> frozenset[str]:
    """The groups whose results may be told apart, when none under `least` papers may, nor be worked out from the rest.

    >>> sorted(told_apart({"语文组": 9, "数学组": 6, "体育组": 3, "": 1}, 5))
    ['语文组']
    >>> sorted(told_apart({"语文组": 9, "数学组": 6}, 5)), sorted(told_apart({"语文组": 9, "数学组": 4}, 5))
    (['数学组', '语文组'], [])
    """
    kept = [group for group, count in papers_by_group.items() if group and count >= least]
    kept.sort(key=lambda group: (papers_by_group[group], group), reverse=True)
    while kept and 0 < sum(c for g, c in papers_by_group.items() if g not in kept) < least:
        kept.pop()
    return frozenset(kept)
