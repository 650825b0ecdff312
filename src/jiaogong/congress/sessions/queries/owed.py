"""Decisions of meetings of heads that are reserved to the congress and still to be confirmed by a session."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from jiaogong.congress.models import HeadsMatter, Item, Session
from jiaogong.unions.models import Union

_LEFT_OPEN = Q(item__isnull=True) | Q(item__state__in=(Item.State.DROPPED, Item.State.HEARD))
_NOT_HELD = Q(item__session__state=Session.State.CALLED_OFF)


def owed_matters(matters: QuerySet[HeadsMatter]) -> QuerySet[HeadsMatter]:
    """Of some matters those that no session has confirmed or refused, nor has on its agenda; only a vote confirms."""
    reserved = matters.filter(is_reserved=True, state=HeadsMatter.State.DECIDED)
    return reserved.filter(_LEFT_OPEN | _NOT_HELD)


def owed_by(union: Union) -> QuerySet[HeadsMatter]:
    """What the next session of a union's teachers' congress is to confirm and has not on its agenda."""
    return owed_matters(HeadsMatter.objects.filter(meeting__union=union))
