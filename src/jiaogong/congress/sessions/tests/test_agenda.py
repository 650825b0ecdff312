from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.urls import reverse

from jiaogong.congress.models import Item, Session
from jiaogong.congress.sessions import services
from jiaogong.congress.sessions.queries.rolls import record_of
from jiaogong.congress.sessions.rules import ItemPlan
from jiaogong.congress.sessions.telling import minutes_of
from jiaogong.congress.sessions.tests.factories import make_called, make_delegates, make_open, make_session, send_papers
from jiaogong.kernel import clock
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.tests.factories import signed_in

pytestmark = pytest.mark.django_db
PAY = ItemPlan(kind="pass", title="绩效工资分配办法")


def test_a_matter_stands_on_an_agenda_once(chair, school):
    session = make_session(school, by=chair)
    services.add_item(actor=chair, session_id=session.pk, plan=PAY)

    with pytest.raises(RuleBroken, match="stands on the agenda already"):
        services.add_item(actor=chair, session_id=session.pk, plan=PAY)

    assert Item.objects.count() == 1


def test_a_matter_taken_off_may_come_onto_the_agenda_again(chair, school):
    session = make_session(school, by=chair)
    services.take_off(actor=chair, item_id=services.add_item(actor=chair, session_id=session.pk, plan=PAY).pk)

    item = services.add_item(actor=chair, session_id=session.pk, plan=PAY)

    assert item.state == "planned"


@pytest.mark.parametrize("way", ["hands", "secret"])
def test_what_is_only_heard_is_not_voted_on(chair, school, way):
    session = make_session(school, by=chair)

    with pytest.raises(RuleBroken, match="What is only heard is not voted on"):
        services.add_item(actor=chair, session_id=session.pk, plan=ItemPlan(kind="hear", title="学校工作报告", way=way))


def test_in_an_open_session_what_must_be_secret_does_not_become_a_matter_for_hands(chair, school):
    item = make_open(school, by=chair, items=(PAY,)).items.get()

    with pytest.raises(RuleBroken, match="once the session is open it stays so"):
        services.change_item(actor=chair, item_id=item.pk, plan=ItemPlan(kind="review", title=PAY.title, way="hands"))

    item.refresh_from_db()
    assert (item.kind, item.way) == ("pass", "secret")


def test_in_an_open_session_the_text_put_to_the_vote_may_still_change(chair, school):
    item = make_open(school, by=chair, items=(PAY,)).items.get()

    changed = services.change_item(
        actor=chair, item_id=item.pk, plan=ItemPlan(kind="pass", title=PAY.title, text="自2027年1月起施行。")
    )

    assert changed.text == "自2027年1月起施行。"


@pytest.mark.parametrize("title", ["绩效工资分配办法", "《绩效工资分配办法》（草案）"])
def test_in_an_open_session_a_secret_matter_taken_off_does_not_come_back_to_be_voted_on_by_hands(chair, school, title):
    draft = ItemPlan(kind="pass", title="绩效工资分配办法草案" if "草案" in title else title)
    session = make_open(school, by=chair, items=(draft,))
    services.take_off(actor=chair, item_id=session.items.get().pk)

    with pytest.raises(RuleBroken, match="once the session is open it stays so"):
        services.add_item(actor=chair, session_id=session.pk, plan=ItemPlan(kind="review", title=title, way="hands"))

    assert session.items.count() == 1


def test_another_matter_is_not_renamed_to_one_that_must_be_secret(chair, school):
    session = make_open(school, by=chair, items=(PAY, ItemPlan(kind="procedure", title="大会议程")))
    pay, order = session.items.order_by("position")
    services.take_off(actor=chair, item_id=pay.pk)

    with pytest.raises(RuleBroken, match="once the session is open it stays so"):
        services.change_item(actor=chair, item_id=order.pk, plan=ItemPlan(kind="procedure", title=PAY.title))


@pytest.fixture
def sent(chair, school) -> Session:
    """A called session of the day in nine days whose papers have been sent."""
    make_delegates(school, 6)
    session = make_called(school, by=chair, starts_at=clock.now() + dt.timedelta(days=9))
    send_papers(session, by=chair)
    return session


def test_what_is_to_be_passed_and_comes_too_late_for_its_text_asks_for_a_reason(chair, sent):
    with clock.stopped_at(clock.now() + dt.timedelta(days=3)):
        with pytest.raises(RuleBroken, match=r"had to be sent by 2026-11-24.*Say why it comes late"):
            services.add_item(actor=chair, session_id=sent.pk, plan=PAY)

        plan = ItemPlan(kind="pass", title=PAY.title, late_reason="上级文件刚到")
        item = services.add_item(actor=chair, session_id=sent.pk, plan=plan)

    assert (item.late_reason, "说明：上级文件刚到。" in minutes_of(record_of(_dealt_with(sent)))) == (
        "上级文件刚到",
        True,
    )


def _dealt_with(session: Session) -> Session:
    session.items.update(state=Item.State.HEARD)
    return session


def test_what_is_only_heard_may_come_late(chair, sent):
    with clock.stopped_at(clock.now() + dt.timedelta(days=3)):
        item = services.add_item(actor=chair, session_id=sent.pk, plan=ItemPlan(kind="hear", title="工会工作报告"))

    assert item.late_reason == ""


def test_what_came_in_time_after_the_papers_is_voted_on_once_its_own_text_has_been_sent(chair, school):
    session = make_open(school, by=chair)
    Session.objects.filter(pk=session.pk).update(starts_at=clock.now() + dt.timedelta(days=9))
    item = services.add_item(actor=chair, session_id=session.pk, plan=PAY)
    with pytest.raises(RuleBroken, match="send its text, or say why it comes late"):
        services.put_to_ballot(actor=chair, item_id=item.pk)

    services.add_paper(actor=chair, session_id=session.pk, title=PAY.title, text="全文", item_id=item.pk)
    item = services.put_to_ballot(actor=chair, item_id=item.pk)

    assert item.state == "voting"


def test_the_same_paper_sent_twice_is_added_once(chair, sent):
    key = uuid.uuid4()

    made = [
        services.add_paper(actor=chair, session_id=sent.pk, title="补充材料", text="全文", form_key=key).pk
        for _ in range(2)
    ]

    assert (made[0] == made[1], sent.papers.filter(title="补充材料").count()) == (True, 1)


def test_hands_from_an_old_tab_for_what_must_be_secret_are_refused_in_words_on_the_page(chair, school):
    item = make_open(school, by=chair, items=(PAY,)).items.get()

    answer = signed_in(chair).post(
        reverse("session-item", args=[item.pk]), {"act": "hands", "yes": "6", "no": "0", "abstained": "0"}
    )

    assert (answer.status_code, "This is voted on by secret ballot, not by hands" in answer.content.decode()) == (
        422,
        True,
    )
