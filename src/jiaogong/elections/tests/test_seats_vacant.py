from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.elections.rules.plans import PostPlan
from jiaogong.elections.services import declaring
from jiaogong.elections.tests.conftest import TODAY
from jiaogong.elections.tests.factories import (
    fixed_election,
    make_election,
    vote,
)
from jiaogong.members.models import Office
from jiaogong.members.offices.tests.factories import make_term

pytestmark = pytest.mark.django_db


def test_a_chair_by_elected_by_the_committee_sits_on_it_already(chair, school, above):
    term = make_term(school, by=chair, elected_date=dt.date(2025, 3, 1))
    members = [o.person for o in term.offices.exclude(kind="chair").order_by("pk")]
    Office.objects.filter(term=term, kind="chair").update(until=dt.date(2026, 10, 31), how_ended="retired")
    by_body = PostPlan(body="committee", post="chair", is_by_body=True)
    election = fixed_election(school, by_body, by=chair, above=above, people=[members[:1]], kind="vacant")

    vote(election, [[[0]]] * 2, by=chair)
    declaring.declare(actor=chair, election_id=election.pk)

    office = term.offices.get(kind="chair", until=None)
    assert (office.person, office.how, office.since) == (members[0], "by_committee", TODAY)


def test_a_seat_is_by_elected_by_the_meeting(chair, school, above, people):
    term = make_term(school, by=chair, seats=4, elected_date=dt.date(2025, 3, 1))
    vacant = PostPlan(body="committee", post="member")
    election = fixed_election(school, vacant, by=chair, above=above, people=[people[:2]], kind="vacant")

    vote(election, [[[1]]] * 7, by=chair)
    declaring.declare(actor=chair, election_id=election.pk)

    assert term.offices.get(how="by_elected").person == people[1]


@pytest.mark.parametrize(("votes", "ends"), [(5, True), (4, False)])
@pytest.mark.usefixtures("people")
def test_a_recall_needs_more_than_half_of_all(chair, school, above, votes, ends):
    term = make_term(school, by=chair, members=None, count=1, seats=3, elected_date=dt.date(2025, 3, 1))
    office = term.offices.get()
    recall = PostPlan(body="committee", post="chair", office_id=office.pk)
    election = make_election(school, recall, by=chair, kind="recall", reason="长期不履行职责")

    vote(election, [["yes"]] * votes + [["no"]] * (8 - votes), by=chair)
    declaring.declare(actor=above, election_id=election.pk)

    office.refresh_from_db()
    assert (office.how_ended, office.until) == (("recalled", TODAY) if ends else ("", None))
