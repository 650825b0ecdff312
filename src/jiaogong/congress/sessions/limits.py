"""The limits that bind a body's sessions, looked up together."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.timezone import localdate

from jiaogong.congress.models import Item, Session
from jiaogong.congress.sessions import rules
from jiaogong.kernel.limits import Limit
from jiaogong.unions.limits import limits_of_many
from jiaogong.unions.models import Union

_QUORUM = {"congress": "congress.quorum", "delegates": "union.congress_quorum"}
_MAJORITY = {"congress": "congress.pass_share", "delegates": "union.congress_pass_share"}
_SHARED = (
    "congress.exact_share_carries", "congress.secret_ballot", "congress.papers_days_before", "congress.petition_share",
    "congress.presidium_size", "congress.presidium_teachers", "congress.public_days", "congress.all_staff_below",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bounds:
    """What binds the sessions of one of the two bodies of a union on a day; the two keep their own counts."""

    body: str
    held: dict[str, Limit]

    @property
    def quorum(self) -> Limit:
        return self.held[_QUORUM[self.body]]

    @property
    def majority(self) -> Limit:
        return self.held[_MAJORITY[self.body]]

    @property
    def exact_carries(self) -> bool:
        return bool(self.held["congress.exact_share_carries"].whole)

    def __getitem__(self, code: str) -> Limit:
        return self.held[code]

    def quorum_needed(self, entitled: int) -> int:
        return rules.quorum_needed(entitled, self.quorum.value)

    def votes_needed(self, entitled: int) -> int:
        return rules.votes_needed(entitled, self.majority.value, exact_carries=self.exact_carries)

    def must_be_secret(self, kind: str) -> bool:
        return rules.must_be_secret(kind, is_asked=bool(self["congress.secret_ballot"].whole))

    def way_of(self, kind: str) -> str:
        """How an item of that kind is voted on unless somebody chooses otherwise."""
        if kind == Item.Kind.PASS:
            return Item.Way.SECRET if self.must_be_secret(kind) else Item.Way.HANDS
        return Item.Way.HANDS if kind in (Item.Kind.REVIEW, Item.Kind.PROCEDURE) else Item.Way.NONE


def bounds_of(union: Union, body: str, on: dt.date) -> Bounds:
    """The limits of a body of a union on a day."""
    codes = (_QUORUM[body], _MAJORITY[body], *_SHARED)
    return Bounds(body, limits_of_many([union], codes, on)[union.pk])


def bounds_for(session: Session) -> Bounds:
    """The limits of a session on the local day on which it is held."""
    return bounds_of(session.union, session.body, localdate(session.starts_at))
