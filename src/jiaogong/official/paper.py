"""What an official paper is made of, whatever it is shown as: a Word file or a page to be printed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

GAP = "________"
WIDTH = 156  # of the text block, in millimetres
_PHRASE_ENDS = ("大会", "会议", "》")


def day_told(day: dt.date) -> str:
    """A day as an official paper bears it, without padding.

    >>> day_told(dt.date(2026, 1, 5))
    '2026年1月5日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; level 1 and 2 are headings (一、 and （一）), 0 is running text."""

    kind: ClassVar[str] = "text"
    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A line that begins at the margin, such as a place to sign."""

    kind: ClassVar[str] = "line"
    text: str


@dataclass(frozen=True, slots=True)
class Named:
    """Names behind their heading, as minutes list who was there (出席：…)."""

    kind: ClassVar[str] = "named"
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a head; `widths` of its columns in millimetres, together WIDTH. Its head stands on every page."""

    kind: ClassVar[str] = "grid"
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A new page under a title of its own."""

    kind: ClassVar[str] = "sheet"
    title: str


Block = Text | Line | Named | Grid | Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole paper. `note` stands in brackets under the title; `is_minutes`: under the red head of minutes (纪要), unsealed.

    `annexes` are told below the text (附件：1. …); `signed` and `dated` close it, where given.
    """

    title: str
    blocks: tuple[Block, ...]
    note: str = ""
    addressee: str = ""
    annexes: tuple[str, ...] = ()
    signed: str = ""
    dated: dt.date | None = None
    is_minutes: bool = False

    @property
    def date(self) -> str:
        return day_told(self.dated) if self.dated else ""

    @property
    def closing(self) -> tuple[str, ...]:
        """What is told of annexes, line by line, without a stop behind their names."""
        if len(self.annexes) == 1:
            return (f"附件：{self.annexes[0]}",)
        return tuple(f"{'附件：' if at == 1 else '　　　'}{at}．{name}" for at, name in enumerate(self.annexes, 1))


def signature_indents(signed: str, date: str) -> tuple[float, float]:
    """How many characters the signature and the date stand in from the right, so that they are centred over each other.

    The date stands four in; a name that needs the room stands two in and the date gives way (GB/T 9704-2012, 7.3.5).

    >>> signature_indents("青禾小学工会", "2026年1月5日"), signature_indents("青禾区第一实验小学教育集团工会", "2026年1月5日")
    ((4.0, 4.0), (2.0, 6.5))
    """
    longer = (_width(signed) - _width(date)) / 2
    return (4 - longer, 4.0) if longer <= 2 else (2.0, 2 + longer)


def title_lines(title: str, most: int = 18) -> str:
    """A title that needs two lines, broken near its middle where a phrase ends; a line holds `most` characters.

    >>> title_lines("关于召开第八届教职工大会第五次会议的通知公告").split("\\n")
    ['关于召开第八届教职工大会', '第五次会议的通知公告']
    >>> title_lines("会议议程")
    '会议议程'
    """
    if _width(title) <= most:
        return title
    middle = len(title) / 2
    ends = [at + len(mark) for mark in _PHRASE_ENDS for at in range(len(title)) if title.startswith(mark, at)]
    fit = [at for at in ends if _width(title[:at]) <= most and _width(title[at:]) <= most]
    at = min(fit, key=lambda end: abs(end - middle), default=0)
    return f"{title[:at]}\n{title[at:]}" if at else title


def _width(text: str) -> float:
    """How many characters wide a text stands, digits being half."""
    return sum(0.5 if c.isascii() else 1 for c in text)
