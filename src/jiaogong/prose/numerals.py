"""Numbers as Chinese prose writes them: 38, 1.03万, 二○○三, 一百二十, 两, 七八, 一点零三万."""

from __future__ import annotations

import functools
import re
from fractions import Fraction

_FORMS = ("零〇○", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
_DIGITS = {c: n for n, forms in enumerate(_FORMS) for c in forms}
_SCALES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10**4, "亿": 10**8}

_ZERO, _DIGIT = "[零〇○]", "[一二两三四五六七八九壹贰叁肆伍陆柒捌玖]"
_PAIR = "(?:一[二两]|二三|两三|三四|四五|五六|六七|七八|八九)"  # 七八: seven or eight
_ONE = f"(?:{_PAIR}|{_DIGIT})"
_SECTION = re.compile(
    f"(?:(?P<thousands>{_ONE}?)[千仟])?{_ZERO}?(?:(?P<hundreds>{_ONE}?)[百佰])?{_ZERO}?"
    f"(?:(?P<tens>{_ONE}?)[十拾])?{_ZERO}?(?P<ones>{_ONE})?"
)
_ARABIC_TERM = re.compile(r"(\d[\d,]*(?:\.\d+)?)([十百千万亿]*)")

VAGUE = re.compile(_PAIR)  # a numeral that names two neighbours
# Bounded, so that a wall of digits costs no more than a page of prose.
ARABIC = r"(?:\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?(?!\d)|\d{1,12}(?:\.\d{1,6})?)"
NUMERAL = (
    rf"(?:{ARABIC}[十百千万亿]{{0,3}}(?:\d{{1,4}}[百千万]){{0,2}}"
    r"|[零〇○一二两三四五六七八九十百千万亿]{1,16}(?:点[零〇○一二三四五六七八九]{1,6}[万亿]?)?"
    r"|[壹贰叁肆伍陆柒捌玖][零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{1,16})"
)


@functools.lru_cache(maxsize=4096)
def read_numeral(text: str) -> int | float | None:
    """Return the value of a numeral, the lower of a pair like 七八, or None where it is no number.

    >>> read_numeral("1.03万"), read_numeral("一百二十"), read_numeral("两千三"), read_numeral("三四十")
    (10300, 120, 2300, 30)
    >>> read_numeral("一点零三万"), read_numeral("3千5百"), read_numeral("二○○三"), read_numeral("三八")
    (10300, 3500, 2003, None)
    """
    if text.isascii() and text.isdigit():
        return int(text)
    if "点" not in text and not text[:1].isascii():
        return _whole(text)
    value = _arabic(text) if text[:1].isascii() else _han(text)
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)


def read_year(text: str) -> int | None:
    """Return a year written with four digits of either kind.

    >>> read_year("二〇二四"), read_year("1998"), read_year("五百")
    (2024, 1998, None)
    """
    digits = _in_digits(text)
    return int(digits) if digits and len(digits) == 4 and digits[:2] in ("19", "20") else None


def _in_digits(text: str) -> str | None:
    digits = "".join(str(_DIGITS.get(c, c)) for c in text)
    return digits if digits.isascii() and digits.isdigit() else None


def _arabic(text: str) -> Fraction | None:
    total, lowest, at = Fraction(0), 1, 0
    for m in _ARABIC_TERM.finditer(text):
        if m.start() != at:
            return None
        at, scale = m.end(), 1
        for c in m[2]:
            scale *= _SCALES[c]
        if not m[2] and lowest > 1 and len(m[1]) == 1:  # 1万2: the next lower place, unsaid
            scale = lowest // 10
        total += Fraction(m[1].replace(",", "")) * scale
        lowest = scale
    return total if at == len(text) > 0 else None


def _han(text: str) -> Fraction | None:
    whole, point, rest = text.partition("点")
    value = _whole(whole)
    if value is None or not point:
        return None if value is None else Fraction(value)
    digits = _in_digits(rest.rstrip("万亿"))
    if not digits:
        return None
    return (value + Fraction(int(digits), 10 ** len(digits))) * _SCALES.get(rest[-1], 1)


def _whole(text: str) -> int | None:
    for myriad in "亿万":
        head, found, tail = text.rpartition(myriad)
        if found:
            high, low = _whole(head) if head else 1, _below(tail, _SCALES[myriad])
            return None if high is None or low is None else high * _SCALES[myriad] + low
    digits = _in_digits(text)
    if digits and len(digits) >= 4:
        return int(digits)
    return _section(text)


def _below(text: str, scale: int) -> int | None:
    """What follows a 万 or 亿: nothing, a number, or one digit of the next lower place (一万五)."""
    if not text:
        return 0
    value = _whole(text)
    return value * scale // 10 if value is not None and len(text) == 1 and value else value


def _section(text: str) -> int | None:
    m = _SECTION.fullmatch(text)
    if not m or not text:
        return None
    if text in "零〇○":
        return 0
    total, lowest = 0, 1
    for place, scale in (("thousands", 1000), ("hundreds", 100), ("tens", 10)):
        if m[place] is not None:
            total, lowest = total + (_DIGITS[m[place][0]] if m[place] else 1) * scale, scale
    if m["ones"]:
        spoken_short = lowest >= 100 and text[m.start("ones") - 1] not in "零〇○"  # 三百五
        total += _DIGITS[m["ones"][0]] * (lowest // 10 if spoken_short else 1)
    return total if total else None
