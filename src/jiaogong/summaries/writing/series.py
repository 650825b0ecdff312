"""Acts that come again and again, told in one sentence: what they come to, and the fullest of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from jiaogong.catalogue import MEASURES
from jiaogong.ledger.rules import FigureFact
from jiaogong.summaries.facts import Act, Known
from jiaogong.summaries.facts.kinds import kind_of
from jiaogong.summaries.writing import numbers
from jiaogong.summaries.writing.pen import Pen
from jiaogong.summaries.writing.phrases import bank, filled
from jiaogong.summaries.writing.said import Said, joined
from jiaogong.summaries.writing.stories import ROUTINE_FROM, may_be_told
from jiaogong.summaries.writing.titles import has_own_verb, named, verb_of

MOST_SERIES, MOST_SUMS = 2, 2


def series_told(known: Known, pen: Pen, category: str) -> Iterator[Said]:
    """A sentence for each routine of a category that is but a part of its work, the most often kept first."""
    if category not in bank("series")["categories"]:
        return
    own = [a for a in known.own_acts if known.is_base or a.union == known.union.pk]
    acts = [a for a in own if a.category == category and may_be_told(a)]
    by_kind: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        by_kind[kind_of(act.title)].append(act)
    routines = [found for found in by_kind.values() if ROUTINE_FROM <= len(found) < len(acts)]
    routines.sort(key=lambda found: (-len(found), found[0].start, found[0].entry))
    for found in routines[:MOST_SERIES]:
        said = _told(found, known, pen)
        if said:
            yield said


def _told(acts: Sequence[Act], known: Known, pen: Pen) -> Said | None:
    shared = [m for m in bank("series")["sums"] if all(act.has(m) for act in acts) and not _is_all(m, acts, known)]
    sums = [s for s in (_sum(acts, measure) for measure in shared) if s]
    if not sums or has_own_verb(kind_of(acts[0].title)):
        return None
    slots = {
        "kind": Said(named(kind_of(acts[0].title))),
        "sums": joined(sums[:MOST_SUMS], "，"),
        "fullest": _fullest(acts, pen),
    }
    return pen.write(bank("series")["ways"], lambda way: filled(way, slots.get))


def _is_all(measure: str, acts: Sequence[Act], known: Known) -> bool:
    """Whether the category's total, told before, is these acts' alone."""
    total = known.total(acts[0].category, measure)
    return total is not None and len(total.entries) <= len(acts)


def _sum(acts: Sequence[Act], measure: str) -> Said | None:
    figures = [_of(act, measure) for act in acts]
    if MEASURES[measure].sensitive or any(f.qualifier for f in figures):
        return None
    entries = tuple(a.entry for a in acts)
    number = numbers.counted(sum(f.value for f in figures), measure, entries=entries)
    does = "召开" if verb_of(kind_of(acts[0].title))[0] == "召开" else "开展活动"
    return filled(bank("series")["sums"][measure], {"": number, "开展": Said(does)}.get)


def _of(act: Act, measure: str) -> FigureFact:
    return next(f for f in act.figures if f.measure == measure)


def _fullest(acts: Sequence[Act], pen: Pen) -> Said | None:
    """The one to which the most came, where it stands out."""
    if not all(a.has("participants") and not _of(a, "participants").qualifier for a in acts):
        return None
    first, second, *_rest = sorted(acts, key=lambda a: -a.value("participants"))
    if first.value("participants") == second.value("participants") or first.precision == "period":
        return None
    slots = {
        "月": Said(f"{first.start.month}月"),
        "kind": Said(named(kind_of(first.title))),
        "most": numbers.counted(first.value("participants"), "participants", entries=(first.entry,)),
    }
    return filled(pen.choose(bank("series")["fullest"]), slots.get)
