"""During a term: delegations and their heads, special committees, by-elections, recalls."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest

from jiaogong.congress.delegates.queries import delegates_of
from jiaogong.congress.delegates.queries.serving import committee_for, sits_on
from jiaogong.congress.delegates.rules.votes import Count
from jiaogong.congress.delegates.services import serving as services
from jiaogong.congress.delegates.tests.conftest import TODAY
from jiaogong.congress.delegates.tests.factories import make_staff, make_term
from jiaogong.congress.models import Delegate, Delegation, SpecialCommittee
from jiaogong.kernel.errors import NotFound, NotPermitted, RuleBroken
from jiaogong.members.models import Office, Person, Term
from jiaogong.members.queries import standing_of
from jiaogong.members.tests.factories import make_officer
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(school) -> list[Person]:
    return make_staff(school, 5)


@pytest.fixture
def term(school, chair, people) -> Term:
    """Three delegates on four seats."""
    return make_term(school, by=chair, people=people[:3], seats=4)


@pytest.fixture
def delegation(chair, term) -> Delegation:
    """The first two delegates sit in it."""
    found = services.add_delegation(actor=chair, term_id=term.pk, name="语文组")
    seats = list(term.offices.order_by("pk")[:2])
    services.arrange_delegations(actor=chair, term_id=term.pk, places={o.pk: found.pk for o in seats})
    return found


def test_delegates_are_put_into_a_delegation_which_one_of_them_heads(chair, term, delegation, people):
    note = partial(services.note_head, actor=chair, term_id=term.pk, delegation_id=delegation.pk)

    note(person_id=people[1].pk)
    with pytest.raises(RuleBroken, match="one of its own delegates"):
        note(person_id=people[2].pk)

    delegation.refresh_from_db()
    assert (delegation.head, delegation.delegates.count()) == (people[1], 2)


def test_a_head_who_leaves_the_delegation_heads_it_no_longer(chair, term, delegation, people):
    services.note_head(actor=chair, term_id=term.pk, delegation_id=delegation.pk, person_id=people[0].pk)
    seat = term.offices.get(person=people[0])

    services.arrange_delegations(actor=chair, term_id=term.pk, places={seat.pk: None})

    delegation.refresh_from_db()
    assert (delegation.head, delegation.delegates.count()) == (None, 1)


def test_a_delegation_in_which_delegates_sit_is_not_taken_away(chair, term, delegation):
    with pytest.raises(RuleBroken, match="put them elsewhere first"):
        services.drop_delegation(actor=chair, term_id=term.pk, delegation_id=delegation.pk)

    assert Delegation.objects.count() == 1


def test_a_special_committee_is_of_delegates_with_one_in_the_chair(chair, term, people, school):
    form = partial(services.form_committee, actor=chair, term_id=term.pk, kind="proposals", name="提案工作委员会")

    with pytest.raises(RuleBroken, match="are delegates"):
        form(people={people[4].pk: True})
    with pytest.raises(RuleBroken, match="choose who"):
        form(people={people[0].pk: False, people[1].pk: False})
    made = form(people={people[0].pk: True, people[1].pk: False})
    form(people={people[1].pk: True}, committee_id=made.pk)

    found = committee_for(school, "proposals")
    assert found is not None
    assert [(m.person, m.is_chair) for m in found.members.all()] == [(people[1], True)]
    assert [sits_on(person, school, "proposals") for person in people[:2]] == [False, True]


def test_a_committee_is_dissolved(chair, term, people):
    made = services.form_committee(
        actor=chair, term_id=term.pk, kind="welfare", name="生活福利委员会", people={people[0].pk: True}
    )

    services.dissolve_committee(actor=chair, term_id=term.pk, committee_id=made.pk)

    assert SpecialCommittee.objects.count() == 0


def test_an_empty_seat_is_by_elected_by_more_than_half_of_the_constituency(chair, term, delegation, people, school):
    elect = partial(
        services.by_elect, actor=chair, term_id=term.pk, person_id=people[3].pk, delegation_id=delegation.pk,
        on=dt.date(2026, 11, 20),
    )  # fmt: skip

    with pytest.raises(RuleBroken, match="15 votes and 28 of 30 taking part"):
        elect(count=Count(entitled=30, cast=28, votes={people[3].pk: 15}))
    with pytest.raises(RuleBroken, match="19 votes and 19 of 30 taking part"):
        elect(count=Count(entitled=30, cast=19, votes={people[3].pk: 19}))
    office = elect(count=Count(entitled=30, cast=28, votes={people[3].pk: 16}))

    kept = Delegate.objects.get(office=office)
    assert (office.how, kept.delegation, kept.constituency) == (Office.How.BY_ELECTED, delegation, "语文组")
    assert delegates_of(school, "congress", TODAY).count() == 4


def test_a_recall_needs_more_than_half_of_all_and_leaves_the_seat_vacant(chair, term, delegation, people, school):
    services.note_head(actor=chair, term_id=term.pk, delegation_id=delegation.pk, person_id=people[0].pk)
    seat = term.offices.get(person=people[0])
    recall = partial(services.recall_delegate, actor=chair, office_id=seat.pk, on=TODAY, entitled=20)

    with pytest.raises(RuleBroken, match="10 of 20 in favour recall nobody"):
        recall(yes=10)
    ended = recall(yes=11)

    delegation.refresh_from_db()
    assert (ended.how_ended, ended.until, delegation.head) == (Office.End.RECALLED, TODAY, None)
    assert delegates_of(school, "congress", TODAY + dt.timedelta(days=1)).count() == 2


@pytest.mark.parametrize(
    ("day", "told"), [(dt.date(1000, 1, 1), "too early"), (dt.date(2026, 11, 23), "still to come")]
)
def test_a_vote_of_a_day_that_cannot_be_neither_fills_nor_ends_a_seat(chair, term, people, day, told):
    seat = term.offices.get(person=people[0])
    count = Count(entitled=9, cast=9, votes={people[3].pk: 8})

    with pytest.raises(RuleBroken, match=told):
        services.recall_delegate(actor=chair, office_id=seat.pk, on=day, yes=8, entitled=9)
    with pytest.raises(RuleBroken, match=told):
        services.by_elect(actor=chair, term_id=term.pk, person_id=people[3].pk, delegation_id=None, on=day, count=count)

    seat.refresh_from_db()
    assert (seat.until, term.offices.filter(person=people[3]).count()) == (None, 0)


def test_neither_a_delegate_nor_the_chair_of_another_school_arranges_anything(term, people, school):
    other = make_officer(make_union(school.parent))

    with pytest.raises(NotPermitted):
        services.add_delegation(actor=standing_of(people[0]), term_id=term.pk, name="一组")
    with pytest.raises(NotFound):
        services.add_delegation(actor=other, term_id=term.pk, name="一组")

    assert Delegation.objects.count() == 0
