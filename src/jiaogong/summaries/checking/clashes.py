"""Whether a text names another event than an act does: 羽毛球 for 跳绳, 市级 for 区级."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

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
    said = _said(text)
    return (
        _disjoint(said.levels, levels_of(act) if said.levels else frozenset())
        or _is_other_event(said, act, act_text)
        or _is_called_otherwise(said, act, act_text)
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """What a clause names: levels, events by all their names, what stands before 比赛, names in quotes, the words around."""

    levels: frozenset[str]
    events: tuple[str, ...]
    cores: tuple[frozenset[str], ...]
    quoted: tuple[frozenset[str], ...]
    around: frozenset[str]


@lru_cache(maxsize=2_000)
def _said(text: str) -> _Said:
    """What a clause names, worked out once for all the acts that it is held against."""
    cores = (terms(m["core"][-CORE:]) for m in _EVENT.finditer(text))
    return _Said(
        levels_said(text),
        tuple(word for names in cues.events(text) for word in names),
        tuple(core for core in cores if core),
        tuple(own for name in quoted(text) if (own := terms(name))),
        terms(QUOTED.sub(" ", text)),
    )


def levels_said(text: str) -> frozenset[str]:
    """The levels that a text prints before the name of an event."""
    return frozenset(LEVEL.findall(text))


def levels_of(act: Act) -> frozenset[str]:
    """The level of an act: as its title prints it, else of the prizes it won."""
    printed = frozenset(_ANY_LEVEL.findall(act.title))
    return printed or frozenset(a.level for a in act.awards if a.level and act.title.endswith("获奖"))


def _disjoint(said: frozenset[str], own: frozenset[str]) -> bool:
    return bool(said and own and not said & own)


@lru_cache(maxsize=20_000)
def _names_an_event(title: str) -> bool:
    return bool(cues.events(title))


def _is_other_event(said: _Said, act: Act, act_text: str) -> bool:
    if not (said.events or said.cores) or not _names_an_event(act.title):
        return False
    if said.events:
        return not any(word in act_text for word in said.events)
    return not any(core & terms(act_text) for core in said.cores)


def _is_called_otherwise(said: _Said, act: Act, act_text: str) -> bool:
    """Whether a name in quotes shares nothing with the act, and what stands around it nothing with the act's title."""
    if not said.quoted or any(own & terms(act_text) for own in said.quoted):
        return False
    return not said.around & terms(act.title)
