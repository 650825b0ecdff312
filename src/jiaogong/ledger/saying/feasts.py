"""Festivals that tell when something was done: 三八节, 教师节前夕, 国庆期间, 迎新年."""

from __future__ import annotations

import datetime as dt
import re
from re import Match

from jiaogong.almanac.festivals import clear_and_bright, lunar_day
from jiaogong.ledger.saying.near import HOUR
from jiaogong.ledger.saying.spans import DAY, FEAST, FEW_DAYS, Now, Spoken, Wording, said_at

_SOLAR = {
    "元旦": (1, 1),
    "新年": (1, 1),
    "三八": (3, 8),
    "38": (3, 8),
    "妇女节": (3, 8),
    "女神节": (3, 8),
    "植树节": (3, 12),
    "五一": (5, 1),
    "51": (5, 1),
    "劳动节": (5, 1),
    "五四": (5, 4),
    "54": (5, 4),
    "青年节": (5, 4),
    "护士节": (5, 12),
    "六一": (6, 1),
    "61": (6, 1),
    "儿童节": (6, 1),
    "七一": (7, 1),
    "71": (7, 1),
    "建党节": (7, 1),
    "八一": (8, 1),
    "81": (8, 1),
    "建军节": (8, 1),
    "教师节": (9, 10),
    "十一": (10, 1),
    "国庆": (10, 1),
}
_LUNAR = {
    "春节": (1, 1),
    "过年": (1, 1),
    "元宵": (1, 15),
    "端午": (5, 5),
    "七夕": (7, 7),
    "中秋": (8, 15),
    "重阳": (9, 9),
    "腊八": (12, 8),
}
_NUMBERED = r"(?:三八|五一|五四|六一|七一|八一|十一)"
_PLAIN = "|".join(name for name in (*_SOLAR, *_LUNAR) if not re.fullmatch(_NUMBERED + r"|\d\d", name))
_AROUND = r"(?:的)?(?:前夕|前后|前|之前|来临之际|到来之际|将至|期间|假期|长假|小长假|当天|那天|当日|过后|之后|节后|后)"
_FEAST = re.compile(
    r"(?P<toward>喜迎|迎接|迎|欢度|欢庆|庆祝|同庆|共庆|庆)?[“「\"‘]?"
    r"(?:(?P<dotted>[三五六七八35678][·、.．][一四八148])"
    rf"|(?P<numbered>(?<![第二三四五六七八九\d]){_NUMBERED})|(?P<plain>(?<!小)(?:{_PLAIN})|清明))"
    r"[”」\"’]?(?:国际)?(?:劳动|妇女|青年|儿童|建党|建军)*(?P<feast>节日?)?[”」\"’]?"
    rf"(?P<around>{_AROUND})?{HOUR}"
)
_NO_FEAST = re.compile(r"红旗|大|小学|小队|中学|路|式|班|线|[月年]|级|个|名|人|岁|次|项|条|件")
_NAMED_AFTER = re.compile("红旗|学校|小学|中学")
_GOES_ON = re.compile(r"[，,。；;\s慰走组举发看给插]")
_QUOTES = '“「"‘'
_CLEAR_AND_BRIGHT = "清明"
_DIGITS = str.maketrans("三五六七八一四", "3567814")
_HOLIDAYS = {"国庆": 7, "十一": 7, "五一": 5, "劳动节": 5, "51": 5, "春节": 7, "过年": 7}


def _feast(m: Match[str], now: Now) -> Spoken | None:
    name = _name(m)
    if not _is_meant(m) or not _days_of(name, now.on.year):
        return None
    day = now.nearest(_days_of(name, now.on.year))
    around = (m["around"] or "").removeprefix("的").removeprefix("之")
    if around.startswith("前后"):
        return _week(m, day, -3, 3)
    is_before = around.startswith("前") or around.endswith(("之际", "将至"))
    if is_before or (m["toward"] and not around and now.on != day):
        return _before(m, now, day, toward=bool(m["toward"]))
    if around in ("期间", "假期", "长假", "小长假"):
        return _week(m, day, 0, _HOLIDAYS.get(name, 3) - 1)
    if "后" in around:
        return _week(m, day, 1, 7)
    return said_at(m, day, rank=DAY if around else FEAST)


def _is_meant(m: Match[str]) -> bool:
    """Whether numbers that also count things (十一, 三八) name a festival here."""
    if m["plain"] or m["feast"] or m["around"]:
        return not _NAMED_AFTER.match(m.string, m.end())
    if m["toward"] or m[0][:1] in _QUOTES:
        return not _NO_FEAST.match(m.string, m.end())
    return bool(_GOES_ON.match(m.string, m.end()))


def _days_of(name: str, year: int) -> list[dt.date]:
    """A festival's day of the year before, of this one and of the next; none for what is no festival (5·8)."""
    years = (year - 1, year, year + 1)
    if name in _SOLAR:
        return [dt.date(y, *_SOLAR[name]) for y in years]
    if name == _CLEAR_AND_BRIGHT:
        return [clear_and_bright(y) for y in years]
    return [lunar_day(y, *_LUNAR[name]) for y in years] if name in _LUNAR else []


def _week(m: Match[str], day: dt.date, first: int, last: int) -> Spoken:
    return said_at(m, day + dt.timedelta(days=first), day + dt.timedelta(days=last), rank=FEW_DAYS)


def _before(m: Match[str], now: Now, day: dt.date, *, toward: bool) -> Spoken:
    """The week up to a festival; said within a fortnight before the next one, that is the one, and it is today."""
    coming = Now(now.on, is_coming=True).nearest(_days_of(_name(m), now.on.year))
    near = (coming - now.on).days
    if not now.is_coming and 0 < near <= 14:
        return said_at(m, now.on, rank=FEAST)
    if toward and not now.is_coming and 0 <= (now.on - day).days <= 3:
        return said_at(m, now.on, rank=FEAST)
    return said_at(m, day - dt.timedelta(days=7), day - dt.timedelta(days=0 if toward else 1), rank=FEW_DAYS)


def _name(m: Match[str]) -> str:
    return re.sub(r"[·、.．]", "", m["dotted"]).translate(_DIGITS) if m["dotted"] else m["numbered"] or m["plain"]


FEASTS = (Wording(_FEAST, _feast),)
