"""Whole texts of a union: sections and versions, their life, and what was decided about the claims of old ones."""

from jiaogong.summaries.models.batch import OldBatch, OldFile
from jiaogong.summaries.models.claim import OldClaim
from jiaogong.summaries.models.decision import ClaimDecision
from jiaogong.summaries.models.leaving import LeftProblem
from jiaogong.summaries.models.library import Fingerprints
from jiaogong.summaries.models.life import SummaryCall, TextCheck, TextStep
from jiaogong.summaries.models.section import TextSection
from jiaogong.summaries.models.template import WordTemplate
from jiaogong.summaries.models.text import Text
from jiaogong.summaries.models.version import TextVersion

__all__ = [
    "ClaimDecision",
    "Fingerprints",
    "LeftProblem",
    "OldBatch",
    "OldClaim",
    "OldFile",
    "SummaryCall",
    "Text",
    "TextCheck",
    "TextSection",
    "TextStep",
    "TextVersion",
    "WordTemplate",
]
