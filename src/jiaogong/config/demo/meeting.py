"""What goes to and fro in the demo: the shown school's committee meets, the area asks and its unions answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from random import Random

from django.utils.timezone import get_default_timezone

from jiaogong.config.demo.people import Roster
from jiaogong.config.demo.tree import SEED
from jiaogong.kernel import clock
from jiaogong.meetings import services as meetings
from jiaogong.meetings.models import Meeting
from jiaogong.meetings.rules import Call, Decided, Minutes
from jiaogong.members.models import Office
from jiaogong.members.queries import Standing, standing_of
from jiaogong.notices import services as notices
from jiaogong.notices.models import Delivery, Notice
from jiaogong.notices.rules import Asked, Draft

_TALKED_OF = (
    ("部署教职工运动会", "落实走访名单", "会议通报上阶段工作，讨论运动会分组和走访安排。", "报送参赛名单"),
    ("审议生日慰问方案", "安排读书活动", "会议讨论生日慰问标准，议定读书活动由宣传委员牵头。", "拟定读书活动方案"),
    ("通报提案办理", "准备年终总结", "会议逐件通报提案办理情况，布置年终总结材料的收集。", "收集年终总结材料"),
)
_DUTIES = ("主持全面工作", "文体活动", "宣传、读书活动", "女教职工工作", "经费审查", "走访慰问", "提案与民主管理")


def meet(roster: Roster, *, today: dt.date) -> None:
    """The school's committee has met three times, the last minutes wait for the chair; it meets again next week."""
    chair = standing_of(roster.office_holder(Office.Kind.CHAIR).person, today)
    for back, (first, second, said, decided) in zip((75, 40, 8), _TALKED_OF, strict=True):
        meeting = _held(chair, roster, today - dt.timedelta(days=back), (first, second), said, decided)
        if back > 8:
            with clock.stopped_at(today - dt.timedelta(days=back - 1)):
                meetings.confirm_minutes(actor=chair, meeting_id=meeting.pk)
    with clock.stopped_at(today - dt.timedelta(days=2)):
        done = Meeting.objects.filter(union=roster.union).earliest("starts_at").decisions.get()
        meetings.settle_decision(actor=chair, decision_id=done.pk, outcome="名单已报送")
        _call(chair, roster, today + dt.timedelta(days=5), ("研究评优名额", "安排冬季走访"))
        people = [a.person_id for a in Meeting.objects.filter(union=roster.union).latest("starts_at").attendees.all()]
        for person_id, duty in zip(people, _DUTIES, strict=False):
            meetings.give_duty(actor=chair, union=roster.union, person_id=person_id, text=duty)


def _call(chair: Standing, roster: Roster, day: dt.date, agenda: tuple[str, ...]) -> Meeting:
    at = dt.datetime.combine(day, dt.time(15, 30), tzinfo=get_default_timezone())
    call = Call(title="工会委员会会议", starts_at=at, place="工会活动室", agenda=agenda)
    return meetings.call_meeting(actor=chair, union=roster.union, body=Meeting.Body.COMMITTEE, call=call)


def _held(chair: Standing, roster: Roster, day: dt.date, agenda: tuple[str, ...], said: str, decided: str) -> Meeting:
    with clock.stopped_at(day - dt.timedelta(days=3)):
        meeting = _call(chair, roster, day, agenda)
    people = [a.person_id for a in meeting.attendees.all()]
    came = {pk: "excused" if pk == people[-1] and len(people) > 2 else "present" for pk in people}
    decision = Decided(text=decided, person_id=chair.person.pk, due_date=day + dt.timedelta(days=20))
    with clock.stopped_at(day + dt.timedelta(days=1)):
        minutes = Minutes(attendance=came, text=said, decisions=(decision,))
        return meetings.write_minutes(actor=chair, meeting_id=meeting.pk, minutes=minutes, seen_version=1)


def ask_around(area: Roster, bases: Iterable[Roster], *, today: dt.date) -> None:
    """The area has sent a notice to read and two requests, one late with some; most unions have answered."""
    rng, unions = Random(f"{SEED}:notices"), {r.union.pk: r for r in bases}
    sender = standing_of(area.office_holder(Office.Kind.CHAIR).person, today)
    late = _ask(sender, unions.values(), today - dt.timedelta(days=25), 18, "冬季送温暖摸底", _NEEDS)
    _answer(rng, late, unions, share=0.85, today=today - dt.timedelta(days=10))
    with clock.stopped_at(today - dt.timedelta(days=3)):
        if Delivery.objects.filter(notice=late, answered_at__isnull=True).exists():
            notices.chase(actor=sender, notice_id=late.pk)
    fresh = _ask(sender, unions.values(), today - dt.timedelta(days=5), 15, "教职工读书活动情况", _READING)
    _answer(rng, fresh, unions, share=0.4, today=today - dt.timedelta(days=1))
    _ask(sender, unions.values(), today - dt.timedelta(days=2), None, "关于做好年终总结报送的通知", ())


_NEEDS = (
    Asked(label="拟走访人数", kind="number"),
    Asked(label="走访方式", kind="choice", options=("上门", "座谈", "电话")),
    Asked(label="说明", is_required=False),
)
_READING = (Asked(label="参加人数", kind="number"), Asked(label="推荐书目", is_required=False))


def _ask(
    sender: Standing, to: Iterable[Roster], day: dt.date, days: int | None, title: str, asked: tuple[Asked, ...]
) -> Notice:
    due = day + dt.timedelta(days=days) if days else None
    body = f"各基层工会：请认真做好有关工作{'，并按时填报下列内容' if asked else ''}。"
    with clock.stopped_at(day):
        return notices.send_notice(
            actor=sender,
            union=sender.home,
            draft=Draft(title=title, body=body, due_date=due, asked=asked),
            to=[r.union for r in to],
        )


def _answer(rng: Random, notice: Notice, unions: dict[int, Roster], *, share: float, today: dt.date) -> None:
    fields = list(notice.fields.all())
    with clock.stopped_at(today):
        for delivery in notice.deliveries.order_by("union__path"):
            if rng.random() >= share:
                continue
            chair = unions[delivery.union_id].office_holder(Office.Kind.CHAIR)
            typed = {f.pk: _typed(rng, f.kind, f.options) for f in fields if f.is_required}
            notices.answer_notice(actor=chair, delivery_id=delivery.pk, typed=typed, sent_files={})


def _typed(rng: Random, kind: str, options: list[str]) -> str:
    return str(rng.randint(3, 60)) if kind == "number" else rng.choice(options or ["已安排"])
