"""Festivals that stand for a date: “三八”节, 教师节, 五一, 重阳."""

from __future__ import annotations

import re
from functools import cache

_FIXED = {
    "元旦": (1, 1),
    "三八": (3, 8),
    "植树": (3, 12),
    "五一": (5, 1),
    "五四": (5, 4),
    "六一": (6, 1),
    "七一": (7, 1),
    "八一": (8, 1),
    "教师": (9, 10),
    "国庆": (10, 1),
    "十一": (10, 1),
}
_LUNAR = {"春": (1, 1), "元宵": (1, 15), "端午": (5, 5), "中秋": (8, 15), "重阳": (9, 9), "老年": (9, 9)}

_OPEN, _CLOSE = '[“「"]?', '[”」"]?'
FESTIVAL = re.compile(
    rf"{_OPEN}(?:"
    rf"(?P<march>三[·、.]?八|(?<!\d)3[·.]8(?![\d个%万亿元倍小公平分])){_CLOSE}(?!红旗|大|小)(?:国际)?(?:劳动)?(?:妇女)?节?"
    rf"|(?P<digits>五[·、.]?[一四]|六[·、.]?一|七[·、.]?一|八[·、.]?一|十[·、.]?一){_CLOSE}"
    rf"(?=[”」节]|国际|劳动节|青年节|儿童|建[党军]|国庆|假期|长假|黄金周|期间|前夕|(?<=”).)(?:国际)?(?:劳动|青年|儿童|建[党军])?节?"
    rf"|(?P<named>(?:教师|植树|端午|中秋|元宵|老年|重阳|国庆|元旦){_CLOSE}节|元旦|国庆|重阳|春节)"
    rf"){_CLOSE}"
)

FESTIVAL_OPENS = re.compile(  # a quote, or how a festival's name begins
    r"[“「\"三五六七八十3教植端中元老重国春](?=[三五六七八十3教植端中元老重国春·、.师树午秋宵旦年阳庆节一四八])"
)


def festival_date(m: re.Match[str], year: int | None) -> str | None:
    """Return the ISO date of a festival found, or None where it moves and no year is known.

    >>> festival_date(FESTIVAL.search("“三·八”妇女节"), None), festival_date(FESTIVAL.search("重阳节"), 2024)
    ('--03-08', '2024-10-11')
    """
    printed = m["march"] or m["digits"] or m["named"]
    name = "三八" if m["march"] else re.sub(r"[·、.”」\"节]", "", printed)
    if name in _FIXED:
        month, day = _FIXED[name]
        return f"{year}-{month:02}-{day:02}" if year else f"--{month:02}-{day:02}"
    return _lunar_day(year, *_LUNAR[name]) if year else None


@cache
def _lunar_day(year: int, month: int, day: int) -> str:
    from lunar_python import Lunar  # heavy, and few texts name a festival that moves with its year

    return str(Lunar.fromYmd(year, month, day).getSolar().toYmd())
