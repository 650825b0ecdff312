"""What the first page says of summaries: due, returned, waiting, late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.utils import translation

from jiaogong.desk.steps import summaries
from jiaogong.desk.steps.step import told_by
from jiaogong.kernel import clock
from jiaogong.kernel.periods import parse
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_member, make_officer
from jiaogong.summaries import services
from jiaogong.summaries.models import Text
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
TODAY, DUE = dt.date(2026, 11, 22), dt.date(2026, 12, 20)
OWN = "Your summary for 2026 is due on 2026-12-20"


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    with clock.stopped_at(TODAY), translation.override("en"):
        yield


@pytest.fixture
def officer() -> Standing:
    return make_officer(make_union(kind=Union.Kind.AREA))


@pytest.fixture
def chair(officer: Standing) -> Standing:
    return make_officer(make_union(officer.home))


@pytest.fixture(autouse=True)
def _called(officer: Standing) -> None:
    services.call_summaries(actor=officer, union=officer.home, period=parse("2026"), due_date=DUE)


def told(who: Standing, day: dt.date = TODAY) -> list[tuple[str, bool]]:
    return [(step.text, step.is_late) for step in told_by([summaries], who, day)]


def in_state(chair: Standing, state: str) -> Text:
    text = services.bring_in(actor=chair, union=chair.home, period=parse("2026"), title="总结", body="全年办事。")
    Text.objects.filter(pk=text.pk).update(state=state)
    return text


@pytest.mark.parametrize(
    ("day", "expected"), [(TODAY, [(OWN, False)]), (DUE, [(OWN, False)]), (dt.date(2026, 12, 21), [(OWN, True)])]
)
def test_a_school_is_told_until_it_has_submitted(chair, day, expected):
    before = told(chair, day)
    in_state(chair, "submitted")

    assert (before, told(chair, day)) == (expected, [])


def test_a_member_is_told_nothing(chair):
    assert told(make_member(chair.home)) == []


def test_a_returned_summary_stands_first_with_the_school(chair):
    in_state(chair, "returned")

    assert told(chair) == [("1 summary of yours was returned with remarks", False), (OWN, False)]


def test_the_area_is_told_what_waits_and_who_is_late(officer, chair):
    make_union(officer.home)
    in_state(chair, "submitted")

    assert told(officer, dt.date(2026, 12, 21)) == [
        ("1 summary for 2026 waits to be accepted", False),
        ("1 union is late with its summary for 2026", True),
    ]


def test_what_waits_leads_to_its_own_period_and_to_the_text_that_no_table_shows(officer, chair):
    in_state(chair, "submitted")
    earlier = services.bring_in(actor=chair, union=chair.home, period=parse("2025"), title="总结", body="全年办事。")
    cluster = make_officer(make_union(officer.home, kind=Union.Kind.CLUSTER))
    of_cluster = in_state(cluster, "submitted")
    Text.objects.filter(pk=earlier.pk).update(state="submitted")

    steps = [step for step in told_by([summaries], officer, TODAY) if "accepted" in step.text]

    where = f"/summaries/table/?union={officer.home.code}&period="
    assert [(step.text[:18], step.url) for step in steps] == [
        ("1 summary for 2026", f"{where}2026&state=submitted"),
        ("1 summary for 2025", f"{where}2025&state=submitted"),
        ("The summary of " + cluster.home.called[:3], f"/summaries/{of_cluster.pk}/"),
    ]
