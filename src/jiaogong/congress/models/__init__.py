"""What the congress keeps: delegates and their delegations, sessions with their roll, and the agenda."""

from jiaogong.congress.models.agenda import Item
from jiaogong.congress.models.delegates import Delegate, Delegation
from jiaogong.congress.models.outcomes import Opinion, PresidiumMeeting, Resolution, Speaker
from jiaogong.congress.models.preparing import Delivery, Paper, Signature, SignOff, Topic
from jiaogong.congress.models.sessions import Seat, Session

__all__ = [
    "Delegate",
    "Delegation",
    "Delivery",
    "Item",
    "Opinion",
    "Paper",
    "PresidiumMeeting",
    "Resolution",
    "Seat",
    "Session",
    "SignOff",
    "Signature",
    "Speaker",
    "Topic",
]
