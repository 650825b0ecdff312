from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation

from jiaogong.desk.queries import next_steps
from jiaogong.elections.services.examining import send_request
from jiaogong.elections.tests.factories import make_election, people_of, public_election
from jiaogong.kernel import clock
from jiaogong.members.queries import Standing, standing_of
from jiaogong.members.tests.factories import make_officer
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 20)


def told(who: Standing) -> list[str]:
    found = next_steps(standing_of(who.person, clock.today()), clock.today())
    return [s.text for s in found if "elections" in s.url]


def test_the_first_page_tells_each_side_what_an_election_waits_for():
    area = make_union()
    school = make_union(area)
    chair, above = make_officer(school), make_officer(area)
    with clock.stopped_at(TODAY), translation.override("en"):
        election = make_election(school, by=chair)
        before = (told(chair), told(above))
        send_request(actor=chair, election_id=election.pk)
        after = (told(chair), told(above))

    assert (before, after) == (
        (["1 election asks for its next step"], []),
        ([], ["1 plan or list of candidates waits for your reply"]),
    )


def test_a_public_list_is_told_until_its_last_day_and_then_asks_to_be_fixed():
    area = make_union()
    school = make_union(area)
    chair, above = make_officer(school), make_officer(area)
    with clock.stopped_at(TODAY), translation.override("en"):
        public_election(school, by=chair, above=above, people=[people_of(school, 4)])
        during = told(chair)
    with clock.stopped_at(TODAY + dt.timedelta(days=10)), translation.override("en"):
        afterwards = told(chair)

    assert (during, afterwards) == (
        ["The candidates of 1 election are public: note what is said against them"],
        ["1 election asks for its next step"],
    )
