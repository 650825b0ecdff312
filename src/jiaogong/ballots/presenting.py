"""What the pages of ballots show: the paper to fill in, the teller's sheet, the result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from jiaogong.ballots.forms import WRITTEN_IN
from jiaogong.ballots.labels import votes_told
from jiaogong.ballots.models import Ballot, Outcome, Sheet
from jiaogong.ballots.rules import BallotPlan, QuestionPlan, QuestionTally, judging, telling
from jiaogong.kernel.rates import Rate


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to tap: what is sent, its words, and whether it is tapped already."""

    name: str
    value: str
    label: str
    is_marked: bool


def paper(questions: Sequence[QuestionPlan], sent: QueryDict) -> list[dict[str, Any]]:
    """The paper as a form; what was marked before stays marked."""
    return [_asked(at, question, sent) for at, question in enumerate(questions)]


def _asked(at: int, question: QuestionPlan, sent: QueryDict) -> dict[str, Any]:
    asked: dict[str, Any] = {"plan": question, "key": f"q{at}"}
    marked = sent.getlist(f"q{at}")
    if question.kind == "motion":
        asked["choices"] = [Choice(f"q{at}", code, told, code in marked) for code, told in votes_told().items()]
    elif question.kind == "choose":
        asked["choices"] = [
            Choice(f"q{at}", str(n), option.label, str(n) in marked) for n, option in enumerate(question.options)
        ]
    else:
        asked["names"] = [
            (option.label, _grades(f"q{at}-{n}", question, sent)) for n, option in enumerate(question.options)
        ]
    lines = min(question.most, WRITTEN_IN) if question.may_write_in else 0
    asked["written"] = [*sent.getlist(f"q{at}-w"), *[""] * lines][:lines]
    return asked


def _grades(key: str, question: QuestionPlan, sent: QueryDict) -> list[Choice]:
    marked = sent.get(key, "-")
    each = [*((str(n), grade) for n, grade in enumerate(question.grades)), ("-", _("Abstain"))]
    return [Choice(key, value, label, value == marked) for value, label in each]


def sheet(questions: Sequence[QuestionPlan], sent: QueryDict) -> list[dict[str, Any]]:
    """A teller's sheet as a form: for each question labelled fields with what was typed."""
    asked = []
    for at, question in enumerate(questions):
        if question.kind == "motion":
            cells = [(f"q{at}-0", _("For")), (f"q{at}-1", _("Against"))]
        elif question.kind == "choose":
            cells = [(f"q{at}-{n}", option.label) for n, option in enumerate(question.options)]
        else:
            each = [*question.grades, _("Abstain")]
            cells = [
                (f"q{at}-{n}-{g}", f"{option.label} · {grade}")
                for n, option in enumerate(question.options)
                for g, grade in enumerate(each)
            ]
        if question.kind != "grade":
            cells.append((f"q{at}-abstained", _("Abstain")))
        cells.append((f"q{at}-void", _("Void papers")))
        fields = [(name, label, sent.get(name, "")) for name, label in cells]
        names, counts = sent.getlist(f"q{at}-w"), sent.getlist(f"q{at}-n")
        written = list(zip(names, counts, strict=False)) + [("", "")] * WRITTEN_IN
        asked.append(
            {
                "plan": question,
                "key": f"q{at}",
                "fields": fields,
                "written": written[:WRITTEN_IN] if question.may_write_in else [],
            }
        )
    return asked


def cells_of(one: Sheet, questions: Sequence[QuestionPlan]) -> list[tuple[str, str, str]]:
    """What a sheet says, cell by cell: the question, what is counted, and how many."""
    told = [("", _("Papers returned"), str(one.returned))]
    for question, figures in zip(questions, one.counts, strict=True):
        labels = [_("For"), _("Against")] if question.kind == "motion" else [o.label for o in question.options]
        for label, count in zip(labels, figures["votes"], strict=True):
            told.append((question.text, label, " / ".join(map(str, count)) if isinstance(count, list) else str(count)))
        told.append((question.text, _("Abstain"), str(figures["abstained"])))
        told.append((question.text, _("Void papers"), str(figures["void"])))
        told += [(question.text, name, str(count)) for name, count in figures["written"]]
    return told


def differences(sheets: Sequence[Sheet], questions: Sequence[QuestionPlan]) -> list[tuple[str, str, list[str]]]:
    """The cells in which the tellers' last sheets differ, with what each of them says."""
    each = [{(question, label): count for question, label, count in cells_of(s, questions)} for s in sheets]
    keys = dict.fromkeys(key for cells in each for key in cells)
    rows = [(question, label, [cells.get((question, label), "0") for cells in each]) for question, label in keys]
    return [row for row in rows if len(set(row[2])) > 1]


def as_it_reads(ballot: Ballot, plan: BallotPlan) -> list[tuple[str, str]]:
    """What a ballot says, field by field, for somebody who typed while another changed it."""
    said = telling.told(plan) | {
        "purpose": ballot.get_purpose_display(),
        "way": ballot.get_way_display(),
    }
    labels = {
        "title": _("Title"),
        "explanation": _("Explanation for the voters"),
        "purpose": _("What it is for"),
        "way": _("Way of voting"),
        "opens_at": _("Opens"),
        "closes_at": _("Closes"),
        "questions": _("What it asks"),
    }
    return [(label, str(said[name])) for name, label in labels.items() if said[name]]


def result(tally: QuestionTally, question: QuestionPlan, papers: int) -> dict[str, Any]:
    """A question's count as a table: its heads and a row a name, each number with its share of the valid papers."""
    rows: list[tuple[str, list[int]]]
    if tally.kind == "motion":
        heads = [_("For"), _("Against"), _("Abstain")]
        rows = [("", [tally.yes, tally.no, tally.abstained])]
    elif tally.kind == "choose":
        heads = [_("Votes")]
        rows = [(o.label, [o.chosen]) for o in tally.options]
    else:
        heads = [*question.grades, _("Abstain")]
        rows = [(o.label, [*o.grades, o.abstained]) for o in tally.options]
    rows += [(_("%(name)s (written in)") % {"name": name}, [count]) for name, count in tally.written_in]
    valid = papers - tally.void
    return {
        "text": tally.text,
        "kind": tally.kind,
        "heads": heads,
        "rows": [(label, _cells(counts, valid, len(heads))) for label, counts in rows],
        "blank": tally.abstained,
        "void": tally.void,
    }


def _cells(counts: Sequence[int], valid: int, width: int) -> list[Rate | None]:
    """The numbers with their shares; None where there is nothing to be counted."""
    return [*(Rate(count, valid) for count in counts), *[None] * (width - len(counts))]


def by_group(outcome: Outcome, questions: Sequence[QuestionPlan]) -> list[dict[str, Any]]:
    """Each question's count on screen by group, where groups may be told apart; the rest stand together under ""."""
    groups = list(dict.fromkeys(part["group"] for part in outcome.published))
    if len(groups) < 2 and "" in groups:
        return []
    told = []
    for group in sorted(groups, key=lambda g: (not g, g)):
        tables = [
            result(_count_in(outcome, at, group, question), question, _papers_in(outcome, at, group))
            for at, question in enumerate(questions)
        ]
        told.append({"group": group or _("All others together"), "tables": tables})
    return told


def _papers_in(outcome: Outcome, at: int, group: str) -> int:
    return next(len(p["answers"]) for p in outcome.published if (p["question"], p["group"]) == (at, group))


def _count_in(outcome: Outcome, at: int, group: str, question: QuestionPlan) -> QuestionTally:
    parts = [part for part in outcome.published if (part["question"], part["group"]) == (at, group)]
    if question.kind != "grade":
        return judging.counted(parts[0]["answers"], question)
    columns = [[a for a in part["answers"] if a != judging.VOID] for part in parts if "name" in part]
    graded = tuple(judging.graded_as(column, question, n) for n, column in enumerate(columns))
    written = judging.often_first(Counter(name for part in parts if "written" in part for name in part["answers"]))
    return QuestionTally(kind=question.kind, text=question.text, options=graded, written_in=written)
