"""Whether a text names another event than an act does: 羽毛球 for 跳绳, 市级 for 区级."""

from __future__ import annotations

import re

from jiaogong.summaries.checking import cues
from jiaogong.summaries.checking.words import QUOTED, quoted, terms
from jiaogong.summaries.facts import Act

_HELD = r"(?:比赛|竞赛|大赛|联赛|赛(?!课|区)|展评|评选|评比|展演)"
_ANY_LEVEL = re.compile(r"(国家|省|自治区|市|区|县|校)级")
LEVEL = re.compile(rf"(国家|省|自治区|市|区|县|校)级(?=[^,。;:获奖]{{0,10}}{_HELD})")
CORE = 4
_EVENT = re.compile(rf"(?P<core>[\u4e00-\u9fffA-Za-z]{{2,12}}?){_HELD}")


def names_another(text: str, act: Act, act_text: str) -> bool:
    """Whether a clause can not be meant of an act: the kinds of event or the levels that both name have nothing in common.

    `act_text`: all that the act says. Where either names none, nothing clashes.
    """
    return (
        _disjoint(levels_said(text), levels_of(act))
        or _is_other_event(text, act, act_text)
        or _is_called_otherwise(text, act, act_text)
    )


def levels_said(text: str) -> set[str]:
    """The levels that a text prints before the name of an event."""
    return set(LEVEL.findall(text))


def levels_of(act: Act) -> set[str]:
    """The level of an act: as its title prints it, else of the prizes it won."""
    return set(_ANY_LEVEL.findall(act.title)) or {a.level for a in act.awards if a.level and act.title.endswith("获奖")}


def _disjoint(said: set[str], own: set[str]) -> bool:
    return bool(said and own and not said & own)


def _is_other_event(text: str, act: Act, act_text: str) -> bool:
    own = cues.events(act.title)
    if not own:
        return False
    said = cues.events(text)
    if said:
        return not any(word in act_text for names in said for word in names)
    cores = [terms(m["core"][-CORE:]) for m in _EVENT.finditer(text)]
    cores = [core for core in cores if core]
    return bool(cores) and not any(core & terms(act_text) for core in cores)


def _is_called_otherwise(text: str, act: Act, act_text: str) -> bool:
    """Whether a name in quotes shares nothing with the act, and what stands around it nothing with the act's title."""
    said = [own for name in quoted(text) if (own := terms(name))]
    around = terms(QUOTED.sub(" ", text))
    return bool(said) and not any(own & terms(act_text) for own in said) and not around & terms(act.title)
