"""Places where a text was cut: a line that ends inside a sentence, a unit whose number is gone.

The reader looks for both too, but must allow for texts that close no line; here
the text's own habit is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jiaogong.catalogue import MEASURES
from jiaogong.prose.reading import Finding
from jiaogong.summaries.checking.page import Page

_LINE = re.compile(r"[^\n]+")
_CLOSED = tuple("。！？；：!?;:…”’\"')）》】]>~—.|")
_SIGNED = re.compile(r"(?:工会|委员会|学校|小学|中学|幼儿园|学院|办公室|日|年|月|人[:：]?\S{2,4})\s*$")
_INSIDE = re.compile(r"[,，。;；](?!$)")
_HEADING = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,2}[)）]|\d{1,2}[.、．])[^\d。；;]*$"
)
SHORTEST, SHOWN, HABIT = 6, 30, 0.75
_UNITS = "件|条|人次|份|篇|项|节|万元|元|场次|户|名|人|个|支|对|次"
_WORDS = sorted({w for m in MEASURES.values() for w in (m.zh, *m.words) if len(w) > 1}, key=len, reverse=True)
_LOST = re.compile(
    rf"(?P<word>{'|'.join(map(re.escape, _WORDS))})(?P<unit>{_UNITS})(?=[,。;、]|$)"
    rf"|等(?P<bare>{_UNITS})(?=获得?|通过|均|全部)"
    r"|(?:教职工|教师|老师|会员|班主任|工作者|积极分子|同志|退休人员)(?:人次|人|名|位)(?=参加|参赛|到会|捐款|献血|[,。;]|$)"
    r"|(?:审议|听取|通过|公开|征集|立案|报送|记录工作)(?:项|件|条|篇)(?=[,。;]|报告|议案|事项|方案)"
    r"|(?:减少|增加|共计?|合计|累计|还有)(?:人次|场次|场|件|份|篇|项|节|对|户|支|万元)(?=[,。;、]|草稿|提案|作品|$)"
    r"|(?:开展|举办|组织)[^,。;]{0,8}活动(?:场次|场|次|项|期)(?=[,。;]|$)"
    r"|的?有(?:人|户|名|项|件)(?=[,。;]|$)|(?:(?<=[,。;])|(?<=[一二三四五六七八九]是)|(?<=[,。;]有))(?:人|项|件|名|户)(?=捐款|参加|参赛|献血|工作|提案|事项|教职工)"
)


def broken_places(page: Page, known: Sequence[Finding]) -> Iterator[Finding]:
    """Lines that end inside a sentence, and units without their number, where nothing is said of the place yet."""
    taken = [(f.start, f.end) for f in known if f.kind in ("truncated", "dropped_figure", "placeholder")]
    for finding in (*_cut_lines(page), *_lost_numbers(page)):
        if not any(a < finding.end and finding.start < b for a, b in taken):
            yield finding


def _cut_lines(page: Page) -> Iterator[Finding]:
    # Of the text as given: its plain form takes the break after an open line for a wrap.
    lines = [m for m in _LINE.finditer(page.text) if _is_prose(m[0])]
    closed = sum(m[0].rstrip().endswith(_CLOSED) for m in lines)
    if closed < HABIT * len(lines):
        return
    for m in lines:
        line = m[0].rstrip()
        if len(line) < SHOWN and (_SIGNED.search(line) or _HEADING.match(line)):
            continue
        if not line.endswith(_CLOSED):
            start = max(line.rfind(c) for c in ",，。;；：:") + 1
            end = m.start() + len(line)
            yield Finding(max(m.start() + start, end - SHOWN) if start < len(line) else end - 1, end, "truncated", {})


def _is_prose(line: str) -> bool:
    """Whether a line holds more than a heading: a sentence or clause ends inside it."""
    return len(line.strip()) >= SHORTEST and "\t" not in line and "|" not in line and bool(_INSIDE.search(line))


def _lost_numbers(page: Page) -> Iterator[Finding]:
    for m in _LOST.finditer(page.flat):
        yield Finding(m.start(), m.end(), "dropped_figure", {})
