from __future__ import annotations

import datetime as dt
from typing import Any

from jiaogong.congress.consultation import services
from jiaogong.congress.consultation.rules import HeadsCall, RoundPlan, Said
from jiaogong.congress.models import HeadsMeeting, HeadsSeat, OpinionRound, RoundOpinion
from jiaogong.kernel import clock
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union


def round_plan(**overrides: Any) -> RoundPlan:
    """A round that asks all staff about a draft, from today for a week."""
    today = clock.today()
    facts: dict[str, Any] = {
        "title": "课后服务管理办法（征求意见稿）",
        "text": "第一条 课后服务由年级组统一安排。",
        "starts_date": today,
        "last_date": today + dt.timedelta(days=6),
    }
    return RoundPlan(**{**facts, **overrides})


def make_round(union: Union, *, by: Standing, **overrides: Any) -> OpinionRound:
    return services.open_round(actor=by, union=union, plan=round_plan(**overrides))


def give(found: OpinionRound, *, by: Standing, text: str = "每周不超过两次", **overrides: Any) -> RoundOpinion:
    is_unnamed = overrides.pop("is_unnamed", False)
    said = Said(**{"text": text, "place": "第一条", **overrides})
    return services.give_opinion(actor=by, round_id=found.pk, said=said, is_unnamed=is_unnamed)


def answered_round(union: Union, *, by: Standing, givers: list[Standing], outcome: str = "adopted") -> OpinionRound:
    """A round closed by hand to which each of those gave an opinion, all answered alike."""
    found = make_round(union, by=by)
    keys = [give(found, by=giver).pk for giver in givers]
    services.close_round(actor=by, round_id=found.pk)
    services.answer_opinions(actor=by, round_id=found.pk, opinion_ids=keys, outcome=outcome, text="写入正式稿")
    return found


def heads_call(**overrides: Any) -> HeadsCall:
    """A meeting tomorrow at three on two matters, the first reserved to the congress."""
    at = clock.now().replace(hour=7, minute=0) + dt.timedelta(days=1)
    facts: dict[str, Any] = {
        "starts_at": at,
        "cause": "课后服务调整需在寒假前落实",
        "place": "会议室",
        "matters": (("课后服务补贴标准调整", True), ("寒假值班安排", False)),
    }
    return HeadsCall(**{**facts, **overrides})


def make_meeting(union: Union, *, by: Standing, **overrides: Any) -> HeadsMeeting:
    return services.call_heads(actor=by, union=union, call=heads_call(**overrides))


def begun(meeting: HeadsMeeting, *, by: Standing, present: int | None = None) -> HeadsMeeting:
    """A meeting that has begun, with the first so many of its roll present."""
    HeadsMeeting.objects.filter(pk=meeting.pk).update(starts_at=clock.now() - dt.timedelta(hours=1))
    seats = list(meeting.seats.exclude(role=HeadsSeat.Role.INVITED).values_list("pk", flat=True))
    count = len(seats) if present is None else present
    came = {pk: "present" if at < count else "excused" for at, pk in enumerate(seats)}
    return services.call_roll(actor=by, meeting_id=meeting.pk, came=came)


def house_round(chair: Standing, union: Union) -> OpinionRound:
    """A running round with a file, to which the chair has given an opinion under the own name."""
    found = make_round(union, by=chair, title="课间延时服务办法", file=("办法.txt", "第一条 自愿参加。".encode()))
    give(found, by=chair)
    return found


def house_heads(chair: Standing, union: Union) -> HeadsMeeting:
    """A meeting of heads that has begun, with one matter; the chair alone belongs to it."""
    meeting = make_meeting(union, by=chair, cause="延时服务需先行试点", matters=(("延时服务试点", True),))
    return begun(meeting, by=chair)
