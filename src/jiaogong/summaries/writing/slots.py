"""What the slots of a pattern stand for: facts of one category told as words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jiaogong.catalogue import MEASURES
from jiaogong.kernel.money import yuan
from jiaogong.summaries.facts import Known, Reach, Total
from jiaogong.summaries.writing import numbers
from jiaogong.summaries.writing.awards import prize_list
from jiaogong.summaries.writing.pen import Pen
from jiaogong.summaries.writing.phrases import bank
from jiaogong.summaries.writing.places import here
from jiaogong.summaries.writing.said import FigureAt, Said

MONEY_BESIDE_ONE = 1
WORTH_SAYING = 0.03
_CONGRESS = re.compile(r"[^“”，。]{0,12}(?:教代会|教职工大会|职代会|教职工代表大会|教职工代表大会[^，。]{1,8}会议)")


@dataclass
class Slots:
    """Resolves slots for one category."""

    known: Known
    pen: Pen
    category: str
    reach: Reach | None = None

    def __call__(self, slot: str) -> Said | None:
        if slot.startswith("全"):
            return Said(self.pen.choose(spans(self.known)[slot]))
        if slot in ("校", "本校", "员工", "师", "各校"):
            return Said(here(self.known)[slot])
        if slot == "awards":
            return prize_list(self.known, self.category)
        if slot.startswith("people:"):
            return self._headcount(slot)
        if slot in ("did", "of", "missing", "did/of", "missing/of", "工会"):
            return self._reach(slot)
        if slot.endswith("~"):
            return self._change(slot[:-1])
        if slot.startswith(("日:", "会:")):
            return self._act(*slot.split(":"))
        if "/" in slot:
            return self._share(*slot.split("/"))
        if "-" in slot:
            return self._difference(*slot.split("-"))
        return self._total(*slot.partition(":")[::2])

    def _find(self, measure: str) -> Total | None:
        found = self.known.total(self.category, measure)
        return found if found and found.value > 0 and not self._is_one_persons(measure) else None

    def _total(self, measure: str, unit: str = "") -> Said | None:
        found = self._find(measure)
        if found is None:
            return None
        return numbers.counted(found.value, measure, unit=unit, qualifier=found.qualifier, entries=found.entries)

    def _is_one_persons(self, measure: str) -> bool:
        """Whether a sensitive sum would be one person's own amount: then neither it nor its change is told."""
        beside = {"visit_amount": "visits", "aid_amount": "aid_recipients"}.get(measure)
        return (
            MEASURES[measure].sensitive
            and beside is not None
            and self.known.value(self.category, beside) <= MONEY_BESIDE_ONE
        )

    def _share(self, part: str, whole: str) -> Said | None:
        a, b = self._find(part), self._find(whole)
        if a is None or b is None or a.value > b.value or a.qualifier or b.qualifier:
            return None
        return numbers.share(a.value, b.value, f"{part}/{whole}", a.entries + b.entries)

    def _difference(self, whole: str, part: str) -> Said | None:
        a, b = self._find(whole), self.known.total(self.category, part)
        if a is None or (b and (b.qualifier or b.value >= a.value)) or a.qualifier:
            return None
        rest = a.value - (b.value if b else 0)
        return numbers.counted(rest, whole, entries=a.entries + (b.entries if b else ()), code=f"{whole}-{part}")

    def _act(self, what: str, measure: str) -> Said | None:
        act = self.known.only_act(self.category, measure)
        if act is None:
            return None
        if what == "日":
            return Said(numbers.day(act.start, act.end, act.precision))
        return Said(act.title if _CONGRESS.fullmatch(act.title) else "教代会")

    def _headcount(self, slot: str) -> Said | None:
        value = getattr(self.known.headcount, slot.partition(":")[2])
        return numbers.people(value, slot) if value else None

    def _reach(self, slot: str) -> Said | None:
        if self.reach is None:
            return None
        reach, code = self.reach, f"unions:{self.reach.measure}"
        if slot == "工会":
            return Said("基层工会" if reach.of == len(self.known.base_unions) else "学校工会")
        if "/" in slot:
            value = len(reach.did if slot.startswith("did") else reach.missing)
            return numbers.share(value, reach.of, f"{code}/unions", reach.entries)
        if slot == "of":
            return numbers.people(reach.of, "unions", "个")
        value, entries = (len(reach.did), reach.entries) if slot == "did" else (len(reach.missing), ())
        text = f"{value}个"
        return Said(text, (FigureAt(0, len(text), code if slot == "did" else f"unions-{code}", value, "个", entries),))

    def _change(self, slot: str) -> Said | None:
        """A clause on the change since the year before, with its comma; None where none is worth saying."""
        if self.pen.changes_left <= 0:
            return None
        return self._points(*slot.split("/")) if "/" in slot else self._rise(slot)

    def _rise(self, measure: str) -> Said | None:
        now = self._find(measure)
        if now is None or not now.before or now.before < 0 or now.qualifier:
            return None
        change = now.value - now.before
        last = spans(self.known)["较上年"]
        entries = now.entries + self.known.entries_before(self.category, measure)
        code = f"{measure}~"
        if change == 0:
            return Said("，") + self.pen.choose(last) + "持平"
        if abs(change) < WORTH_SAYING * now.before:
            return None
        if now.before >= 100 and abs(change) <= 2 * now.before and self.pen.choose((True, False)):
            rate = numbers.share(abs(change), now.before, code, entries)
            return Said("，" + self.pen.choose(last) + ("增长" if change > 0 else "下降")) + rate
        return Said("，" + self.pen.choose(last) + ("增加" if change > 0 else "减少")) + _amount(
            abs(change), measure, code, entries
        )

    def _points(self, part: str, whole: str) -> Said | None:
        a, b = self._find(part), self._find(whole)
        if a is None or b is None or not a.before or not b.before or a.value > b.value or a.before > b.before:
            return None
        change = numbers.per_cent(a.value, b.value) - numbers.per_cent(a.before, b.before)
        if abs(change) < 1:
            return None
        text = f"{float(abs(change)):.1f}个百分点"
        then = self.known.entries_before(self.category, part) + self.known.entries_before(self.category, whole)
        figure = FigureAt(0, len(text), f"{part}/{whole}~", float(change), "个百分点", a.entries + b.entries + then)
        lead = "，" + self.pen.choose(spans(self.known)["较上年"]) + ("提高" if change > 0 else "下降")
        return Said(lead) + Said(text, (figure,))


def _amount(value: int, measure: str, code: str, entries: tuple[int, ...]) -> Said:
    of = MEASURES[measure]
    text = numbers.amount(value) if of.is_money else f"{value}{of.unit}"
    return Said(text, (FigureAt(0, len(text), code, yuan(value) if of.is_money else value, of.unit, entries),))


def spans(known: Known) -> dict[str, list[str]]:
    """How this kind of period is called in running text."""
    kinds = bank("spans")
    named: dict[str, list[str]] = kinds[known.period.kind]
    return (
        named
        if known.is_complete
        else {**named, **kinds["running"], **(kinds["running_year"] if known.period.kind == "year" else {})}
    )
