"""Enumerations that skip a step: 一、二、四、; 一是、三是; 第一…第三; 三个方面 with two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaogong.prose.findings.sheet import Sheet
from jiaogong.prose.reading import Finding

_HAN = {c: i for i, c in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_STYLES = {
    "section": re.compile(r"(?:^|(?<=\n))[ \t\u3000]*([一二三四五六七八九十])、"),
    "bracket": re.compile(r"(?:^|(?<=\n))[ \t\u3000]*\(([一二三四五六七八九十])\)"),
    "is": re.compile(r"(?:^|(?<=[\n,。;:\u3000 ]))([一二三四五六七八九])是"),
    "first": re.compile(r"(?:^|(?<=[\n。;:\u3000 ]))第([一二三四五六七八九]),"),
    "digit": re.compile(r"(?:^|(?<=\n))[ \t\u3000]*(\d{1,2})[、.](?!\d)"),
}
_PROMISED = re.compile(r"(?:以下|下面|如下|下列|这)([一二三四五六七八九两])(?:个)?(?:方面|点|项)[^。\n一]{0,16}[:。]\s*(?=[ \t\u3000]*(?:一是|第一,|1[、.]))")


def find(sheet: Sheet) -> Iterator[Finding]:
    """Yield the number after a gap, and a promise of items that the items do not keep."""
    for style, pattern in _STYLES.items():
        yield from _skips(sheet.text, style, pattern)
    for m in _PROMISED.finditer(sheet.text):
        given = _length(sheet.text, m.end())
        if given and given != _HAN[m[1]]:
            yield Finding(m.start(), m.end(), "dropped_figure", {"promised": _HAN[m[1]], "given": given})


def _skips(text: str, style: str, pattern: re.Pattern[str]) -> Iterator[Finding]:
    """A step over exactly one number, in a list that began at one."""
    last = 0
    for m in pattern.finditer(text):
        number = int(m[1]) if m[1].isdigit() else _HAN[m[1]]
        if last and number == last + 2:
            yield Finding(m.start(1), m.end(), "dropped_figure", {"after": last, "read": number, "style": style})
        last = number if number == 1 or last else 0


def _length(text: str, start: int) -> int:
    """How many items, 一是 二是 三是, stand one after another from here."""
    end = text.find("\n\n", start)
    count = 0
    for pattern in (_STYLES["is"], _STYLES["first"], _STYLES["digit"]):
        expected = 1
        for m in pattern.finditer(text, start, end if end > 0 else len(text)):
            number = int(m[1]) if m[1].isdigit() else _HAN[m[1]]
            if number < expected:
                break
            expected = number + 1
        count = max(count, expected - 1)
    return count
