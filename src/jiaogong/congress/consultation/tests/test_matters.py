from __future__ import annotations

from typing import Any

import pytest

from jiaogong.congress.consultation import services
from jiaogong.congress.consultation.queries.heads import seats_of
from jiaogong.congress.consultation.telling import confirmation_of, minutes_of
from jiaogong.congress.consultation.tests.factories import begun, make_meeting
from jiaogong.congress.models import HeadsMatter, Item, Session
from jiaogong.congress.sessions.queries.owed import owed_by
from jiaogong.congress.sessions.rules import Count
from jiaogong.congress.sessions.tests.factories import make_session
from jiaogong.kernel.errors import NotPermitted, RuleBroken
from jiaogong.members.tests.factories import make_person
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db


def decided(chair: Any, school: Any, *, yes: int = 3, present: int = 3, reserved: bool = True) -> Any:
    """A matter of a meeting of three heads put to a vote."""
    meeting = begun(make_meeting(school, by=chair, matters=(("补贴标准", reserved),)), by=chair, present=present)
    matter = meeting.matters.get()
    return services.decide(actor=chair, matter_id=matter.pk, text="按新标准执行", count=Count(yes=yes))


@pytest.mark.parametrize(("present", "yes", "state"), [(3, 3, "decided"), (2, 2, "decided"), (3, 1, "rejected")])
@pytest.mark.usefixtures("delegates")
def test_more_than_half_of_all_heads_decide(chair, school, present, yes, state):
    matter = decided(chair, school, present=present, yes=yes)

    assert (matter.state, matter.entitled, matter.present, matter.quorum, matter.needed) == (state, 3, present, 2, 2)


@pytest.mark.usefixtures("delegates")
def test_without_a_quorum_nothing_is_decided_but_it_is_talked_over(chair, school):
    with pytest.raises(RuleBroken, match="1 of 3 heads are present, 2 are needed"):
        decided(chair, school, present=1, yes=1)

    matter = HeadsMatter.objects.get()
    assert matter.state == "planned"
    assert services.talk_over(actor=chair, matter_id=matter.pk, text="再议").state == "talked_over"


@pytest.mark.usefixtures("delegates")
def test_more_hands_than_heads_present_are_refused(chair, school):
    with pytest.raises(RuleBroken, match="3 hands are entered, 2 people are present"):
        decided(chair, school, present=2, yes=3)


@pytest.mark.usefixtures("delegates")
def test_nobody_of_another_school_is_invited(chair, school):
    meeting, stranger = make_meeting(school, by=chair), make_person(make_union(school.parent))

    with pytest.raises(RuleBroken, match="Nobody of 柳岸小学工会"):
        services.invite(actor=chair, meeting_id=meeting.pk, number=stranger.number)


@pytest.mark.usefixtures("delegates")
def test_who_is_invited_has_no_vote(chair, school, mei):
    meeting = begun(make_meeting(school, by=chair), by=chair)
    seat = services.invite(actor=chair, meeting_id=meeting.pk, number=mei.person.number)
    services.call_roll(actor=chair, meeting_id=meeting.pk, came={seat.pk: "present"})

    with pytest.raises(RuleBroken, match="4 hands are entered, 3 people are present"):
        services.decide(actor=chair, matter_id=meeting.matters.earliest("pk").pk, text="同意", count=Count(yes=4))


@pytest.mark.usefixtures("delegates")
def test_what_is_dealt_with_stands_and_so_does_its_roll(chair, school):
    matter = decided(chair, school)

    with pytest.raises(RuleBroken, match="is dealt with"):
        services.talk_over(actor=chair, matter_id=matter.pk, text="再议")
    with pytest.raises(RuleBroken, match="it stands"):
        services.call_roll(actor=chair, meeting_id=matter.meeting_id, came={})
    with pytest.raises(RuleBroken, match="stand on this roll"):
        services.draw_heads(actor=chair, meeting_id=matter.meeting_id)


@pytest.mark.usefixtures("delegates")
def test_only_a_decision_on_what_is_reserved_is_owed_a_confirmation(chair, school):
    owed = decided(chair, school)
    free = decided(chair, school, reserved=False)
    refused = decided(chair, school, yes=1)

    assert list(owed_by(school)) == [owed]
    assert [confirmation_of(m) for m in (owed, free, refused)] == ["owed", "", ""]


@pytest.mark.parametrize(
    ("item", "session", "told"),
    [
        ("planned", "called", "on_agenda"),
        ("voting", "open", "on_agenda"),
        ("carried", "open", "confirmed"),
        ("rejected", "open", "not_confirmed"),
        ("heard", "open", "owed"),
        ("dropped", "called", "owed"),
        ("planned", "called_off", "owed"),
    ],
)
@pytest.mark.usefixtures("delegates")
def test_a_session_s_vote_confirms_it_or_not_and_nothing_else_does(chair, school, item, session, told):
    matter, held = decided(chair, school), make_session(school, by=chair)
    made = services.bring_before(actor=chair, matter_id=matter.pk, session_id=held.pk)
    brought = (made.kind, made.title, made.text)

    counts = {"way": "none"} if item == "carried" else {}
    Item.objects.filter(pk=made.pk).update(state=item, **counts)
    Session.objects.filter(pk=held.pk).update(state=session, entitled=6)

    matter = HeadsMatter.objects.select_related("item__session").get(pk=matter.pk)
    assert brought == ("pass", "确认联席会议决定：补贴标准", "按新标准执行")
    assert confirmation_of(matter) == told
    assert list(owed_by(school)) == ([matter] if told == "owed" else [])


@pytest.mark.usefixtures("delegates")
def test_it_is_brought_before_one_session_of_its_own_teachers_congress(chair, school):
    matter, held = decided(chair, school), make_session(school, by=chair)
    other = make_session(school, by=chair, body=Session.Body.DELEGATES)
    with pytest.raises(RuleBroken, match="The teachers' congress of 柳岸小学工会 confirms it"):
        services.bring_before(actor=chair, matter_id=matter.pk, session_id=other.pk)
    services.bring_before(actor=chair, matter_id=matter.pk, session_id=held.pk)

    with pytest.raises(RuleBroken, match="on the agenda of a session already"):
        services.bring_before(actor=chair, matter_id=matter.pk, session_id=held.pk)

    assert Item.objects.count() == 1


@pytest.mark.usefixtures("delegates")
def test_what_is_not_reserved_is_brought_before_no_session(chair, school):
    matter, held = decided(chair, school, reserved=False), make_session(school, by=chair)

    with pytest.raises(NotPermitted, match="Only what is reserved"):
        services.bring_before(actor=chair, matter_id=matter.pk, session_id=held.pk)

    assert Item.objects.count() == 0


@pytest.mark.usefixtures("delegates")
def test_minutes_begin_from_the_record(chair, school):
    meeting = decided(chair, school, present=2, yes=2).meeting

    told = minutes_of(meeting, seats_of(meeting), meeting.matters.all())

    assert told.splitlines()[1:] == [
        "召开原因：课后服务调整需在寒假前落实。",
        "应到3人，实到2人。",
        "出席：代表1、代表4。",
        "请假：代表2。",
        "1．补贴标准：按新标准执行。经举手表决，应到3人，实到2人，赞成2人，反对0人，弃权0人，决定。"
        "属教职工代表大会职权，提请下一次会议确认。",
    ]
