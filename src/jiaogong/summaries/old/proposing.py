"""Whose a file is and what period it sums up, as its name and first lines tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from jiaogong.kernel.periods import Period, parse
from jiaogong.kernel.script import simplified
from jiaogong.unions.models import Union

_HEAD = 300
_SHORTEST_NAME = 3
_ENDINGS = ("基层工会委员会", "工会委员会", "教育工会", "工会", "委员会")
_TERM = re.compile(
    r"(?P<a>20\d\d)\s*年?\s*[-—–~～至到/_]+\s*(?P<b>(?:20)?\d\d)\s*(?:学年)?度?\s*第?(?P<term>[一二12上下])\s*学期"
)
_SCHOOL_YEAR = re.compile(r"(?P<a>20\d\d)\s*年?\s*[-—–~～至到/_]+\s*(?P<b>(?:20)?\d\d)\s*(?:年)?(?:学年|年度|学期)?")
_HALF = re.compile(r"(?P<a>20\d\d)\s*年?\s*(?P<half>上半年|下半年)")
_ONE_TERM = re.compile(r"(?P<a>20\d\d)\s*年?\s*(?P<season>春|秋)(?:季|学期)")
_MONTH = re.compile(r"(?P<a>20\d\d)\s*[年.-]\s*(?P<month>1[0-2]|0?[1-9])\s*月?(?:份|工作|总结)")
_NAMED_SCHOOL_YEAR = re.compile(r"(?P<a>20\d\d)\s*学年度?(?:\s*第?(?P<term>[一二12上下])\s*学期)?")
_YEAR = re.compile(r"(?<!\d)(?P<a>20\d\d)(?=\D|$|\d{4}(?!\d))")
_WIDE = {ord(k): v for k, v in zip("０１２３４５６７８９", "0123456789", strict=True)}
_ONES = _WIDE | {ord(k): v for k, v in zip("一三四五六七八九", "13456789", strict=True)}
_ANY_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*年")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A union and a period for a file; None where neither its name nor its text tells."""

    union: Union | None
    period: Period | None


def propose(name: str, text: str, unions: Iterable[Union]) -> Proposal:
    """Read union and period off a file: from its name before its title, from this before the years it tells of."""
    head = _title(text)
    period = _period_in(name) or _period_in(head) or _year_told_most(text)
    unions = list(unions)
    return Proposal(_union_in(name, unions) or _union_in(head, unions), period)


def _title(text: str) -> str:
    """What stands on the first three lines, sentences left out."""
    lines = [line.strip() for line in text[:_HEAD].splitlines() if line.strip()]
    return "\n".join(line for line in lines[:3] if not re.search("[。；]", line))


def _union_in(said: str, unions: Iterable[Union]) -> Union | None:
    """The union with the longest name that stands in what was said; None where two bear that name."""
    told = simplified(re.sub(r"\s", "", said))
    found = [(len(name), union) for union in unions for name in _names(union) if name in told]
    longest = max((length for length, _union in found), default=0)
    best = {union.pk: union for length, union in found if length == longest}
    return next(iter(best.values())) if len(best) == 1 else None


def _names(union: Union) -> set[str]:
    names = {simplified(name) for name in (union.name, union.short_name) if name}
    for name in tuple(names):
        ending = next((e for e in _ENDINGS if name.endswith(e)), "")
        names.add(name.removesuffix(ending))
    return {name for name in names if len(name) >= _SHORTEST_NAME}


def _period_in(said: str) -> Period | None:
    """The period that a title names.

    >>> [_period_in(t).code for t in ("2024—2025学年第二学期工会总结", "二〇二五年上半年小结", "2023-2024学年度", "2025年工作总结")]
    ['2024-2025-2', '2025H1', '2023-2024', '2025']
    """
    told = simplified(said).translate(_year_digits(said))
    for shape, read in _SHAPES:
        found = shape.search(told)
        period = _parsed(read(found)) if found else None
        if period:
            return period
    return None


def _year_digits(said: str) -> dict[int, str]:
    """Characters that write a year in full; 第一学期 and 十月 keep theirs."""
    is_written = re.search(r"二[〇○零][〇○零一二三四五六七八九]{2}", said)
    return {ord(k): v for k, v in zip("〇○零二", "0002", strict=True)} | _ONES if is_written else _WIDE


def _after(found: re.Match[str]) -> str:
    b = found["b"]
    return b if len(b) == 4 else f"20{b}"


def _term(found: re.Match[str]) -> str:
    return f"{found['a']}-{_after(found)}-{'1' if found['term'] in '一1上' else '2'}"


def _named_school_year(found: re.Match[str]) -> str:
    code = f"{found['a']}-{int(found['a']) + 1}"
    return f"{code}-{'1' if found['term'] in '一1上' else '2'}" if found["term"] else code


def _one_term(found: re.Match[str]) -> str:
    year = int(found["a"])
    return f"{year - 1}-{year}-2" if found["season"] == "春" else f"{year}-{year + 1}-1"


_SHAPES = (
    (_TERM, _term),
    (_SCHOOL_YEAR, lambda found: f"{found['a']}-{_after(found)}"),
    (_NAMED_SCHOOL_YEAR, _named_school_year),
    (_HALF, lambda found: f"{found['a']}{'H1' if found['half'] == '上半年' else 'H2'}"),
    (_ONE_TERM, _one_term),
    (_MONTH, lambda found: f"{found['a']}-{int(found['month']):02}"),
    (_YEAR, lambda found: found["a"]),
)


def _parsed(code: str) -> Period | None:
    try:
        return parse(code)
    except ValueError:
        return None


def _year_told_most(text: str) -> Period | None:
    years = _ANY_YEAR.findall(text)
    return _parsed(max(sorted(set(years)), key=years.count)) if years else None
