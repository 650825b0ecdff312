from __future__ import annotations

import datetime as dt
import uuid

import pytest

from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound, NotPermitted, RuleBroken
from jiaogong.members.tests.factories import make_member
from jiaogong.notices import queries, services
from jiaogong.notices.models import Delivery, Notice
from jiaogong.notices.rules import Asked
from jiaogong.notices.tests.factories import answer, delivery_to, draft, filled, make_notice
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)


def test_a_notice_is_unread_then_read_then_answered_and_late_once_its_day_is_past(area_chair, chair, school):
    notice = make_notice(area_chair, [school])
    states = [delivery_to(school, notice).state_on(TODAY)]
    services.note_read(actor=chair, notice_id=notice.pk)
    states += [
        delivery_to(school, notice).state_on(day) for day in (TODAY, dt.date(2026, 11, 30), dt.date(2026, 12, 1))
    ]

    answer(chair, notice)

    states.append(delivery_to(school, notice).state_on(dt.date(2026, 12, 1)))
    assert states == ["unread", "read", "read", "late", "answered"]


def test_the_lists_by_state_say_what_each_state_says(area_chair, chair, other_chair, school, other_school):
    third = make_union(school.parent)
    notice = make_notice(area_chair, [school, other_school, third])
    answer(chair, notice)
    services.note_read(actor=other_chair, notice_id=notice.pk)

    tallies = [queries.tally(notice, area_chair, day) for day in (TODAY, dt.date(2026, 12, 1))]

    assert tallies == [
        {"unread": 1, "read": 1, "answered": 1, "late": 0},
        {"unread": 0, "read": 0, "answered": 1, "late": 2},
    ]


def test_a_reading_by_the_sender_is_not_the_receivers(area_chair, school):
    notice = make_notice(area_chair, [school])

    services.note_read(actor=area_chair, notice_id=notice.pk)

    assert delivery_to(school, notice).read_at is None


def test_an_answer_that_is_no_act_stays_an_answer(area_chair, chair, school):
    notice = make_notice(area_chair, [school], category="", asked=(Asked(label="参加人数", kind="number"),))

    answer(chair, notice)

    assert [a.text for a in delivery_to(school, notice).answers.all()] == ["42"]


@pytest.mark.parametrize(
    ("label", "typed", "reason"),
    [
        ("参加人数", "很多", "no value of “参加人数”"),
        ("举办日期", "18号", "no day for “举办日期”"),
        ("举办日期", "", "“举办日期” must be filled in"),
        ("形式", "演出", "none of the choices of “形式”"),
    ],
)
def test_an_answer_that_does_not_fit_is_refused_and_nothing_is_written(area_chair, chair, school, label, typed, reason):
    notice = make_notice(area_chair, [school])

    with pytest.raises(RuleBroken, match=reason):
        answer(chair, notice, **{label: typed})

    assert delivery_to(school, notice).answers.count() == 0


def test_the_file_of_an_answer_handed_back_stays_until_another_takes_its_place(area_chair, chair, school):
    notice = make_notice(area_chair, [school])
    delivery = delivery_to(school, notice)
    field = notice.fields.get(kind="file")
    typed = filled(notice)
    services.answer_notice(
        actor=chair, delivery_id=delivery.pk, typed=typed, sent_files={field.pk: ("名单.txt", "甲乙".encode())}
    )
    services.return_answer(actor=area_chair, delivery_id=delivery.pk, reason="人数有误")

    answer(chair, notice)

    assert delivery.answers.get(field=field).text == "名单.txt"


def test_who_owes_an_answer_is_reminded_once_a_day_and_counted(area_chair, chair, school, other_school):
    notice = make_notice(area_chair, [school, other_school])
    answer(chair, notice)

    reminded = [services.chase(actor=area_chair, notice_id=notice.pk)]
    with pytest.raises(RuleBroken, match="Nobody is left to remind today"):
        services.chase(actor=area_chair, notice_id=notice.pk)
    with clock.stopped_at(dt.date(2026, 11, 23)):
        reminded.append(services.chase(actor=area_chair, notice_id=notice.pk))

    assert (reminded, [delivery_to(u, notice).chased for u in (school, other_school)]) == ([1, 1], [0, 2])


def test_only_the_sender_chases_and_hands_back_and_only_the_union_itself_answers(area_chair, chair, school):
    notice = make_notice(area_chair, [school])

    with pytest.raises(NotPermitted, match="Only an officer of 青禾区教育工会"):
        services.chase(actor=chair, notice_id=notice.pk)
    with pytest.raises(NotPermitted, match="Only an officer of 柳岸小学工会 itself"):
        answer(area_chair, notice, union=school)


def test_a_school_knows_nothing_of_anothers_notice_and_of_nobody_elses_answer(
    area_chair, chair, other_chair, school, other_school
):
    alone = make_notice(area_chair, [school])
    both = make_notice(area_chair, [school, other_school])
    answer(chair, both)

    with pytest.raises(NotFound):
        queries.notice_visible_to(other_chair, alone.pk)
    with pytest.raises(NotFound):
        queries.locked_delivery(delivery_to(school, both).pk, visible_to=other_chair)

    assert [d.union for d in queries.deliveries_visible_to(other_chair)] == [other_school]


def test_a_member_without_an_office_sees_no_notice(area_chair, school):
    make_notice(area_chair, [school])

    assert queries.notices_visible_to(make_member(school)).count() == 0


@pytest.mark.parametrize(
    ("overrides", "reason"),
    [
        ({"due_date": dt.date(2026, 11, 21)}, "due date 2026-11-21 is past"),
        ({"category": ""}, "choose of which category"),
        ({"asked": (Asked(label="形式", kind="choice", options=("讲座",)),)}, "at least two choices"),
        ({"asked": (Asked(label="人数", kind="text", measure="participants"),)}, "must be a number"),
        ({"asked": (Asked(label="一", kind="number", measure="visits"),) * 2}, "Two fields count as the same measure"),
    ],
)
def test_a_notice_that_makes_no_sense_is_not_sent(area_chair, school, overrides, reason):
    with pytest.raises(RuleBroken, match=reason):
        make_notice(area_chair, [school], **overrides)

    assert Notice.objects.count() == 0


def test_a_notice_goes_down_alone_and_from_ones_own_union(area, area_chair, chair, other_school):
    with pytest.raises(RuleBroken, match="unions below 柳岸小学工会 alone"):
        make_notice(chair, [other_school])
    with pytest.raises(RuleBroken, match="at least one union"):
        make_notice(area_chair, [])
    with pytest.raises(NotPermitted):
        services.send_notice(actor=chair, union=area, draft=draft(), to=[other_school])


def test_the_same_form_sent_twice_sends_once(area, area_chair, school):
    key = uuid.uuid4()

    sent = [
        services.send_notice(actor=area_chair, union=area, draft=draft(), to=[school], form_key=key).pk
        for _ in range(2)
    ]

    assert (sent[0] == sent[1], Delivery.objects.count()) == (True, 1)
