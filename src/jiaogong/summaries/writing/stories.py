"""Which acts are told singly, and the sentence that tells one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from jiaogong.summaries.facts import Act, Known
from jiaogong.summaries.facts.kinds import kind_of
from jiaogong.summaries.facts.shortfalls import FULL_YEARS
from jiaogong.summaries.writing import numbers
from jiaogong.summaries.writing.clauses import facts_told, people_in, prizes_of
from jiaogong.summaries.writing.clear import tells
from jiaogong.summaries.writing.clusters import kind_in
from jiaogong.summaries.writing.own_words import own_words, touches_the_sick_or_poor
from jiaogong.summaries.writing.pen import Pen
from jiaogong.summaries.writing.phrases import bank, filled
from jiaogong.summaries.writing.said import Said
from jiaogong.summaries.writing.titles import has_own_verb, honoured_in, named, verb_of, won_at

ROUTINE_FROM, SLIGHT = 3, 2
_GOES = re.compile(r"赴|前往")
_SERIAL_SESSION = re.compile(r"第[一二三四五六七八九十\d]+[届次期]|慰问|体检")
MOST_TOLD_BY_BASE = {
    "congress": 3, "proposals": 3, "voice": 4, "study": 5, "contests": 8, "mentoring": 4, "honours": 4, "retirees": 4,
    "women": 5, "charity": 4, "culture": 10, "organisation": 4, "disclosure": 3, "benefits": 4, "resources": 3,
    "finance": 0, "publicity": 1, "appraisal": 0, "rights": 0, "care": 0, "other": 2, "assessment": 2,
}  # fmt: skip
MOST_TOLD_BY_AREA = {
    "congress": 2, "study": 3, "contests": 5, "mentoring": 2, "honours": 2, "retirees": 3, "women": 3, "charity": 2,
    "culture": 6, "organisation": 3, "voice": 2, "proposals": 1, "assessment": 2, "resources": 1, "disclosure": 1,
    "finance": 0, "publicity": 0, "appraisal": 0, "rights": 0, "benefits": 0, "care": 0,
}  # fmt: skip


def told_singly(known: Known, category: str) -> list[Act]:
    """The acts of a category worth a sentence each, by day: the branch's head's own, no routine, no sensitive kind."""
    acts = [a for a in known.own_acts if a.category == category and a.precision != "period" and may_be_told(a)]
    often = Counter(kind_in(known, a) for a in acts)
    single = [
        a for a in acts if often[kind_in(known, a)] < ROUTINE_FROM and (a.figures or a.awards) and not is_slight(a)
    ]
    single.sort(key=lambda a: (-weight(a), a.start, a.entry))
    chosen: dict[str, Act] = {}
    for act in single:
        chosen.setdefault(kind_of(act.title), act)
    most = (MOST_TOLD_BY_BASE if known.is_base else MOST_TOLD_BY_AREA).get(category, 1)
    return sorted(list(chosen.values())[:most], key=lambda a: (a.start, a.entry))


def may_be_told(act: Act) -> bool:
    """Whether a single act may stand in a text with its day: of no sensitive kind, and no meeting on one."""
    return not (act.is_sensitive or act.has("committee_meetings") or touches_the_sick_or_poor(act.title))


def weight(act: Act) -> float:
    """How much an act is worth telling: prizes from above, many taking part, a theme, a full sentence."""
    above = sum(4 for a in act.awards if a.level not in ("", "校"))
    many = max((act.value(m) for m in ("participants", "women_participants", "works", "donors")), default=0)
    told = len(act.figures) / 2 + len(act.sentence) / 60
    return above + bool(act.awards) + 2 * bool(act.theme) + min(many, 400) / 40 + told - 3 * (act.precision == "month")


def is_slight(act: Act) -> bool:
    """Whether one or two people are all that an act without a prize or theme can tell of."""
    return not (act.awards or act.theme) and all(f.value <= SLIGHT for f in act.figures)


def clauses_known(act: Act) -> bool:
    return any(f.measure in bank("acts")["clauses"] for f in act.figures)


def story(act: Act, pen: Pen, known: Known, people: Iterable[str] = ()) -> Said | None:
    """One sentence on one act: in the union's own words where each number in them is on its entry, else in ours."""
    if any(name in act.title for name in people):
        return None
    own = own_words(act, people)
    must_be_own = not (clauses_known(act) or act.awards)
    if own and not pen.is_worn(own) and (must_be_own or pen.choose((True, True, False))) and tells(own, act):
        return pen.write(["{own}"], lambda _way: own)
    ways = bank("acts")["new_ways"] if _is_new(act, pen, known) else _ways(act)
    return pen.write(
        ways, lambda way: filled(way, lambda slot: _slot(slot, act, pen, known)), lambda said: tells(said, act)
    )


def _is_new(act: Act, pen: Pen, known: Known) -> bool:
    """Whether to say that the year before had nothing of the kind: of a year that is on record, and not too often."""
    is_plain = (
        act.precision == "day"
        and not won_at(act.title)
        and not has_own_verb(act.title)
        and not _SERIAL_SESSION.search(act.title)
    )
    if not (is_plain and known.period.kind in FULL_YEARS and known.kinds_before and pen.news_left > 0):
        return False
    if kind_of(act.title) in known.kinds_before or not known.is_base:
        return False
    pen.news_left -= 1
    return True


def _ways(act: Act) -> Sequence[str]:
    words = bank("acts")
    if won_at(act.title):
        ways = words["won_ways"]
    elif honoured_in(act):
        ways = words["honoured_ways" if "获" in act.title else "honour_ways"]
    elif act.title.endswith("表彰") and act.awards:
        ways = words["praised_ways"]
    elif "表彰" in act.title and act.awards and not has_own_verb(act.title):
        ways = words["praise_ways"]
    elif _GOES.match(act.title) and act.has("participants"):
        ways = words["going_ways"]
    elif has_own_verb(act.title):
        ways = words["verb_ways"]
    else:
        ways = words["ways" if act.precision == "day" else "month_ways"]
    return list(ways)


def _slot(slot: str, act: Act, pen: Pen, known: Known) -> Said | None:
    verb, done = verb_of(act.title)
    if slot in ("facts", "rest"):
        return facts_told(act, pen, known, without="participants" if slot == "rest" else "")
    if slot == "prizes":
        return prizes_of(act, known) if act.awards else None
    if slot == "人":
        return people_in(act)
    words = {"日": numbers.day(act.start, act.end, act.precision), "act": named(act.title), "办": verb, "办成": done}
    return Said(words.get(slot, won_at(act.title)))
