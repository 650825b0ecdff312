"""A union's own sentence on an act, taken over where each number and date in it is on its entry."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from jiaogong.catalogue import MEASURES
from jiaogong.summaries.facts import Act
from jiaogong.summaries.writing import numbers
from jiaogong.summaries.writing.awards import unit_of
from jiaogong.summaries.writing.said import FigureAt, Said

LEAST, MOST = 12, 90
_RELATIVE = re.compile(
    r"本月|本周|上周|下周|今天|当天|昨天|去年|今年|明年|上年|本季度|今日|明日|我们?校|\d{4}年"
    r"|全年|年内|一年来|学年|学期|[上下]半年|首次|首届|首个|第一次|往年|历年"
)
_SENSITIVE = re.compile(
    r"困难|住院|患病|重病|生病|病中|手术|去世|病故|逝世|丧|贫困|特困|低保|遗属|致困|孤|残疾|抚恤|流产"
)
_DOES = re.compile(r"为|向|组织|举办|举行|召开|开展|邀请|启动|评选|表彰|收到|公开|公示|发放|办理|选派|添置")
_LOOSE = {"约": "about", "近": "about", "不超过": "at_most", "不足": "at_most"}
_DAY = re.compile(r"(\d{1,2})月(\d{1,2})日|(\d{1,2})月")
_UNITS = sorted({u for m in MEASURES.values() for u in (m.unit, *m.units)}, key=len, reverse=True)
_COUNT = re.compile(
    rf"(?P<before>约|近|不超过|不足)?(?P<number>\d+(?:\.\d+)?)(?P<more>[余多])?(?P<wan>万)?(?P<unit>{'|'.join(_UNITS)})?(?P<after>以上)?"
)
_NUMERAL = re.compile(r"[一二两三四五六七八九十百千万]+(?=[人名位件项次场节篇对支份个条户所家本册张元期轮类天组套])")
_NOT_COUNTED = re.compile(r"“[^”]*”|《[^》]*》|第[一二三四五六七八九十\d]+|[特一二三]等奖")


def own_words(act: Act, people: Iterable[str] = ()) -> Said | None:
    """The entry's sentence with its figures, or None where anything in it does not stand on the entry.

    Of no sensitive kind; without relative days, names of `people`, or numbers
    that the entry does not hold. Its day is put before it where it has none.
    """
    text = act.sentence.strip().rstrip("。")
    if (
        act.is_sensitive
        or touches_the_sick_or_poor(text)
        or not LEAST <= len(text) <= MOST
        or "。" in text
        or _RELATIVE.search(text)
    ):
        return None
    if any(name in text for name in people) or not _days_agree(text, act):
        return None
    figures = _figures(text, act)
    if figures is None:
        return None
    lead = (
        ""
        if _DAY.search(text)
        else numbers.day(act.start, act.end, act.precision) + ("" if _DOES.match(text) else "，")
    )
    return Said(lead) + Said(text, tuple(figures)) + "。"


def touches_the_sick_or_poor(text: str) -> bool:
    """Whether words speak of illness, bereavement or hardship, whatever category they were filed under."""
    return _SENSITIVE.search(text) is not None


def _days_agree(text: str, act: Act) -> bool:
    for m in _DAY.finditer(text):
        month, day = int(m[1] or m[3]), int(m[2] or 0)
        if month != act.start.month or (day and (act.precision != "day" or day != act.start.day)):
            return False
    return True


def _figures(text: str, act: Act) -> list[FigureAt] | None:
    """What each number counts, or None where one of them, or a numeral, counts nothing on the entry."""
    open_text = _NOT_COUNTED.sub(_blank, _DAY.sub(_blank, text))
    placed = [_placed(m, text, act) for m in _COUNT.finditer(open_text)]
    if not placed or _NUMERAL.search(open_text) or any(f is None for f in placed):
        return None
    return [f for f in placed if f]


def _blank(m: re.Match[str]) -> str:
    return "□" * len(m[0])


def _placed(m: re.Match[str], text: str, act: Act) -> FigureAt | None:
    """The number with what it counts, if exactly that stands on the entry."""
    value = Decimal(m["number"]) * (10_000 if m["wan"] else 1)
    qualifier = "at_least" if m["more"] or m["after"] else _LOOSE.get(m["before"] or "", "")
    number = int(value) if value == value.to_integral_value() else float(value)
    for fact in act.figures:
        of = MEASURES[fact.measure]
        if (
            value * of.scale == fact.value
            and qualifier == fact.qualifier
            and (m["unit"] is None or of.printed_in(m["unit"]))
        ):
            return FigureAt(m.start(), m.end(), fact.measure, number, m["unit"] or of.unit, (act.entry,))
    for award in act.awards:
        if award.count == value and not qualifier and text[: m.start()].endswith(award.prize):
            return FigureAt(m.start(), m.end(), "awards", award.count, m["unit"] or unit_of(award.prize), (act.entry,))
    return None
