"""A part of a text printed anew with what the ledger says, in the form in which it was printed."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from jiaogong.summaries.checking.shapes import Checked, Part

_NUMBER = re.compile(r"\d[\d,，]*(?:\.\d+)?|[〇零一二两三四五六七八九十百千万亿]+(?=[\u4e00-\u9fff%])")
_ROUGH = re.compile(r"^(?:近|约|超过?|逾|大约|将近)|余(?=[^\d]*$)|(?:以上|左右|上下|多)$")
_POINT = re.compile(r"(?:(?P<year>\d{4})|-)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?\Z")
_WAN = Decimal(10_000)
_RANK = re.compile(r"[特一二三]等奖|[金银铜]奖|优秀奖")
_LEVEL = re.compile(r"(?:国家|省|自治区|市|区|县|校)级?")


def mended(printed: str, part: Part) -> str | None:
    """How a contradicted part reads with the ledger's value; None where the ledger has none to put there.

    >>> mended("9人次", Part(0, 3, "figure", 9, 8, "contradicted")), mended("1.5万元", Part(0, 5, "figure", 15000, 12340, "contradicted"))
    ('8人次', '1.234万元')
    >>> mended("9月29日", Part(0, 5, "date", "--09-29", "2025-09-19", "contradicted"))
    '9月19日'
    """
    if part.verdict != "contradicted" or part.ledger is None:
        return None
    if part.kind == "date":
        found = _date(printed, part.ledger)
    elif part.kind == "award":
        found = _award(printed, part.ledger)
    else:
        found = _figure(printed, part.ledger)
    return found if found != printed else None


def _figure(printed: str, ledger: object) -> str | None:
    m = _NUMBER.search(printed)
    if m is None or not isinstance(ledger, int | float) or ledger < 0:  # what fell is no number to say 增加 of
        return None
    return _ROUGH.sub("", printed[: m.start()] + _number(printed, m[0], ledger) + printed[m.end() :])


def _number(printed: str, number: str, ledger: int | float) -> str:
    """The ledger's number in the printed unit: 万 where that is printed, a share with as many decimals."""
    value = Decimal(str(ledger))
    if "万" in printed and "万" not in number:
        return f"{(value / _WAN).normalize():f}"
    if "%" in printed or "百分点" in printed:
        decimals = max(len(number.partition(".")[2]), 1)
        return str(value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))
    return f"{value.normalize():f}"


def _date(printed: str, ledger: object) -> str | None:
    if not isinstance(ledger, str):
        return None
    first, _slash, last = ledger.partition("/")
    begin, end = _point(first), _point(last or first)
    if begin is None or end is None:
        return None
    with_year = f"{begin['year']}年" if re.search(r"\d{4}年", printed) and begin["year"] else ""
    told = with_year + _told(begin)
    return told if not last else f"{told}至{_told(end) if begin['month'] != end['month'] else _day(end)}"


def _point(iso: str) -> dict[str, str] | None:
    m = _POINT.match(iso)
    return {name: found or "" for name, found in m.groupdict().items()} if m else None


def _told(point: dict[str, str]) -> str:
    month = f"{int(point['month'])}月" if point["month"] else ""
    return (month + _day(point)) or f"{point['year']}年"


def _day(point: dict[str, str]) -> str:
    return f"{int(point['day'])}日" if point["day"] else f"{int(point['month'])}月" if point["month"] else ""


def _award(printed: str, ledger: object) -> str | None:
    """The prize with its level, rank and count put right; what is not printed stays unsaid."""
    if not isinstance(ledger, dict):
        return None
    level, prize, count = (ledger.get(name) for name in ("level", "prize", "count"))
    told = printed
    if level:
        told = _LEVEL.sub(f"{level}级", told, count=1)
    if prize and _RANK.search(told):
        told = _RANK.sub(str(prize), told, count=1)
    m = re.search(r"\d+", told)
    return told[: m.start()] + str(count) + told[m.end() :] if m and isinstance(count, int) else told


def mended_text(checked: Checked, start: int, end: int) -> str | None:
    """The whole text with the part at a place put right; None where there is nothing to put there."""
    for claim in checked.claims:
        for part in claim.parts:
            if (part.start, part.end) == (start, end):
                words = mended(checked.text[start:end], part)
                return None if words is None else checked.text[:start] + words + checked.text[end:]
    return None
