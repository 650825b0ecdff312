"""Who is told of summaries: called for, chased, submitted, judged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.utils import translation

from jiaogong.kernel import clock
from jiaogong.kernel.periods import parse
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_officer
from jiaogong.outbox.models import Message
from jiaogong.outbox.services import morning
from jiaogong.outbox.tests.conftest import make_mailbox
from jiaogong.summaries import services
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
YEAR = parse("2026")


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    with clock.stopped_at(dt.date(2026, 11, 23)), translation.override("en"):
        yield


@pytest.fixture
def area() -> Union:
    return make_union(kind=Union.Kind.AREA)


@pytest.fixture
def school(area: Union) -> Union:
    return make_union(area)


@pytest.fixture
def officer(area: Union) -> Standing:
    return make_officer(area)


@pytest.fixture
def chair(school: Union) -> Standing:
    return make_officer(school)


@pytest.fixture(autouse=True)
def _mail(settings):
    settings.MAIL_IS_SET = True


def told() -> list[tuple[str, str]]:
    return [
        (m.person.name if m.person else "", m.subject) for m in Message.objects.select_related("person").order_by("pk")
    ]


@pytest.fixture
def both(officer, chair):
    """The officer of the area and the chair of a school, each with a mailbox."""
    for one in (officer, chair):
        make_mailbox(one)
    return officer, chair


def test_a_school_is_told_when_its_summary_is_asked_for_and_a_day_before_it_is_due(both, area):
    officer, chair = both
    services.call_summaries(actor=officer, union=area, period=YEAR, due_date=dt.date(2026, 12, 20))

    for _ in range(2):
        with clock.stopped_at(dt.date(2026, 12, 19)):
            morning.make_round(dt.date(2026, 12, 19))

    assert told() == [
        (chair.person.name, "The summary of 2026 is asked for"),
        (chair.person.name, "Reminder: the summary of 2026"),
    ]


def test_the_area_is_told_of_what_was_submitted_and_the_school_of_the_judgement(both, school):
    officer, chair = both
    text = services.bring_in(actor=chair, union=school, period=YEAR, title="总结", body="全年办事。")
    services.sign_text(actor=chair, text_id=text.pk, seen_version=1)
    services.submit_text(actor=chair, text_id=text.pk)

    services.return_text(actor=officer, text_id=text.pk, remark="补数据")

    assert told() == [
        (officer.person.name, "Submitted: 总结"),
        (chair.person.name, "Returned with remarks: 总结"),
    ]
