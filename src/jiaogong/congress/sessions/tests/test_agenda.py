from __future__ import annotations

import pytest

from jiaogong.congress.models import Item
from jiaogong.congress.sessions import services
from jiaogong.congress.sessions.rules import ItemPlan
from jiaogong.congress.sessions.tests.factories import make_open, make_session
from jiaogong.kernel.errors import RuleBroken

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
