"""What the room announces."""

from __future__ import annotations

from dataclasses import dataclass

from jiaogong.members.queries import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackGiven:
    """Somebody who was appraised can read the own result from now on."""

    subject_id: int
    actor: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadPassedOn:
    """An appraisal is led by the union above, or by whom that one named."""

    appraisal_id: int
    actor: Standing
