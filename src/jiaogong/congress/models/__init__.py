"""What the congress keeps: delegates and their delegations, sessions with their roll, and the agenda."""

from jiaogong.congress.models.agenda import Item
from jiaogong.congress.models.delegates import Delegate, Delegation
from jiaogong.congress.models.sessions import Seat, Session

__all__ = ["Delegate", "Delegation", "Item", "Seat", "Session"]
