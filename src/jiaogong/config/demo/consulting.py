"""Between the sessions of the made-up area: rounds of opinions in every state, heads who met over what could not wait."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from random import Random

from django.utils.timezone import get_default_timezone

from jiaogong.config.demo.people import Roster
from jiaogong.config.demo.tree import SEED
from jiaogong.congress.consultation import services
from jiaogong.congress.consultation.queries.heads import heads_of, seats_of, term_of
from jiaogong.congress.consultation.queries.rounds import people_asked
from jiaogong.congress.consultation.rules import HeadsCall, RoundPlan, Said
from jiaogong.congress.consultation.telling import minutes_of
from jiaogong.congress.models import HeadsMatter, HeadsMeeting, OpinionRound
from jiaogong.congress.sessions.rules import Count
from jiaogong.kernel import clock
from jiaogong.members.models import Office
from jiaogong.members.queries import Standing, standing_of

_DRAFTS = (
    ("教职工请假办法（征求意见稿）", "第一条 请假须事先说明事由。\n第二条 三天以内由年级组批准，超过三天由学校批准。"),
    ("课后服务经费分配办法（草案）", "第一条 按课时和岗位分档。\n第二条 明细每学期公示一次。"),
    ("教职工食堂管理办法（草案）", "第一条 菜价变动提前一周告知。\n第二条 每月听取一次用餐意见。"),
)
_SAID = (
    ("第二条", "三天以内的请假由教研组长批准即可", "年级组长常在上课"),
    ("第一条", "突发情况允许事后补办手续", "急病来不及事先说明"),
    ("第二条", "公示明细到每个人的课时", ""),
    ("", "增加对班主任的照顾条款", "班主任事务多"),
    ("第一条", "文字再简短一些", ""),
)
_ANSWERED = (
    ("adopted", "已写入修改稿。"),
    ("partly", "突发情况可当日电话说明，三日内补办手续。"),
    ("not_adopted", "涉及个人信息，仅公示到岗位；本人可查询明细。"),
)
_FIRST = 70  # so many days ago the first round was opened


def consult(rosters: Sequence[Roster], shown: Roster, *, today: dt.date) -> None:
    """Rounds answered, over and running; meetings of heads to come, signed, and with a decision to be confirmed."""
    others = [r for r in rosters if r is not shown and _is_led(r, today) and term_of(r.union)][:6]
    for nth, roster in enumerate([shown, *others]):
        _answered(roster, nth, today)
    _running(shown, today)
    for roster in others[:2]:
        _over(roster, today)
    for roster in [shown, *others[:2]]:
        _met(roster, today)
    for roster in others[2:4]:
        _called(roster, today + dt.timedelta(days=6), today)


def _is_led(roster: Roster, today: dt.date) -> bool:
    """Whether one and the same chair has led a union since the first round was opened."""
    return all(_chair(roster, day).holds_office_in(roster.union) for day in (today - dt.timedelta(days=_FIRST), today))


def _chair(roster: Roster, day: dt.date) -> Standing:
    return standing_of(roster.office_holder(Office.Kind.CHAIR).person, day)


def _asked(roster: Roster, draft: tuple[str, str], first: dt.date, days: int, **more: bool | str) -> OpinionRound:
    """A round opened on its first day."""
    title, text = draft
    last = first + dt.timedelta(days=days)
    with clock.stopped_at(first):
        plan = RoundPlan(
            title=title, text=text, starts_date=first, last_date=last, asked_of=str(more.get("asked_of", "staff")),
            may_be_unnamed=bool(more.get("unnamed")),
        )  # fmt: skip
        return services.open_round(actor=_chair(roster, first), union=roster.union, plan=plan)


def _given(found: OpinionRound, day: dt.date, count: int) -> list[int]:
    """So many opinions of people who are asked; where it is allowed the last is without a name."""
    rng = Random(f"{SEED}:opinions:{found.union.code}:{found.title}")
    people = list(people_asked(found, day).order_by("number"))
    keys = []
    with clock.stopped_at(day):
        for nth, (place, text, why) in enumerate(rng.sample(_SAID, min(count, len(_SAID)))):
            giver = standing_of(rng.choice(people), day)
            unnamed = found.may_be_unnamed and nth == count - 1
            said = Said(place=place, text=text, why=why)
            keys.append(services.give_opinion(actor=giver, round_id=found.pk, said=said, is_unnamed=unnamed).pk)
    return keys


def _answered(roster: Roster, nth: int, today: dt.date) -> None:
    first = today - dt.timedelta(days=_FIRST - 3 * nth)
    found = _asked(roster, _DRAFTS[nth % 2], first, 7, unnamed=True)
    keys = _given(found, first + dt.timedelta(days=2), 3 + nth % 3)
    with clock.stopped_at(first + dt.timedelta(days=12)):
        chair = _chair(roster, clock.today())
        for at, key in enumerate(keys):
            outcome, text = _ANSWERED[at % 3]
            services.answer_opinions(actor=chair, round_id=found.pk, opinion_ids=[key], outcome=outcome, text=text)
        services.publish_answers(actor=chair, round_id=found.pk)


def _over(roster: Roster, today: dt.date) -> None:
    first = today - dt.timedelta(days=12)
    found = _asked(roster, _DRAFTS[2], first, 7, asked_of="delegates")
    _given(found, first + dt.timedelta(days=3), 4)


def _running(roster: Roster, today: dt.date) -> None:
    first = today - dt.timedelta(days=3)
    found = _asked(roster, _DRAFTS[2], first, 10, unnamed=True)
    _given(found, first + dt.timedelta(days=1), 4)


def _called(roster: Roster, day: dt.date, today: dt.date) -> HeadsMeeting | None:
    """Heads called together for a day; None where no delegation has a head."""
    term = term_of(roster.union)
    if term is None or not heads_of(term):
        return None
    at = dt.datetime.combine(day, dt.time(16), tzinfo=get_default_timezone())
    with clock.stopped_at(min(today, day - dt.timedelta(days=4))):
        call = HeadsCall(
            starts_at=at, place="工会活动室", cause="课后服务调整须在学期结束前落实",
            matters=(("课后服务补贴标准临时调整", True), ("期末值班安排", False)),
        )  # fmt: skip
        return services.call_heads(actor=_chair(roster, clock.today()), union=roster.union, call=call)


def _met(roster: Roster, today: dt.date) -> None:
    """Heads who met ten days ago: what they decided on pay waits for the next session, the minutes are signed."""
    day = today - dt.timedelta(days=10)
    meeting = _called(roster, day, today)
    if meeting is None:
        return
    with clock.stopped_at(dt.datetime.combine(day, dt.time(17), tzinfo=get_default_timezone())):
        chair = _chair(roster, day)
        seats = list(seats_of(meeting))
        came = {
            s.pk: "excused" if at and at == len(seats) - 1 and len(seats) > 3 else "present"
            for at, s in enumerate(seats)
        }
        services.call_roll(actor=chair, meeting_id=meeting.pk, came=came)
        pay, duty = meeting.matters.all()
        present = sum(state == "present" for state in came.values())
        services.decide(
            actor=chair, matter_id=pay.pk, text="本学期末两周按每课时加一成执行。", count=Count(yes=present)
        )
        services.talk_over(actor=chair, matter_id=duty.pk, text="由各年级自愿报名，工会汇总。")
        text = minutes_of(meeting, seats_of(meeting), HeadsMatter.objects.filter(meeting=meeting))
        services.write_minutes(actor=chair, meeting_id=meeting.pk, text=text, seen_version=meeting.version)
        services.sign_minutes(actor=chair, meeting_id=meeting.pk)
