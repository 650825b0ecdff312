from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.congress.models import Resolution, Session
from jiaogong.congress.sessions import services
from jiaogong.congress.sessions.queries import outcomes
from jiaogong.congress.sessions.rules import Count, ItemPlan
from jiaogong.congress.sessions.services import ResolutionPlan
from jiaogong.congress.sessions.tests.factories import (
    come,
    make_called,
    make_delegates,
    make_open,
    make_ready,
    make_session,
    plan,
)
from jiaogong.kernel import clock
from jiaogong.kernel.errors import ChangedMeanwhile, NotFound, NotPermitted, RuleBroken
from jiaogong.ledger.models import Entry
from jiaogong.members.models import Office
from jiaogong.members.queries import standing_of
from jiaogong.members.tests.factories import make_member, make_office, make_officer, make_person
from jiaogong.unions.models import OwnLimit
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
PROCEDURE = ItemPlan(kind="procedure", title="大会议程")
REPORT = ItemPlan(kind="hear", title="学校工作报告", presenter="校长")


@pytest.fixture
def closed(chair, school) -> Session:
    session = make_open(school, by=chair, present=5, items=(PROCEDURE, REPORT))
    first, second = session.items.order_by("position")
    services.vote_by_hands(actor=chair, item_id=first.pk, count=Count(yes=4, abstained=1))
    services.note_heard(actor=chair, item_id=second.pk)
    return services.close_session(actor=chair, session_id=session.pk)


def test_the_minutes_begin_from_the_record(closed):
    assert closed.minutes.splitlines() == [
        "2026年11月22日12:00，柳岸小学工会在报告厅召开第一届教职工代表大会第一次会议。",
        "应到代表6人，实到5人，缺席1人，符合法定人数。",
        "大会主席团：代表1、代表2、代表3。",
        "1．审议《大会议程》。经举手表决，应到6人，实到5人，赞成4票，反对0票，弃权1票，获得通过。",
        "2．听取校长作《学校工作报告》。",
        "会议于12:00闭会。",
    ]


def test_signing_the_minutes_makes_one_entry_with_the_session_s_figures(chair, closed):
    signed = services.sign_minutes(actor=chair, session_id=closed.pk)

    entry = Entry.objects.get()
    assert (signed.state, signed.entry, entry.state, entry.category) == ("signed", entry, "confirmed", "congress")
    assert dict(entry.figures.values_list("measure", "value")) == {
        "congress_sessions": 1, "delegates_due": 6, "delegates_present": 5, "delegates_excused": 0,
        "items_considered": 2, "items_passed": 0,
    }  # fmt: skip
    assert entry.sentence == (
        "11月22日召开第一届教职工代表大会第一次会议，应到代表6人，实到5人，审议2项，表决通过0项。"
    )


def test_a_session_of_the_members_congress_is_an_entry_of_its_own_with_its_own_figures(chair, school):
    make_delegates(school, 6, body="delegates")
    session = make_ready(school, by=chair, body=Session.Body.DELEGATES, items=(REPORT,))
    come(session, 5, by=chair)
    services.open_session(actor=chair, session_id=session.pk)
    services.note_heard(actor=chair, item_id=session.items.get().pk)
    services.close_session(actor=chair, session_id=session.pk)

    entry = services.sign_minutes(actor=chair, session_id=session.pk).entry

    assert entry is not None
    assert (entry.category, entry.sentence) == (
        "organisation",
        "11月22日召开第一届会员代表大会第一次会议，应到会员代表6人，实到会员代表5人，审议1项，表决通过0项。",
    )
    assert dict(entry.figures.values_list("measure", "value")) == {
        "members_congresses": 1, "members_delegates_due": 6, "members_delegates_present": 5,
        "members_delegates_excused": 0, "members_items_considered": 1, "members_items_passed": 0,
    }  # fmt: skip


def test_minutes_are_signed_once_and_by_the_chair_alone(chair, school, closed):
    other = make_person(school)
    make_office(other, kind=Office.Kind.COMMITTEE)

    with pytest.raises(NotPermitted, match="The chair of"):
        services.sign_minutes(actor=standing_of(other), session_id=closed.pk)
    services.sign_minutes(actor=chair, session_id=closed.pk)
    with pytest.raises(NotPermitted, match="once only"):
        services.sign_minutes(actor=chair, session_id=closed.pk)
    with pytest.raises(NotPermitted, match="until they are signed"):
        services.write_minutes(actor=chair, session_id=closed.pk, text="改", seen_version=3)

    assert Entry.objects.count() == 1


def test_of_two_who_write_the_minutes_the_second_is_shown_the_first(chair, closed):
    services.write_minutes(actor=chair, session_id=closed.pk, text="第一稿", seen_version=closed.version)

    with pytest.raises(ChangedMeanwhile):
        services.write_minutes(actor=chair, session_id=closed.pk, text="第二稿", seen_version=closed.version)


def test_a_session_closes_once_all_items_are_dealt_with(chair, school):
    session = make_open(school, by=chair, items=(PROCEDURE,))

    with pytest.raises(RuleBroken, match="Not dealt with yet: 大会议程"):
        services.close_session(actor=chair, session_id=session.pk)
    services.take_off(actor=chair, item_id=session.items.get().pk)

    assert services.close_session(actor=chair, session_id=session.pk).state == "closed"


def test_the_report_on_proposals_stays_on_the_agenda(chair, school):
    make_session(school, by=chair, starts_at=clock.now() - dt.timedelta(days=200))
    second = make_session(school, by=chair)
    review = second.items.get()

    with pytest.raises(RuleBroken, match="第七条第五项"):
        services.take_off(actor=chair, item_id=review.pk)
    with pytest.raises(RuleBroken, match="第七条第五项"):
        services.change_item(actor=chair, item_id=review.pk, plan=REPORT)
    services.add_item(actor=chair, session_id=second.pk, plan=ItemPlan(kind="review", title="提案办理报告"))

    assert services.take_off(actor=chair, item_id=review.pk).state == "dropped"


def test_what_is_not_adopted_is_explained(chair, closed):
    made = services.add_resolution(
        actor=chair, session_id=closed.pk, plan=ResolutionPlan(text="延长食堂开放时间", charged="总务处")
    )

    with pytest.raises(RuleBroken, match="explained to the delegates"):
        services.settle_resolution(actor=chair, resolution_id=made.pk, is_adopted=False)
    services.settle_resolution(actor=chair, resolution_id=made.pk, is_adopted=False, explanation="场地不足")

    assert Resolution.objects.get().state == "not_adopted"
    with pytest.raises(RuleBroken, match="settled already"):
        services.settle_resolution(actor=chair, resolution_id=made.pk, is_adopted=True, outcome="办了")


def test_resolutions_stay_public_for_as_long_as_the_place_asks(chair, closed):
    services.add_resolution(actor=chair, session_id=closed.pk, plan=ResolutionPlan(text="延长食堂开放时间"))

    with pytest.raises(RuleBroken, match="3 days are too few"):
        services.publish_resolutions(actor=chair, session_id=closed.pk, days=3)
    services.publish_resolutions(actor=chair, session_id=closed.pk)
    made = Resolution.objects.get()
    with pytest.raises(RuleBroken, match="its words stand"):
        services.change_resolution(actor=chair, resolution_id=made.pk, plan=ResolutionPlan(text="另一句"))

    assert (made.public_from, made.public_until) == (dt.date(2026, 11, 22), dt.date(2026, 11, 26))
    assert list(outcomes.open_resolutions(chair, clock.today())) == [made]


def test_a_petition_is_called_once_a_third_have_signed(chair, school):
    people = [standing_of(p) for p in make_delegates(school, 7)]
    petition = services.propose_session(
        actor=people[0], union=school, plan=plan(cause=Session.Cause.PETITION, reason="食堂")
    )
    services.add_item(actor=chair, session_id=petition.pk, plan=REPORT)
    for side in ("party", "administration"):
        services.note_sign_off(
            actor=chair, session_id=petition.pk, side=side, signed_by="周明远", signed_date=clock.today()
        )
    for signer in (people[1], people[1]):
        services.sign_petition(actor=signer, session_id=petition.pk)
    with pytest.raises(RuleBroken, match="2 have signed the petition, 3 are needed"):
        services.call_session(actor=chair, session_id=petition.pk)

    services.sign_petition(actor=people[2], session_id=petition.pk)

    assert services.call_session(actor=chair, session_id=petition.pk).state == "called"


def test_papers_are_proven_opened_or_signed_for_and_what_was_sent_stays(chair, school):
    people = make_delegates(school, 3)
    session = make_called(school, by=chair)
    paper = services.add_paper(actor=chair, session_id=session.pk, title="工作报告", text="全文")
    services.send_papers(actor=chair, session_id=session.pk)
    for _ in range(2):
        services.open_papers(actor=standing_of(people[0]), session_id=session.pk)
    services.open_papers(actor=make_member(school), session_id=session.pk)

    new = services.note_signed_for(actor=chair, session_id=session.pk, people=[p.pk for p in people[:2]])

    assert (new, list(session.deliveries.values_list("how", flat=True))) == (1, ["opened", "signed"])
    with pytest.raises(RuleBroken, match="has been sent"):
        services.drop_paper(actor=chair, paper_id=paper.pk)


def test_papers_sent_late_are_sent_where_the_place_only_warns(chair, school):
    make_delegates(school, 3)
    session = make_called(school, by=chair, starts_at=clock.now() + dt.timedelta(days=6))
    services.add_paper(actor=chair, session_id=session.pk, title="工作报告", text="全文")

    assert services.send_papers(actor=chair, session_id=session.pk).papers_sent_at == clock.now()


def test_a_topic_becomes_an_item_or_its_author_is_told_why_not(chair, school):
    delegate = standing_of(make_delegates(school, 3)[0])
    session = make_session(school, by=chair)
    taken, left = (
        services.propose_topic(actor=delegate, session_id=session.pk, text=text) for text in ("课后服务分配", "停车")
    )

    services.answer_topic(actor=chair, topic_id=taken.pk, kind="pass")
    with pytest.raises(RuleBroken, match="Say why"):
        services.answer_topic(actor=chair, topic_id=left.pk)
    services.answer_topic(actor=chair, topic_id=left.pk, answer="属日常管理")

    assert list(session.items.values_list("title", "kind", "way")) == [("课后服务分配", "pass", "secret")]
    assert list(session.topics.values_list("state", flat=True)) == ["taken", "left"]


def test_speakers_wait_in_the_order_of_asking_and_each_once(chair, school):
    session = make_open(school, by=chair)
    delegate = standing_of(session.seats.get(number=2).person)
    speaker = services.ask_for_floor(actor=delegate, session_id=session.pk)
    services.ask_for_floor(actor=delegate, session_id=session.pk)

    services.note_spoken(actor=chair, speaker_id=speaker.pk)
    services.ask_for_floor(actor=delegate, session_id=session.pk)

    assert [s.spoke_at is None for s in session.speakers.order_by("pk")] == [False, True]


def test_delegates_of_another_union_take_no_part(chair, school):
    stranger = standing_of(make_delegates(make_union(school.parent), 1)[0])
    session = make_open(school, by=chair)

    for act in (
        lambda: services.ask_for_floor(actor=stranger, session_id=session.pk),
        lambda: services.give_opinion(actor=stranger, session_id=session.pk, text="意见"),
        lambda: services.note_heard(actor=stranger, item_id=session.items.get().pk),
    ):
        with pytest.raises(NotFound):
            act()


def test_the_two_congresses_keep_their_counts_apart(chair, school):
    make_delegates(school, 3)
    members = make_delegates(school, 6, body="delegates")
    OwnLimit.objects.create(
        union=school, code="congress.quorum", value="1/1", reason="学校办法", since="2026-01-01",
        set_by=chair.person, set_at="2026-01-01T00:00:00+08:00",
    )  # fmt: skip
    session = make_ready(school, by=chair, body=Session.Body.DELEGATES, items=(REPORT,))
    come(session, 4, by=chair)

    opened = services.open_session(actor=chair, session_id=session.pk)

    assert (opened.entitled, opened.opened_with, len(members)) == (6, 4, 6)


def test_an_officer_of_the_area_reads_but_leads_nothing(school, closed):
    area = make_officer(school.parent)

    with pytest.raises(NotPermitted, match="Only an officer of"):
        services.add_resolution(actor=area, session_id=closed.pk, plan=ResolutionPlan(text="决议"))


def test_the_minutes_of_a_meeting_of_all_tell_of_staff_not_of_delegates(chair, school):
    make_person(school)
    session = make_ready(school, by=chair, items=(REPORT,))
    come(session, 2, by=chair)
    services.open_session(actor=chair, session_id=session.pk)
    services.note_heard(actor=chair, item_id=session.items.get().pk)

    closed = services.close_session(actor=chair, session_id=session.pk)

    assert closed.minutes.splitlines()[:2] == [
        "2026年11月22日12:00，柳岸小学工会在报告厅召开第一届教职工大会第一次会议。",
        "应到教职工2人，实到2人，符合法定人数。",
    ]
