"""What the room keeps: calls, proposals with their texts and signatures, who answers, and what came of it."""

from jiaogong.proposals.models.answers import Answer, Assignment, Extension, Milestone, Note, Rating
from jiaogong.proposals.models.calls import Call, Department
from jiaogong.proposals.models.proposals import Happening, Proposal, Signature, Version

__all__ = [
    "Answer",
    "Assignment",
    "Call",
    "Department",
    "Extension",
    "Happening",
    "Milestone",
    "Note",
    "Proposal",
    "Rating",
    "Signature",
    "Version",
]
