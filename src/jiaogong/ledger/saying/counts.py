"""Numbers as people say them (来了42个人, 花了200块, 每人500), made figures of the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jiaogong.catalogue import MEASURES
from jiaogong.ledger.rules import FigureFact
from jiaogong.ledger.saying.cues import Counted, measure_said
from jiaogong.prose.numerals import NUMERAL, read_numeral

_N = rf"(?<![\d.:：/第初高周期拜零〇一二两三四五六七八九十百千万])(?P<n>{NUMERAL})"
_EACH = r"(?P<each>(?:每(?:人|位|户|家|个|名|份)|人均|一人|各)[一-龥]{0,4}?)?"
_LOOSE = r"(?P<loose>大概|大约|约|近|将近|差不多|超过|不到|至少)?(?:有|是|了|来了|到了)?"
_ROLE = (
    r"(?:(?:[男女]|退休|困难|新|青年|年轻|老|外来|在编)*"
    r"(?:老师|教师|教职员工|教职工|教工|职工|员工|同事|同志|会员|代表|队员|师傅|委员|家属|干部|女工|骨干|党员|孕妈妈?|妈妈))"
)
_SO = r"(?P<after>左右|上下|以上)?"
_PEOPLE = re.compile(
    rf"{_EACH}{_LOOSE}{_N}(?P<more>多|余|几|来)?"
    rf"(?:(?:个|位|名|户)?(?:人次|人(?![员民们大事均类心])|{_ROLE})|[位名户](?![于置单额次])){_SO}"
)
_MONEY = re.compile(
    rf"{_EACH}{_LOOSE}{_N}(?P<more>多|余)?(?:块钱|块(?![地板])|元(?![旦宵])){_SO}"
    r"|(?:花了?|用了|花费|共计|合计|慰问金|补助金?|红包|捐了?|捐款)(?P<bare>\d{2,7}(?:\.\d{1,2})?)(?=[，,。；;!！\s]|$)"
)
_PIECES = re.compile(
    rf"{_EACH}{_LOOSE}{_N}(?P<more>多|余)?"
    r"(?:支队伍?|支|个队(?![员长友])|队(?![员长友伍])|(?:份|盒|袋|箱|件|张|套|个(?=蛋糕|礼包|红包))(?![内额]))"
    rf"{_SO}"
)
_STOP = re.compile(r"[，,。；;！!？?：:（）()]")
_NO_COUNT = re.compile(r"[年班室号楼点]$")
_AFTER = {"左右": "about", "上下": "about", "以上": "at_least"}
_QUALIFIER = {"超过": "at_least", "至少": "at_least", "不到": "at_most"}


@dataclass(frozen=True, slots=True)
class Count:
    """A number said at start..end, what it counts, and whether it is so many for each."""

    start: int
    end: int
    value: Decimal
    counted: Counted
    qualifier: str
    is_each: bool

    def fact(self, measure: str) -> FigureFact | None:
        smallest = self.value * MEASURES[measure].scale
        whole = smallest == smallest.to_integral_value() and smallest > 0
        return FigureFact(measure, int(smallest), self.qualifier) if whole else None


def counts_said(text: str) -> list[Count]:
    """The people, amounts and things that a sentence counts.

    >>> [(str(c.value), c.counted, c.qualifier, c.is_each) for c in counts_said("去了三十多个老师，每人200块")]
    [('30', 'people', 'at_least', False), ('200', 'money', '', True)]
    """
    found = [*_read(_MONEY, text, "money"), *_read(_PEOPLE, text, "people"), *_read(_PIECES, text, "pieces")]
    return sorted(found, key=lambda c: c.start)


def _read(pattern: re.Pattern[str], text: str, counted: Counted) -> Iterator[Count]:
    for m in pattern.finditer(text):
        printed = m.groupdict().get("bare") or m["n"]
        value = read_numeral(printed.replace(",", ""))
        if value is None or _NO_COUNT.search(text[: m.start()]):
            continue
        start = m.start("bare") if m.groupdict().get("bare") else m.start("n")
        yield Count(start, m.end(), Decimal(str(value)), counted, _qualifier(m), bool(m["each"]))


def _qualifier(m: re.Match[str]) -> str:
    if m["loose"]:
        return _QUALIFIER.get(m["loose"], "about")
    return "at_least" if m["more"] else _AFTER.get(m["after"] or "", "")


def figures_said(
    text: str, category: str, known: Sequence[FigureFact], taken: Sequence[tuple[int, int]]
) -> list[tuple[Count, FigureFact]]:
    """What the counts of a sentence add to the figures that are known; a sum for each, times the people, is a total.

    `taken` are the places that are read already: a count there adds nothing.
    """
    counts = counts_said(text)
    added: dict[str, tuple[Count, FigureFact]] = {}
    have = {f.measure for f in known}
    for count in counts:
        if count.is_each or any(count.start < end and start < count.end for start, end in taken):
            continue
        _add(added, have, count, measure_said(count.counted, category, _clause(text, count), text))
    for count in counts:
        people = _people_of(counts)
        if count.is_each and count.counted == "money" and people:
            total = Count(count.start, count.end, count.value * people, "money", count.qualifier, is_each=False)
            _add(added, have, total, measure_said("money", category, _clause(text, count), text))
    return list(added.values())


def _add(added: dict[str, tuple[Count, FigureFact]], have: set[str], count: Count, measure: str | None) -> None:
    if measure is None or measure in have or measure in added:
        return
    fact = count.fact(measure)
    if fact:
        added[measure] = (count, fact)


def _people_of(counts: Sequence[Count]) -> Decimal | None:
    """The only number of people that a sum for each of them can be meant for."""
    people = {c.value for c in counts if c.counted == "people" and not c.is_each and not c.qualifier}
    return people.pop() if len(people) == 1 else None


def _clause(text: str, count: Count) -> str:
    first = max((m.end() for m in _STOP.finditer(text, 0, count.start)), default=0)
    after = _STOP.search(text, count.end)
    return text[first : after.start() if after else len(text)]
