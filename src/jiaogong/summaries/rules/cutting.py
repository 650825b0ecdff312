"""A whole text cut into the sections that it was put together from, after somebody changed it as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from jiaogong.summaries.rules.pieces import Piece, assembled, bare

_HEADING = re.compile(r"^[ \u3000]*[一二三四五六七八九十]{1,3}、[^\n。；]{1,40}$", re.M)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text under a heading, "" for what stands before the first."""

    heading: str
    body: str


def parts_of(text: str, headings: Sequence[str] = ()) -> list[Part]:
    """A text's parts: under headings 一、, and under lines that are one of `headings` word for word.

    >>> [(p.heading, p.body) for p in parts_of("总述。\\n一、民主管理\\n开会。\\n")]
    [('', '总述。'), ('民主管理', '开会。')]
    """
    found: list[Part] = [Part("", "")]
    known = {h for h in headings if h}
    for line in text.strip("\n").split("\n"):
        if _HEADING.match(line) or line.strip() in known:
            found.append(Part(bare(line), ""))
        else:
            last = found[-1]
            found[-1] = Part(last.heading, f"{last.body}\n{line}" if last.body or last.heading == "" else line)
    parts = [Part(p.heading, p.body.strip("\n")) for p in found]
    return [p for p in parts if p.heading or p.body] or [Part("", "")]


def pieces_of(text: str) -> list[Piece]:
    """A text that nobody has cut yet as pieces, all as it stands."""
    return [
        Piece(key="opening" if not at and not p.heading else f"part-{at}", heading=p.heading, body=p.body)
        for at, p in enumerate(parts_of(text))
    ]


def recut(pieces: Sequence[Piece], text: str, *, is_numbered: bool = True) -> list[Piece]:
    """The pieces after somebody changed the text as a whole.

    Parts are known again by their headings, else by their place; what has no piece becomes one of one's own, and a
    piece that is no longer told is left out.
    """
    if assembled(pieces, is_numbered=is_numbered).text.strip("\n") == text.strip("\n"):
        return list(pieces)
    told = _joined(pieces)
    parts = parts_of(text, [p.heading for p in told])
    matched = _matched(told, parts)
    keys = free_keys(pieces)
    found = [
        replace(matched[at], heading=part.heading, body=part.body)
        if at in matched
        else Piece(key=next(keys), heading=part.heading, body=part.body, is_own=True)
        for at, part in enumerate(parts)
    ]
    return _with_others(found, pieces)


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """The told pieces under their headings; a paragraph that goes on from the piece before is part of it here."""
    found: list[Piece] = []
    for piece in pieces:
        if piece.is_told and (piece.heading or not found):
            found.append(piece)
    return found


def _matched(told: Sequence[Piece], parts: Sequence[Part]) -> dict[int, Piece]:
    """The piece of each part: first by heading, then what is left between two known ones in order."""
    found: dict[int, Piece] = {}
    free = list(told)
    for at, part in enumerate(parts):
        same = next((p for p in free if p.heading == part.heading), None)
        if same is not None:
            found[at] = same
            free.remove(same)
    order = {piece.key: at for at, piece in enumerate(told)}
    for at in range(len(parts)):
        if at in found or not free:
            continue
        low = max((order[p.key] for n, p in found.items() if n < at), default=-1)
        high = min((order[p.key] for n, p in found.items() if n > at), default=len(told))
        fits = next((p for p in free if low < order[p.key] < high), None)
        if fits is not None:
            found[at] = fits
            free.remove(fits)
    return found


def free_keys(pieces: Sequence[Piece]) -> Iterator[str]:
    """Keys for sections of one's own that none of the pieces bears."""
    borne = {p.key for p in pieces}
    return (key for n in count(1) if (key := f"own-{n}") not in borne)


def _with_others(found: Sequence[Piece], pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces found, and those that are not told, left out, each after what it stood behind."""
    keys = {p.key for p in found}
    result = list(found)
    for at, piece in enumerate(pieces):
        if piece.key in keys or (piece.is_own and piece.is_told):
            continue
        before = {p.key for p in pieces[:at]}
        behind = max((n for n, p in enumerate(result) if p.key in before), default=-1)
        result.insert(behind + 1, replace(piece, is_left_out=True))
    return result
