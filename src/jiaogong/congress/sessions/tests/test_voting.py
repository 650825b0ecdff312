from __future__ import annotations

import pytest

from jiaogong.ballots.models import Ballot
from jiaogong.ballots.services import call_off as call_ballot_off
from jiaogong.ballots.tests.factories import carried_through
from jiaogong.congress.models import Item, Session
from jiaogong.congress.sessions import services
from jiaogong.congress.sessions.rules import Count, ItemPlan
from jiaogong.congress.sessions.telling import result_told
from jiaogong.congress.sessions.tests.factories import make_open
from jiaogong.kernel.errors import NotPermitted, RuleBroken
from jiaogong.members.queries import standing_of
from jiaogong.unions.models import OwnLimit

pytestmark = pytest.mark.django_db
PROCEDURE = ItemPlan(kind="procedure", title="大会议程（草案）")
PASS = ItemPlan(kind="pass", title="绩效工资分配办法")


def item_of(session: Session) -> Item:
    return Item.objects.get(session=session)


@pytest.mark.parametrize(("yes", "state"), [(3, "rejected"), (4, "carried")])
def test_more_than_half_of_all_entitled_carry_however_many_are_present(chair, school, yes, state):
    session = make_open(school, by=chair, delegates=6, present=4, items=(PROCEDURE,))

    item = services.vote_by_hands(actor=chair, item_id=item_of(session).pk, count=Count(yes=yes, no=4 - yes))

    assert (item.state, item.present, item.entitled, item.quorum, item.needed) == (state, 4, 6, 4, 4)


def test_the_result_is_told_with_its_numbers_and_keeps_its_rule(chair, school):
    session = make_open(school, by=chair, items=(PROCEDURE,))

    item = services.vote_by_hands(actor=chair, item_id=item_of(session).pk, count=Count(yes=3, no=3))

    assert result_told(item) == (
        "Only 3 in favour of 6 entitled, 4 were needed; 6 were present."
        " It binds nobody and may come again in a later session."
    )
    assert item.limit.startswith("教代会表决须超过代表总数的比例：1/2（学校教职工代表大会规定")


def test_exactly_half_carries_where_the_school_says_so(chair, school):
    OwnLimit.objects.create(
        union=school, code="congress.exact_share_carries", value=1, reason="学校教代会实施办法", since="2026-01-01",
        set_by=chair.person, set_at="2026-01-01T00:00:00+08:00",
    )  # fmt: skip
    session = make_open(school, by=chair, items=(PROCEDURE,))

    item = services.vote_by_hands(actor=chair, item_id=item_of(session).pk, count=Count(yes=3, no=3))

    assert (item.state, item.needed) == ("carried", 3)


def test_more_hands_than_people_in_the_hall_are_refused(chair, school):
    session = make_open(school, by=chair, present=5, items=(PROCEDURE,))

    with pytest.raises(RuleBroken, match="6 hands are entered, 5 people are present"):
        services.vote_by_hands(actor=chair, item_id=item_of(session).pk, count=Count(yes=5, abstained=1))
    with pytest.raises(RuleBroken):
        services.vote_by_hands(actor=chair, item_id=item_of(session).pk, count=Count(yes=6, no=-1))

    assert item_of(session).state == "planned"


def test_nothing_is_decided_once_the_quorum_is_lost(chair, school):
    session = make_open(school, by=chair, present=4, items=(PROCEDURE,))
    services.note_leaving(actor=chair, session_id=session.pk, number=1)

    with pytest.raises(RuleBroken, match="3 of 6 are present, 4 are needed"):
        services.vote_by_hands(actor=chair, item_id=item_of(session).pk, count=Count(yes=3))
    with pytest.raises(RuleBroken, match="nothing can be decided"):
        services.note_heard(actor=chair, item_id=item_of(session).pk)


def test_what_is_to_be_passed_is_neither_heard_nor_voted_on_by_hands(chair, school):
    session = make_open(school, by=chair, items=(PASS,))
    item = item_of(session)

    with pytest.raises(RuleBroken, match="secret ballot, not by hands"):
        services.vote_by_hands(actor=chair, item_id=item.pk, count=Count(yes=6))
    with pytest.raises(RuleBroken, match="put to the vote"):
        services.note_heard(actor=chair, item_id=item.pk)

    assert (item.way, item_of(session).state) == ("secret", "planned")


def test_an_item_that_must_be_secret_is_not_planned_by_hands(chair, school):
    session = make_open(school, by=chair)

    with pytest.raises(RuleBroken, match="secret ballot"):
        services.add_item(
            actor=chair, session_id=session.pk, plan=ItemPlan(kind="elect", title="选举", way=Item.Way.HANDS)
        )


def test_those_present_now_vote_in_the_secret_ballot_of_an_item(chair, school):
    session = make_open(school, by=chair, present=5, items=(PASS,))

    item = services.put_to_ballot(actor=chair, item_id=item_of(session).pk)

    here = session.seats.filter(attendance="present").values_list("person", flat=True)
    assert set(Ballot.objects.get().voters.values_list("person", flat=True)) == set(here)
    assert (item.state, item.present, item.entitled, item.needed) == ("voting", 5, 6, 4)


@pytest.mark.parametrize(("yes", "state"), [(4, "carried"), (3, "rejected")])
def test_the_count_of_its_ballot_decides_an_item_by_all_entitled(chair, school, yes, state):
    session = make_open(school, by=chair, present=5, items=(PASS,))
    services.put_to_ballot(actor=chair, item_id=item_of(session).pk)

    carried_through(Ballot.objects.get(), chair, [["yes"]] * yes + [["no"]] * (5 - yes))

    item = item_of(session)
    assert (item.state, item.yes, item.no, item.present, item.entitled) == (state, yes, 5 - yes, 5, 6)
    assert services.close_session(actor=chair, session_id=session.pk).resolutions.count() == (yes == 4)


def test_an_item_whose_ballot_is_called_off_is_voted_on_again(chair, school):
    session = make_open(school, by=chair, items=(PASS,))
    item = services.put_to_ballot(actor=chair, item_id=item_of(session).pk)
    with pytest.raises(RuleBroken, match="Not dealt with yet"):
        services.close_session(actor=chair, session_id=session.pk)

    call_ballot_off(actor=chair, ballot_id=Ballot.objects.get().pk, reason="监票人未到齐")

    again = services.put_to_ballot(actor=chair, item_id=item.pk)
    assert (again.state, Ballot.objects.count()) == ("voting", 2)


def test_what_is_decided_is_decided_once(chair, school):
    session = make_open(school, by=chair, items=(PROCEDURE,))
    services.vote_by_hands(actor=chair, item_id=item_of(session).pk, count=Count(yes=6))

    with pytest.raises(RuleBroken, match="is dealt with: Passed"):
        services.vote_by_hands(actor=chair, item_id=item_of(session).pk, count=Count(yes=0, no=6))


def test_a_delegate_records_no_result(chair, school):
    session = make_open(school, by=chair, items=(PROCEDURE,))
    delegate = standing_of(session.seats.get(number=1).person)

    with pytest.raises(NotPermitted):
        services.vote_by_hands(actor=delegate, item_id=item_of(session).pk, count=Count(yes=6))
