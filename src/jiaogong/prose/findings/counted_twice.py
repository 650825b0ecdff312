"""One thing counted twice in a text with two results: the roll of a union, homes of one level under one title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaogong.prose.findings.sheet import Sheet
from jiaogong.prose.reading import Finding

_NOUN = (
    "在职教职工|在编教职工|教职工|女教职工|女职工|专任教师|工会会员|会员|女会员"
    "工会小组|基层工会|教代会代表|退休教师|退休教职工|离退休教师|教师"
)
_ROLL = re.compile(
    rf"(?:全校|全园|全院|全区|全县|全市|我校|我园|学校|本校|现)(?:现|共)?(?:有)?(?P<a>{_NOUN})(?:共有?|共计|总数为?|为|有)?(?P<n>\d+)(?P<u>人|名|位|个)(?![次以左])"
    rf"|(?:(?:全校|全园|全院|全区|全县|全市|我校|我园|学校|本校)(?:现|共)有|(?:全校|全园)(?=\d+[名位](?:教职工|会员)))(?P<m>\d+)(?P<v>名|位|个)(?P<b>{_NOUN})(?!中|参加|报名|代表队|获|参|观看|接受|完成)"
)
_LEVEL = re.compile(r"(?P<level>国家|[省市区县校])级(?P<what>[^\d,。;、]{0,8}?)(?P<n>\d+)(?P<u>[所个家名位人项篇件])")
_QUOTED = re.compile(r"“([^”\n]{4,24})”")
_NEAR = 60
_PART = re.compile(r"(?:其中|新增|另有?|增加|减少|中,?|比)$")


def find(sheet: Sheet) -> Iterator[Finding]:
    """Yield the later of two counts of the same thing that differ."""
    yield from _rolls(sheet.text)
    yield from _levels(sheet.text)


def _rolls(text: str) -> Iterator[Finding]:
    seen: dict[tuple[str, str], int] = {}
    for m in _ROLL.finditer(text):
        noun, digits = (m["a"] or m["b"]), (m["n"] or m["m"])
        scope = re.sub("现$|^我|^本", "", m[0][:2])
        value = int(digits)
        if _PART.search(text, max(m.start() - 6, 0), m.start()):
            continue
        before = seen.setdefault((scope, noun), value)
        if before != value:
            start = m.start("n" if m["n"] else "m")
            yield Finding(
                start, start + len(digits) + 1, "bad_arithmetic", {"value": value, "earlier": before, "counted": noun}
            )


def _levels(text: str) -> Iterator[Finding]:
    """Counts by level near one quoted title, in two places."""
    titles = [(m.start(), m.end(), m[1]) for m in _QUOTED.finditer(text)]
    twice = {t for _, _, t in titles if sum(t in other or other in t for _, _, other in titles) > 1}
    seen: dict[tuple[str, str, str], tuple[int, int]] = {}
    for m in _LEVEL.finditer(text):
        near = [
            (min(abs(m.start() - e), abs(s - m.end())), t)
            for s, e, t in titles
            if t in twice and _together(text, s, m.start())
        ]
        if not near or min(near)[0] > _NEAR:
            continue
        title = min(near)[1]
        key = (title, m["level"], m["u"])
        at, value = seen.setdefault(key, (m.start(), int(m["n"])))
        if value != int(m["n"]) and m.start() - at > _NEAR:
            yield Finding(
                m.start(), m.end(), "bad_arithmetic", {"value": int(m["n"]), "earlier": value, "counted": title}
            )


def _together(text: str, a: int, b: int) -> bool:
    """Whether no full stop or line end stands between two places."""
    return not any(c in text[min(a, b) : max(a, b)] for c in "。\n")
