"""What tellers count by hand, and how it goes together with what was cast on screen.

A question's figures are `{"votes": [...], "abstained": n, "void": n, "written": [[name, n], …]}`: yes and no of a motion;
of names to choose how often each was chosen; of names to grade a list for each name, its grades and its abstentions.
Names written in stand apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from jiaogong.ballots.rules.plans import OptionTally, QuestionPlan, QuestionTally
from jiaogong.kernel.errors import RuleBroken

Figures = dict[str, Any]


def require_sound(
    counts: Sequence[Mapping[str, Any]], questions: Sequence[QuestionPlan], returned: int
) -> list[Figures]:
    """The figures in their one shape. Raises RuleBroken, naming the question, where they do not add up to the papers."""
    if len(counts) != len(questions):
        raise RuleBroken(_("The sheet does not count the questions of this ballot."))
    return [_sound(dict(c), question, returned) for c, question in zip(counts, questions, strict=True)]


def _sound(given: Figures, question: QuestionPlan, returned: int) -> Figures:
    votes: list[Any] = [list(row) if isinstance(row, list | tuple) else row for row in given["votes"]]
    written = sorted([" ".join(name.split())[:20], count] for name, count in given.get("written", ()) if name.strip())
    figures: Figures = {"votes": votes, "abstained": given["abstained"], "void": given["void"], "written": written}
    told = {"question": question.text, "returned": returned}
    valid = returned - figures["void"]
    if question.kind == "motion" and sum(votes) + figures["abstained"] != valid:
        raise RuleBroken(
            _("“%(question)s”: for, against, abstained and void do not add up to the %(returned)s papers returned.")
            % told
        )
    if question.kind == "choose":
        marks = [*votes, *(count for _name, count in written)]
        most = (valid - figures["abstained"]) * question.most
        if valid < figures["abstained"] or sum(marks) > most or any(mark > valid for mark in marks):
            raise RuleBroken(_("“%(question)s”: more names are counted than %(returned)s papers can bear.") % told)
    if question.kind == "grade" and any(sum(row) != valid for row in votes):
        raise RuleBroken(
            _("“%(question)s”: some name's grades and abstentions do not add up to the valid papers.") % told
        )
    if question.kind == "grade" and question.most:
        _require_bearable(figures, question, valid)
    return figures


def _require_bearable(figures: Figures, question: QuestionPlan, valid: int) -> None:
    """No more of the best grade, names written in among them, than valid papers can bear."""
    others = [count for _name, count in figures["written"]]
    best = sum(row[0] for row in figures["votes"]) + sum(others)
    if best > valid * question.most or any(count > valid for count in others):
        told = {"question": question.text, "grade": question.grades[0], "valid": valid, "most": question.most}
        raise RuleBroken(
            _("“%(question)s”: “%(grade)s” is counted more often than %(valid)s papers of %(most)s names can bear.")
            % told
        )


def as_tally(figures: Figures, question: QuestionPlan) -> QuestionTally:
    """What was counted by hand, told as a count."""
    votes, tally = figures["votes"], QuestionTally(kind=question.kind, text=question.text, void=figures["void"])
    if question.kind == "motion":
        return replace(tally, yes=votes[0], no=votes[1], abstained=figures["abstained"])
    named = list(zip(question.options, votes, strict=True))
    written = tuple((name, count) for name, count in figures["written"])
    if question.kind == "choose":
        options = tuple(OptionTally(label=o.label, person_id=o.person_id, chosen=row) for o, row in named)
        return replace(tally, abstained=figures["abstained"], options=options, written_in=written)
    graded = (
        OptionTally(label=o.label, person_id=o.person_id, grades=tuple(row[:-1]), abstained=row[-1]) for o, row in named
    )
    return replace(tally, options=tuple(graded), written_in=written)


def together(one: QuestionTally, other: QuestionTally) -> QuestionTally:
    """Two counts of one question as one.

    >>> a = QuestionTally(kind="motion", text="", yes=3, no=1)
    >>> both = together(a, QuestionTally(kind="motion", text="", yes=2, abstained=1))
    >>> both.yes, both.no, both.abstained
    (5, 1, 1)
    """
    written = dict(one.written_in)
    for name, count in other.written_in:
        written[name] = written.get(name, 0) + count
    return replace(
        one,
        yes=one.yes + other.yes,
        no=one.no + other.no,
        abstained=one.abstained + other.abstained,
        void=one.void + other.void,
        options=tuple(_option(a, b) for a, b in zip(one.options, other.options, strict=True)),
        written_in=tuple(sorted(written.items(), key=lambda row: (-row[1], row[0]))),
    )


def _option(one: OptionTally, other: OptionTally) -> OptionTally:
    return replace(
        one,
        chosen=one.chosen + other.chosen,
        grades=tuple(a + b for a, b in zip(one.grades, other.grades, strict=True)),
        abstained=one.abstained + other.abstained,
    )
