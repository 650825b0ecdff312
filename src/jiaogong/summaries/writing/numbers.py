"""Numbers as prose tells them: counts with units, money, shares, changes, days."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from jiaogong.catalogue import MEASURES
from jiaogong.kernel.money import FEN, WAN, told, yuan
from jiaogong.summaries.writing.said import FigureAt, Said

ROUNDED_FROM = 100_000 * FEN


def counted(
    value: int, measure: str, *, unit: str = "", qualifier: str = "", entries: tuple[int, ...] = (), code: str = ""
) -> Said:
    """A value of a measure in its printed unit; `code` names a derived figure.

    >>> counted(42, "participants", unit="人").text, counted(800, "visits", qualifier="at_least").text
    ('42人', '800余人次')
    >>> counted(1234500, "visit_amount", qualifier="at_least").text
    '12345元以上'
    """
    of = MEASURES[measure]
    plain = (told if qualifier else amount)(value) if of.is_money else f"{value}{unit or of.unit}"
    text = _qualified(plain, value, qualifier, is_money=of.is_money)
    number = yuan(value) if of.is_money else value
    return Said(
        text, (FigureAt(0, len(text), code or measure, number, of.unit if of.is_money else unit or of.unit, entries),)
    )


def amount(fen: int) -> str:
    """Money as prose tells it: exactly, and from a hundred thousand yuan up to a tenth of 万元 where it is no round number.

    >>> amount(784_804_000), amount(199_430_000), amount(2_316_000)
    ('784.8万元', '199.43万元', '23160元')
    """
    exact = told(fen)
    if exact.endswith("万元") or abs(fen) < ROUNDED_FROM:
        return exact
    tenths = Fraction(abs(fen), FEN * WAN // 10)
    rounded = int(tenths + Fraction(1, 2))
    return f"{'-' if fen < 0 else ''}{rounded // 10}.{rounded % 10}万元"


def _qualified(plain: str, value: int, qualifier: str, *, is_money: bool) -> str:
    if qualifier == "at_least":
        digits = plain.rstrip("".join(c for c in plain if not c.isdigit()))
        return f"{digits}余{plain[len(digits) :]}" if value % 10 == 0 and not is_money else f"{plain}以上"
    return {"about": "约", "at_most": "不超过"}.get(qualifier, "") + plain


def people(value: int, kind: str, unit: str = "人") -> Said:
    """A headcount, or a count of unions from the tree: no entry stands behind it."""
    text = f"{value}{unit}"
    return Said(text, (FigureAt(0, len(text), kind, value, unit),))


def share(part: int, whole: int, code: str, entries: tuple[int, ...] = ()) -> Said:
    """A share in per cent with one decimal, bare where it is all.

    >>> share(42, 58, "a/b").text, share(5, 5, "a/b").text
    ('72.4%', '100%')
    """
    value = per_cent(part, whole)
    text = "100%" if part == whole else f"{float(value):.1f}%"
    return Said(text, (FigureAt(0, len(text), code, float(value), "%", entries),))


def per_cent(part: int, whole: int) -> Fraction:
    """A share in per cent rounded half up to one decimal.

    >>> float(per_cent(1, 16)), float(per_cent(1, 3))
    (6.3, 33.3)
    """
    return Fraction((2000 * part + whole) // (2 * whole), 10)


def day(start: dt.date, end: dt.date | None = None, precision: str = "day") -> str:
    """A date as prose tells it, without its year; "" where only the period is known.

    >>> day(dt.date(2026, 9, 29), dt.date(2026, 10, 3)), day(dt.date(2026, 3, 1), precision="month")
    ('9月29日至10月3日', '3月')
    """
    if precision == "period":
        return ""
    if precision == "month":
        return f"{start.month}月"
    first = f"{start.month}月{start.day}日"
    if end is None or end <= start:
        return first
    return f"{first}至{end.day}日" if end.month == start.month else f"{first}至{end.month}月{end.day}日"
