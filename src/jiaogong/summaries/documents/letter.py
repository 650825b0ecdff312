"""A text cut into what a layout needs: title, headings and paragraphs, signature and date."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from jiaogong.official.paper import day_told

_LEVELS = (
    (1, re.compile(r"[一二三四五六七八九十]{1,3}、[^。；]{1,40}")),
    (2, re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）][^。；]{1,40}")),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph; level 1 and 2 are headings (一、 and （一）), 0 is running text."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A whole text ready for a layout."""

    title: str
    parts: tuple[Part, ...]
    union: str
    period: str
    dated: dt.date

    @property
    def date(self) -> str:
        """The date as an official paper bears it: 2026年1月5日."""
        return day_told(self.dated)


def letter(title: str, body: str, *, union: str, period: str, dated: dt.date) -> Letter:
    """Cut a body into headings and paragraphs, line by line; blank lines and indents fall away.

    >>> whole = letter("总结", "总述。\\n一、民主管理\\n　　开会。", union="工会", period="2025年", dated=dt.date(2026, 1, 5))
    >>> [p.level for p in whole.parts]
    [0, 1, 0]
    """
    lines = (line.strip(" \t\u3000\r") for line in body.split("\n"))
    return Letter(title, tuple(Part(_level(line), line) for line in lines if line), union, period, dated)


def _level(line: str) -> int:
    return next((level for level, form in _LEVELS if form.fullmatch(line)), 0)
