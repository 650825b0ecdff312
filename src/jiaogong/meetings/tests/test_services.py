from __future__ import annotations

import datetime as dt
import uuid

import pytest

from jiaogong.kernel.errors import ChangedMeanwhile, NotFound, NotPermitted, RuleBroken
from jiaogong.kernel.models import AuditLine
from jiaogong.ledger.models import Entry
from jiaogong.meetings import queries, services
from jiaogong.meetings.models import Duty, Meeting
from jiaogong.meetings.rules import Decided, Minutes
from jiaogong.meetings.tests.factories import HELD_AT, call, make_meeting
from jiaogong.members.models import Office
from jiaogong.members.queries import Standing, standing_of
from jiaogong.members.tests.factories import make_office, make_officer, make_person
from jiaogong.unions.models import Union

pytestmark = pytest.mark.django_db


@pytest.fixture
def committee_member(school: Union) -> Standing:
    person = make_person(school, name="乔一帆")
    make_office(person, kind=Office.Kind.COMMITTEE)
    return standing_of(person)


def come(chair: Standing, decisions: tuple[Decided, ...] = ()) -> Minutes:
    return Minutes(attendance={chair.person.pk: "present"}, decisions=decisions)


def test_whoever_holds_an_office_of_the_body_on_that_day_is_called(chair, committee_member, school):
    make_office(make_person(school), kind=Office.Kind.GROUP_HEAD)
    make_office(make_person(school), kind=Office.Kind.COMMITTEE, until=dt.date(2026, 11, 11))
    make_office(chair.person, kind=Office.Kind.COMMITTEE)

    meeting = make_meeting(school, by=chair, held=False)

    assert [(a.person_id, a.office) for a in meeting.attendees.all()] == [
        (chair.person.pk, "chair"),
        (committee_member.person.pk, "committee"),
    ]


def test_a_body_without_offices_cannot_be_called(chair, school):
    with pytest.raises(RuleBroken, match="Nobody holds an office of this body"):
        services.call_meeting(actor=chair, union=school, body=Meeting.Body.AUDIT, call=call())

    assert Meeting.objects.count() == 0


def test_the_same_form_sent_twice_calls_once(chair, school):
    key = uuid.uuid4()

    made = [
        services.call_meeting(actor=chair, union=school, body=Meeting.Body.COMMITTEE, call=call(), form_key=key).pk
        for _ in range(2)
    ]

    assert (made[0] == made[1], Meeting.objects.count()) == (True, 1)


def test_nobody_from_above_calls_a_schools_committee(school):
    with pytest.raises(NotPermitted, match="Only an officer of 柳岸小学工会 itself"):
        make_meeting(school, by=make_officer(school.parent))


@pytest.mark.usefixtures("committee_member")
def test_confirmed_minutes_stand_in_the_ledger_once_with_who_was_present(chair, school):
    meeting = make_meeting(school, by=chair)

    services.confirm_minutes(actor=chair, meeting_id=meeting.pk)
    with pytest.raises(NotPermitted, match="confirmed once they are written"):
        services.confirm_minutes(actor=chair, meeting_id=meeting.pk)

    entry = Entry.objects.get()
    assert (entry.category, entry.state, entry.source, entry.start_date, entry.source_name) == (
        "organisation",
        "confirmed",
        "institution",
        dt.date(2026, 11, 12),
        "工会委员会会议",
    )
    assert entry.sentence == "11月12日召开工会委员会会议，1人参加。"
    assert list(entry.figures.values_list("measure", "value")) == [("participants", 1)]
    assert [c.person_id for c in entry.concerned.all()] == [chair.person.pk]


def test_only_the_chair_confirms_and_a_vice_chair_where_there_is_none(chair, committee_member, school):
    vice = make_person(school)
    make_office(vice, kind=Office.Kind.VICE_CHAIR)
    meeting = make_meeting(school, by=chair)
    for other in (committee_member, standing_of(vice)):
        with pytest.raises(NotPermitted, match="The chair of 柳岸小学工会 confirms"):
            services.confirm_minutes(actor=other, meeting_id=meeting.pk)

    Office.objects.filter(kind=Office.Kind.CHAIR).update(until=dt.date(2026, 11, 20))
    confirmed = services.confirm_minutes(actor=standing_of(vice), meeting_id=meeting.pk)

    assert (confirmed.state, confirmed.confirmed_by) == (Meeting.State.CONFIRMED, vice)


def test_minutes_of_a_meeting_to_come_are_refused_and_nothing_is_written(chair, school):
    meeting = make_meeting(school, by=chair, held=False, starts_at=HELD_AT + dt.timedelta(days=18))

    with pytest.raises(RuleBroken, match="from 2026-11-30 15:30 on"):
        services.write_minutes(actor=chair, meeting_id=meeting.pk, minutes=come(chair), seen_version=1)

    assert Meeting.objects.get().state == Meeting.State.CALLED


@pytest.mark.parametrize(
    ("decided", "reason"),
    [
        (Decided(text="定方案", due_date=dt.date(2026, 11, 1)), "before the meeting itself"),
        (Decided(text="定方案", person_id=987654), "somebody who was called"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(chair, school, decided, reason):
    meeting = make_meeting(school, by=chair)

    with pytest.raises(RuleBroken, match=reason):
        services.write_minutes(
            actor=chair, meeting_id=meeting.pk, minutes=come(chair, decisions=(decided,)), seen_version=2
        )

    assert [d.text for d in meeting.decisions.all()] == ["布置走访名单"]


def test_minutes_that_somebody_else_wrote_meanwhile_are_not_overwritten(chair, school):
    meeting = make_meeting(school, by=chair, said="原来的记录")

    with pytest.raises(ChangedMeanwhile):
        services.write_minutes(actor=chair, meeting_id=meeting.pk, minutes=come(chair), seen_version=1)

    assert Meeting.objects.get().minutes == "原来的记录"


def test_minutes_written_anew_keep_the_decision_that_is_carried_out(chair, school):
    meeting = make_meeting(school, by=chair)
    services.settle_decision(actor=chair, decision_id=meeting.decisions.get().pk, outcome="名单已定")

    services.write_minutes(
        actor=chair, meeting_id=meeting.pk, minutes=come(chair, decisions=(Decided(text="购买球拍"),)), seen_version=2
    )

    assert [(d.text, d.outcome) for d in meeting.decisions.all()] == [("布置走访名单", "名单已定"), ("购买球拍", "")]


def test_a_decision_is_carried_out_by_whom_it_was_given_to_and_once(chair, school):
    helper = make_person(school)
    make_office(helper, kind=Office.Kind.WOMEN)
    meeting = make_meeting(school, by=chair, held=False)
    minutes = come(chair, decisions=(Decided(text="布置会场", person_id=helper.pk),))
    services.write_minutes(actor=chair, meeting_id=meeting.pk, minutes=minutes, seen_version=1)
    decision = meeting.decisions.get()

    done = services.settle_decision(actor=standing_of(helper), decision_id=decision.pk, outcome="已布置")
    with pytest.raises(NotPermitted, match="carried out already"):
        services.settle_decision(actor=chair, decision_id=decision.pk, outcome="")

    assert (done.done_by, done.outcome) == (helper, "已布置")


def test_a_late_decision_is_one_whose_day_is_past(chair, school):
    make_meeting(school, by=chair)
    known = queries.decisions_visible_to(chair)

    late = [queries.late_decisions(known, dt.date(2026, 11, day)).count() for day in (29, 30)]
    december = queries.late_decisions(known, dt.date(2026, 12, 1)).count()

    assert (late, december) == ([0, 0], 1)


def test_a_meeting_called_off_keeps_its_reason(chair, school):
    meeting = make_meeting(school, by=chair, held=False)
    with pytest.raises(RuleBroken, match="Say why"):
        services.call_off(actor=chair, meeting_id=meeting.pk, reason=" ")

    services.call_off(actor=chair, meeting_id=meeting.pk, reason="停电")

    assert [(m.state, m.reason) for m in Meeting.objects.all()] == [("cancelled", "停电")]


def test_a_duty_is_given_changed_and_taken_away(chair, committee_member, school):
    words = ["宣传、文体", "宣传、文体", "女工", ""]

    for text in words:
        services.give_duty(actor=chair, union=school, person_id=committee_member.person.pk, text=text)

    acts = list(AuditLine.objects.filter(act__startswith="meetings.duty").order_by("pk").values_list("act", flat=True))
    assert (Duty.objects.count(), acts) == (0, ["meetings.duty_given", "meetings.duty_given", "meetings.duty_taken"])


def test_a_duty_is_for_the_committee_alone(chair, school):
    with pytest.raises(RuleBroken, match="members of the union's committee"):
        services.give_duty(actor=chair, union=school, person_id=make_person(school).pk, text="文体")


def test_a_meeting_is_known_to_the_very_unions_officers_and_to_whoever_is_called(chair, school):
    meeting = make_meeting(school, by=chair)
    helper = make_person(school)
    meeting.attendees.create(person=helper, office=Office.Kind.GROUP_HEAD)

    for stranger in (make_officer(school.parent), make_officer()):
        with pytest.raises(NotFound):
            queries.meeting_visible_to(stranger, meeting.pk)

    assert queries.meeting_visible_to(standing_of(helper), meeting.pk) == meeting
