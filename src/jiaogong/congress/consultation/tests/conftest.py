from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation

from jiaogong.congress.delegates.services.serving import form_committee
from jiaogong.congress.delegates.tests.factories import make_term
from jiaogong.congress.models import Delegate, Delegation
from jiaogong.kernel import clock
from jiaogong.members.models import Person, Term
from jiaogong.members.queries import Standing, standing_of
from jiaogong.members.tests.factories import make_officer, make_person
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union


@pytest.fixture(autouse=True)
def _in_november(settings: Any, tmp_path: Any) -> Iterator[None]:
    settings.FILES_ROOT = tmp_path
    with clock.stopped_at(dt.date(2026, 11, 22)), translation.override("en"):
        yield


@pytest.fixture
def school() -> Union:
    return make_union(make_union(), code="WHB", name="柳岸小学工会")


@pytest.fixture
def chair(school: Union) -> Standing:
    return make_officer(school, name="陆云舒")


@pytest.fixture
def mei(school: Union) -> Standing:
    """A teacher without an office."""
    return standing_of(make_person(school, name="梅知夏"))


@pytest.fixture
def delegates(school: Union, chair: Standing) -> list[Person]:
    """Six delegates in two delegations; the first and the fourth head them, the second chairs a committee."""
    people = [make_person(school, name=f"代表{n}") for n in range(1, 7)]
    term = make_term(school, by=chair, people=people)
    for name, own in (("低年级代表团", people[:3]), ("高年级代表团", people[3:])):
        found = Delegation.objects.create(term=term, name=name, head=own[0])
        Delegate.objects.filter(office__term=term, office__person__in=own).update(delegation=found)
    form_committee(actor=chair, term_id=term.pk, kind="welfare", name="生活福利委员会", people={people[1].pk: True})
    return people


@pytest.fixture
def term(delegates: list[Person]) -> Term:
    return Term.objects.get(offices__person=delegates[0])
