"""What waits for somebody: a draft to give an opinion on, opinions to answer, meetings near, minutes to sign, decisions owed."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef, QuerySet

from jiaogong.congress.consultation import rules
from jiaogong.congress.consultation.queries.rounds import in_stage
from jiaogong.congress.models import HeadsMatter, HeadsMeeting, HeadsSeat, OpinionRound
from jiaogong.congress.sessions.queries.owed import owed_matters
from jiaogong.members.models import Office
from jiaogong.members.queries import OFFICER_KINDS, Standing

SOON = dt.timedelta(days=14)
_HEADS = (Office.Kind.CHAIR, Office.Kind.VICE_CHAIR)


def _own(standing: Standing, kinds: tuple[str, ...] = OFFICER_KINDS) -> list[int]:
    """The very unions in which somebody holds an office of these kinds."""
    return [o.union_id for o in standing.offices if o.kind in kinds]


def to_answer(standing: Standing, on: dt.date) -> QuerySet[OpinionRound]:
    """Rounds of the own union that are over and whose answers are not published."""
    return in_stage(OpinionRound.objects.filter(union__in=_own(standing)), rules.OVER, on)


def soon(standing: Standing, now: dt.datetime) -> QuerySet[HeadsMeeting]:
    """Meetings of heads to which somebody is called, within two weeks."""
    called = HeadsSeat.objects.filter(meeting=OuterRef("pk"), person=standing.person)
    near = HeadsMeeting.objects.filter(state=HeadsMeeting.State.CALLED, starts_at__range=(now, now + SOON))
    return near.filter(Exists(called))


def unsigned(standing: Standing, now: dt.datetime) -> QuerySet[HeadsMeeting]:
    """Meetings of heads that have been held and whose minutes the chair has not signed."""
    own = HeadsMeeting.objects.filter(union__in=_own(standing, _HEADS))
    return own.filter(state=HeadsMeeting.State.CALLED, starts_at__lt=now)


def owed(standing: Standing) -> QuerySet[HeadsMatter]:
    """Decisions of heads that the next session is to confirm, for the officers of the very union."""
    return owed_matters(HeadsMatter.objects.filter(meeting__union__in=_own(standing)))
