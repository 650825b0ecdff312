"""The names of a claim matched to the files of a branch, with what is doubtful about each."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from rapidfuzz.distance import Levenshtein

from jiaogong.members.models import Person
from jiaogong.members.names import pinyin
from jiaogong.unions.models import Union

SEVERAL, SIMILAR, UNKNOWN, LEFT = "several", "similar", "unknown", "left"
WHY = {
    SEVERAL: _("Several people on file bear this name"),
    SIMILAR: _("Nobody on file is written so; a similar name is there"),
    UNKNOWN: _("Nobody on file bears this name"),
    LEFT: _("Retired, left or died before then"),
}
_MOST = 5


@dataclass(frozen=True, slots=True)
class OnFile:
    """A person as far as a name can be matched: key, name, how it sounds, until which day they belonged to the union."""

    pk: int
    name: str
    sound: str
    until: dt.date | None


@dataclass(frozen=True, slots=True)
class Doubted:
    """A name of a text that is not surely one person's: why, and the keys of those it may be."""

    name: str
    why: str
    candidates: tuple[int, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {"name": self.name, "why": self.why, "candidates": list(self.candidates)}


class Files:
    """The people of a branch, found by name and by what sounds or looks alike."""

    def __init__(self, people: Sequence[OnFile]) -> None:
        self._by_name = _grouped((p.name, p) for p in people)
        self._by_sound = _grouped((p.sound, p) for p in people)
        self._by_surname = _grouped((p.name[:1], p) for p in people)

    @classmethod
    def of(cls, union: Union) -> Files:
        people = Person.objects.filter(union__path__startswith=union.path, merged_into__isnull=True).order_by("pk")
        fields = people.values_list("pk", "name", "pinyin", "retired_date", "left_date", "death_date")
        return cls(
            [OnFile(pk, name, sound, min(filter(None, days), default=None)) for pk, name, sound, *days in fields]
        )

    def roster(self) -> dict[str, int | None]:
        """Names and keys; None where several bear one name."""
        return {name: people[0].pk if len(people) == 1 else None for name, people in self._by_name.items()}

    def doubted(self, name: str, first_day: dt.date) -> Doubted | None:
        """What is doubtful about a name in an act of that day; None where it is surely one person's."""
        same = self._by_name.get(name, [])
        if len(same) > 1:
            return Doubted(name, SEVERAL, _keys(same))
        if same:
            return Doubted(name, LEFT, _keys(same)) if same[0].until and same[0].until < first_day else None
        alike = self._alike(name)
        return Doubted(name, SIMILAR, _keys(alike)) if alike else Doubted(name, UNKNOWN)

    def _alike(self, name: str) -> list[OnFile]:
        """Those whose names sound the same, or differ in one character with the same surname."""
        sounding = self._by_sound.get(pinyin(name), [])
        looking = [
            p
            for p in self._by_surname.get(name[:1], [])
            if len(p.name) == len(name) > 2 and Levenshtein.distance(p.name, name) == 1
        ]
        return list(dict.fromkeys([*sounding, *looking]))[:_MOST]


def _grouped(pairs: Iterator[tuple[str, OnFile]]) -> dict[str, list[OnFile]]:
    found: defaultdict[str, list[OnFile]] = defaultdict(list)
    for key, person in pairs:
        found[key].append(person)
    return dict(found)


def _keys(people: Sequence[OnFile]) -> tuple[int, ...]:
    return tuple(person.pk for person in people[:_MOST])
