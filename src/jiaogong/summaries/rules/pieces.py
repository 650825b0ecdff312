"""A text as pieces: put together with its headings numbered, its figures at their places."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

FigureTold = Mapping[str, Any]
_ORDINAL = re.compile(r"^[ \u3000]*(?:[一二三四五六七八九十]{1,3}、)")
_SENTENCE = re.compile(r"[^。！？\n]*[。！？]+[”’」』）)]*|[^。！？\n]+|\n")
_DIGITS = "〇一二三四五六七八九"
LONGEST_HEADING = 60


@dataclass(frozen=True, slots=True)
class Piece:
    """A section without its place in the database; `figures` are those of `written`, with offsets into it."""

    key: str
    heading: str = ""
    body: str = ""
    written_heading: str = ""
    written: str = ""
    figures: tuple[FigureTold, ...] = ()
    is_left_out: bool = False
    is_own: bool = False

    @property
    def is_told(self) -> bool:
        """Whether it stands in the text."""
        return not self.is_left_out and bool(self.heading or self.body.strip())

    @property
    def is_untouched(self) -> bool:
        """Whether it stands as the ledger wrote it."""
        return not self.is_own and (self.heading, self.body) == (self.written_heading, self.written)

    def told(self) -> dict[str, Any]:
        """The piece as JSON values."""
        return dataclasses.asdict(self) | {"figures": list(self.figures)}


def piece_of(told: Mapping[str, Any]) -> Piece:
    """The piece that `Piece.told` gave; what a later version may have added is left aside."""
    names = {field.name for field in dataclasses.fields(Piece)}
    known = {name: value for name, value in told.items() if name in names}
    return Piece(**known | {"figures": tuple(told.get("figures", ()))})


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole text, and its figures with offsets into it."""

    text: str
    figures: tuple[FigureTold, ...]


def assembled(pieces: Iterable[Piece], *, is_numbered: bool = True) -> Whole:
    """The pieces that are not left out, one after the other, their headings numbered 一、二、 in this order.

    >>> assembled([Piece("a", "", "总述。"), Piece("b", "民主管理", "开会。"), Piece("c", "关爱", "", is_left_out=True)]).text
    '总述。\\n一、民主管理\\n开会。\\n'
    """
    text, figures, number = "", [], 0
    for piece in pieces:
        if not piece.is_told:
            continue
        number += bool(piece.heading)
        heading = numbered(number, piece.heading) if is_numbered and piece.heading else piece.heading
        text += f"{heading}\n" if heading else ""
        figures += [_moved(f, len(text)) for f in figures_in(piece)]
        text += f"{piece.body}\n" if piece.body else ""
    return Whole(text, tuple(figures))


def numbered(number: int, heading: str) -> str:
    """A heading under its number.

    >>> numbered(3, "关爱"), numbered(12, "打算"), numbered(20, "附")
    ('三、关爱', '十二、打算', '二十、附')
    """
    tens, ones = divmod(number, 10)
    said = ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones else "")
    return f"{said}、{heading}"


def bare(heading: str) -> str:
    """A heading without its number, cut where it is too long for one.

    >>> bare("十二、来年打算")
    '来年打算'
    """
    return _ORDINAL.sub("", heading).strip()[:LONGEST_HEADING]


def sentences(text: str) -> list[str]:
    """A text cut after each full stop and at each line's end, nothing lost.

    >>> sentences("开会。\\n办展，共3次。")
    ['开会。', '\\n', '办展，共3次。']
    """
    return _SENTENCE.findall(text)


def figures_in(piece: Piece) -> Iterator[FigureTold]:
    """The figures of what the ledger wrote that still stand in the piece, at their places in its body."""
    if piece.body == piece.written:
        yield from piece.figures
        return
    if not piece.figures:
        return
    for start, end, by in _stretches(piece.written, piece.body):
        yield from (_moved(f, by) for f in piece.figures if start <= f["start"] and f["end"] <= end)


def _stretches(before: str, after: str) -> Iterator[tuple[int, int, int]]:
    """The stretches of `before` whose sentences stand in `after` too, and by how much they moved."""
    old, new = sentences(before), sentences(after)
    old_at, new_at = _starts(old), _starts(new)
    for i, j, size in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        if size:
            yield old_at[i], old_at[i + size], new_at[j] - old_at[i]


def _starts(parts: Sequence[str]) -> list[int]:
    at = [0]
    for part in parts:
        at.append(at[-1] + len(part))
    return at


def _moved(figure: FigureTold, by: int) -> FigureTold:
    return {**figure, "start": figure["start"] + by, "end": figure["end"] + by}
