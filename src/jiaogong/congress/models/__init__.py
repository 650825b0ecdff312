"""What the congress keeps: delegates and their delegations, sessions with their roll, and the agenda."""

from jiaogong.congress.models.agenda import HandCount, Item, ItemResult
from jiaogong.congress.models.choosing import Candidate, Choosing, Constituency, Elector, Round
from jiaogong.congress.models.committees import CommitteeMember, SpecialCommittee
from jiaogong.congress.models.consultation import OpinionRound, RoundAnswer, RoundOpinion
from jiaogong.congress.models.delegates import Delegate, Delegation
from jiaogong.congress.models.heads import HeadsMatter, HeadsMeeting, HeadsSeat
from jiaogong.congress.models.inspections import Inspection, InspectionFinding, Inspector
from jiaogong.congress.models.outcomes import Opinion, PresidiumMeeting, Resolution, Speaker
from jiaogong.congress.models.preparing import Delivery, Paper, SentNotice, Signature, SignOff, Topic
from jiaogong.congress.models.recalls import Recall
from jiaogong.congress.models.register import RuleVersion, SchoolRule
from jiaogong.congress.models.sessions import Seat, Session
from jiaogong.congress.models.supervision import Question, QuestionAnswer, QuestionAsker, QuestionLine, QuestionNote

__all__ = [
    "Candidate",
    "Choosing",
    "CommitteeMember",
    "Constituency",
    "Delegate",
    "Delegation",
    "Delivery",
    "Elector",
    "HandCount",
    "HeadsMatter",
    "HeadsMeeting",
    "HeadsSeat",
    "Inspection",
    "InspectionFinding",
    "Inspector",
    "Item",
    "ItemResult",
    "Opinion",
    "OpinionRound",
    "Paper",
    "PresidiumMeeting",
    "Question",
    "QuestionAnswer",
    "QuestionAsker",
    "QuestionLine",
    "QuestionNote",
    "Recall",
    "Resolution",
    "Round",
    "RoundAnswer",
    "RoundOpinion",
    "RuleVersion",
    "SchoolRule",
    "Seat",
    "SentNotice",
    "Session",
    "SignOff",
    "Signature",
    "Speaker",
    "SpecialCommittee",
    "Topic",
]
