"""Quotation marks, brackets and title marks that lost their other half."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaogong.prose.findings.sheet import Sheet
from jiaogong.prose.reading import Finding

_PAIRS = {"”": "“", "》": "《", ")": "(", "』": "『", "」": "「", "】": "【"}
_ANY = re.compile(r"[“”《》()「」『』【】]")
_LISTED = re.compile(r"(?:^|[\n。;:,\s])[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z])$")
_STOPS = ("。", "!", "?", ";")
_SHOWN = 12


def find(sheet: Sheet) -> Iterator[Finding]:
    """Yield each mark whose partner is missing within its paragraph."""
    for start, end in sheet.lines:
        yield from _line(sheet.text, start, end)


def _line(text: str, start: int, end: int) -> Iterator[Finding]:
    opened: list[tuple[str, int]] = []
    for m in _ANY.finditer(text, start, end):
        mark, at = m[0], m.start()
        if mark not in _PAIRS:
            if opened and opened[-1][0] == mark and mark != "(" and not (mark == "《" and len(opened) > 1):
                yield _half(text, opened.pop()[1], at)
            opened.append((mark, at))
        elif opened and opened[-1][0] == _PAIRS[mark]:
            opened.pop()
        elif any(o == _PAIRS[mark] for o, _ in opened):
            while opened[-1][0] != _PAIRS[mark]:
                yield _half(text, opened.pop()[1], at)
            opened.pop()
        elif not (mark == ")" and _LISTED.search(text, max(start, at - 6), at)):
            yield Finding(max(start, at - _SHOWN), at + 1, "dropped_figure", {"unpaired": mark})
    is_cut = not text[end:].strip() and text[start:end].rstrip()[-1:] not in _STOPS
    for _, at in opened[: len(opened) - is_cut]:  # what a text's last line opens may close where it breaks off
        yield _half(text, at, end)


def _half(text: str, at: int, end: int) -> Finding:
    return Finding(at, min(at + _SHOWN, end), "dropped_figure", {"unpaired": text[at]})
