"""Enumerations that skip a step: 一、二、四、; 一是、三是; 第一…第三; 三个方面 with two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaogong.prose.findings.sheet import Sheet
from jiaogong.prose.reading import Finding

_HAN = {c: i for i, c in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_STYLES = {
    "section": re.compile(r"(?:^|(?<=[\n。;:!?]))[ \t\u3000]*([一二三四五六七八九十])、"),
    "bracket": re.compile(r"(?:^|(?<=\n))[ \t\u3000]*\(([一二三四五六七八九十])\)"),
    "is": re.compile(r"(?:^|(?<=[\n,。;:\u3000 ]))([一二三四五六七八九])是"),
    "first": re.compile(r"(?:^|(?<=[\n。;:\u3000 ]))第([一二三四五六七八九]),"),
    "digit": re.compile(r"(?:^|(?<=[\n。;]))[ \t\u3000]*(\d{1,2})(?:、|\.(?!\d))"),
}
_SPOKEN = re.compile(r"(?:^|(?<=[\n。;!\u3000 ]))(首先|其次|再次|第[一二三四五])[,是、]")
_LATER = {  # no skip without one of these
    "section": ("三、", "四、"),
    "bracket": ("三)", "四)"),
    "is": ("三是", "四是"),
    "first": ("第三,", "第四,"),
    "digit": ("3", "4"),
}
_SPOKEN_AS = {"首先": 1, "其次": 2, "再次": 3}
_HEADED = re.compile(
    r"(?:^|\n)[ \t\u3000]*[一二三四五六七八九十]、[^\n,。]{0,12}?"
    r"(?:做到|抓好|抓|强化|突出|坚持|实现|落实|搞好|开展|做好|把好|提供)了?"
    r"([二两三四五六七八九])个(?!代表|一|全面|意识|自信)[^\n\d]{1,60}?[。:\n]\s*(?=1[、.])"
)
_PROMISED = re.compile(
    r"(?:以下|下面|如下|下列|这)([一二三四五六七八九两])(?:个)?(?:方面|点|项)[^。\n一]{0,16}[:。]\s*(?=[ \t\u3000]*(?:一是|第一,|1[、.]))"
)


def find(sheet: Sheet) -> Iterator[Finding]:
    """Yield the number after a gap, and a promise of items that the items do not keep."""
    for style, pattern in _STYLES.items():
        if not any(sign in sheet.text for sign in _LATER[style]):
            continue
        yield from _skips(sheet.text, style, pattern)
    if "首先" in sheet.text and "第三" in sheet.text:
        yield from _spoken(sheet.text)
    for m in (*_PROMISED.finditer(sheet.text), *_HEADED.finditer(sheet.text)):
        given = _length(sheet.text, m.end())
        if given and given != _HAN[m[1]]:
            start = sheet.text.rfind("、", m.start(), m.start(1)) + 1 or m.start()
            yield Finding(start, m.end(1) + 3, "dropped_figure", {"promised": _HAN[m[1]], "given": given})


def _skips(text: str, style: str, pattern: re.Pattern[str]) -> Iterator[Finding]:
    """A step over exactly one number, in a list that began at one."""
    last = begun = 0
    for m in pattern.finditer(text):
        number = int(m[1]) if m[1].isdigit() else _HAN[m[1]]
        missing = (m[1].isdigit() and str(last + 1)) or "一二三四五六七八九十"[min(last, 9)]
        if last and number == last + 2 and f"{missing}、" not in text[begun : m.start()]:
            yield Finding(m.start(1), m.end(), "dropped_figure", {"after": last, "read": number, "style": style})
        last = number if number == 1 or last else 0
        begun = m.end()


def _spoken(text: str) -> Iterator[Finding]:
    """首先 followed by 第三, with nothing second between."""
    last = 0
    for m in _SPOKEN.finditer(text):
        number = _SPOKEN_AS.get(m[1]) or _HAN[m[1][-1]]
        if last == 1 and number == 3:
            yield Finding(m.start(), m.end(), "dropped_figure", {"after": last, "read": number, "style": "spoken"})
        last = number


def _length(text: str, start: int) -> int:
    """How many items, 一是 二是 三是, stand one after another from here."""
    section = _STYLES["section"].search(text, start)
    end = section.start() if section else len(text)
    count = 0
    for pattern in (_STYLES["is"], _STYLES["first"], _STYLES["digit"]):
        expected = 1
        for m in pattern.finditer(text, start, end):
            number = int(m[1]) if m[1].isdigit() else _HAN[m[1]]
            if number < expected:
                break
            expected = number + 1
        count = max(count, expected - 1)
    return count
