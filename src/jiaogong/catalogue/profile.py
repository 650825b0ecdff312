"""What may be stated of a union: plain data from `profile.toml`. Start with `PROFILE`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import Any, Literal

YES = "yes"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values of a fact."""

    code: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class ProfileFact:
    """A fact that a union states of itself: its words, its shape, and the group it is shown in."""

    code: str
    zh: str
    en: str
    shape: Literal["yes", "choice", "text"]
    group: str
    choices: tuple[Choice, ...] = ()
    most: int = 80

    def takes(self, value: str) -> bool:
        """Whether a value is one of this fact; "" says that it does not hold.

        >>> PROFILE["mediation_body"].takes("yes"), PROFILE["unit_type"].takes("farm"), PROFILE["address"].takes("")
        (True, False, True)
        """
        if self.shape == "text" or not value:
            return len(value) <= self.most
        return value in ({YES} if self.shape == "yes" else {c.code for c in self.choices})


def _fact(code: str, row: dict[str, Any]) -> ProfileFact:
    choices = tuple(Choice(*words) for words in row.pop("choices", ()))
    return ProfileFact(code=code, choices=choices, **row)


def _read() -> Mapping[str, ProfileFact]:
    rows = tomllib.loads(resources.files(__package__).joinpath("profile.toml").read_text(encoding="utf-8"))
    return MappingProxyType({code: _fact(code, row) for code, row in rows.items()})


PROFILE = _read()
