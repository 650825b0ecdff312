"""Decisions about what a person may do."""

from __future__ import annotations

from dataclasses import dataclass

from jiaogong.kernel.errors import NotPermitted


@dataclass(frozen=True, slots=True)
class Decision:
    """Allowed, or refused with the sentence that is shown beside the dead button."""

    allowed: bool
    reason: object = ""

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Decision(True)


def refused(reason: object) -> Decision:
    return Decision(False, reason)


def require(decision: Decision) -> None:
    """Raise NotPermitted with the decision's reason unless it allows."""
    if not decision:
        raise NotPermitted(decision.reason)
