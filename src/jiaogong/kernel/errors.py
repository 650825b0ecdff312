"""The three families of refusal. Each message is a translated sentence for the person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Refused(Exception):
    """What was asked cannot be done; nothing has been written."""

    status = 422

    def __init__(self, message: object, **facts: Any) -> None:
        super().__init__(message)
        self.facts: Mapping[str, Any] = facts

    def __str__(self) -> str:
        return str(self.args[0])


class NotFound(Refused):
    """There is no such thing, or it is not the asker's to know of."""

    status = 404


class NotPermitted(Refused):
    """The asker may see the thing but not do this to it."""

    status = 403


class RuleBroken(Refused):
    """A rule, a limit or the thing's state forbids it."""

    status = 422


class ChangedMeanwhile(RuleBroken):
    """Somebody else changed the thing first; `facts["current"]` is how it stands now."""

    status = 409
