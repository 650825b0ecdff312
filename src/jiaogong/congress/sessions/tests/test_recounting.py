from __future__ import annotations

import pytest
from django.urls import reverse

from jiaogong.congress.models import Item, Session
from jiaogong.congress.sessions import services
from jiaogong.congress.sessions.rules import Count, ItemPlan
from jiaogong.congress.sessions.tests.factories import make_open
from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotPermitted, RuleBroken
from jiaogong.members.queries import standing_of
from jiaogong.members.tests.factories import signed_in

pytestmark = pytest.mark.django_db
PROCEDURE = ItemPlan(kind="procedure", title="大会议程（草案）")
PASS = ItemPlan(kind="pass", title="考勤办法")


def item_of(session: Session) -> Item:
    return Item.objects.get(session=session)


@pytest.fixture
def rejected(chair, school) -> Item:
    """Five of six present, three hands counted, one too few."""
    session = make_open(school, by=chair, present=5, items=(PROCEDURE,))
    count = Count(yes=3, no=2)
    return services.vote_by_hands(actor=chair, item_id=item_of(session).pk, count=count, tellers="季知秋、阮清禾")


def test_a_mistyped_count_is_counted_anew_and_both_counts_stay_on_record(chair, rejected):
    item = services.recount_hands(
        actor=chair, item_id=rejected.pk, count=Count(yes=4, no=1), reason="录入有误", tellers="季知秋、阮清禾"
    )

    assert (item.state, item.yes, item.no, item.present, item.needed) == ("carried", 4, 1, 5, 4)
    kept = item.hand_counts.values_list("yes", "no", "abstained", "tellers", "reason", "noted_by", "noted_at")
    assert list(kept) == [
        (3, 2, 0, "季知秋、阮清禾", "", chair.person.pk, clock.now()),
        (4, 1, 0, "季知秋、阮清禾", "录入有误", chair.person.pk, clock.now()),
    ]


def test_a_recount_says_why_and_holds_no_more_hands_than_were_in_the_hall(chair, rejected):
    with pytest.raises(RuleBroken, match="Say why"):
        services.recount_hands(actor=chair, item_id=rejected.pk, count=Count(yes=4), reason=" ")
    with pytest.raises(RuleBroken, match="6 hands are entered, 5 people are present"):
        services.recount_hands(actor=chair, item_id=rejected.pk, count=Count(yes=6), reason="录入有误")

    rejected.refresh_from_db()
    assert (rejected.state, rejected.yes, rejected.hand_counts.count()) == ("rejected", 3, 1)


def test_nothing_passes_by_a_recount_once_the_quorum_is_lost_but_a_wrong_pass_is_taken_back(chair, rejected):
    services.recount_hands(actor=chair, item_id=rejected.pk, count=Count(yes=4), reason="录入有误")
    for number in (1, 2):
        services.note_leaving(actor=chair, session_id=rejected.session_id, number=number)

    again = services.recount_hands(actor=chair, item_id=rejected.pk, count=Count(yes=3), reason="复核")
    with pytest.raises(RuleBroken, match="3 of 6 are present, 4 are needed"):
        services.recount_hands(actor=chair, item_id=rejected.pk, count=Count(yes=5), reason="再复核")

    assert (again.state, again.hand_counts.count()) == ("rejected", 3)


def test_hands_are_counted_anew_while_the_session_is_open_and_by_its_officers(chair, rejected):
    delegate = standing_of(rejected.session.seats.get(number=1).person)
    with pytest.raises(NotPermitted, match="Only an officer"):
        services.recount_hands(actor=delegate, item_id=rejected.pk, count=Count(yes=4), reason="录入有误")
    services.close_session(actor=chair, session_id=rejected.session_id)

    with pytest.raises(NotPermitted, match="while the session is open"):
        services.recount_hands(actor=chair, item_id=rejected.pk, count=Count(yes=4), reason="录入有误")


def test_what_no_hands_decided_is_not_counted_anew(chair, school):
    session = make_open(school, by=chair, items=(PASS,))

    with pytest.raises(NotPermitted, match="Only a show of hands"):
        services.recount_hands(actor=chair, item_id=item_of(session).pk, count=Count(yes=6), reason="录入有误")


def test_the_page_counts_anew_and_begins_with_those_who_counted_before(chair, rejected):
    client, page = signed_in(chair), reverse("session-item", args=[rejected.pk])
    offered = client.get(page).context["recount_form"]["tellers"].value()

    refused = client.post(page, {"act": "recount", "yes": "4", "no": "1", "abstained": "0", "tellers": "季知秋"})
    client.post(page, {"act": "recount", "yes": "4", "no": "1", "abstained": "0", "reason": "录入有误"})

    rejected.refresh_from_db()
    assert (offered, refused.status_code, rejected.state) == ("季知秋、阮清禾", 422, "carried")
