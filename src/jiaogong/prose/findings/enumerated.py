"""Enumerations that skip a step: 一、二、四、; 一是、三是; 第一…第三; 三个方面 with two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaogong.prose.findings.sheet import Sheet
from jiaogong.prose.reading import Finding

_HAN = {c: i for i, c in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_STYLES = {  # a number, and after what it opens an item
    "section": (re.compile(r"([一二三四五六七八九十])、"), "\n。;:!?"),
    "bracket": (re.compile(r"\(([一二三四五六七八九十])\)"), "\n"),
    "is": (re.compile(r"([一二三四五六七八九])是"), "\n,。;:\u3000 "),
    "first": (re.compile(r"第([一二三四五六七八九]),"), "\n。;:\u3000 "),
    "digit": (re.compile(r"(\d(?<!\d\d)\d?)(?:、|\.(?!\d))"), "\n。;"),
}
_SPOKEN = re.compile(r"(首先|其次|再次|第[一二三四五])[,是、]")
_AFTER_SPOKEN = "\n。;!\u3000 "
_INDENT = " \t\u3000"
_LATER = {  # no skip without one of these
    "section": ("三、", "四、"),
    "bracket": ("三)", "四)"),
    "is": ("三是", "四是"),
    "first": ("第三,", "第四,"),
    "digit": ("3", "4"),
}
_SPOKEN_AS = {"首先": 1, "其次": 2, "再次": 3}
_HEADED = re.compile(
    r"[ \t\u3000]*[一二三四五六七八九十]、[^\n,。]{0,12}?"
    r"(?:做到|抓好|抓|强化|突出|坚持|实现|落实|搞好|开展|做好|把好|提供)了?"
    r"([二两三四五六七八九])个(?!代表|一|全面|意识|自信)[^\n\d]{1,60}?[。:\n]\s*(?=1[、.])"
)
_PROMISED = re.compile(
    r"(?:以下|下面|如下|下列|这)([一二三四五六七八九两])(?:个)?(?:方面|点|项)[^。\n一]{0,16}[:。]\s*(?=[ \t\u3000]*(?:一是|第一,|1[、.]))"
)


def find(sheet: Sheet) -> Iterator[Finding]:
    """Yield the number after a gap, and a promise of items that the items do not keep."""
    for style in _STYLES:
        if any(sign in sheet.text for sign in _LATER[style]):
            yield from _skips(sheet.text, style)
    if "首先" in sheet.text and "第三" in sheet.text:
        yield from _spoken(sheet.text)
    headed = (_HEADED.match(sheet.text, start) for start, _ in sheet.lines)
    for m in (*_PROMISED.finditer(sheet.text), *filter(None, headed)):
        given = _length(sheet.text, m.end())
        if given and given != _HAN[m[1]]:
            start = sheet.text.rfind("、", m.start(), m.start(1)) + 1 or m.start()
            yield Finding(start, m.end(1) + 3, "dropped_figure", {"promised": _HAN[m[1]], "given": given})


def _items(text: str, style: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """The numbers of a style that open an item."""
    pattern, stops = _STYLES[style]
    for m in pattern.finditer(text, start, len(text) if end is None else end):
        if _opens(text, m.start(), stops):
            yield m


def _opens(text: str, at: int, stops: str) -> bool:
    """Whether a place begins the text, or stands after a stop with nothing but spaces between."""
    while at and text[at - 1] not in stops and text[at - 1] in _INDENT:
        at -= 1
    return at == 0 or text[at - 1] in stops


def _skips(text: str, style: str) -> Iterator[Finding]:
    """A step over exactly one number, in a list that began at one."""
    last = begun = 0
    for m in _items(text, style):
        number = int(m[1]) if m[1].isdigit() else _HAN[m[1]]
        if last and number == last + 2:
            missing = str(last + 1) if m[1].isdigit() else "一二三四五六七八九十"[min(last, 9)]
            if f"{missing}、" not in text[begun : m.start()]:
                yield Finding(m.start(1), m.end(), "dropped_figure", {"after": last, "read": number, "style": style})
        last = number if number == 1 or last else 0
        begun = m.end()


def _spoken(text: str) -> Iterator[Finding]:
    """首先 followed by 第三, with nothing second between."""
    last = 0
    for m in (m for m in _SPOKEN.finditer(text) if _opens(text, m.start(), _AFTER_SPOKEN)):
        number = _SPOKEN_AS.get(m[1]) or _HAN[m[1][-1]]
        if last == 1 and number == 3:
            yield Finding(m.start(), m.end(), "dropped_figure", {"after": last, "read": number, "style": "spoken"})
        last = number


def _length(text: str, start: int) -> int:
    """How many items, 一是 二是 三是, stand one after another from here."""
    section = next(_items(text, "section", start), None)
    end = section.start() if section else len(text)
    count = 0
    for style in ("is", "first", "digit"):
        expected = 1
        for m in _items(text, style, start, end):
            number = int(m[1]) if m[1].isdigit() else _HAN[m[1]]
            if number < expected:
                break
            expected = number + 1
        count = max(count, expected - 1)
    return count
