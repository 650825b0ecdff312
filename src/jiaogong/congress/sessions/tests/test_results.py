from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from jiaogong.congress.models import Item, ItemResult
from jiaogong.congress.sessions import services
from jiaogong.congress.sessions.queries import elsewhere
from jiaogong.congress.sessions.rules import ItemPlan, Outcome
from jiaogong.congress.sessions.tests.factories import make_open
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.tests.factories import make_member, signed_in
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
ELECT = ItemPlan(kind="elect", title="工会委员会")
OUTCOME = Outcome(
    source="工会委员会换届选举",
    text="工会委员会委员（应选3名）：当选丁一宁（5票）。",
    decided_date=dt.date(2026, 11, 22),
    rows=(("应到会", "6人"), ("实到会", "5人")),
)


@pytest.fixture
def item(chair, school) -> Item:
    return make_open(school, by=chair, present=5, items=(ELECT,)).items.get()


def test_a_result_told_again_takes_the_place_of_the_first_and_another_s_is_refused(chair, item):
    services.note_result(actor=chair, item_id=item.pk, outcome=OUTCOME)
    later = Outcome(source=OUTCOME.source, text="更正", decided_date=OUTCOME.decided_date)
    services.note_result(actor=chair, item_id=item.pk, outcome=later)

    with pytest.raises(RuleBroken, match="has its result already, of 工会委员会换届选举"):
        services.note_result(
            actor=chair, item_id=item.pk, outcome=Outcome(source="补选", text="", decided_date=OUTCOME.decided_date)
        )

    assert list(ItemResult.objects.values_list("item", "text", "rows")) == [(item.pk, "更正", [])]


def test_the_minutes_tell_the_result_and_the_page_shows_it(chair, school, item):
    services.note_result(actor=chair, item_id=item.pk, outcome=OUTCOME)
    services.note_heard(actor=chair, item_id=item.pk)

    closed = services.close_session(actor=chair, session_id=item.session_id)

    assert closed.minutes.splitlines()[3] == "1．进行《工会委员会》。工会委员会委员（应选3名）：当选丁一宁（5票）。"
    shown = signed_in(make_member(school)).get(reverse("session-item", args=[item.pk])).content.decode()
    assert ("当选丁一宁（5票）" in shown, "实到会" in shown) == (True, True)


def test_of_one_item_nobody_is_asked_which_and_of_two_somebody_is(chair, school, item):
    one = elsewhere.only_item(item.session, Item.Kind.ELECT)
    services.add_item(actor=chair, session_id=item.session_id, plan=ItemPlan(kind="elect", title="经费审查委员会"))

    both = elsewhere.only_item(item.session, Item.Kind.ELECT)

    assert (one, both, len(elsewhere.offered(school, Item.Kind.ELECT))) == (item, None, 2)


def test_the_items_of_another_union_and_of_another_kind_are_refused(school, item):
    with pytest.raises(RuleBroken, match="is not on the agenda of a session of"):
        elsewhere.item_of(make_union(school.parent), Item.Kind.ELECT, item.pk)
    with pytest.raises(RuleBroken, match="is not on the agenda of a session of"):
        elsewhere.item_of(school, Item.Kind.APPRAISE, item.pk)
