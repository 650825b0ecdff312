"""Whole texts of a union, and what was decided about the claims of old ones."""

from jiaogong.summaries.models.decision import ClaimDecision
from jiaogong.summaries.models.text import Text

__all__ = ["ClaimDecision", "Text"]
