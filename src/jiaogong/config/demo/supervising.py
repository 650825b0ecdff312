"""What delegates did between sessions: questions and inspections of several schools, in every state at the shown one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from jiaogong.config.demo.people import Roster
from jiaogong.congress.models import Session
from jiaogong.congress.supervision import services
from jiaogong.congress.supervision.queries import sitting_in
from jiaogong.congress.supervision.rules import FindingPlan, InspectionPlan, QuestionPlan
from jiaogong.kernel import clock
from jiaogong.members.models import Office, Person
from jiaogong.members.queries import Standing, standing_of
from jiaogong.unions.models import Union

_BODY = Session.Body.CONGRESS.value
_QUESTIONS = (
    ("食堂采购价格公示", "九月起没有看到食堂采购价格的公示，何时恢复？", "总务处", "已恢复公示，每周五更新，公示栏设在食堂入口。"),
    ("课后服务补贴发放", "上学期课后服务补贴比约定晚了两个月，原因是什么，今后怎样保证？", "财务室", "因经费下达较晚，今后按月核算、学期末前发放。"),
    ("教师办公电脑更新", "四楼办公室电脑使用已满八年，更新计划怎样安排？", "信息中心", "已列入下学期采购计划，先更换毕业年级办公室。"),
    ("代课课时的计算", "临时代课的课时在绩效里怎样计算，能否公布办法？", "教务处", "办法已发至各教研组，每月随课表公布代课统计。"),
    ("停车位的分配", "新增的车位按什么办法分配？", "办公室", "按申请先后和家庭住址距离排序，名单公示五天。"),
)  # fmt: skip
_INSPECTIONS = (
    ("食堂卫生和留样", "教工食堂", "后厨总体整洁，留样齐全，价格公示已恢复。", (("留样冰箱没有温度记录", "每天登记两次并公示", "总务处"), ("洗手池一处漏水", "一周内修好", "总务处"))),
    ("教职工活动室开放", "活动室", "器材完好，开放时间有公示，周三下午无人值守。", (("周三下午无人值守", "安排轮值", "工会"),)),
    ("校园消防通道", "教学楼", "各层通道畅通，灭火器在有效期内。", ()),
)  # fmt: skip


def supervise(shown: Roster, others: Sequence[Roster], *, today: dt.date) -> None:
    """Let delegates ask and inspect the real way: much of it at the shown school, a little at some others."""
    _ask_all(shown, today)
    _inspect_all(shown, today)
    for nth, roster in enumerate(others):
        _settle_one(roster, nth, today)


def _chair(roster: Roster, today: dt.date) -> Standing:
    return standing_of(roster.office_holder(Office.Kind.CHAIR).person, today)


def _delegates(union: Union, chair: Standing, today: dt.date) -> list[Standing]:
    """Some delegates, but the chair."""
    people = sitting_in(union, _BODY, today).exclude(pk=chair.person.pk).select_related("union")
    return [standing_of(p, today) for p in people[:8]]


def _answerer(roster: Roster, delegates: Sequence[Standing], today: dt.date) -> Standing:
    """The member whose account can be tried, or anybody else who asks nothing."""
    asking = [d.person.pk for d in delegates]
    plain = Person.objects.filter(union=roster.union, offices__isnull=True, retired_date__isnull=True)
    found = plain.exclude(pk__in=asking).order_by("number").first()
    return standing_of(found or roster.serving(today)[-1], today)


def _asked(by: Standing, at: int, people: Sequence[Standing] = ()) -> int:
    matter, text, addressee, _answer = _QUESTIONS[at % len(_QUESTIONS)]
    plan = QuestionPlan(
        body=_BODY, matter=matter, text=text, addressee=addressee, people=tuple(p.person.pk for p in people)
    )
    return services.ask_question(actor=by, union=by.person.union, plan=plan).pk


def _answered(chair: Standing, answerer: Standing, question_id: int, at: int) -> None:
    services.pass_question(actor=chair, question_id=question_id, answerer_id=answerer.person.pk)
    text = _QUESTIONS[at % len(_QUESTIONS)][3]
    services.answer_question(actor=answerer, question_id=question_id, text=text)


def _ask_all(roster: Roster, today: dt.date) -> None:
    """One closed after it was asked again, one to be closed, one late, one to be answered, one to be passed on."""
    chair = _chair(roster, today)
    delegates = _delegates(roster.union, chair, today)
    answerer = _answerer(roster, delegates, today)
    with clock.stopped_at(today - dt.timedelta(days=60)):
        first = _asked(delegates[0], 0, delegates[1:3])
        services.join_question(actor=delegates[1], question_id=first)
        _answered(chair, answerer, first, 0)
        services.reply_to_answer(
            actor=delegates[0], question_id=first, is_satisfied=False, comment="没有说明八月的价格"
        )
    with clock.stopped_at(today - dt.timedelta(days=52)):
        services.answer_question(actor=answerer, question_id=first, text="八月价格已补公示，今后寒暑假也照常公示。")
        services.reply_to_answer(actor=delegates[0], question_id=first, is_satisfied=True)
        services.close_question(actor=chair, question_id=first)
    with clock.stopped_at(today - dt.timedelta(days=40)):
        late = _asked(delegates[3], 1)
        services.pass_question(actor=chair, question_id=late, answerer_id=chair.person.pk)
    with clock.stopped_at(today - dt.timedelta(days=5)):
        replied = _asked(delegates[2], 2)
        _answered(chair, answerer, replied, 2)
        services.reply_to_answer(actor=delegates[2], question_id=replied, is_satisfied=True)
        owed = _asked(delegates[4 % len(delegates)], 3)
        services.pass_question(actor=chair, question_id=owed, answerer_id=answerer.person.pk)
        services.add_note(actor=chair, question_id=owed, text="请与教务处核对上月代课统计后答复。")
    with clock.stopped_at(today - dt.timedelta(days=1)):
        _asked(delegates[1], 4)


def _held(
    chair: Standing, delegates: Sequence[Standing], at: int, day: dt.date, answerer: Standing | None = None
) -> list[int]:
    """An inspection of that day; the keys of what it found."""
    matter, place, summary, found = _INSPECTIONS[at % len(_INSPECTIONS)]
    people = tuple(d.person.pk for d in delegates)
    plan = InspectionPlan(body=_BODY, matter=matter, place=place, on_date=day, people=people)
    with clock.stopped_at(day):
        inspection = services.plan_inspection(actor=chair, union=chair.home, plan=plan)
        keys = []
        for text, remedy, charged in found:
            wanted = FindingPlan(
                text=text, remedy=remedy, charged=charged, due_date=day + dt.timedelta(days=14),
                answerer_id=answerer.person.pk if answerer else None,
            )  # fmt: skip
            keys.append(services.note_finding(actor=chair, inspection_id=inspection.pk, plan=wanted).pk)
        came = people[:-1] if len(people) > 2 else people
        services.hold_inspection(
            actor=chair, inspection_id=inspection.pk, on_date=day, came=came, summary=summary,
            files=[("巡视记录.txt", f"{matter}：{summary}".encode())],
        )  # fmt: skip
    return keys


def _inspect_all(roster: Roster, today: dt.date) -> None:
    """One with a remedy settled and one late, one with a remedy to be looked at again, one ahead."""
    chair = _chair(roster, today)
    delegates = _delegates(roster.union, chair, today)
    answerer = _answerer(roster, delegates, today)
    settled, _late = _held(chair, delegates[:4], 0, today - dt.timedelta(days=30), answerer)
    (done,) = _held(chair, delegates[2:5], 1, today - dt.timedelta(days=9), answerer)
    with clock.stopped_at(today - dt.timedelta(days=20)):
        done_date = clock.today()
        services.note_remedy(
            actor=answerer, finding_id=settled, done_date=done_date, outcome="已装温度计，每天登记两次。"
        )
        services.look_again(actor=delegates[0], finding_id=settled, is_good=True, note="记录齐全")
    with clock.stopped_at(today - dt.timedelta(days=2)):
        services.note_remedy(actor=answerer, finding_id=done, done_date=clock.today(), outcome="周三由各教研组轮值。")
        matter, place, _summary, _found = _INSPECTIONS[2]
        ahead = InspectionPlan(
            body=_BODY, matter=matter, place=place, on_date=today + dt.timedelta(days=6), purpose="通道是否畅通，灭火器是否在有效期内。",
            people=tuple(d.person.pk for d in delegates[:3]),
        )  # fmt: skip
        services.plan_inspection(actor=chair, union=roster.union, plan=ahead)


def _settle_one(roster: Roster, nth: int, today: dt.date) -> None:
    """A question answered and closed at one school, an inspection that found nothing, or a question waiting, at the next."""
    chair = _chair(roster, today)
    delegates = _delegates(roster.union, chair, today)
    day = today - dt.timedelta(days=25 + nth)
    if len(delegates) < 2 or day.year < today.year:  # the school may have closed its last year
        return
    if nth % 3 == 1:
        _held(chair, delegates[:3], 2, day)
        return
    with clock.stopped_at(day):
        question = _asked(delegates[0], nth)
        if nth % 3 == 0:
            _answered(chair, _answerer(roster, delegates, today), question, nth)
            services.reply_to_answer(actor=delegates[0], question_id=question, is_satisfied=True)
            services.close_question(actor=chair, question_id=question)
