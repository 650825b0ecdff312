from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest

from jiaogong.congress.consultation import services
from jiaogong.congress.consultation.queries.heads import heads_of, turnout_of
from jiaogong.congress.consultation.tests.factories import begun, heads_call, make_meeting
from jiaogong.congress.models import Delegation, HeadsMeeting
from jiaogong.kernel.errors import ChangedMeanwhile, NotFound, NotPermitted, RuleBroken
from jiaogong.ledger.models import Entry, Figure
from jiaogong.members.tests.factories import make_member, make_officer
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db


def test_heads_of_delegations_and_chairs_of_committees_belong_to_it_each_once(term, delegates):
    Delegation.objects.filter(term=term, name="高年级代表团").update(head=delegates[1])

    found = [(h.person, h.role, h.of) for h in heads_of(term)]

    assert found == [
        (delegates[0], "delegation", "低年级代表团"),
        (delegates[1], "delegation", "高年级代表团、生活福利委员会"),
    ]


def test_calling_seats_them_and_names_the_matters(chair, school, delegates):
    key = uuid.uuid4()

    made = [services.call_heads(actor=chair, union=school, call=heads_call(), form_key=key) for _ in range(2)]

    seats = list(made[0].seats.values_list("person", "role"))
    assert (made[0], HeadsMeeting.objects.count()) == (made[1], 1)
    assert seats == [
        (delegates[0].pk, "delegation"),
        (delegates[3].pk, "delegation"),
        (delegates[1].pk, "committee"),
    ]
    assert list(made[0].matters.values_list("title", "is_reserved")) == [
        ("课后服务补贴标准调整", True),
        ("寒假值班安排", False),
    ]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"cause": " "}, "why it cannot wait"),
        ({"matters": ()}, "at least one matter"),
        ({"starts_at": dt.datetime(2026, 11, 21, tzinfo=dt.UTC)}, "before it is called"),
    ],
)
@pytest.mark.usefixtures("delegates")
def test_an_unsound_call_is_refused(chair, school, wrong, sentence):
    with pytest.raises(RuleBroken, match=sentence):
        services.call_heads(actor=chair, union=school, call=heads_call(**wrong))

    assert HeadsMeeting.objects.count() == 0


def test_a_house_without_heads_calls_nobody(chair, school):
    with pytest.raises(RuleBroken, match="No delegation has a head"):
        make_meeting(school, by=chair)


@pytest.mark.usefixtures("delegates")
def test_only_the_union_s_own_officers_call(mei, school):
    for actor in (mei, make_officer(school.parent)):
        with pytest.raises(NotPermitted):
            make_meeting(school, by=actor)


def test_the_roll_is_drawn_anew_and_those_invited_stay(chair, school, delegates, term, mei):
    meeting = make_meeting(school, by=chair)
    services.invite(actor=chair, meeting_id=meeting.pk, number=mei.person.number)
    Delegation.objects.filter(term=term, name="高年级代表团").update(head=delegates[5])

    services.draw_heads(actor=chair, meeting_id=meeting.pk)

    assert set(meeting.seats.values_list("person", flat=True)) == {
        delegates[0].pk,
        delegates[1].pk,
        delegates[5].pk,
        mei.person.pk,
    }
    assert turnout_of(meeting).entitled == 3


def test_nothing_is_noted_before_it_begins(chair, school, delegates):
    meeting = make_meeting(school, by=chair)

    with pytest.raises(NotPermitted, match="has not begun yet"):
        services.call_roll(actor=chair, meeting_id=meeting.pk, came={})

    assert turnout_of(meeting).present == 0
    assert len(delegates) == 6


@pytest.mark.usefixtures("delegates")
def test_minutes_are_mended_until_the_chair_signs_them(chair, school):
    meeting = _dealt_with(chair, school)
    services.write_minutes(actor=chair, meeting_id=meeting.pk, text="初稿", seen_version=1)
    with pytest.raises(ChangedMeanwhile):
        services.write_minutes(actor=chair, meeting_id=meeting.pk, text="另一稿", seen_version=1)
    services.write_minutes(actor=chair, meeting_id=meeting.pk, text="定稿", seen_version=2)

    signed = services.sign_minutes(actor=chair, meeting_id=meeting.pk)

    entry = Entry.objects.get()
    assert (signed.state, signed.minutes, signed.entry) == ("signed", "定稿", entry)
    assert (entry.category, entry.sentence) == (
        "congress",
        "11月22日召开代表团团长和专门委员会负责人联席会议，应到3人，实到2人，研究寒假值班安排。",
    )
    assert list(Figure.objects.values_list("measure", "value")) == [("participants", 2)]
    with pytest.raises(NotPermitted, match="minutes are signed"):
        services.write_minutes(actor=chair, meeting_id=meeting.pk, text="再改", seen_version=signed.version)


def _dealt_with(chair: Any, school: Any) -> Any:
    meeting = begun(make_meeting(school, by=chair, matters=(("寒假值班安排", False),)), by=chair, present=2)
    services.talk_over(actor=chair, matter_id=meeting.matters.get().pk, text="各年级自愿报名")
    return meeting


@pytest.mark.usefixtures("delegates")
def test_minutes_are_signed_once_all_matters_are_dealt_with_and_they_are_written(chair, school):
    waiting = begun(make_meeting(school, by=chair), by=chair)
    unwritten = _dealt_with(chair, school)

    for meeting, sentence in (
        (waiting, "Not dealt with yet: 课后服务补贴标准调整; 寒假值班安排"),
        (unwritten, "no minutes"),
    ):
        with pytest.raises(RuleBroken, match=sentence):
            services.sign_minutes(actor=chair, meeting_id=meeting.pk)

    assert Entry.objects.count() == 0


@pytest.mark.usefixtures("delegates")
def test_a_meeting_is_called_off_until_a_matter_is_dealt_with(chair, school):
    meeting = services.call_off_heads(actor=chair, meeting_id=make_meeting(school, by=chair).pk, reason="改期")
    held = _dealt_with(chair, school)

    with pytest.raises(RuleBroken, match="has been held"):
        services.call_off_heads(actor=chair, meeting_id=held.pk, reason="改期")

    assert (meeting.state, meeting.reason) == ("called_off", "改期")


@pytest.mark.usefixtures("delegates")
def test_another_school_knows_of_no_meeting(chair, school):
    meeting = make_meeting(school, by=chair)
    stranger = make_member(make_union(make_union()))

    with pytest.raises(NotFound):
        services.draw_heads(actor=stranger, meeting_id=meeting.pk)
