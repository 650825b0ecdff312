"""A text read whole: made plain, its parts found, its claims gathered, all of it placed back on the original."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections.abc import Collection, Sequence
from typing import Any, Protocol, TypeVar

from jiaogong.prose.claims import Span, gather_claims
from jiaogong.prose.clauses import marks_of
from jiaogong.prose.dates import date_of
from jiaogong.prose.findings import find_findings
from jiaogong.prose.parts import Parts, find_parts
from jiaogong.prose.reading import Claim, Reading
from jiaogong.prose.sentences import cut_sentences, veil
from jiaogong.prose.text import Plain, plain

VERSION = 1


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=_Placed)


def read(text: str, *, roster: Collection[str] = ()) -> Reading:
    """Read a text: its claims with their parts, plans among them, and what is wrong in it.

    `roster` holds names of people known to the union, found even where no title or list gives them away.
    Offsets count characters of `text` as given.
    """
    made_plain = plain(text)
    claims = read_claims(made_plain, roster)
    return Reading(text, claims, tuple(find_findings(made_plain, claims)))


def read_claims(made_plain: Plain, roster: Collection[str] = ()) -> tuple[Claim, ...]:
    """The claims of a text made plain, at offsets of its original."""
    words = made_plain.plain
    parts = find_parts(words, frozenset(roster))
    veiled = veil(words)
    spans = gather_claims(veiled, cut_sentences(veiled), marks_of(words, parts))
    back = _Way(made_plain)
    placed = Parts(*(tuple(map(back.place, getattr(parts, f.name))) for f in dataclasses.fields(Parts)))
    starts = {f.name: [part.start for part in getattr(placed, f.name)] for f in dataclasses.fields(Parts)}
    return tuple(_claim(span, made_plain, parts, placed, starts) for span in spans)
