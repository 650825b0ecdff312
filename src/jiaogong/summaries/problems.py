"""What a check asks one to look at: each problem, what the ledger says of it, what can be done, and what was left."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jiaogong.summaries.checking import Checked
from jiaogong.summaries.checking.mending import mended
from jiaogong.summaries.checking.shapes import CheckedClaim, Part
from jiaogong.summaries.models import LeftProblem
from jiaogong.summaries.telling import KINDS, VERDICTS, finding_sentence

BAD = ("contradicted", "unsupported")
LONGEST_WORDS = 300
_STOPS = "。！？!?\n"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to look at: where, what, the part of the quote that it is about, and the ledger's value if it has one.

    `instead`: the words that the ledger's value would make of the part. `claim`: the
    place of the sentence that could be recorded, where something is missing.
    """

    start: int
    end: int
    quote: str
    kind: str
    label: object
    told: str = ""
    ledger: object = None
    part: str = ""
    instead: str = ""
    claim: tuple[int, int] | None = None
    sentence: str = ""
    left: LeftProblem | None = None

    @property
    def words(self) -> str:
        return (self.part or self.quote)[:LONGEST_WORDS]

    @property
    def digest(self) -> str:
        """What knows the problem again wherever its sentence stands: its kind, its words, the sentence."""
        return hashlib.sha256(f"{self.kind}\x1f{self.words}\x1f{self.sentence}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Problems:
    """The problems of a check in reading order: those still open, and those left with a reason."""

    open: tuple[Problem, ...]
    left: tuple[Problem, ...]

    def at(self, start: int, end: int, kind: str) -> Problem | None:
        """The problem of a kind at a place, open or left."""
        return next((p for p in (*self.open, *self.left) if (p.start, p.end, p.kind) == (start, end, kind)), None)


def problems_of(checked: Checked, left: Iterable[LeftProblem] = ()) -> Problems:
    """Gather the problems of a check; `left`: what was left standing in this text."""
    known = {one.digest: one for one in left}
    found = sorted((*_of_claims(checked), *_of_findings(checked)), key=lambda p: (p.start, p.end))
    opened = tuple(p for p in found if p.digest not in known)
    return Problems(opened, tuple(_left(p, known[p.digest]) for p in found if p.digest in known))


def _left(problem: Problem, left: LeftProblem) -> Problem:
    fields = {name: getattr(problem, name) for name in Problem.__slots__}
    return Problem(**fields | {"left": left})


def places_of(claim: CheckedClaim) -> Sequence[Part]:
    """The parts of a claim; of one without parts the whole."""
    if claim.parts:
        return claim.parts
    act = claim.act
    ledger, entries = (act.ledger, act.entries) if act else (None, ())
    return [Part(claim.start, claim.end, "figure", None, ledger, claim.verdict, entries)]


def _of_claims(checked: Checked) -> Iterator[Problem]:
    for claim in checked.claims:
        for part in places_of(claim):
            if part.verdict in BAD:
                yield _of_part(checked.text, claim, part)


def _of_part(text: str, claim: CheckedClaim, part: Part) -> Problem:
    words = text[part.start : part.end]
    return Problem(
        part.start,
        part.end,
        text[claim.start : claim.end],
        part.verdict,
        VERDICTS[part.verdict],
        ledger=_told(part.ledger),
        part=words if (part.start, part.end) != (claim.start, claim.end) else "",
        instead=mended(words, part) or "",
        claim=(claim.start, claim.end) if part.verdict == "unsupported" or not part.entries else None,
        sentence=_sentence(text, part.start, part.end),
    )


def _of_findings(checked: Checked) -> Iterator[Problem]:
    for f in checked.findings:
        quote = checked.text[f.start : f.end]
        told = finding_sentence(f, quote)
        around = _sentence(checked.text, f.start, f.end)
        yield Problem(f.start, f.end, quote, f.kind, KINDS[f.kind], told, sentence=around)


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence around a place, without the spaces around it."""
    before = max(text.rfind(c, 0, start) for c in _STOPS) + 1
    after = min((at for c in _STOPS if (at := text.find(c, end)) >= 0), default=len(text))
    return text[before:after].strip()


def _told(value: object) -> object:
    return "".join(str(v) for v in value.values() if v is not None) if isinstance(value, dict) else value
