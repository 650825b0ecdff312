"""Long patterns tried only where what they begin with stands: most characters of a text begin none."""

from __future__ import annotations

import re
from collections.abc import Iterator


def scan(opening: re.Pattern[str], whole: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of `whole` in order, none overlapping, each at a place where `opening` matches.

    >>> [m[0] for m in scan(re.compile(r"\\d"), re.compile(r"\\d+[年月]"), "2024年3月12人")]
    ['2024年', '3月']
    """
    reached, match = 0, whole.match
    for at in opening.finditer(text):
        start = at.start()
        if start >= reached and (m := match(text, start)):
            yield m
            reached = m.end()
