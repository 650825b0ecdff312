"""Years that contradict the title or their neighbours: left over from last year's text, or from somebody else's."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jiaogong.prose.findings.sheet import Sheet, apart
from jiaogong.prose.numerals import read_numeral
from jiaogong.prose.reading import Finding
from jiaogong.prose.text import pairs_of

_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_PRINTED = r"(?:(?<=1)9|(?<=2)0)\d\d"  # after the first digit
_YEAR = re.compile(rf"[12一二](?<!\d.)(?:{_PRINTED}|(?<=[二一])[〇○零九][〇○零一二三四五六七八九]{{2}})(?=年)")
_SCHOOL_YEAR = re.compile(
    rf"([12](?<!\d.){_PRINTED})年?\s{{0,3}}[-—–~～至到/]{{1,3}}\s{{0,3}}((?:19|20)\d\d|\d\d(?!\d))\s{{0,3}}年?(?=学年)"
)
_SPAN = re.compile(
    rf"([12](?<!\d.){_PRINTED})年?\d{{0,2}}月?\d{{0,2}}日?\s{{0,3}}[-—–~～至到]{{1,3}}\s{{0,3}}((?:19|20)\d\d)年"
)
_DATED = re.compile(rf"([12](?<!\d.){_PRINTED})[-/.](?:0?[1-9]|1[0-2])[-/.](?:[12]\d|3[01]|0?[1-9])(?!\d)")
_LAST_YEAR = re.compile(
    r"去年,?(?:我们?校?|学校|工会|全校|本校)[^,。;\n]{0,12}?(?:开展|组织|举办|召开|举行|进行|参加)了"
)
_TITLE = re.compile(
    r"((?:19|20)\d\d|[二一][〇○零九][〇○零一二三四五六七八九]{2})年?(?:度|上半年|下半年)?[^,。\n\d]{0,24}?(?:总结|小结|汇报|述职|工作报告|回顾)"
)
_OVER = re.compile(
    r"(?:转眼间?|回顾|过去的|告别了?|送走了?|走过了?)[^。\n\d]{0,6}((?:19|20)\d\d)年"
    r"|((?:19|20)\d\d)年(?:就要|即将|已经?|转眼|悄然|匆匆|又)[^。,\n]{0,10}(?:过去|再见|结束|逝去|落幕|尾声)"
)
_SAME_AHEAD = re.compile(
    r"((?:19|20)\d\d)年度?[^。\n\d]{0,14}总结[和及与暨、]+\1年度?[^。\n\d]{0,10}(?:思路|计划|打算|要点|安排|设想)"
)
_FULL_DATE = re.compile(r"年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日")
_SINCE = re.compile(r"[从自于到至]$")
_SUMMED = re.compile(r"将((?:19|20)\d\d)年[^,。\n]{0,20}(?:总结|小结|汇报|报告)(?:如下)?")
_AHEAD = re.compile(
    r"(?:希望|展望|迎接|即将到来的|新的一年|来年|明年|下一?年度?|下一步|今后|下阶段|争取在?|力争在?|打算在?|计划在|将在|拟在|祝[^,。]{0,6})[^。\n]{0,14}$"
)
_HEADING_BEFORE = re.compile(r"(?:[一二三四五六七八九十]、|\n|^)[^,。\n]{0,6}$")
_PLAN_AFTER = re.compile(
    r"年(?:度|上半年|下半年)?[^,。\n]{0,8}(?:计划|打算|思路|设想|展望|安排|要点)[^,。\n]{0,6}(?:\n|\Z)"
)
_LICENCE_BEFORE = re.compile(
    r"(?:自|从|自从|比|较|同比|与|同|于|到|至|截至|截止|早在|始于|建于|成立于|创建于|创办于|毕业于|生于|曾|曾于|曾在|继|参加工作|连续|[-—~、和及]|届|\(|〔|\[|《[^》]*|“[^”]*|关于[^,。]{0,6}|根据|按照|修订|颁布|版|出台|印发|实施)\s*$"
)
_LICENCE_AFTER = re.compile(
    r"年(?:度|初|末|底)?(?:\d+月)?(?:\d+日)?(?:以来|以后|以前|之前|之后|起|开始|至今|至|到|-|—|~|、|和|及|相比|同期|的基础|版|修订|修正|建校|成立|建立|创办|创建|出生|参加|毕业|调入|入职|加入|被评|被授予|荣获|获|曾|颁布|发布|印发|出台|制定的|\)|〕|\]|级|届|学年|工作要点|工作计划|工作目标|教师节之)"
)
_ACT = re.compile(
    r"年度?(?:(?:\d{1,2}|十[一二]?|[一二三四五六七八九])月|上半年|下半年|春|秋|暑|寒|以?来,|,|在|我|[教学]?[育校]?工会|本?[校园][工,在]|全[校区县市]|[一二三四]季度)"
)
_DOCUMENT = re.compile(r"[〔\[(【]((?:19|20)\d\d)[〕\])】]\s*第?\d+号")
_TEACHERS = re.compile(r"第\s?(\d{1,2}|[二三四五六七八九]?十[一二三四五六七八九]?)个(?:\S{0,4})教师节")
_FIRST_TEACHERS_DAY = 1985
_ANNIVERSARY = re.compile(r"周年(?<=[\d十百]周年)")
_AFTERGLOW = 1
_DATES_ENOUGH = 3
_WIDEST_INDENT = 8
_WIDEST_NAME = 30
_DAY_ALONE = re.compile(r"[\s(]*[\d〇○零一二三四五六七八九十年月日./\s-]+[\s)]*")


@dataclass(frozen=True, slots=True)
class Era:
    """A campaign or a marker with the years in which a summary tells of it."""

    name: re.Pattern[str]
    sign: str
    first: int
    last: int
    lingers: bool


@dataclass(frozen=True, slots=True)
class Founding:
    """What began in a year, and how many years before or after the count of its anniversaries may be told."""

    told: re.Pattern[str]  # up to its 周年, the count as group 1
    year: int
    slack: int


@cache
def _rows() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((Path(__file__).parent / "eras.toml").read_text("utf-8"))


@cache
def _eras() -> tuple[Era, ...]:
    return tuple(
        Era(re.compile(r["name"]), r["sign"], r["first"], r["last"], r.get("lingers", False)) for r in _rows()["era"]
    )


@cache
def _foundings() -> tuple[Founding, ...]:
    count = r"[”」]?[^,。;\d\n]{0,4}?(\d{1,3}|[一二三四五六七八九十百]{1,5})周年$"
    return tuple(
        Founding(re.compile(f"(?:{r['name']}){count}"), r["year"], r.get("slack", 0)) for r in _rows()["founding"]
    )


@cache
def _first_pairs() -> tuple[int, ...]:
    """How the sign of each era begins, as `pairs_of` codes it."""
    return tuple(pairs_of(era.sign[:2])[0] for era in _eras())


def find(sheet: Sheet) -> Iterator[Finding]:
    """Yield years, and names of campaigns, that cannot belong to the year summed up."""
    found = [*_ranges(sheet.text), *_retold(sheet), *_titled(sheet.text)]
    told = summed_up(sheet)
    strange: set[int] = set()
    if told:
        strangers = list(_strangers(sheet, told))
        strange = {f.detail["year"] for f in strangers}
        found += strangers
        found += _ahead(sheet, told)
        found += _anniversaries(sheet.text, told)
    found += _campaigns(sheet, told, strange)
    if not told:
        found += _out_of_time(sheet)
    yield from apart(found)


def summed_up(sheet: Sheet) -> tuple[int, ...]:
    """The year, or both years of a school year, that a text sums up: as known, as titled, else as most often said."""
    if sheet.year:
        return (
            (sheet.year - 1, sheet.year) if "学年" in sheet.text[:200] or "学期" in sheet.text[:200] else (sheet.year,)
        )
    head = sheet.text[:200]
    school = _SCHOOL_YEAR.search(head) if "学年" in head else None
    if school and _full(school[1], school[2]) == int(school[1]) + 1:
        return (int(school[1]), int(school[1]) + 1)
    title = _TITLE.search(sheet.text, 0, 200) or _SUMMED.search(sheet.text) or _OVER.search(sheet.text, 0, 300)
    if title:
        return _with_term(sheet, _number(title[1] or title[2]))
    dated = [int(m[1]) for m in _DATED.finditer(sheet.text)]
    if len(set(dated)) == 1 and len(dated) >= _DATES_ENOUGH:
        return (dated[0],)
    years = Counter(_number(m[0]) for m in _YEAR.finditer(sheet.text) if not _licensed(sheet.text, m))
    years.update(dated)
    if not years:
        return ()
    (most, times), *rest = years.most_common(2)
    if times < 2 or (rest and rest[0][1] * 2 > times):
        return ()
    return _with_term(sheet, most)


def _with_term(sheet: Sheet, year: int) -> tuple[int, ...]:
    return (year - 1, year, year + 1) if re.search("学年|学期", sheet.text[:300]) else (year,)


def _ranges(text: str) -> Iterator[Finding]:
    """School years whose second year does not follow the first; spans that run backwards."""
    for m in _SCHOOL_YEAR.finditer(text) if "学年" in text else ():
        if _full(m[1], m[2]) != int(m[1]) + 1:
            yield Finding(
                m.start(), m.end() + 2, "stale_or_conflicting_year", {"years": [int(m[1]), _full(m[1], m[2])]}
            )
    for m in _SPAN.finditer(text):
        if int(m[2]) < int(m[1]):
            yield Finding(m.start(), m.end(), "stale_or_conflicting_year", {"years": [int(m[1]), int(m[2])]})


def _titled(text: str) -> Iterator[Finding]:
    """A title that sums up a year and plans for the same one."""
    for m in _SAME_AHEAD.finditer(text, 0, 400) if "总结" in text[:400] else ():
        yield Finding(m.start(), m.end(), "stale_or_conflicting_year", {"title": m[0], "years": [int(m[1]), int(m[1])]})


def _strangers(sheet: Sheet, told: tuple[int, ...]) -> Iterator[Finding]:
    """Acts dated outside the year, and documents issued after it."""
    text = sheet.text
    last_line = sheet.lines[-1][0] if sheet.lines else 0
    for m in _YEAR.finditer(text):
        year = _number(m[0])
        if year in told or _licensed(text, m) or not _ACT.match(text, m.end()):
            continue
        signed = m.start() >= last_line and year > told[0] and bool(_DAY_ALONE.fullmatch(text[last_line:]))
        if signed or (year == told[-1] + 1 and _is_ahead(sheet, m.start())):
            continue
        yield Finding(m.start(), m.end() + 1, "stale_or_conflicting_year", {"year": year, "summed_up": list(told)})
    for m in _DOCUMENT.finditer(text):
        if int(m[1]) > told[-1] + 1:
            yield Finding(m.start(), m.end(), "stale_or_conflicting_year", {"year": int(m[1]), "summed_up": list(told)})


def _is_ahead(sheet: Sheet, at: int) -> bool:
    """Whether the place speaks of what is to come: a plan, or the last quarter of the text."""
    start, end = sheet.sentence_at(at)
    return (
        sheet.is_planned(at)
        or at * 4 > len(sheet.text) * 3
        or bool(re.search("将|计划|打算|拟|明年|下一?年|展望|思路|新的一年", sheet.text[start:end]))
    )


def _ahead(sheet: Sheet, told: tuple[int, ...]) -> Iterator[Finding]:
    """The year to come named as the year summed up, or one before it."""
    text = sheet.text
    for m in _YEAR.finditer(text):
        year, (start, _) = _number(m[0]), sheet.sentence_at(m.start())
        is_told_ahead = (
            len(told) == 1 and year <= told[-1] and _AHEAD.search(text, max(start, m.start() - 24), m.start())
        )
        is_over = year < told[0] or (year == told[-1] and len(told) == 1 and m.start() * 2 > len(text))
        if is_told_ahead or (is_over and _heads_plans(text, m)):
            yield Finding(m.start(), m.end() + 1, "stale_or_conflicting_year", {"year": year, "summed_up": list(told)})


def _heads_plans(text: str, year: re.Match[str]) -> bool:
    """Whether a year stands in a heading over what is planned for it."""
    before = _HEADING_BEFORE.search(text, max(year.start() - 8, 0), year.start())
    return bool(before and _PLAN_AFTER.match(text, year.end()))


def _campaigns(sheet: Sheet, told: tuple[int, ...], strange: Set[int]) -> Iterator[Finding]:
    """Campaigns of another time than the year, or, where no year is told, than the text's other campaigns.

    Those of a strange year's time are that year's fault, told already.
    """
    places = list(_named(sheet))
    for m in _TEACHERS.finditer(sheet.text):
        held = _FIRST_TEACHERS_DAY - 1 + _count(m[1])
        if told and held not in told:
            yield Finding(m.start(), m.end(), "stale_or_conflicting_year", {"year": held, "summed_up": list(told)})
    if not told:
        told = _common_time(places)
    newest = max((era.first for _, era in places if era.lingers), default=0)
    for m, era in places:
        if not told:
            return
        future, past = era.first > told[-1], era.last < told[0]
        if any(era.first <= year <= era.last for year in strange):
            continue
        if future or (past and not (era.lingers and newest > era.first)):
            yield Finding(
                m.start(),
                m.end(),
                "stale_or_conflicting_year",
                {"name": m[0], "years": [era.first, era.last], "summed_up": list(told)},
            )


def _anniversaries(text: str, told: tuple[int, ...]) -> Iterator[Finding]:
    """Anniversaries of another year than the one summed up; the next year's are prepared already."""
    for m in _ANNIVERSARY.finditer(text):
        for founding in _foundings():
            named = founding.told.search(text, max(m.start() - _WIDEST_NAME, 0), m.end())
            if not named:
                continue
            held = founding.year + _hundreds(named[1])
            if not told[0] - founding.slack <= held <= told[-1] + 1 + founding.slack:
                detail = {"year": held, "summed_up": list(told)}
                yield Finding(named.start(), m.end(), "stale_or_conflicting_year", detail)
            break


def _named(sheet: Sheet) -> Iterator[tuple[re.Match[str], Era]]:
    """Where the text names what belongs to a time."""
    for era, pair in zip(_eras(), _first_pairs(), strict=True):
        if pair in sheet.pairs and era.sign in sheet.text:
            for m in era.name.finditer(sheet.text):
                yield m, era


def _retold(sheet: Sheet) -> Iterator[Finding]:
    """An act of last year told as this one's, with no this year to compare."""
    for m in _LAST_YEAR.finditer(sheet.text):
        _, end = sheet.sentence_at(m.end())
        opens = sheet.text[max(m.start() - _WIDEST_INDENT, 0) : m.start()].rstrip(" \u3000")[-1:] in (
            "",
            "。",
            ";",
            "\n",
        )
        if opens and not re.search("今年|本年|比|相比|继续", sheet.text[m.start() : end + 20]):
            yield Finding(m.start(), m.end(), "stale_or_conflicting_year", {"said": "去年"})


def _out_of_time(sheet: Sheet) -> Iterator[Finding]:
    """Where no year is told: a campaign and a document number that never met."""
    numbers = [(int(m[1]), m.span()) for m in _DOCUMENT.finditer(sheet.text)]
    campaigns = [(era, m.span()) for m, era in _named(sheet)] if numbers else []
    if not numbers or not campaigns:
        return
    newest = max(era.last for era, _ in campaigns)
    for year, span in numbers:
        if newest + _AFTERGLOW < year:
            yield Finding(*span, "stale_or_conflicting_year", {"year": year, "newest": newest})
    for era, span in campaigns:
        if era.last == newest and newest + _AFTERGLOW < min(year for year, _ in numbers):
            yield Finding(*span, "stale_or_conflicting_year", {"years": [era.first, era.last], "year": numbers[0][0]})


def _common_time(places: list[tuple[re.Match[str], Era]]) -> tuple[int, ...]:
    """Years that most of a text's campaigns share, where not all of them do."""
    eras = {era for _, era in places}
    votes = Counter(y for era in eras for y in range(era.first, era.last + 1))
    if not votes or max(votes.values()) == len(eras) or max(votes.values()) < 2:
        return ()
    best = [y for y, n in votes.items() if n == max(votes.values())]
    return (min(best), max(best))


def _licensed(text: str, m: re.Match[str]) -> bool:
    """Whether a year is told as history, as a comparison or inside a name; a day's date only after 自…起 and the like."""
    if _LICENCE_AFTER.match(text, m.end()):
        return True
    if _SINCE.search(text, max(m.start() - 1, 0), m.start()) and _FULL_DATE.match(text, m.end()):
        return False
    return bool(_LICENCE_BEFORE.search(text, max(m.start() - 24, 0), m.start()))


def _full(first: str, second: str) -> int:
    return int(second) if len(second) == 4 else int(first[:2] + second)


def _number(year: str) -> int:
    return int(year.translate(_DIGITS))


def _hundreds(printed: str) -> int:
    value = read_numeral(printed)
    return value if isinstance(value, int) else _count(printed)


def _count(ordinal: str) -> int:
    if ordinal.isdigit():
        return int(ordinal)
    tens, _, ones = ordinal.partition("十")
    return (int(tens.translate(_DIGITS)) if tens else 1) * 10 + (int(ones.translate(_DIGITS)) if ones else 0)
