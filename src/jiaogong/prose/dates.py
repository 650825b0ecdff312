"""Dates as a summary prints them, and which of them a claim carries."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from jiaogong.prose.festivals import FESTIVAL, FESTIVAL_OPENS, festival_date
from jiaogong.prose.numerals import read_numeral, read_year
from jiaogong.prose.reading import DateSpan
from jiaogong.prose.scanning import scan
from jiaogong.prose.units import UNIT

_Y = r"(?:(?:19|20)\d\d|[一二][九〇○零0][〇○零一二三四五六七八九0]{2})"
_M = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_D = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])"
_TO = r"(?:[-~—–]{1,2}|(?:起|开始)?[至到])"
_DAY_OF_LIST = r"(?:3[01]|[12]\d|[1-9])"

_DASHED = rf"""
    (?<![\d.])(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<month>1[0-2]|0?[1-9])
    (?: (?P=sep)(?P<day>3[01]|[12]\d|0?[1-9])(?![\d年])
        (?: (?P<days>(?:[、,]{_DAY_OF_LIST}(?:(?![\d.、,年月多余:]|{UNIT})|(?=[、,]\d))){{1,8}})
          | {_TO}(?:(?P<year_to>(?:19|20)\d\d)(?P=sep))?(?:(?P<month_to>1[0-2]|0?[1-9])(?P=sep))?
            (?P<day_to>3[01]|[12]\d|0?[1-9])(?![\d.]) )?
      | (?![\d./-]) )
"""
_WORDED = rf"""
    (?<![\d一二三四五六七八九十○〇])
    (?:(?P<y>{_Y})年|(?P<yy>[0-2]\d)年(?=\d))?
    (?:(?P<m_from>{_M})(?:{_TO}|(?P<listed>、)))?(?P<m>{_M})月(?!一[次个主])份?
    (?:(?P<d>{_D})(?P<d_more>(?:[日号]?(?:{_TO}|[、,]){_D}){{0,8}})[日号](?!楼))?
    (?:{_TO}(?:(?P<y_to>{_Y})年)?(?P<m_to>{_M})月份?(?:(?P<d_to>{_D})[日号])?)?
"""
_LONE = rf"""
    (?<![\d○〇零])(?:(?P<year_from>{_Y})年?{_TO})?(?P<only_year>{_Y})年(?!级|度?(?:学校|工会)?(?:工作)?(?:总结|计划|要点))(?P<half>[上下]半年)?
  | (?:(?<=[。;!?\n:])|(?<=[。;\n][ \u3000])|(?<![\s\S]))(?P<dot_month>1[0-2]|[1-9])\.(?P<dot_day>3[01]|[12]\d|[1-9])(?=[,:])
  | (?<![\d.个第一二三四五六七八九十])(?P<lone_day>{_D})(?:日?(?:{_TO}|、)(?P<lone_to>{_D}))?日
    (?![常均托制报志记程捐游])
"""
_SCAN = re.compile(
    rf"""
    (?P<title>《[^》\n]{{1,60}}》) | (?P<dashed>{_DASHED}) | (?P<worded>{_WORDED}) | {_LONE}
    """,
    re.VERBOSE,
)
_STOPS = frozenset("。!?\n")
_MAY_BEGIN = re.compile(  # a title, a stop, or a number that goes on as dates do
    r"[\d一二三四五六七八九十《。!?\n]"
    r"(?:(?<=[《。!?\n])|(?<!\d.)(?=[\d一二三四五六七八九十〇○零]{0,3}[-~—–/.年月日至到起开、]))"
)


Point = tuple[int | None, int | None, int | None]


@dataclass
class _Known:
    """The year and month that the sentence has named so far."""

    year: int | None = None
    month: int | None = None


def find_dates(text: str) -> list[DateSpan]:
    """Return the dates of a plain text, in order, with plain offsets.

    A year or month carries over the clauses of its sentence. Festivals are
    marked as such; one that moves needs a year in its sentence.

    >>> [d.iso for d in find_dates("2024年3月6日走访,9月13日至16日比赛。四月份捐款")]
    ['2024-03-06', '2024-09-13/2024-09-16', '--04']
    """
    found: list[DateSpan] = []
    known = _Known()
    years: list[tuple[int, int | None]] = [(0, None)]  # from where on which year holds
    reached = 0
    for at in _MAY_BEGIN.finditer(text):
        if at.start() < reached:
            continue
        if at[0] in _STOPS:
            known, reached = _Known(), at.end()
        elif m := _SCAN.match(text, at.start()):
            reached = m.end()
            if not m["title"] and not (m["worded"] and not m["d"] and _NO_DAY.match(text, reached)):
                iso = _iso(m, known)
                if iso:
                    found.append(DateSpan(_start(m), reached, iso))
        if years[-1][1] != known.year:
            years.append((reached, known.year))
    return sorted([*found, *_festivals(text, years)], key=lambda d: d.start)


def date_of(dates: Sequence[DateSpan], text: str, start: int, end: int) -> str | None:
    """Return the date that a claim at start..end carries: its own, or one set off by a comma before it in its clause group.

    `dates` are all of the text's, in order. A festival is no claim's date, a year bound to another act's verb is not
    handed on, and neither is a day or month to a habit.

    >>> text = "6月,组织培训,走访30人;慰问5人。"
    >>> [date_of(find_dates(text), text, *at) for at in ((0, 7), (8, 13), (14, 18))]
    ['--06', '--06', None]
    """
    earlier: DateSpan | None = None
    later: DateSpan | None = None
    for i in range(bisect_right(dates, end - 1, key=attrgetter("start")) - 1, -1, -1):
        d = dates[i]
        if d.is_festival:
            continue
        if d.start < start:
            if earlier is None and not _HALT.search(text, d.end, start) and _is_handed_on(d, text, start, end):
                earlier = d
            break
        earlier, later = d, earlier
    if earlier and later and later.iso.startswith(f"{earlier.iso}-"):  # 2024年春游于4月7日举行
        return later.iso
    return earlier.iso if earlier else None


def _is_handed_on(date: DateSpan, text: str, start: int, end: int) -> bool:
    """Whether a date earlier in the sentence is a claim's too: set off before it, or a day or month of an act that it goes on from."""
    if _SET_OFF.match(text, date.end, start + 1):
        return True
    is_day = not date.iso.replace("/", "").isdigit() and "," in text[date.end : start]
    return is_day and not _OWN_TIME.match(text, start, end) and not _ANY_TIME.search(text, start, end)


_OWN_TIME = re.compile(
    r"(?:还|也|并|同时)*(?:建立?健全|健全|完善|加强|坚持|注重|重视|做好|认真|积极|平时|随后|之后|现|目前|今年|全年|本学[期年]|年内)"
)
_ANY_TIME = re.compile(r"每[学个周月年天]|经常|定期|及时|常年|全年|一年来|累计")
_NO_DAY = re.compile(r"\d{1,3}[日号]|[一二三四五六七八九十]{2,4}[日号]")  # 4月33日: no month has such a day
_HALT = re.compile(r"[。!?;\n]")
_SET_OFF = re.compile(
    r"(?:份|期间|以来|起|(?:[上下中]午|早上|晚上?)?(?:\d{1,2}(?:[点时]半?|:\d\d)(?:\d{1,2}分)?)?|[上中下]旬|初|底)?[,、:]"
)


def _start(m: re.Match[str]) -> int:
    return m.start("m") if _is_section(m) else m.start()


def _is_section(m: re.Match[str]) -> bool:
    """Whether what looks like the first of two months numbers a section: a line that opens 3、6月份."""
    return bool(m["listed"]) and (m.start() == 0 or m.string[m.start() - 1] in "\n。;!?: ")


def _iso(m: re.Match[str], known: _Known) -> str | None:
    if m["dashed"]:
        first, last = _dashed(m)
    elif m["worded"]:
        first, last = _worded(m, known)
    else:
        first, last = _lone(m, known)
    known.year, known.month = last[0] or first[0] or known.year, last[1]
    start, end = _point(first), _point(last)
    if start is None or end is None:
        return None
    return start if start == end else f"{start}/{end}"


def _dashed(m: re.Match[str]) -> tuple[Point, Point]:
    year, month, day = int(m["year"]), int(m["month"]), _number(m["day"])
    if m["days"]:
        return (year, month, day), (year, month, int(re.findall(r"\d+", m["days"])[-1]))
    last_day = _number(m["day_to"]) or day
    return (year, month, day), (_number(m["year_to"]) or year, _number(m["month_to"]) or month, last_day)


def _worded(m: re.Match[str], known: _Known) -> tuple[Point, Point]:
    year = read_year(m["y"]) if m["y"] else 2000 + int(m["yy"]) if m["yy"] else known.year
    month, day = _number(m["m"]), _number(m["d"])
    last_day = _number(_LAST_DAY.findall(m["d_more"])[-1]) if m["d_more"] else day
    if m["m_to"]:
        return (year, month, day), (read_year(m["y_to"]) if m["y_to"] else year, _number(m["m_to"]), _number(m["d_to"]))
    first_month = _number(m["m_from"]) if m["m_from"] and not _is_section(m) else month
    return (year, first_month, day), (year, month, last_day)


def _lone(m: re.Match[str], known: _Known) -> tuple[Point, Point]:
    if m["dot_month"]:
        dotted: Point = (known.year, int(m["dot_month"]), int(m["dot_day"]))
        return dotted, dotted
    if m["only_year"]:
        year = read_year(m["only_year"])
        halves = {"上半年": (1, 6), "下半年": (7, 12)}
        first_month, last_month = halves.get(m["half"], (None, None))
        return (read_year(m["year_from"]) if m["year_from"] else year, first_month, None), (year, last_month, None)
    day = _number(m["lone_day"])
    return (known.year, known.month, day), (known.year, known.month, _number(m["lone_to"]) or day)


_LAST_DAY = re.compile(r"[\d一二三四五六七八九十]+")


def _number(text: str | None) -> int | None:
    value = read_numeral(text) if text else None
    return int(value) if value is not None else None


def _point(point: Point) -> str | None:
    """ISO 8601 as precise as what is known; None for a day without month, or one that no calendar has."""
    year, month, day = point
    if month is None:
        return None if year is None or day else str(year)
    try:
        dt.date(year or 2000, month, day or 1)
    except ValueError:
        return None
    head = f"{year}-{month:02}" if year else f"--{month:02}"
    return f"{head}-{day:02}" if day else head


def _festivals(text: str, years: list[tuple[int, int | None]]) -> Iterator[DateSpan]:
    for m in scan(FESTIVAL_OPENS, FESTIVAL, text):
        year = years[bisect_right(years, m.start(), key=lambda y: y[0]) - 1][1]
        iso = festival_date(m, year)
        if iso:
            yield DateSpan(m.start(), m.end(), iso, is_festival=True)
