"""A share printed beside its two counts, or after a count whose whole an earlier sentence of the paragraph gave."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaogong.prose.findings.said import Said, alike, bad, unit_of
from jiaogong.prose.findings.sheet import Sheet
from jiaogong.prose.reading import Figure, Finding

_SHARE = re.compile(
    r"(?:占[^,。;%]{0,16}|(?:参与|参加|参赛|到会|出席|达标|通过|办结|立案|答复|建会|入会|完成|签订|参检|体检|召开|落实)率(?:约?为|达到?|是)?)$"
)
_ROLL = "教职员工|教职工|女教职工|会员|女会员|教师|女教师|职工|代表|学校|基层工会"
_OF_ROLL = re.compile(
    rf"占(?:全[校园院区县市体]|[我本]校|[我本]园)?(?P<noun>{_ROLL})(?:总数|总人数|人数)?的?(?:约|近)?$"
)
_WHOLE = re.compile(
    rf"(?:^|[^\u4e00-\u9fff]|全[校园院区县市]|[我本现][校园有]|有)(?P<noun>{_ROLL})(?:总数|共|共有|现有|有|为|计){{0,2}}$"
)
_NOT_COUNTED = ("%", "元", "岁", "年", "天", "个百分点")
_FARTHEST = 40
_STOP = re.compile(r"[。!?]")


def shares(said: Said) -> Iterator[Finding]:
    """A share printed beside its two counts, within what rounding or cutting may do."""
    for f in said.figures:
        if f.unit != "%" or f.qualifier or not _SHARE.search(said.before(f)) or f.value > 100:
            continue
        earlier = [o for o in said.figures if o.start < f.start and o.unit not in _NOT_COUNTED and not o.qualifier]
        if len(earlier) < 2 or f.start - earlier[-1].end > _FARTHEST:
            continue
        pairs = [(a, b) for a in earlier for b in earlier if a is not b and 0 < a.value <= b.value]
        if any(_agrees(said.text, f, a, b) for a, b in pairs):
            continue
        last = earlier[-1]
        wholes = [b for b in alike(last, earlier[:-1]) if b.value > last.value]
        parts = [a for a in alike(last, earlier[:-1]) if a.value < last.value and "占" in said.text[a.end : last.start]]
        if wholes or parts:
            part, whole = (parts[-1], last) if parts else (last, wholes[0])
            yield bad("share", f, earlier[-1], **_computed(said.text, f, part, whole))


def shares_of_roll(sheet: Sheet) -> Iterator[Finding]:
    """A share of a roll that an earlier sentence of the paragraph counted: 全校教职工120人。…80人参加,占教职工总数的76.7%."""
    for i, f in enumerate(sheet.figures):
        if f.unit != "%" or f.qualifier or not i:
            continue
        of = _OF_ROLL.search(sheet.text, max(0, f.start - 24), f.start)
        part = sheet.figures[i - 1]
        if not of or part.qualifier or unit_of(part) not in ("人", "个") or not _is_told_with(sheet, part, f):
            continue
        wholes = [w for w in sheet.figures[:i] if _is_whole(sheet, w, of["noun"], part)]
        if len({w.value for w in wholes}) != 1 or not 0 < part.value <= wholes[0].value:
            continue
        if not _agrees(sheet.text, f, part, wholes[0]):
            yield bad("share", f, part, **_computed(sheet.text, f, part, wholes[0]))


def _is_told_with(sheet: Sheet, part: Figure, share: Figure) -> bool:
    """Whether a count and a share stand in one sentence, and the count is the only one in it."""
    between = sheet.text[part.end : share.start]
    opens = max(sheet.text.rfind(stop, 0, part.start) for stop in "。!?\n")
    others = [f for f in sheet.figures if opens < f.start < part.start and unit_of(f) == unit_of(part)]
    return not _STOP.search(between) and "\n" not in between and len(between) <= _FARTHEST and not others


def _is_whole(sheet: Sheet, whole: Figure, noun: str, part: Figure) -> bool:
    if unit_of(whole) != unit_of(part) or whole.qualifier or whole.start >= part.start:
        return False
    told = _WHOLE.search(sheet.text, max(0, whole.start - 14), whole.start)
    between = sheet.text[whole.end : part.start]
    return bool(told and told["noun"] == noun and _STOP.search(between) and "\n" not in between)


def _agrees(text: str, share: Figure, part: Figure, whole: Figure) -> bool:
    slack = 10.0 ** -decimals(text[share.start : share.end]) * 1.001
    return abs(part.value * 100 / whole.value - share.value) <= slack


def _computed(text: str, share: Figure, part: Figure, whole: Figure) -> dict[str, object]:
    places = max(decimals(text[share.start : share.end]), 1)
    return {
        "computed": round(part.value * 100 / whole.value, places),
        "part": part.value,
        "whole": whole.value,
    }


def decimals(printed: str) -> int:
    """How many digits stand after the point of a printed number."""
    m = re.search(r"\.(\d+)", printed)
    return len(m[1]) if m else 0
