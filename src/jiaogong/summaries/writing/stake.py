"""One school's story in an area's text: an act in which something was at stake, in the school's own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from jiaogong.summaries.facts import Act, Known
from jiaogong.summaries.writing.own_words import own_words
from jiaogong.summaries.writing.pen import Pen
from jiaogong.summaries.writing.said import Said

LEAST_STAKE, MOST_TRIED = 3, 40
_AT_STAKE = re.compile(
    r"未获|首轮|重新|修改|退回|反对|不同意|采纳|转为|说明理由|逐[条件]|解决|落实|改建|争取|协商|双方签字|调解|法律援助|[工公]伤|当场|补发|公示期|办完"
)


def school_story(
    known: Known, pen: Pen, categories: Sequence[str], names: Callable[[int], list[str]]
) -> tuple[str, Said] | None:
    """The story most worth telling among the schools' acts of some categories, with its category; None where none is."""
    schools = {u.pk: u for u in known.base_unions}
    acts = [
        a
        for a in known.acts
        if a.union in schools and a.category in categories and not a.is_sensitive and a.part_of is None
    ]
    worth = sorted((-stake(a), -len(a.sentence), a.entry, a) for a in acts if stake(a) >= LEAST_STAKE)
    for _stake, _length, _entry, act in worth[:MOST_TRIED]:
        own = own_words(act, names(act.union))
        if own:
            called = schools[act.union].called
            lead = Said(pen.choose((f"如{called}，", f"以{called}为例，")))
            return act.category, lead + own
    return None


def stake(act: Act) -> int:
    """How much was at stake in an act: matters not carried, opinions heeded, disputes settled.

    >>> import datetime as dt
    >>> day = dt.date(2026, 3, 1)
    >>> stake(Act(1, 1, "congress", "教代会", "首轮未获通过，修改后通过", day, day))
    6
    """
    open_matters = act.has("items_passed") and act.value("items_passed") < act.value("items_considered")
    return 2 * len(set(_AT_STAKE.findall(act.sentence))) + 3 * open_matters
