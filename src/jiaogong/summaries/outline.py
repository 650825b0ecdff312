"""The headings of a text, for the outline beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HEADING = re.compile(
    r"^[ \u3000]*(?P<title>[一二三四五六七八九十]{1,3}、[^\n。；]{1,40}|[（(][一二三四五六七八九十]{1,3}[)）][^\n。；]{1,40})$",
    re.M,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading and where it stands."""

    title: str
    start: int
    level: int


def headings(text: str) -> list[Heading]:
    """The headings 一、 and （一） that stand on lines of their own.

    >>> [h.title for h in headings("总述。\\n一、民主管理\\n开会。")]
    ['一、民主管理']
    """
    return [Heading(m["title"], m.start("title"), 2 if m["title"][0] in "（(" else 1) for m in _HEADING.finditer(text)]
