"""A checked or read text made ready for its page: marks, counts, problems first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from jiaogong.kernel import periods
from jiaogong.ledger.claims import facts_of_claim
from jiaogong.ledger.rules import Facts
from jiaogong.members.queries import Standing, roster_of
from jiaogong.prose import read
from jiaogong.prose.reading import Claim, Reading
from jiaogong.summaries import queries
from jiaogong.summaries.checking import Checked, check_text
from jiaogong.summaries.checking.shapes import Part
from jiaogong.summaries.marking import Marked, Stretch, stretches
from jiaogong.summaries.models import ClaimDecision, LeftProblem, Text
from jiaogong.summaries.outline import Heading, headings
from jiaogong.summaries.problems import Problem, places_of, problems_of
from jiaogong.summaries.telling import KINDS, VERDICTS, finding_sentence
from jiaogong.unions.models import Union

WORTH_A_LOOK = 0.01
AROUND = 40
_WEIGHT = {"supported": 1, "uncheckable": 2, "unsupported": 3, "contradicted": 4}


@dataclass(frozen=True, slots=True)
class Beside:
    """A passage as it stands here and there, each with a few words around it."""

    before: str
    words: str
    after: str
    other_before: str
    other_words: str
    other_after: str


@dataclass(frozen=True, slots=True)
class CopiedView:
    """How much of a text stands in another one too, in per cent: what counts, and all with required phrases.

    `key`: the other text, where the reader may open it.
    """

    of: str
    percent: str
    whole: str
    key: int
    is_open: bool
    passages: int


@dataclass(frozen=True)
class CheckView:
    """What the page of a check shows."""

    stretches: list[Stretch]
    counts: list[tuple[str, object, int]]
    problems: tuple[Problem, ...]
    left: tuple[Problem, ...]
    copied: list[CopiedView]
    outline: list[Heading]
    claims: int
    says_nothing: bool


def check_view(checked: Checked, left: Iterable[LeftProblem] = ()) -> CheckView:
    """Lay out a check: the text with every part marked by its verdict, and the problems in reading order, left ones apart."""
    problems = problems_of(checked, left)
    marks = [_part_mark(p) for c in checked.claims for p in places_of(c)]
    marks += [Marked(f.start, f.end, "finding", title=str(KINDS[f.kind]), weight=5) for f in checked.findings]
    outline = headings(checked.text)
    marks += [Marked(h.start, h.start + len(h.title), "heading") for h in outline]
    return CheckView(
        stretches=stretches(checked.text, marks),
        counts=[
            (verdict, label, sum(c.verdict == verdict for c in checked.claims)) for verdict, label in VERDICTS.items()
        ],
        problems=problems.open,
        left=problems.left,
        copied=_copied(checked),
        outline=outline,
        claims=len(checked.claims),
        says_nothing=checked.says_nothing,
    )


def _part_mark(part: Part) -> Marked:
    key = f"{part.start}-{part.end}" if part.entries else ""
    return Marked(part.start, part.end, part.verdict, key, str(VERDICTS[part.verdict]), _WEIGHT[part.verdict])


def _copied(checked: Checked) -> list[CopiedView]:
    """The texts worth looking at for copied passages, the most first; what two summaries share by chance is left out."""
    return [
        CopiedView(c.of, f"{100 * c.counted:.1f}", f"{100 * c.share:.1f}", c.key, c.is_open, len(c.passages))
        for c in checked.copied
        if c.counted >= WORTH_A_LOOK
    ]


def passages_beside(checked: Checked, key: int, other: str) -> list[Beside]:
    """The passages that a text shares with a stored one, side by side, in reading order."""
    found = next((c for c in checked.copied if c.key == key and c.is_open), None)
    if found is None:
        return []
    text = checked.text
    return [
        Beside(
            text[max(p.start - AROUND, 0) : p.start],
            text[p.start : p.end],
            text[p.end : p.end + AROUND],
            other[max(p.other_start - AROUND, 0) : p.other_start],
            other[p.other_start : p.other_end],
            other[p.other_end : p.other_end + AROUND],
        )
        for p in sorted(found.passages, key=lambda p: p.start)
    ]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim of an old text, and what was decided about it."""

    claim: Claim
    quote: str
    number: int
    decision: ClaimDecision | None

    @property
    def key(self) -> str:
        return f"{self.claim.start}-{self.claim.end}"


@dataclass(frozen=True)
class ReadingView:
    """What the page of reading an old text shows."""

    stretches: list[Stretch]
    claims: list[ClaimView]
    findings: list[Problem]
    open_count: int


def reading_view(reading: Reading, decisions: Sequence[ClaimDecision]) -> ReadingView:
    """Lay out a reading: the text with its claims marked by what was decided of each."""
    decided = {(d.start, d.end): d for d in decisions}
    claims = [
        ClaimView(c, reading.text[c.start : c.end], number, decided.get((c.start, c.end)))
        for number, c in enumerate((c for c in reading.claims if c.status in ("done", "rate")), start=1)
    ]
    marks = [Marked(v.claim.start, v.claim.end, _state(v), v.key, weight=1) for v in claims]
    marks += [Marked(f.start, f.end, "finding", title=str(KINDS[f.kind]), weight=5) for f in reading.findings]
    problems = [
        Problem(
            f.start,
            f.end,
            reading.text[f.start : f.end],
            "finding",
            KINDS[f.kind],
            finding_sentence(f, reading.text[f.start : f.end]),
        )
        for f in reading.findings
    ]
    return ReadingView(stretches(reading.text, marks), claims, problems, sum(1 for v in claims if v.decision is None))


def _state(view: ClaimView) -> str:
    if view.decision is None:
        return "claim"
    return "supported" if view.decision.outcome == ClaimDecision.Outcome.ACCEPTED else "uncheckable"


def checked(who: Standing, text: Text) -> Checked:
    """A stored text held against the ledger and the other texts that the reader may see."""
    against = queries.others_to_compare(who, text.union, text.period)
    return check_text(text.body, union=text.union, period=periods.parse(text.period), against=against, reader=who)


def facts_of_claims(text: Text) -> dict[tuple[int, int], Facts]:
    """What each provable claim of a text states, by its place."""
    names, period = roster_of(text.union), periods.parse(text.period)
    found = read(text.body, roster=list(names)).provable()
    return {(c.start, c.end): facts_of_claim(c, text.body, period=period, roster=names).facts for c in found}


def facts_of_quote(quote: str, union: Union, code: str) -> Facts:
    """What one sentence of a text states of a union's period: its first claim of something done, else its first, else its words alone."""
    names, period = roster_of(union), periods.parse(code)
    claims = read(quote, roster=list(names)).claims
    claim = next((c for c in claims if c.status in ("done", "rate")), next(iter(claims), None))
    whole = replace(claim, start=0, end=len(quote)) if claim else Claim(0, len(quote), "done", "other")
    return facts_of_claim(whole, quote, period=period, roster=names).facts


def entries_of_part(checked: Checked, start: int, end: int) -> list[int]:
    """The entries behind the part (or claim) at a place; empty where there is none."""
    for claim in checked.claims:
        for part in places_of(claim):
            if (part.start, part.end) == (start, end):
                return list(part.entries)
    return []
