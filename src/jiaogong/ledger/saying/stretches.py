"""Months, quarters, terms and years that are counted from today: 上月底, 10月中旬, 本学期, 去年上半年."""

from __future__ import annotations

import datetime as dt
import re
from re import Match

from jiaogong.almanac.days import term_of
from jiaogong.kernel.periods import Period
from jiaogong.ledger.saying.near import HOUR
from jiaogong.ledger.saying.spans import (
    DAY,
    FEW_DAYS,
    LONG,
    MONTH,
    YEAR,
    Now,
    Spoken,
    Wording,
    part_of_month,
    said_at,
    whole_month,
)
from jiaogong.prose.numerals import read_numeral

_M = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_D = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])"
_PART = r"(?:初|上旬|中旬|下旬|底|末)"
_YEARS = {"今年": 0, "本年": 0, "本年度": 0, "去年": -1, "上年": -1, "上年度": -1, "前年": -2, "明年": 1}
_YEAR = r"(?:今年|本年度?|去年|上年度?|(?<!目)前年|明年)"

_MONTHS = re.compile(
    rf"(?<![每个以\d])(?P<which>上上个?|上个?|这个?|本|下个?)月(?!{_D}[日号])份?(?P<part>{_PART})?"
    rf"|(?<![\d一二三四五六七八九十个上这本下每当])月(?P<lone>{_PART})"
)
_NAMED_MONTH = re.compile(rf"(?P<year>{_YEAR})?(?<![\d年])(?P<month>{_M})月份?(?P<part>{_PART})(?!期)")
_OF_YEAR = re.compile(
    rf"(?P<year>{_YEAR})的?(?P<month>{_M})月份?(?:(?P<day>{_D})(?:[日号]?[至到~—-](?P<last>{_D}))?[日号])?{HOUR}"
)
_HALVES = {"上半年": (1, 6), "下半年": (7, 12), "年初": (1, 1), "年底": (12, 12), "年末": (12, 12), "年中": (6, 6)}
_YEAR_PART = re.compile(
    rf"(?P<year>{_YEAR})?(?P<part>上半年|下半年|(?<!\d)年[初底末](?!考核|总结|评[优比议])|第?(?P<quarter>[一二三四1-4])季度)|(?P<near>上个?|这个?|本)季度"
)
_WHOLE_YEAR = re.compile(rf"(?P<year>{_YEAR})(?:度|里|以来|共|累计)?(?!\d|{_M}月|的?[上下]半年|[初底末中])")
_TERM = re.compile(
    r"(?P<which>上上个?|上个?|这个?|本|新|下个?)学期(?P<part>初|末|期末|开学)?(?:以来)?|(?P<year>上个?|这个?|本|新)学年(?:以来)?"
)
_SCHOOL = re.compile(
    r"(?P<part>开学(?:初|第一周|前后|时|那天|以来)?(?!典礼|第一课|考)|(?<!学)期末(?!考|复习|评)|(?P<year>去年|今年|前年)?(?:暑假|寒假))(?:里|期间|前|后)?"
)


def _months(m: Match[str], now: Now) -> Spoken:
    if m["lone"]:
        begins = [part_of_month(now.month(away)[0], m["lone"]) for away in (-1, 0, 1)]
        first = now.nearest(begin for begin, _end in begins)
        return said_at(m, first, dict(begins)[first], rank=FEW_DAYS)
    which = m["which"]
    away = {"上": -which.count("上"), "下": 1}.get(which[0], 0)
    return _month(m, now.month(away)[0], m["part"])


def _month(m: Match[str], first: dt.date, part: str | None) -> Spoken:
    if part:
        return said_at(m, *part_of_month(first, part), rank=FEW_DAYS)
    return Spoken(m.start(), m.end(), *whole_month(first), "month", MONTH)


def _named_month(m: Match[str], now: Now) -> Spoken | None:
    month = int(read_numeral(m["month"]) or 0)
    if not month:
        return None
    if m["year"]:
        return _month(m, dt.date(now.on.year + _YEARS[m["year"]], month, 1), m["part"])
    return _month(m, now.nearest(dt.date(now.on.year + away, month, 1) for away in (-1, 0, 1)), m["part"])


def _of_year(m: Match[str], now: Now) -> Spoken | None:
    year, month = now.on.year + _YEARS[m["year"]], int(read_numeral(m["month"]) or 0)
    if not m["day"]:
        return _month(m, dt.date(year, month, 1), None)
    last = whole_month(dt.date(year, month, 1))[1].day
    day, until = int(read_numeral(m["day"]) or 0), int(read_numeral(m["last"] or m["day"]) or 0)
    if not day <= until <= last:
        return None
    return said_at(m, dt.date(year, month, day), dt.date(year, month, until), rank=DAY)


def _year_part(m: Match[str], now: Now) -> Spoken:
    if m["near"]:
        quarter = (now.on.month - 1) // 3 - m["near"].count("上")
        year, quarter = now.on.year + quarter // 4, quarter % 4
        return _part(m, year, quarter * 3 + 1, quarter * 3 + 3)
    if m["quarter"]:
        number = int(read_numeral(m["quarter"]) or 1)
        begin, end = number * 3 - 2, number * 3
    else:
        begin, end = _HALVES[m["part"]]
    if m["year"]:
        return _part(m, now.on.year + _YEARS[m["year"]], begin, end)
    year = now.nearest(dt.date(now.on.year + away, begin, 1) for away in (-1, 0, 1)).year
    return _part(m, year, begin, end)


def _part(m: Match[str], year: int, begin: int, end: int) -> Spoken:
    if begin == end:
        return Spoken(m.start(), m.end(), *whole_month(dt.date(year, begin, 1)), "month", MONTH)
    return said_at(m, dt.date(year, begin, 1), whole_month(dt.date(year, end, 1))[1], rank=LONG)


def _whole_year(m: Match[str], now: Now) -> Spoken:
    year = now.on.year + _YEARS[m["year"]]
    return said_at(m, dt.date(year, 1, 1), dt.date(year, 12, 31), rank=YEAR)


def _term(m: Match[str], now: Now) -> Spoken:
    which = m["which"] or m["year"]
    period = term_of(now.on)
    if m["year"]:
        begin = period.start if period.start.month == 9 else dt.date(period.start.year - 1, 9, 1)
        begin = begin.replace(year=begin.year - which.count("上"))
        return said_at(m, begin, dt.date(begin.year + 1, 8, 31), rank=LONG)
    for _step in range(which.count("上")):
        period = term_of(period.start - dt.timedelta(days=1))
    if which.startswith("下"):
        period = term_of(period.end + dt.timedelta(days=1))
    return _of_term(m, period, m["part"] or "")


def _of_term(m: Match[str], period: Period, part: str) -> Spoken:
    if part in ("初", "开学"):
        return said_at(m, _school_begins(period), _school_begins(period) + dt.timedelta(days=29), rank=MONTH)
    if part:
        last = period.end if period.end.month == 1 else period.end.replace(month=7, day=10)
        return said_at(m, last - dt.timedelta(days=29), last, rank=MONTH)
    return said_at(m, period.start, period.end, rank=LONG)


def _school_begins(period: Period) -> dt.date:
    """The first day of lessons: the first of September; after the winter's holidays the middle of February."""
    return period.start if period.start.month == 9 else period.start.replace(day=15)


def _school(m: Match[str], now: Now) -> Spoken:
    said, term = m["part"].removeprefix(m["year"] or ""), term_of(now.on)
    earlier = term_of(term.start - dt.timedelta(days=1))
    if said == "期末":
        ends = {_of_term(m, p, "末").first: _of_term(m, p, "末") for p in (earlier, term)}
        return ends[now.nearest(ends)]
    if said in ("暑假", "寒假"):
        (month, day), (last_month, last_day) = ((7, 1), (8, 31)) if said == "暑假" else ((1, 16), (2, 20))
        years = [_YEARS[m["year"]]] if m["year"] else [-1, 0, 1]
        first = now.nearest(dt.date(now.on.year + away, month, day) for away in years)
        return said_at(m, first, dt.date(first.year, last_month, last_day), rank=LONG)
    begins = now.nearest(_school_begins(p) for p in (earlier, term))
    days = 0 if said.endswith("那天") else 6 if "一周" in said or said.endswith("时") else 29
    return said_at(m, begins, begins + dt.timedelta(days=days), rank=DAY if not days else MONTH)


STRETCHES = (
    Wording(_MONTHS, _months),
    Wording(_NAMED_MONTH, _named_month),
    Wording(_OF_YEAR, _of_year),
    Wording(_YEAR_PART, _year_part),
    Wording(_WHOLE_YEAR, _whole_year),
    Wording(_TERM, _term),
    Wording(_SCHOOL, _school),
)
