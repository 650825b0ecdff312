"""A paper before it is sealed: answers in their shape, all papers of a ballot of one length.

An answer is "yes", "no" or "abstain" to a motion; of names to choose, the positions chosen and other names written in;
of names to grade, for each the position of its grade or None, and after them other names written in.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from jiaogong.ballots.rules.plans import QuestionPlan
from jiaogong.kernel.errors import RuleBroken

VOTES = ("yes", "no", "abstain")
LONGEST_NAME, LONGEST_GROUP = 20, 60
_STEP = 64

Answer = str | list[Any]


@dataclass(frozen=True, slots=True)
class Marked:
    """What one paper says: an answer to each question, and the group by which it may be told apart."""

    answers: tuple[Answer, ...]
    group: str = ""


def well_formed(answers: Sequence[Any], questions: Sequence[QuestionPlan]) -> tuple[Answer, ...]:
    """The answers in their one shape. Raises RuleBroken where they are not answers to these questions.

    Too many names are let through, as on paper: such an answer is void.
    """
    if len(answers) != len(questions):
        raise RuleBroken(_("The paper does not answer the questions of this ballot."))
    return tuple(_formed(answer, question) for answer, question in zip(answers, questions, strict=True))


def _formed(answer: Any, question: QuestionPlan) -> Answer:
    formed: Answer | None
    if question.kind == "motion":
        formed = answer if answer in VOTES else None
    elif question.kind == "choose":
        formed = _choice(answer, question)
    else:
        formed = _grades(answer, question)
    if formed is None:
        raise RuleBroken(_("“%(question)s” cannot be answered in that way.") % {"question": question.text})
    return formed


def _grades(answer: Any, question: QuestionPlan) -> list[Any] | None:
    """A grade for each name in order, then other names; a candidate's own name written in is that candidate's best grade."""
    if not isinstance(answer, list | tuple) or len(answer) < len(question.options):
        return None
    marks, names = list(answer[: len(question.options)]), answer[len(question.options) :]
    if not all(a is None or (type(a) is int and 0 <= a < len(question.grades)) for a in marks):
        return None
    written = _written(names) if all(type(a) is str for a in names) else None
    if written is None:
        return None
    at = _positions(question)
    for name in written:
        if name in at:
            marks[at[name]] = 0
    others = [name for name in written if name not in at]
    return [*marks, *others] if _may_be_written(others, question) else None


def _choice(answer: Any, question: QuestionPlan) -> list[Any] | None:
    """Positions in order, then other names; a candidate's own name written in is that candidate."""
    if not isinstance(answer, list | tuple) or not all(type(a) in (int, str) for a in answer):
        return None
    at, names = _positions(question), _written([a for a in answer if isinstance(a, str)])
    positions = {a for a in answer if isinstance(a, int)} | {at[name] for name in names if name in at}
    others = [name for name in names if name not in at]
    is_known = positions <= set(range(len(question.options)))
    return [*sorted(positions), *others] if is_known and _may_be_written(others, question) else None


def _positions(question: QuestionPlan) -> dict[str, int]:
    return {option.label: position for position, option in enumerate(question.options)}


def _written(names: Sequence[str]) -> list[str]:
    """Names as they were written in, each once."""
    return list(dict.fromkeys(" ".join(name.split())[:LONGEST_NAME] for name in names if name.strip()))


def _may_be_written(others: Sequence[str], question: QuestionPlan) -> bool:
    return not others or (question.may_write_in and len(others) <= len(question.options) + question.most)


def length_of(questions: Sequence[QuestionPlan]) -> int:
    """Bytes that every paper of a ballot has before it is sealed, however it is filled in."""
    name = 2 * 4 * LONGEST_NAME + 8  # each character may take four bytes, or be written as two
    needed = 2 * 4 * LONGEST_GROUP + 32
    for question in questions:
        needed += 12 + 8 * len(question.options)
        if question.may_write_in:
            needed += name * (len(question.options) + question.most)
    return (needed // _STEP + 1) * _STEP


def written(paper: Marked, length: int) -> bytes:
    """The paper as bytes of that length.

    >>> read(written(Marked(("yes", [0, "王小明"]), "一组"), 128))
    Marked(answers=('yes', [0, '王小明']), group='一组')
    >>> len(written(Marked(("yes",)), 128)), len(written(Marked(("abstain",), "一组"), 128))
    (128, 128)
    """
    text = json.dumps([paper.group, list(paper.answers)], ensure_ascii=False, separators=(",", ":")).encode()
    if len(text) > length:
        raise RuleBroken(_("The paper holds more than a paper of this ballot can."))
    return text.ljust(length)


def read(text: bytes) -> Marked | None:
    """What a paper's bytes say; None where they are no paper."""
    try:
        group, answers = json.loads(text)
    except (ValueError, TypeError):
        return None
    return Marked(tuple(answers), group) if isinstance(answers, list) and isinstance(group, str) else None
