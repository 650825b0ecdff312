"""Base unions counted by the term of their committee."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jiaogong.summaries.checking.fact import Fact
from jiaogong.summaries.checking.ground import Ground


@dataclass(frozen=True, slots=True)
class TermsStanding:
    """The base unions whose committee's term is over without another elected, or ends within a year."""

    kind: Literal["over", "ending"]

    def on(self, ground: Ground) -> Fact | None:
        terms = ground.known.terms
        return Fact(len(terms.over if self.kind == "over" else terms.ending))

    def a_year_earlier(self) -> None:
        return None
