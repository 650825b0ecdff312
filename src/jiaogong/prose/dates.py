"""Dates as a summary prints them, and which of them a claim carries."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jiaogong.prose.numerals import read_numeral, read_year
from jiaogong.prose.reading import DateSpan

_YEAR = r"(?:(?:19|20)\d\d|[一二][九〇○零0][〇○零一二三四五六七八九0]{2})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九正])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])"
_TO = r"(?:[-~—–]{1,2}|至|到)"

_DATE = re.compile(
    rf"""
    (?P<title>《[^》\n]{{1,60}}》)
    | (?<![\d.])(?P<ny>(?:19|20)\d\d)(?P<sep>[-/.])(?P<nm>1[0-2]|0?[1-9])
        (?: (?P=sep)(?P<nd>3[01]|[12]\d|0?[1-9])(?![\d年])
            (?: (?P<nlist>(?:[、,](?:3[01]|[12]\d|[1-9])(?![\d、.年月)]|[、][^\d]))+)
              | {_TO}(?:(?P<ey>(?:19|20)\d\d)(?P=sep))?(?:(?P<em>1[0-2]|0?[1-9])(?P=sep))?(?P<ed>3[01]|[12]\d|0?[1-9])(?!\d) )?
          | (?![\d年-]) )
    | (?<![\d〇○零])(?:(?P<y>{_YEAR})年|(?P<yy>[0-2]\d)年(?=\d))?(?P<m>(?<![\d一二三四五六七八九十])(?:{_MONTH}(?:{_TO}|、))?{_MONTH})月份?
        (?P<d>{_DAY}[日号]?(?:(?:{_TO}|[、,])(?:{_MONTH}月)?{_DAY}[日号]?)*(?<=[日号]))?
        (?: {_TO}(?:(?P<y2>{_YEAR})年)?(?P<m2>{_MONTH})月份?(?:(?P<d2>{_DAY})[日号])? )?
    | (?<![\d〇○零])(?P<only>{_YEAR})年(?!级|度?(?:工作)?(?:总结|计划))(?P<half>[上下]半年)?
    | (?<![\d.个第一二三四五六七八九十])(?P<day>{_DAY}(?:日?(?:{_TO}|、){_DAY})?)日(?![常均托制报志记])
    | (?P<feast>[“「"]?(?:三[·、.]?八|3[·.]8)[”」"]?(?:国际)?(?:劳动)?(?:妇女)?[”」"]?节?|[“「"]?(?:五[·、.]?[一四]|六[·、.]?一|七[·、.]?一|八[·、.]?一|十[·、.]?一)[”」"]?(?=[国劳青儿建假节期”」])(?:国际)?(?:劳动|青年|儿童|建[党军])?[”」"]?节?
        |[“「"]?(?:教师|元旦|国庆|植树|重阳|中秋|端午|春|元宵|清明|老年)[”」"]?节|元旦|国庆|重阳)
    | (?P<stop>[。!?\n])
    """,
    re.VERBOSE,
)
