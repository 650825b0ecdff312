"""What the first page says of bodies and their terms."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation

from jiaogong.desk.queries import next_steps
from jiaogong.kernel import clock
from jiaogong.members.offices.rules.terms import Seated
from jiaogong.members.offices.tests.factories import make_term, seats_for
from jiaogong.members.tests.factories import make_officer
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)


def test_the_first_page_tells_a_chair_what_falls_short_and_the_area_what_waits():
    area = make_union()
    school = make_union(area)
    chair, above = make_officer(school), make_officer(area)
    members = (Seated(person_id=chair.person.pk, post="chair"), *seats_for(school, count=2)[1:])
    with clock.stopped_at(TODAY), translation.override("en"):
        make_term(school, by=chair, members=members, elected_date=dt.date(2024, 1, 10))

        told = [[step.text for step in next_steps(who, TODAY)] for who in (chair, above)]

    assert [[text for text in texts if "bod" in text or "reply" in text] for texts in told] == [
        ["1 body's term ends within 90 days", "3 of the rules on the union's bodies are not kept"],
        ["1 body's term ends within 90 days", "1 election waits for your reply: Union committee"],
    ]
