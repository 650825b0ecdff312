"""What the ledger says of something countable."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Fact:
    """A value in smallest units (a share: per cent as a fraction) and the entries that make it up."""

    value: int | Fraction
    scale: int = 1
    qualifier: str = ""
    entries: tuple[int, ...] = ()
