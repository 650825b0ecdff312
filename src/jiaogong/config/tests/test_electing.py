"""Elections, seats filled and trainings stand in the ledger as drafts."""

from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.kernel import clock
from jiaogong.ledger.models import Entry
from jiaogong.ledger.services import confirm_entry
from jiaogong.members.models import Term
from jiaogong.members.offices.rules.terms import Seated
from jiaogong.members.offices.services import replying, seating
from jiaogong.members.offices.services.schooling import Course, record_training
from jiaogong.members.offices.tests.factories import make_term
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_officer, make_person
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 10, 12)


@pytest.fixture(autouse=True)
def _in_november():
    with clock.stopped_at(dt.date(2026, 11, 22)):
        yield


@pytest.fixture
def school() -> Union:
    return make_union(make_union())


@pytest.fixture
def chair(school: Union) -> Standing:
    return make_officer(school)


@pytest.fixture
def term(chair: Standing, school: Union) -> Term:
    return make_term(school, by=chair, elected_date=DAY, seats=4)


def told() -> list[tuple[str, str, dict[str, int], int]]:
    """Title, state, figures and how many people, of each entry in the order in which it was drafted."""
    return [
        (e.title, e.state, dict(e.figures.values_list("measure", "value")), e.concerned.count())
        for e in Entry.objects.order_by("pk")
    ]


@pytest.mark.usefixtures("term")
def test_the_election_of_a_committee_is_drafted_with_those_elected():
    assert told() == [("选举产生第1届工会委员会", "draft", {"by_elections": 1}, 3)]


def test_the_other_bodies_elected_with_it_are_no_further_election(chair, school):
    make_term(school, by=chair, body="audit", elected_date=DAY)

    assert told() == [("选举产生第1届经费审查委员会", "draft", {}, 3)]


def test_an_election_of_long_ago_is_history_and_no_act_of_the_year(chair, school):
    make_term(school, by=chair, elected_date=dt.date(2024, 3, 1))

    assert told() == []


def test_a_by_election_is_drafted_and_an_appointment_is_none(term, school):
    above, people = make_officer(school.parent), [make_person(school, name=name) for name in ("段青禾", "祝云川")]
    seating.end_office(
        actor=above, office_id=term.offices.get(kind="chair").pk, on=dt.date(2026, 10, 20), how="resigned"
    )
    for person, post, how in zip(people, ("chair", "vice"), ("by_elected", "appointed"), strict=True):
        seated = Seated(person_id=person.pk, post=post, how=how)
        seating.fill_seat(actor=above, term_id=term.pk, seated=seated, on=dt.date(2026, 11, 2))

    assert told()[1:] == [
        ("补选工会主席", "draft", {"by_elections": 1}, 1),
        ("由上级工会任命工会副主席", "draft", {}, 1),
    ]


def test_a_training_is_drafted_with_how_many_took_part(chair, school):
    day = dt.date(2026, 5, 11)
    course = Course(course="新任主席培训班", since=day, until=day, people=((chair.person.pk, "P-1"),))

    record_training(actor=chair, union=school, course=course)

    assert told() == [("工会干部培训：新任主席培训班", "draft", {"officers_trained": 1}, 1)]


@pytest.mark.parametrize(("is_confirmed", "left"), [(False, 0), (True, 1)])
def test_the_draft_of_an_election_that_is_not_approved_is_dropped(term, chair, school, is_confirmed, left):
    if is_confirmed:
        confirm_entry(actor=chair, entry_id=Entry.objects.get().pk)

    replying.reply_to_election(
        actor=make_officer(school.parent), term_id=term.pk, approves=False, answer="到会人数不足"
    )

    assert Entry.objects.count() == left
