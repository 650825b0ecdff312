"""Unions named in a text: those of the branch, and schools that it does not have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from jiaogong.prose.reading import Name
from jiaogong.prose.text import plain
from jiaogong.unions.models import Union

_SUFFIX = re.compile(r"(?:教育)?工会(?:委员会|联合会)?$")
_A_SCHOOL = re.compile(r"(?:小学|中学|学校|幼儿园|高中|职高|中心校|附小|附中)$")
_NO_NAME = re.compile(r"其中|各|全|我|本|该|在|有|对|多所|\d")
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """A union named at a place; None where a school is named that the branch does not have."""

    start: int
    end: int
    union: Union | None
    name: str


@dataclass(frozen=True)
class Directory:
    """The names by which the unions below a branch are called."""

    root: Union
    nodes: Sequence[Union]

    @cached_property
    def _named(self) -> dict[str, Union]:
        named: dict[str, Union] = {}
        for union in self.nodes:
            if union.pk != self.root.pk:
                for name in (union.name, union.short_name):
                    for form in (name, _SUFFIX.sub("", name)):
                        if len(form) >= _SHORTEST:
                            named.setdefault(plain(form).plain, union)
        return named

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        names = sorted(self._named, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, names))) if names else None

    def find(self, flat: str, bodies: Sequence[Name]) -> list[Mention]:
        """The unions named in a flat text, in order."""
        found = (
            [Mention(m.start(), m.end(), self._named[m[0]], m[0]) for m in self._pattern.finditer(flat)]
            if self._pattern
            else []
        )
        own = self.root.name + self.root.short_name
        for body in bodies:
            is_known = any(m.start < body.end and body.start < m.end for m in found)
            is_school = (
                _A_SCHOOL.search(body.name) and not _NO_NAME.match(body.name) and flat[body.end : body.end + 1] != "校"
            )
            if not is_known and is_school and body.name not in own:
                found.append(Mention(body.start, body.end, None, body.name))
        return sorted(found, key=lambda m: m.start)
