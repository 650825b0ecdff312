"""What is wrong in a text, kind by kind: one module a kind, `find_findings` the door.

Each module's `find` yields findings over the plain text of a `Sheet`; the
door carries them back to the characters of the original.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from jiaogong.prose.figures import find_figures
from jiaogong.prose.findings import (
    bad_arithmetic,
    boilerplate,
    broken_date,
    dropped_figure,
    mojibake,
    placeholder,
    spun_text,
    stale_year,
    truncated,
    watermark,
)
from jiaogong.prose.findings.sheet import Sheet
from jiaogong.prose.reading import Claim, Figure, Finding
from jiaogong.prose.text import Plain

_KINDS = (
    placeholder,
    watermark,
    boilerplate,
    mojibake,
    broken_date,
    dropped_figure,
    spun_text,
    stale_year,
    truncated,
    bad_arithmetic,
)


def find_findings(
    p: Plain, claims: Sequence[Claim] = (), figures: Sequence[Figure] | None = None, year: int | None = None
) -> list[Finding]:
    """Find what is wrong in a text: one finding a fault, offsets into the original, in the order of the text.

    `claims` have offsets of the original, `figures` of the plain text. `year` is the year
    summed up, where the reader knows it; otherwise the text's own title and dates say it. Where two kinds claim the same characters, the
    kind that explains more (a mask, a notice) keeps them.

    >>> from jiaogong.prose.text import plain
    >>> [(f.kind, f.start, f.end) for f in find_findings(plain("收到论文篇。20ＸＸ年，我校工会换届。"))]
    [('dropped_figure', 2, 5), ('placeholder', 6, 11)]
    """
    counted = find_figures(p.plain) if figures is None else figures
    sheet = Sheet(p.plain, counted, frozenset(p.pairs), year, _planned(p, claims))
    taken: list[Finding] = []
    for kind in _KINDS:
        taken += [f for f in kind.find(sheet) if not any(_same_place(f, t) for t in taken)]
    taken = [f for f in taken if f.kind != "watermark" or not any(_lies_in_page(f, t) for t in taken)]
    if p.is_shifted:
        taken = [*(_in_original(p, f) for f in taken), *mojibake.spelt_out(p)]
    return sorted(taken, key=lambda f: (f.start, f.end))


def _planned(p: Plain, claims: Sequence[Claim]) -> tuple[tuple[int, int], ...]:
    """Plain spans of what is only planned, where the claims know it."""
    planned = (c for c in claims if c.status == "planned")
    if not p.is_shifted:
        return tuple((c.start, c.end) for c in planned)
    return tuple((bisect_left(p.origin, c.start), bisect_left(p.origin, c.end - 1) + 1) for c in planned)


def _same_place(f: Finding, other: Finding) -> bool:
    """Two kinds at one place are one fault, but a whole is not hidden by what lies inside it, nor a title's by its page."""
    if "title" in f.detail:
        return False
    if (f.kind, other.kind) == ("boilerplate", "watermark") and f.start < other.start and other.end <= f.end:
        return False
    shared = min(f.end, other.end) - max(f.start, other.start)
    return f.kind != other.kind and shared * 2 > f.end - f.start


def _lies_in_page(f: Finding, other: Finding) -> bool:
    """A site's name inside the page around the text is part of that page."""
    return other.kind == "boilerplate" and other.start <= f.start and f.end <= other.end


def _in_original(p: Plain, f: Finding) -> Finding:
    start, end = p.span(f.start, f.end)
    return replace(f, start=start, end=end)
