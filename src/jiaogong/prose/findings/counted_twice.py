"""One thing counted twice in a text with two results: the roll of a union, homes of one level under one title."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from jiaogong.prose.findings.sheet import Sheet
from jiaogong.prose.numerals import NUMERAL, read_numeral
from jiaogong.prose.reading import Finding

_NOUN = (
    "在职教职工|在编教职工|教职工|女教职工|女职工|专任教师|工会会员|会员|女会员"
    "工会小组|基层工会|教代会代表|退休教师|退休教职工|离退休教师|教师"
)
_ROLL = re.compile(
    rf"""
    [全我学本现](?:(?<=全)[校园院区县市]|(?<=我)[校园]|(?<=[学本])校|(?<=现))
    (?: [现共]?有?(?P<a>{_NOUN})(?:共有?|共计|总数为?|为|有)?(?P<n>\d{{1,9}})[人名位个](?![次以左])
      | (?:(?<!现)[现共]有|(?<=全[校园])(?=\d{{1,9}}[名位](?:教职工|会员)))(?P<m>\d{{1,9}})[名位个](?P<b>{_NOUN})
        (?!中|参加|报名|代表队|获|参|观看|接受|完成) )
    """,
    re.VERBOSE,
)
_YEARS = re.compile(
    rf"[全一]年(?:(?<=全年)度?|来(?<=一年来))(?<![^,。;\n]全年)(?<![^,。;\n]一年来)(?:工会)?(?:总?共|累计|先后)?(?P<what>[\u4e00-\u9fff]{{4,12}}?)(?:总?共|累计)?"
    rf"(?P<n>{NUMERAL})(?P<unit>人次|件次|[人次件场期份篇户名位])(?![多余以左])(?=[,。;])"
)
_LEVEL = re.compile(
    r"(?P<level>[国省市区县校](?:(?<=国)家|(?<!国)))级(?P<what>[^\d,。;、]{0,8}?)(?P<n>\d+)(?P<u>[所个家名位人项篇件])"
)
_QUOTED = re.compile(r"“([^”\n]{4,24})”")
_NEAR = 60
_LONGEST_TITLE = 26
_MOST_LEVELS = 2000
_PART = re.compile(r"(?:其中|新增|另有?|增加|减少|中,?|比)$")


def find(sheet: Sheet) -> Iterator[Finding]:
    """Yield the later of two counts of the same thing that differ."""
    yield from _rolls(sheet.text)
    yield from _levels(sheet.text)
    yield from _years(sheet.text)


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
                start,
                start + len(digits) + 1,
                "bad_arithmetic",
                {"rule": "twice", "printed": value, "earlier": before, "counted": noun},
            )


def _years(text: str) -> Iterator[Finding]:
    """What was done in the whole year, told twice in the same words."""
    seen: dict[tuple[str, str], int] = {}
    for m in _YEARS.finditer(text):
        value = read_numeral(m["n"])
        if not isinstance(value, int):
            continue
        before = seen.setdefault((m["what"], m["unit"]), value)
        if before != value:
            yield Finding(
                m.start("n"),
                m.end(),
                "bad_arithmetic",
                {"rule": "twice", "printed": value, "earlier": before, "counted": m["what"]},
            )


def _levels(text: str) -> Iterator[Finding]:
    """Counts by level near one quoted title, in two places."""
    levels = list(islice(_LEVEL.finditer(text), _MOST_LEVELS))
    if len(levels) < 2:
        return
    titles = [(m.start(), m.end(), m[1]) for m in _QUOTED.finditer(text)]
    seen: dict[tuple[str, str, str], tuple[int, int]] = {}
    for m in levels:
        title = _told_beside(text, m, titles)
        if not title:
            continue
        key = (title, m["level"], m["u"])
        at, value = seen.setdefault(key, (m.start(), int(m["n"])))
        if value != int(m["n"]) and m.start() - at > _NEAR:
            yield Finding(
                m.start(),
                m.end(),
                "bad_arithmetic",
                {"rule": "twice", "printed": int(m["n"]), "earlier": value, "counted": title},
            )


def _told_beside(text: str, level: re.Match[str], titles: list[tuple[int, int, str]]) -> str | None:
    """The nearest quoted title in a level's sentence, where the text names it again."""
    first = bisect_left(titles, (level.start() - _NEAR - _LONGEST_TITLE,))
    last = bisect_left(titles, (level.end() + _NEAR,))
    near = [
        (min(abs(level.start() - end), abs(start - level.end())), title)
        for start, end, title in titles[first:last]
        if _together(text, start, level.start()) and _is_told_again(title, text)
    ]
    gap, title = min(near, default=(_NEAR + 1, ""))
    return title if gap <= _NEAR else None


def _is_told_again(title: str, text: str) -> bool:
    """Whether a title stands in the text once more, in quotes of its own or inside a longer one."""
    once = text.find(title)
    return text.find(title, once + 1) >= 0


def _together(text: str, a: int, b: int) -> bool:
    """Whether no full stop or line end stands between two places."""
    return not any(c in text[min(a, b) : max(a, b)] for c in "。\n")
