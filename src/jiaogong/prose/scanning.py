"""Long patterns tried only where what they begin with stands: most characters of a text begin none."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator


def scan(
    opening: re.Pattern[str], whole: re.Pattern[str], text: str, start: int = 0, end: int = sys.maxsize
) -> Iterator[re.Match[str]]:
    """Yield the matches of `whole` in start..end in order, none overlapping, each at a place where `opening` matches.

    >>> [m[0] for m in scan(re.compile(r"\\d"), re.compile(r"\\d+[年月]"), "2024年3月12人")]
    ['2024年', '3月']
    """
    reached, match = 0, whole.match
    for at in opening.finditer(text, start, end):
        place = at.start()
        if place >= reached and (m := match(text, place, end)):
            yield m
            reached = m.end()
