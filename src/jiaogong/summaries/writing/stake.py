"""Schools' stories in an area's text: acts in which something was at stake, was won, or was large, told with the school's name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from jiaogong.summaries.facts import Act, Known
from jiaogong.summaries.facts.kinds import kind_of
from jiaogong.summaries.writing.clear import tells
from jiaogong.summaries.writing.own_words import own_words
from jiaogong.summaries.writing.pen import Pen
from jiaogong.summaries.writing.said import Said
from jiaogong.summaries.writing.stories import may_be_told, weight

LEAST_STAKE, MOST_TRIED, MOST_OF_A_CATEGORY = 3, 90, 3
LEAST_WEIGHT = 5.0
_PARTICULAR = re.compile(r"《[^》]*》|“[^”]*”|\d+|[月日，、。]")
_AT_STAKE = re.compile(
    r"未获|首轮|重新|修改|退回|反对|不同意|采纳|转为|说明理由|逐[条件]|解决|落实|改建|争取|协商|双方签字|调解|法律援助|[工公]伤|当场|补发|公示期|办完"
)


def school_stories(
    known: Known, pen: Pen, categories: Sequence[str], most: int, names: Callable[[int], list[str]]
) -> Iterator[tuple[str, Said]]:
    """The schools' acts most worth telling in some categories, each with its category; no school and no kind of act twice in a text."""
    schools = {u.pk: u for u in known.base_unions}
    acts = [
        a
        for a in known.acts
        if a.union in schools and a.category in categories and a.part_of is None and may_be_told(a)
    ]
    worth = [(_worth(a), a) for a in acts]
    order = sorted(((-w, a.entry, a) for w, a in worth if w > 0), key=lambda t: t[:2])
    told: dict[str, int] = {}
    for _worth_of, _entry, act in order[:MOST_TRIED]:
        called = schools[act.union].called
        kind = kind_of(act.title)
        if pen.named & {called, kind} or told.get(act.category, 0) >= MOST_OF_A_CATEGORY:
            continue
        own = own_words(act, names(act.union))
        if own is None or skeleton(own.text) in pen.named or not tells(own, act):
            continue
        lead = (
            Said(pen.choose((f"如{called}，", f"以{called}为例，")))
            if act.category not in told
            else Said(f"{called}，")
        )
        pen.named |= {called, kind, skeleton(own.text)}
        told[act.category] = told.get(act.category, 0) + 1
        yield act.category, lead + own
        if sum(told.values()) == most:
            return


def _worth(act: Act) -> float:
    """What puts one school's act before another's; 0 where it is not worth an area's line."""
    risk = stake(act)
    size = weight(act)
    return 10 * risk + size if risk >= LEAST_STAKE else size if size >= LEAST_WEIGHT else 0


def skeleton(text: str) -> str:
    """What is left of a sentence without its numbers, days and names: two that leave the same say the same.

    >>> skeleton("3月5日，《职称办法》征求意见12条。") == skeleton("4月2日，《考勤办法》征求意见7条。")
    True
    """
    return _PARTICULAR.sub("", text)


def stake(act: Act) -> int:
    """How much was at stake in an act: matters not carried, opinions heeded, disputes settled.

    >>> import datetime as dt
    >>> day = dt.date(2026, 3, 1)
    >>> stake(Act(1, 1, "congress", "教代会", "首轮未获通过，修改后通过", day, day))
    6
    """
    open_matters = act.has("items_passed") and act.value("items_passed") < act.value("items_considered")
    return 2 * len(set(_AT_STAKE.findall(act.sentence))) + 3 * open_matters
