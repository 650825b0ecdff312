"""People of a branch, counted from the members' file: no entry stands behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaogong.prose.reading import Claim, Figure
from jiaogong.summaries.checking import cues
from jiaogong.summaries.checking.subjects import Heads, Subject
from jiaogong.summaries.checking.table import Table

_KINDS = (
    (r"女教职工|女干部职工|女职工|女会员|女教师|女教工|女性", "women"),
    (r"离?退休(?:教师|教职工|干部职工|职工|人员|老师|教工|会员|同志)?", "retired"),
    (r"少数民族(?:教职工|干部职工|会员|职工|教师)?", "minority"),
    (r"(?:专任)?教师", "teachers"),
    (r"(?:工会)?会员", "members"),
    (r"(?:在职|在岗|在编|全体)*(?:教职员工|教职工|干部职工|职工|教工|员工)", "staff"),
)
_NOUN = "|".join(f"(?P<{kind}>{words})" for words, kind in _KINDS)
_STANDING = (
    "现有|共有|另有|还有|拥有|有|总数|总人数|人数|共|计|为|达|现|在册|全校|全园|全单位|全区|全县|全市|全片|我校|我园|本校|学校|所在单位|本单位|其中"
    "|在职|在岗|在编|所辖|下辖|辖|涵盖|,|、|和|及|中|名|位|工会"
)
_BEFORE = re.compile(rf"^(?:{_STANDING})*(?:{_NOUN})(?:{_STANDING}|近|约)*$")
_AFTER = re.compile(rf"^(?:的)?(?:{_NOUN})(?:[,、。;:)）和中]|$|均|都|全部|组成)")
_ASKED = re.compile(r"(?:现有|共有|拥有|所辖|下辖|全校|全区|在职|在册|总数|占)")
_PEOPLE_UNITS = ("人", "名", "位", None)


def heads(table: Table, claim: Claim, figure: Figure) -> Iterator[Subject]:
    """People of the branch: 现有教职工96人, 全区8600名会员."""
    if figure.unit not in _PEOPLE_UNITS:
        return
    before, after = table.around(figure)
    if _is_of_a_day(table, claim, figure) and "现有" not in before:
        return
    before = table.without_own_name(before)
    kind = _head_kind(before, after)
    if kind is None or cues.DOING.search(before + after.split(",")[0]):
        return
    unions = table.named_for(claim, figure.start)
    if unions is None or len(unions) > 1:
        return
    yield Heads(kind, unions[0] if unions else None)


def _is_of_a_day(table: Table, claim: Claim, figure: Figure) -> bool:
    start, end = table.stretch(claim, figure.start)
    return any(start <= d.start < end and "-" in d.iso for d in claim.dates)


def _head_kind(before: str, after: str) -> str | None:
    m = _BEFORE.match(before.strip()) or _AFTER.match(after)
    return m.lastgroup if m else None


def head_kind_in(text: str) -> str | None:
    """Which people of the branch a noun means: 全校女教职工 → women."""
    m = re.search(_NOUN, text)
    return m.lastgroup if m else None
