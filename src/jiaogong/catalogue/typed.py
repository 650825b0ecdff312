"""Values of measures as people type them: in printed units, with a word for what is not exact."""

from __future__ import annotations

import re
import unicodedata

from jiaogong.catalogue import Measure

_SCALES = {"": 1, "千": 1000, "万": 10_000, "亿": 100_000_000}
_TYPED = re.compile(
    r"(?P<before>约|大约|近|超过|超|逾|至少|不少于|不到|不足|至多|不超过|>=|<=|~)?"
    r"(?P<whole>\d{1,15})(?:\.(?P<part>\d{1,9}))?"
    r"(?P<scale>[千万亿]?)(?P<more>[余多]?)(?P<unit>[^\d\s.]{0,6}?)(?P<after>以上|以下|以内|左右)?"
)
_QUALIFIERS = {
    **dict.fromkeys(("超过", "超", "逾", "至少", "不少于", ">=", "余", "多", "以上"), "at_least"),
    **dict.fromkeys(("不到", "不足", "至多", "不超过", "<=", "以下", "以内"), "at_most"),
    **dict.fromkeys(("约", "大约", "近", "~", "左右"), "about"),
}


def plain_number(value: int, measure: Measure) -> str:
    """A value as it is typed: no thousands parted, no empty fen.

    >>> from jiaogong.catalogue import MEASURES
    >>> plain_number(420000, MEASURES["visit_amount"]), plain_number(25050, MEASURES["visit_amount"])
    ('4200', '250.50')
    """
    whole, rest = divmod(value, measure.scale)
    return f"{value / measure.scale:.2f}" if rest else str(whole)


def value_typed(text: str, measure: Measure) -> tuple[int, str]:
    """Read what somebody typed for a measure: its value in smallest units, and a qualifier ("" exactly).

    Raises ValueError where it is no number, has a unit the measure is not
    counted in, or a part too small to be kept.

    >>> from jiaogong.catalogue import MEASURES
    >>> value_typed("1.03万元", MEASURES["visit_amount"]), value_typed("８００余人", MEASURES["participants"])
    ((1030000, ''), (800, 'at_least'))
    >>> value_typed("约42", MEASURES["visits"])
    (42, 'about')
    """
    tidy = re.sub(r"[\s,，￥¥]", "", unicodedata.normalize("NFKC", text))
    found = _TYPED.fullmatch(tidy)
    if not found or not _counts_in(measure, found["scale"], found["unit"]):
        raise ValueError(text)
    part = found["part"] or ""
    smallest = int(found["whole"] + part) * _SCALES[found["scale"]] * measure.scale
    value, lost = divmod(smallest, 10 ** len(part))
    if lost:
        raise ValueError(text)
    words = (found["before"], found["more"], found["after"])
    return value, next((_QUALIFIERS[w] for w in words if w), "")


def _counts_in(measure: Measure, scale: str, printed: str) -> bool:
    return not printed or measure.printed_in(printed) or (bool(scale) and measure.printed_in(scale + printed))
