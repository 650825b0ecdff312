"""What the organisation announces."""

from __future__ import annotations

from dataclasses import dataclass

from jiaogong.members.queries import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeDecided:
    """A change to the tree has been approved, and carried out, or refused."""

    change_id: int
    actor: Standing
