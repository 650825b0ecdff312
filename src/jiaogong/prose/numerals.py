"""Numbers as Chinese prose writes them: 38, 1.03万, 二○○三, 一百二十, 两, 三十余, 百分之九十五, 七八."""

from __future__ import annotations

from fractions import Fraction

_DIGITS = {c: n for n, forms in enumerate(("零〇○", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")) for c in forms}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}

HAN_DIGIT = "零〇○一二两三四五六七八九"
HAN_SCALE = "十百千万亿"
FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟"

ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
MIXED = rf"(?:{ARABIC})[十百千万亿]*(?:\d+[百千万]){{0,2}}"
HAN = rf"[{HAN_DIGIT}{HAN_SCALE}]+(?:点[零〇○一二三四五六七八九]+[万亿]?)?"
NUMERAL = rf"(?:{MIXED}|{HAN})"


def read_numeral(text: str) -> int | float | None:
    """Return the value of a numeral, the lower bound of a pair like 七八, or None where it is no number.

    >>> read_numeral("1.03万"), read_numeral("一百二十"), read_numeral("二○○三"), read_numeral("三四十")
    (10300, 120, 2003, 30)
    >>> read_numeral("一点零三万"), read_numeral("3千5百"), read_numeral("三八")
    (10300, 3500, None)
    """
    value = _arabic(text) if text[:1].isascii() and text[:1].isdigit() else _han(text)
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)


def read_year(text: str) -> int | None:
    """Return a year written with four digits of either kind, as 2003 or 二○○三.

    >>> read_year("二〇二四"), read_year("1998"), read_year("五百")
    (2024, 1998, None)
    """
    digits = "".join(str(_DIGITS[c]) if c in _DIGITS else c for c in text)
    return int(digits) if len(digits) == 4 and digits.isascii() and digits.isdigit() and digits[:2] in ("19", "20") else None


def _arabic(text: str) -> Fraction | None:
    total, scale_above, number = Fraction(0), 0, ""
    for c in text:
        if c.isdigit() or c == ".":
            number += c
        elif c != ",":
            scale = _TENS.get(c) or _MYRIADS.get(c)
            if scale is None:
                return None
            total = total + Fraction(number) * scale if number else total * scale
            number, scale_above = "", scale
    if number:
        total += Fraction(number) * (scale_above // 10 if scale_above and len(number) == 1 else 1)
    return total


def _han(text: str) -> Fraction | None:
    whole, point, rest = text.partition("点")
    value = _whole(whole)
    if value is None or not point:
        return None if value is None else Fraction(value)
    scale = _MYRIADS.get(rest[-1:], 1)
    digits = rest.rstrip("万亿")
    if not digits or any(c not in _DIGITS for c in digits):
        return None
    return (value + Fraction(int("".join(str(_DIGITS[c]) for c in digits)), 10 ** len(digits))) * scale


def _whole(text: str) -> int | None:
    if not any(c in _TENS or c in _MYRIADS for c in text):
        return _digits(text)
    total = below = 0  # below: what stands under the myriad that comes next
    digit: int | None = None
    scale_above = 0
    for i, c in enumerate(text):
        if c in _DIGITS:
            if digit and not (_DIGITS[c] == digit + 1 and text[i + 1 : i + 2] != ""):
                return None
            digit = digit or _DIGITS[c]
        elif c in _TENS:
            scale_above = _TENS[c]
            below += (1 if digit is None else digit) * scale_above
            digit = None
        elif c in _MYRIADS:
            scale_above = _MYRIADS[c]
            total = (total + below + (digit or 0) or 1) * scale_above
            below, digit = 0, None
        else:
            return None
    if digit:
        spoken_short = scale_above > 10 and "零" not in text[-2:] and "〇" not in text[-2:] and "○" not in text[-2:]
        below += digit * (scale_above // 10 if spoken_short else 1)
    return total + below


def _digits(text: str) -> int | None:
    if any(c not in _DIGITS for c in text) or not text:
        return None
    values = [_DIGITS[c] for c in text]
    if len(values) == 1:
        return values[0]
    if len(values) == 2 and values[1] == values[0] + 1 and values[0]:
        return values[0]
    return int("".join(map(str, values))) if len(values) >= 4 else None
