"""What a union states of itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse

from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotPermitted, RuleBroken
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_member, make_officer, signed_in
from jiaogong.organisation.services import state_facts
from jiaogong.unions.models import Union, UnionFact
from jiaogong.unions.queries import facts_on
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
SPRING, AUTUMN = dt.date(2026, 3, 1), dt.date(2026, 10, 1)


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with clock.stopped_at(dt.date(2026, 11, 22)):
        yield


@pytest.fixture
def chair() -> Standing:
    return make_officer(make_union(make_union()))


def state(chair: Standing, since: dt.date = SPRING, source: str = "区总工会批复", **values: str) -> list[UnionFact]:
    return state_facts(actor=chair, union=chair.person.union, values=values, since=since, source=source)


def held(union: Union, day: dt.date) -> dict[str, str]:
    return {code: fact.value for code, fact in facts_on(union, day).get(union.pk, {}).items()}


def test_a_fact_holds_from_its_day_until_another_is_stated(chair):
    state(chair, mediation_body="yes", unit_type="institution")
    state(chair, since=AUTUMN, mediation_body="", source="撤销决定")

    union = chair.person.union
    assert [held(union, day) for day in (SPRING - dt.timedelta(days=1), SPRING, AUTUMN)] == [
        {},
        {"mediation_body": "yes", "unit_type": "institution"},
        {"unit_type": "institution"},
    ]


def test_what_stands_already_is_not_stated_again(chair):
    state(chair, mediation_body="yes")
    again = state(chair, mediation_body="yes")

    assert (again, UnionFact.objects.count()) == ([], 1)


@pytest.mark.parametrize(
    "wrong",
    [{"unit_type": "farm"}, {"mediation_body": "yes", "source": " "}, {"address": "x", "since": dt.date(2027, 1, 1)}],
    ids=["no such choice", "without a source", "a day to come"],
)
def test_what_cannot_be_so_is_refused(chair: Standing, wrong: Any) -> None:
    with pytest.raises(RuleBroken):
        state(chair, **wrong)

    assert UnionFact.objects.count() == 0


def test_a_member_states_nothing(chair):
    member = make_member(chair.person.union)

    with pytest.raises(NotPermitted):
        state(member, mediation_body="yes")


def test_the_page_keeps_only_what_was_changed_on_it(chair):
    state(chair, unit_type="institution")
    where = reverse("union-profile", args=[chair.person.union.code])
    sent = {
        "unit_type": "institution",
        "initial-unit_type": "institution",
        "legal_person": "A-17",
        "since": "2026-05-01",
    }

    answer = signed_in(chair).post(where, {**sent, "source": "证书"})

    stated = UnionFact.objects.filter(since=dt.date(2026, 5, 1)).values_list("code", "value")
    assert (answer.status_code, list(stated)) == (302, [("legal_person", "A-17")])


def test_what_was_typed_survives_an_error(chair):
    where = reverse("union-profile", args=[chair.person.union.code])

    answer = signed_in(chair).post(where, {"legal_person": "A-17", "since": "2026-05-01", "source": ""})

    assert (answer.status_code, 'value="A-17"' in answer.content.decode()) == (422, True)
