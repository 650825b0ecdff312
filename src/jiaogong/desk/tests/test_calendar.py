from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import get_default_timezone
from icalendar import Calendar

from jiaogong.desk import people, queries, services
from jiaogong.desk.happenings import happenings
from jiaogong.kernel import clock
from jiaogong.ledger import services as ledger
from jiaogong.ledger.tests.factories import facts
from jiaogong.meetings.tests.factories import make_meeting
from jiaogong.members.models import Office
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_account, make_office, make_officer, make_person, signed_in
from jiaogong.notices.tests.factories import make_notice
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)
NEXT_WEEK = dt.datetime(2026, 11, 26, 15, 30, tzinfo=get_default_timezone())


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    with clock.stopped_at(TODAY), translation.override("en"):
        yield


@pytest.fixture
def school() -> Union:
    return make_union(make_union(), name="柳岸小学工会")


@pytest.fixture
def area_chair(school: Union) -> Standing:
    return make_officer(school.parent)


@pytest.fixture
def chair(school: Union) -> Standing:
    return make_officer(school)


@pytest.fixture
def busy(school: Union, chair: Standing, area_chair: Standing) -> None:
    """A meeting to come, one held with a decision due, a plan and a notice due."""
    make_meeting(school, by=chair, held=False, title="例会", starts_at=NEXT_WEEK)
    make_meeting(school, by=chair)
    planned = facts(title="冬季长跑", start=dt.date(2026, 11, 28), due_date=dt.date(2026, 11, 28))
    ledger.draft_entry(actor=chair, union=school, facts=planned, planned=True)
    make_notice(area_chair, [school])


@pytest.mark.usefixtures("busy")
def test_a_month_holds_meetings_plans_decisions_and_notices_in_their_order(chair):
    found = happenings(chair, dt.date(2026, 11, 1), dt.date(2026, 11, 30))

    assert [(h.day.day, h.title) for h in found] == [
        (12, "工会委员会会议"),
        (26, "例会"),
        (28, "Due: 冬季长跑"),
        (30, "To carry out: 布置走访名单"),
        (30, "Notice due: 读书活动情况"),
    ]


@pytest.mark.usefixtures("busy")
def test_another_schools_calendar_holds_none_of_it(school):
    other = make_officer(make_union(school.parent))

    assert happenings(other, dt.date(2026, 1, 1), dt.date(2026, 12, 31)) == []


@pytest.mark.usefixtures("busy")
def test_the_feed_is_a_calendar_that_programs_read(chair):
    make_account(chair.person)
    secret = services.make_feed(actor=chair)

    answer = Client().get(reverse("icalendar", args=[secret]))

    events: dict[str, Any] = {str(e["uid"]): e for e in Calendar.from_ical(answer.content).walk("VEVENT")}
    coming = next(e for e in events.values() if e["summary"] == "例会")
    plan = next(e for uid, e in events.items() if uid.startswith("plan-"))
    assert (answer["content-type"], len(events)) == ("text/calendar; charset=utf-8", 5)
    assert (coming["dtstart"].dt, coming["location"]) == (NEXT_WEEK, "会议室")
    assert (plan["dtstart"].dt, plan["dtend"].dt) == (dt.date(2026, 11, 28), dt.date(2026, 11, 29))


def test_an_address_is_void_once_another_is_made_or_it_is_ended(chair):
    make_account(chair.person)
    first, second = services.make_feed(actor=chair), services.make_feed(actor=chair)
    got = [Client().get(reverse("icalendar", args=[s])).status_code for s in (first, second)]

    services.end_feed(actor=chair)

    got.append(Client().get(reverse("icalendar", args=[second])).status_code)
    assert got == [404, 200, 404]


def test_the_calendar_of_an_account_that_is_closed_is_shut(chair):
    account = make_account(chair.person)
    secret = services.make_feed(actor=chair)
    account.is_active = False
    account.save()

    assert Client().get(reverse("icalendar", args=[secret])).status_code == 404


@pytest.mark.usefixtures("busy")
def test_each_new_step_leads_to_as_many_as_it_counts(chair, area_chair):
    make_meeting(chair.person.union, by=chair, held=False)
    steps = {s.url: s.count for s in queries.next_steps(chair, TODAY)}
    client = signed_in(chair)

    counted = {
        url: len(client.get(url).context[rows])
        for url, rows in [
            ("/notices/?box=received&state=open", "received"),
            ("/meetings/?state=soon", "meetings"),
            ("/meetings/?state=unminuted", "meetings"),
            ("/meetings/?state=held", "meetings"),
            ("/meetings/follow-up/?mine=1", "decisions"),
        ]
    }

    assert counted == {url: steps[url] for url in counted}
    with clock.stopped_at(dt.date(2026, 12, 5)):
        owed = next(s for s in queries.next_steps(area_chair, dt.date(2026, 12, 5)) if s.icon == "send")
        assert (owed.count, len(signed_in(area_chair).get(owed.url).context["sent"])) == (1, 1)


def test_birthdays_within_a_week_go_by_the_lunar_day_where_that_is_kept(chair, school):
    make_person(school, name="乔一帆", birth_date=dt.date(1980, 11, 22))
    make_person(school, name="温如玉", birth_date=dt.date(1980, 11, 29))
    make_person(school, name="舒云", birth_date=dt.date(1980, 1, 5), lunar_month=10, lunar_day=15)
    make_person(school, name="退休者", birth_date=dt.date(1960, 11, 23), retired_date=dt.date(2020, 1, 1))

    found = [(day.isoformat(), person.name) for day, person in people.birthdays(chair, TODAY)]

    assert found == [("2026-11-22", "乔一帆"), ("2026-11-23", "舒云")]


def test_terms_that_end_within_ninety_days_are_told(school):
    for until in (dt.date(2026, 11, 21), TODAY, dt.date(2027, 2, 20), dt.date(2027, 2, 21)):
        make_office(make_person(school), kind="committee", until=until)

    assert [o.until for o in people.terms_ending(school, TODAY)] == [TODAY, dt.date(2027, 2, 20)]


def test_a_chair_vacant_for_longer_than_the_rule_allows_is_told_with_the_rule(school):
    for days in range(2):
        union = make_union(school.parent)
        make_office(make_person(union), until=dt.date(2026, 8, 21) + dt.timedelta(days=days))

    found = people.long_vacant(school.parent, TODAY)
    since = list(Office.objects.filter(union__in=found.unions).values_list("until", flat=True))

    assert (since, found.rule.value) == ([dt.date(2026, 8, 21)], 3)


@pytest.mark.parametrize(("month", "told"), [("2026-10", False), ("2099-10", True)])
def test_a_year_not_published_yet_is_said_to_be_provisional(chair, month, told):
    body = signed_in(chair).get(reverse("calendar"), {"month": month}).content.decode()

    assert ("provisionally" in body, "National Day" in body) == (told, True)
