"""A checked or read text made ready for its page: marks, counts, problems first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jiaogong.kernel import periods
from jiaogong.ledger.claims import facts_of_claim
from jiaogong.ledger.rules import Facts
from jiaogong.members.queries import Standing, roster_of
from jiaogong.prose import read
from jiaogong.prose.reading import Claim, Reading
from jiaogong.summaries import queries
from jiaogong.summaries.checking import Checked, check_text
from jiaogong.summaries.checking.shapes import CheckedClaim, Part
from jiaogong.summaries.marking import Marked, Stretch, stretches
from jiaogong.summaries.models import ClaimDecision, Text
from jiaogong.summaries.outline import Heading, headings
from jiaogong.summaries.telling import KINDS, VERDICTS, finding_sentence

WORTH_A_LOOK = 0.01
_WEIGHT = {"supported": 1, "uncheckable": 2, "unsupported": 3, "contradicted": 4}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to look at: where, what, the part of the quote that it is about, and the ledger's value if it has one."""

    start: int
    end: int
    quote: str
    kind: str
    label: object
    told: str = ""
    ledger: object = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class CopiedView:
    """How much of a text stands in another one too, in per cent."""

    of: str
    percent: str


@dataclass(frozen=True)
class CheckView:
    """What the page of a check shows."""

    stretches: list[Stretch]
    counts: list[tuple[str, object, int]]
    problems: list[Problem]
    copied: list[CopiedView]
    outline: list[Heading]
    claims: int
    says_nothing: bool


def check_view(checked: Checked) -> CheckView:
    """Lay out a check: the text with every part marked by its verdict, and the problems in reading order."""
    marks = [_part_mark(p) for c in checked.claims for p in _places(c)]
    marks += [Marked(f.start, f.end, "finding", title=str(KINDS[f.kind]), weight=5) for f in checked.findings]
    outline = headings(checked.text)
    marks += [Marked(h.start, h.start + len(h.title), "heading") for h in outline]
    return CheckView(
        stretches=stretches(checked.text, marks),
        counts=[
            (verdict, label, sum(c.verdict == verdict for c in checked.claims)) for verdict, label in VERDICTS.items()
        ],
        problems=_problems(checked),
        copied=_copied(checked),
        outline=outline,
        claims=len(checked.claims),
        says_nothing=checked.says_nothing,
    )


def _places(claim: CheckedClaim) -> Sequence[Part]:
    if claim.parts:
        return claim.parts
    act = claim.act
    return [
        Part(
            claim.start,
            claim.end,
            "figure",
            None,
            act.ledger if act else None,
            claim.verdict,
            act.entries if act else (),
        )
    ]


def _part_mark(part: Part) -> Marked:
    key = f"{part.start}-{part.end}" if part.entries else ""
    return Marked(part.start, part.end, part.verdict, key, str(VERDICTS[part.verdict]), _WEIGHT[part.verdict])


def _problems(checked: Checked) -> list[Problem]:
    found = [
        Problem(
            p.start,
            p.end,
            checked.text[c.start : c.end],
            p.verdict,
            VERDICTS[p.verdict],
            ledger=_told(p.ledger),
            part=checked.text[p.start : p.end] if (p.start, p.end) != (c.start, c.end) else "",
        )
        for c in checked.claims
        for p in _places(c)
        if p.verdict in ("contradicted", "unsupported")
    ]
    for f in checked.findings:
        quote = checked.text[f.start : f.end]
        found.append(Problem(f.start, f.end, quote, "finding", KINDS[f.kind], finding_sentence(f, quote)))
    return sorted(found, key=lambda p: (p.start, p.end))


def _copied(checked: Checked) -> list[CopiedView]:
    """The texts worth looking at for copied passages, the most first; what two summaries share by chance is left out."""
    found = sorted(checked.copied, key=lambda c: -c.share)
    return [CopiedView(c.of, f"{100 * c.share:.1f}") for c in found if c.share >= WORTH_A_LOOK]


def _told(value: object) -> object:
    return "".join(str(v) for v in value.values() if v is not None) if isinstance(value, dict) else value


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


def entries_of_part(checked: Checked, start: int, end: int) -> list[int]:
    """The entries behind the part (or claim) at a place; empty where there is none."""
    for claim in checked.claims:
        for part in _places(claim):
            if (part.start, part.end) == (start, end):
                return list(part.entries)
    return []
