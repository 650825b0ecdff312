"""Counts that need no entry, or count who did: people on the file, unions of the tree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from jiaogong.prose.reading import Claim, Figure
from jiaogong.summaries.checking import cues
from jiaogong.summaries.checking.measures import entered, words_for
from jiaogong.summaries.checking.narrowing import in_days
from jiaogong.summaries.checking.scope import Scope
from jiaogong.summaries.checking.subjects import Heads, Rest, Subject, Unions
from jiaogong.summaries.checking.table import Table
from jiaogong.unions.models import Union

_KINDS = (
    (r"女教职工|女职工|女会员|女教师|女教工|女性", "women"),
    (r"离?退休(?:教师|教职工|职工|人员|老师|教工|会员)?", "retired"),
    (r"少数民族(?:教职工|会员|职工|教师)?", "minority"),
    (r"(?:专任)?教师", "teachers"),
    (r"(?:工会)?会员", "members"),
    (r"(?:在职|在岗|在编|全体)*(?:教职员工|教职工|职工|教工|员工)", "staff"),
)
_NOUN = "|".join(f"(?P<{kind}>{words})" for words, kind in _KINDS)
_STANDING = "现有|共有|拥有|有|总数|总人数|人数|共|计|为|达|现|在册|全校|全区|全县|全市|我校|本校|学校|其中|在职|在岗|在编|所辖|下辖|辖|涵盖|,|、|和|及|中|名|位|工会"
_BEFORE = re.compile(rf"^(?:{_STANDING})*(?:{_NOUN})(?:{_STANDING}|近|约)*$")
_AFTER = re.compile(rf"^(?:的)?(?:{_NOUN})(?:[,、。;:)）和中]|$|均|都|全部|组成)")
_ASKED = re.compile(r"(?:现有|共有|拥有|所辖|下辖|全校|全区|在职|在册|总数|占)")
_PEOPLE_UNITS = ("人", "名", "位", None)
_UNION_UNITS = ("个", "所", "家", "校")
Which = Callable[[Union], bool]
_SETUP = re.compile(r"已?建会|建立工会|成立工会|组建工会|建立了工会")


def heads(table: Table, claim: Claim, figure: Figure) -> Iterator[Subject]:
    """People of the branch: 现有教职工96人, 全区8600名会员."""
    if figure.unit not in _PEOPLE_UNITS:
        return
    before, after = table.around(figure)
    kind = _head_kind(before, after)
    if kind is None or cues.DOING.search(before + after.split(",")[0]):
        return
    unions = table.named_for(claim, figure.start)
    if unions is None or len(unions) > 1:
        return
    yield Heads(kind, unions[0] if unions else None)


def _head_kind(before: str, after: str) -> str | None:
    m = _BEFORE.match(before.strip()) or _AFTER.match(after)
    return m.lastgroup if m else None


def unions_counted(table: Table, claim: Claim, figure: Figure) -> Iterator[Subject]:
    """Base unions of the branch: all, or those that did (or have yet to do) something."""
    if figure.unit not in _UNION_UNITS or table.ground.known.is_base:
        return
    page = table.page
    start, end = page.segment(figure)
    before, after = page.flat[start : figure.start], page.flat[figure.end : end]
    earlier = table.subject_before(figure)
    of_unions = isinstance(earlier, Unions | Rest)
    if not (cues.SCHOOL.match(after) or cues.SCHOOL.search(before) or of_unions):
        return
    clause = page.flat[start : page.clause(figure.start)[1]]
    told = clause + page.flat[page.clause(figure.start)[1] : min(end + 24, page.sentence(figure.start)[1])]
    which = _sector(clause)
    missing = bool(cues.MISSING.search(clause))
    if not cues.DOING.search(clause) and not likely_measures_of(claim, clause) and not missing:
        yield Unions(which=_set_up(which) if not clause or "工会" in clause else which)
        if _SETUP.search(told):
            yield Unions(which=_set_up(which))
        if not of_unions:
            return
    yield from _doing(table, claim, figure, clause, which, missing)


def _doing(table: Table, claim: Claim, figure: Figure, clause: str, which: Which, missing: bool) -> Iterator[Subject]:
    days = in_days(table, claim, figure.start)
    among = _set_up(which)
    for measure in likely_measures_of(claim, clause):
        yield Unions(among, Scope(days=days), measure, missing)
    named = cues.circumstances(clause)
    for names in named:
        yield Unions(among, Scope(days=days, names=names), "", missing)
    if not named:
        yield Unions(among, Scope((), frozenset({claim.category}), days), "", missing)


def likely_measures_of(claim: Claim, clause: str) -> list[str]:
    """The measures that a clause about doing speaks of, whatever the unit."""
    found = [
        (max(len(w) for w in words_for(m.code) if w in clause), m.code)
        for m in entered()
        if any(w in clause for w in words_for(m.code))
    ]
    found = [(n, code) for n, code in found if n >= 2]
    best = max((n for n, _code in found), default=0)
    return [code for n, code in found if n == best]


def _any(_union: Union) -> bool:
    return True


def head_kind_in(text: str) -> str | None:
    """Which people of the branch a noun means: 全校女教职工 → women."""
    m = re.search(_NOUN, text)
    return m.lastgroup if m else None


def _sector(clause: str) -> Which:
    if "民办" in clause:
        return lambda u: u.sector == Union.Sector.PRIVATE
    if "公办" in clause:
        return lambda u: u.sector == Union.Sector.PUBLIC
    return _any


def _set_up(which: Which) -> Which:
    return lambda u: u.has_union and which(u)
