from __future__ import annotations

import pytest
from django.urls import reverse

from jiaogong.ledger.tests.conftest import Visitor
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

pytestmark = pytest.mark.django_db


def test_a_year_is_closed_by_its_officers_and_reopened_from_above(
    chair: Standing, area_chair: Standing, school: Union, visit: Visitor
) -> None:
    make_entry(by=chair)
    url = reverse("year", args=[school.code])

    visit(chair).post(url, {"act": "close", "year": 2026})
    refused = visit(chair).post(url, {"act": "reopen", "year": 2026, "reason": "漏记"})
    visit(area_chair).post(url, {"act": "reopen", "year": 2026, "reason": "漏记一次慰问"})

    assert refused.status_code == 403
    assert [c.reason for c in visit(chair).get(url).context["history"]] == ["漏记一次慰问"]


def test_the_years_of_another_school_are_not_found(chair: Standing, other_school: Union, visit: Visitor) -> None:
    assert visit(chair).get(reverse("year", args=[other_school.code])).status_code == 404
