"""What a check comes back with. Offsets count characters of the text as given, end exclusive."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from jiaogong.prose.copies import Passage
from jiaogong.prose.reading import Claim, Finding
from jiaogong.summaries.checking.rules import Verdict, worst

Kind = Literal["figure", "date", "person", "award"]
Told = int | float | str | dict[str, object] | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the ledger holds against one part: as the text would print it, with the entries that show it."""

    verdict: Verdict
    ledger: Told = None
    entries: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One provable part of a claim: what was read at its place, what the ledger has, and the verdict.

    Figures are numbers in the printed unit's base (money in yuan, shares in per
    cent); dates ISO 8601; awards {"level", "prize", "count"}.
    """

    start: int
    end: int
    kind: Kind
    read: Told
    ledger: Told
    verdict: Verdict
    entries: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim with its parts; its verdict is the worst of theirs, of one without parts that of the act itself."""

    claim: Claim
    parts: tuple[Part, ...]
    act: Answer | None = None

    @property
    def start(self) -> int:
        return self.claim.start

    @property
    def end(self) -> int:
        return self.claim.end

    @property
    def verdict(self) -> Verdict:
        if self.parts:
            return worst(p.verdict for p in self.parts)
        return self.act.verdict if self.act else "uncheckable"

    @property
    def entries(self) -> tuple[int, ...]:
        """Every entry that bears on the claim."""
        told = [p.entries for p in self.parts] + ([self.act.entries] if self.act else [])
        return tuple(dict.fromkeys(e for entries in told for e in entries))


@dataclass(frozen=True, slots=True)
class Copied:
    """How much of the text stands in another one too: a part of its characters, spaces out.

    `share` is exact; `counted` leaves out required phrases. `key` is the other's, if
    it is stored; of one that the reader may not open, only the shares are told.
    """

    of: str
    share: float
    counted: float = 0.0
    key: int = 0
    is_open: bool = True
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A text held against the ledger."""

    text: str
    claims: tuple[CheckedClaim, ...]
    findings: tuple[Finding, ...] = ()
    copied: tuple[Copied, ...] = field(default=())

    @property
    def says_nothing(self) -> bool:
        """Whether no claim was found: such a text is not right but empty."""
        return not self.claims
