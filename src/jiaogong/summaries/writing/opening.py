"""Title and opening: who we are in figures, and what the ledger holds."""

from __future__ import annotations

from collections.abc import Iterator

from jiaogong.kernel import clock
from jiaogong.kernel.periods import Period
from jiaogong.summaries.facts import Known
from jiaogong.summaries.writing import numbers
from jiaogong.summaries.writing.pen import Pen
from jiaogong.summaries.writing.phrases import bank, filled
from jiaogong.summaries.writing.places import here
from jiaogong.summaries.writing.said import FigureAt, Said
from jiaogong.unions.limits import limit_for
from jiaogong.unions.models import Union


def title_of(known: Known, of: str = "") -> str:
    """The title of the whole summary, or of one on a part of the work."""
    return f"{known.union.name}{called(known.period)}{of}工作{'小结' if of else '总结'}"


def called(period: Period) -> str:
    """The period as a title names it: 2026年上半年, 2025—2026学年第二学期."""
    first, last = period.start, period.end
    if period.kind == "half":
        return f"{last.year}年{'上' if first.month == 1 else '下'}半年"
    if period.kind == "month":
        return f"{first.year}年{first.month}月"
    if period.kind == "statistics_year":
        return f"{last.year}统计年度"
    if period.kind == "year":
        return f"{first.year}年"
    starts = first.year if first.month >= 9 else first.year - 1
    term = "" if period.kind == "school_year" else f"第{'一' if first.month == 9 else '二'}学期"
    return f"{starts}—{starts + 1}学年{term}"


def opened(known: Known, pen: Pen, *, is_short: bool) -> Iterator[Said]:
    """The opening's sentences."""
    words = bank("openings")
    fill = _Opening(known)
    kinds = ["base"] if known.is_base else ["area", "private"]
    for kind in [*kinds, "few" if is_short else "work"]:
        said = pen.write(words[kind], lambda way: filled(way, fill))
        if said:
            yield said


def of_nothing(known: Known, pen: Pen) -> Iterator[Said]:
    """The few honest lines on a ledger without a confirmed entry."""
    words = bank("openings")
    fill = _Opening(known)
    for kind in ("base" if known.is_base else "area", "nothing", "nothing_drafts", "nothing_close"):
        said = pen.write(words[kind], lambda way: filled(way, fill))
        if said:
            yield said


class _Opening:
    """Resolves the slots of an opening."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.least = limit_for(known.union, "privacy.small_count", clock.today()).whole

    def __call__(self, slot: str) -> Said | None:
        known = self.known
        if slot in ("校", "本校", "员工"):
            return Said(here(known)[slot])
        if slot == "名":
            return Said(known.union.name)
        if slot == "年":
            return Said(_span(known))
        if slot.startswith("people:"):
            return self._people(slot.partition(":")[2])
        if slot.endswith("_share"):
            return self._share(slot)
        if slot == "all_acts":
            entries = tuple(e for (_c, m), t in known.totals.items() if m == "acts" for e in t.entries)
            return _count(sum(t.value for (_c, m), t in known.totals.items() if m == "acts"), "acts", "项", entries)
        if slot == "drafts":
            return _count(len(known.drafts), "drafts", "项", tuple(a.entry for a in known.drafts))
        if slot == "recording":
            return self._recording()
        return self._unions(slot)

    def _people(self, kind: str) -> Said | None:
        count = known_count = getattr(self.known.headcount, kind)
        if kind in ("women", "minority"):
            rest = self.known.headcount.staff - count
            known_count = min(count, rest) if rest else count
            if known_count < self.least:
                return None
        return numbers.people(count, f"people:{kind}") if count else None

    def _share(self, slot: str) -> Said | None:
        heads, kind = self.known.headcount, {"women_share": "women", "minority_share": "minority"}.get(slot)
        if slot == "private_share":
            whole, part = self._private()
            return numbers.share(len(part), len(whole), "unions:private_set_up/unions:private") if whole else None
        value = getattr(heads, kind) if kind else heads.members
        return numbers.share(value, heads.staff, f"people:{kind or 'members'}/people:staff") if heads.staff else None

    def _private(self) -> tuple[list[Union], list[Union]]:
        whole = list(self.known.private_schools)
        return whole, [u for u in whole if u.has_union]

    def _unions(self, slot: str) -> Said | None:
        known, (private, formed) = self.known, self._private()
        of_schools = len(known.schools)
        value, unit = {
            "base_unions": (len(known.base_unions), "个"),
            "school_unions": (of_schools if of_schools < len(known.base_unions) else 0, "个"),
            "organ_unions": (len(known.base_unions) - of_schools, "个"),
            "clusters": (sum(u.kind == Union.Kind.CLUSTER and u != known.union for u in known.nodes), "个片"),
            "private_schools": (len(private) if len(formed) < len(private) else 0, "所"),
            "private_unions": (len(formed), "所"),
        }[slot]
        return numbers.people(value, f"unions:{slot}", unit) if value else None

    def _recording(self) -> Said | None:
        if self.known.is_base:
            return None
        did = {a.union for a in self.known.acts} & {u.pk for u in self.known.base_unions}
        return Said("，有记录的基层工会") + numbers.people(len(did), "unions:any", "个") if did else None


def _span(known: Known) -> str:
    if known.is_complete:
        return called(known.period)
    return f"{called(known.period)}截至{known.until.month}月{known.until.day}日"


def _count(value: int, code: str, unit: str, entries: tuple[int, ...]) -> Said | None:
    text = f"{value}{unit}"
    return Said(text, (FigureAt(0, len(text), code, value, unit, entries),)) if value else None
