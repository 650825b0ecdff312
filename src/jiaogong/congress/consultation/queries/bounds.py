"""The limits that bind a meeting of heads, and what they ask for."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.timezone import localdate

from jiaogong.congress.models import HeadsMeeting
from jiaogong.congress.sessions import rules
from jiaogong.kernel.limits import Limit
from jiaogong.unions.limits import limits_of_many

_CODES = ("congress.heads_quorum", "congress.heads_pass_share", "congress.exact_share_carries")


@dataclass(frozen=True, slots=True)
class HeadsBounds:
    """How many of the heads must be present, and how many hands decide."""

    quorum: Limit
    majority: Limit
    exact_carries: bool

    def quorum_needed(self, entitled: int) -> int:
        return rules.quorum_needed(entitled, self.quorum.value)

    def votes_needed(self, entitled: int) -> int:
        return rules.votes_needed(entitled, self.majority.value, exact_carries=self.exact_carries)


def bounds_for(meeting: HeadsMeeting) -> HeadsBounds:
    """The limits of a meeting on the local day on which it is held."""
    held = limits_of_many([meeting.union], _CODES, localdate(meeting.starts_at))[meeting.union_id]
    quorum, majority, exact = (held[code] for code in _CODES)
    return HeadsBounds(quorum, majority, bool(exact.whole))
