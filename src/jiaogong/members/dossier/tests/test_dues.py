from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from jiaogong.kernel import clock
from jiaogong.members.dossier.queries.dues import dues_of
from jiaogong.members.tests.factories import make_person, signed_in
from jiaogong.unions.models import OwnLimit

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)


def test_dues_follow_from_the_limits_of_the_union_and_the_page_names_them(chair, school):
    person = make_person(school, dues_base_fen=456_789)
    OwnLimit.objects.create(
        union=school, code="dues.rate", value=0.01, since=TODAY, reason="大会决定", set_by=person, set_at=clock.now()
    )

    shown = signed_in(chair).get(reverse("person-private", args=[person.number])).context

    assert (shown["dues"].amount_fen, shown["dues_follow_from"]) == (
        4560,
        [
            f"Dues, of the monthly basic wage: 1% ({school.name}：大会决定)",
            "Wage remainder that dues leave out: 10 yuan (全国总工会关于收交会费的规定，待核)",
        ],
    )


@pytest.mark.parametrize(
    "facts",
    [
        {"dues_base_fen": None},
        {"dues_base_fen": 400_000, "is_member": False},
        {"dues_base_fen": 400_000, "retired_date": TODAY},
    ],
)
def test_who_is_no_member_or_retired_or_without_a_known_wage_pays_none(school, facts):
    assert dues_of(make_person(school, **facts), TODAY) is None
