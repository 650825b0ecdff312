"""What reading a text yields: claims with their parts, and findings.

Every `start` and `end` counts characters (code points) of the text as it was
given, end exclusive; no newline is translated.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Status = Literal["done", "rate", "planned", "said"]
Qualifier = Literal["at_least", "at_most", "about"]
FindingKind = Literal[
    "placeholder",
    "dropped_figure",
    "watermark",
    "boilerplate",
    "spun_text",
    "stale_or_conflicting_year",
    "mojibake",
    "truncated",
    "bad_arithmetic",
    "duplicate_of",
]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that counts or measures. Money is in yuan, a share in per cent (unit "%")."""

    start: int
    end: int
    value: int | float
    unit: str | None
    qualifier: Qualifier | None = None
    counted: str | None = None  # what stands beside it: "慰问", "参赛作品"


@dataclass(frozen=True, slots=True)
class Name:
    """A person or a body, named at a place."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Award:
    """A prize or title: level is one of 校 区 县 市 省 国家, count the number printed."""

    start: int
    end: int
    level: str | None
    prize: str
    count: int | None


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date as printed. `iso` is as precise as the text: "2024-03-06", "2024-03", "--03-18", "2024-09-29/2024-09-30"."""

    start: int
    end: int
    iso: str
    is_festival: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One separately provable act, as short as keeps its figures, dates and names."""

    start: int
    end: int
    status: Status
    category: str
    date: str | None = None
    figures: tuple[Figure, ...] = ()
    people: tuple[Name, ...] = ()
    bodies: tuple[Name, ...] = ()
    awards: tuple[Award, ...] = ()
    dates: tuple[DateSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong at a place; `detail` holds the values that a sentence about it needs."""

    start: int
    end: int
    kind: FindingKind
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one text."""

    text: str
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]

    def provable(self) -> tuple[Claim, ...]:
        """The claims of acts done and habits kept; plans and slogans left out."""
        return tuple(c for c in self.claims if c.status in ("done", "rate"))
