"""The sections on what fell short and what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from jiaogong.catalogue import CATEGORIES
from jiaogong.summaries.facts import Act, Known
from jiaogong.summaries.facts.shortfalls import Shortfall
from jiaogong.summaries.writing import numbers
from jiaogong.summaries.writing.pen import Pen
from jiaogong.summaries.writing.phrases import bank, filled
from jiaogong.summaries.writing.said import FigureAt, Said, joined
from jiaogong.summaries.writing.stories import may_be_told
from jiaogong.summaries.writing.titles import as_planned, named, won_at

UNITS = {
    "proposals_unanswered": "件", "fewer": "项", "proposals_open": "件", "proposals_none_settled": "件",
    "checkups_missed": "人", "congress_missing": "个", "silent": "个", "silent_all": "个",
    "unformed": "所", "drafts": "项", "overdue": "项",
    "not_passed": "所", "terms_over": "个", "terms_ending": "个",
}  # fmt: skip
_CODES = {
    "congress_missing": "unions-unions:congress_sessions", "silent": "unions-unions:acts", "silent_all": "unions-unions:any",
    "unformed": "unions:unformed", "drafts": "drafts", "overdue": "overdue",
    "terms_over": "unions:terms_over", "terms_ending": "unions:terms_ending",
}  # fmt: skip
_ORDER = "一二三四五六七八九十"
_CHECKED = {"disclosure": "校务公开", "assessment": "考核"}
MOST_SHORT, MOST_TITLES, MOST_PLANS = 10, 2, 4


def fell_short(known: Known, pen: Pen, found: list[Shortfall]) -> list[Said]:
    """One paragraph: 一是…；二是…. Nothing where nothing fell short."""
    told = [t for t in (_short(known, pen, s) for s in found) if t][:MOST_SHORT]
    if not told:
        return []
    words = bank("shortfalls")
    if len(told) == 1:
        return [Said(pen.choose(words["lead_one"])) + told[0] + "。"]
    return [Said(pen.choose(words["lead"])) + _listed(told) + "。"]


def comes_next(known: Known, pen: Pen, found: list[Shortfall], lead: str = "") -> list[Said]:
    """What is planned, and a remedy for each shortfall; `lead` opens the remedies where no heading says what they are."""
    paragraphs = []
    own = [a for a in known.coming if known.is_base or a.union == known.union.pk]
    plans = [a for a in own if may_be_told(a) and not won_at(a.title)][:MOST_PLANS]
    if plans:
        listed = Said("，".join(_plans(plans, known.until.year)))
        said = pen.write(bank("plans")["plans"], lambda way: filled(way, {"list": listed}.get))
        paragraphs += [said] if said else []
    told = [r for r in (_remedy(known, pen, s) for s in found) if r]
    remedies = list({r.text: r for r in told}.values())[:MOST_SHORT]
    if remedies:
        paragraphs.append(Said(lead) + (_listed(remedies) if len(remedies) > 1 else remedies[0]) + "。")
    return paragraphs


def _listed(items: list[Said]) -> Said:
    return joined([Said(f"{_ORDER[i]}是") + item for i, item in enumerate(items)], "；")


def _plans(plans: list[Act], this_year: int) -> Iterator[str]:
    """The plans of each month; those of the next year say so."""
    for (year, month), acts in groupby(plans, key=lambda a: (a.start.year, a.start.month)):
        lead = "" if year == this_year else "明年"
        yield f"{lead}{month}月" + "、".join(dict.fromkeys(as_planned(a.title) for a in acts))


def _short(known: Known, pen: Pen, short: Shortfall) -> Said | None:
    words = bank("shortfalls")[short.kind]
    if (
        short.kind == "overdue"
        and known.is_base
        and short.value <= MOST_TITLES
        and all(may_be_told(a) for a in short.acts)
    ):
        return Said(pen.choose(words["short_named"]).replace("{titles}", "、".join(named(a.title) for a in short.acts)))
    return _filled(known, pen, short, words.get("short") or words.get(f"short_{_level(known)}") or [])


def _remedy(known: Known, pen: Pen, short: Shortfall) -> Said | None:
    words = bank("shortfalls")[short.kind]
    return _filled(known, pen, short, words.get("next") or words.get(f"next_{_level(known)}") or [])


def _level(known: Known) -> str:
    return "base" if known.is_base else "area"


def _filled(known: Known, pen: Pen, short: Shortfall, ways: list[str]) -> Said | None:
    return pen.write(ways, lambda way: filled(way, lambda slot: _slot(slot, known, short))) if ways else None


def _slot(slot: str, known: Known, short: Shortfall) -> Said | None:
    unit, code = UNITS[short.kind], _CODES.get(short.kind, short.measure)
    if slot == "value":
        return _figure(f"{short.value}{unit}", code, short.value, unit, short.entries)
    if slot == "left":
        return _figure(f"{short.whole}{unit}", "acts", short.whole, unit, short.entries)
    if slot == "whole":
        whole = short.measure.partition("-")[0] or "unions:private"
        return (
            _figure(f"{short.whole}{unit}", whole, short.whole, unit, short.entries)
            if short.whole > short.value
            else None
        )
    if slot == "share":
        return (
            numbers.share(short.value, short.whole, f"{code}/all", short.entries) if short.whole > short.value else None
        )
    if slot == "checked":
        return Said(_CHECKED[short.category])
    if slot == "工会":
        return Said("基层工会" if len(known.schools) == len(known.base_unions) else "学校工会")
    return Said(CATEGORIES[short.category].zh) if slot == "kind" else None


def _figure(text: str, code: str, value: int, unit: str, entries: tuple[int, ...]) -> Said:
    return Said(text, (FigureAt(0, len(text), code, value, unit, entries),))
