"""What falls short of a rule, found for many unions with the same few queries."""

from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.members.models import Office, Person
from jiaogong.members.offices.queries import listing
from jiaogong.members.offices.queries.houses import findings_of
from jiaogong.members.offices.services import seating
from jiaogong.members.offices.services.schooling import Course, record_training
from jiaogong.members.offices.tests.conftest import TODAY
from jiaogong.members.offices.tests.factories import bar, make_term
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_officer, make_person
from jiaogong.unions.limits import limit_for, limits_of_many
from jiaogong.unions.models import OwnLimit, Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db


def crowd(union: Union, count: int, **facts) -> list[Person]:
    return [make_person(union, **facts) for _ in range(count)]


def codes(union: Union) -> list[str]:
    return [f.code for f in findings_of([union], TODAY)[union.pk]]


@pytest.fixture
def sound(chair: Standing, school: Union) -> Union:
    """A school of 28 members, three of them women, that lacks nothing."""
    crowd(school, 15, sex="M")
    committee = make_term(school, by=chair, elected_date=dt.date(2025, 12, 1))
    for body, count in (("women", 1), ("audit", 3)):
        make_term(school, by=chair, body=body, count=count, elected_date=dt.date(2025, 12, 1))
    Person.objects.filter(union=school).exclude(pk=chair.person.pk).update(sex="M")
    crowd(school, 3, sex="F")
    crowd(school, 3, sex="M")
    women = Office.objects.get(kind="women")
    women.person.sex = "F"
    women.person.save()
    committee.state = "approved"
    committee.save()
    for term in school.terms.all():
        term.state = "approved"
        term.save()
    return school


def test_a_school_that_lacks_nothing_has_no_finding(sound):
    assert codes(sound) == []


def test_twenty_five_members_need_a_committee_and_an_audit_committee(school):
    crowd(school, 25, sex="M")

    assert codes(school) == ["no_committee", "no_audit"]


def test_a_chair_vacant_for_over_three_months_is_found_with_its_rule(sound, chair):
    office = Office.objects.get(union=sound, kind="chair", term__isnull=False)
    seating.end_office(actor=chair, office_id=office.pk, on=dt.date(2026, 8, 21), how="transferred")

    (found,) = [f for f in findings_of([sound], TODAY)[sound.pk] if f.code == "vacant"]
    assert (found.limit.code, found.limit.value, found.values["since"]) == (
        "union.vacancy_months_max", 3, dt.date(2026, 8, 21),
    )  # fmt: skip


def test_a_vacancy_of_three_months_to_the_day_is_allowed(sound, chair):
    office = Office.objects.get(union=sound, kind="chair", term__isnull=False)
    seating.end_office(actor=chair, office_id=office.pk, on=dt.date(2026, 8, 22), how="transferred")

    assert "vacant" not in codes(sound)


def test_who_acts_for_over_half_a_year_is_found_and_the_chair_counts_as_vacant(sound):
    office = Office.objects.get(union=sound, kind="chair", term__isnull=False)
    Office.objects.filter(pk=office.pk).update(until=dt.date(2026, 4, 30))
    Office.objects.create(
        person=office.person, union=sound, kind="chair", how="acting", is_head=True, term=office.term,
        since=dt.date(2026, 5, 1),
    )  # fmt: skip

    assert [c for c in codes(sound) if c in ("vacant", "acting_long")] == ["vacant", "acting_long"]


def test_a_chair_untrained_after_a_year_is_found_until_a_training_is_recorded(sound, chair):
    Office.objects.filter(union=sound, kind="chair").update(since=dt.date(2025, 11, 21))
    before = codes(sound)
    person = Office.objects.get(union=sound, kind="chair", term__isnull=False).person

    day = dt.date(2026, 3, 2)
    course = Course(course="培训班", people=((person.pk, ""),), since=day, until=day)
    record_training(actor=chair, union=sound, course=course)

    assert (before, codes(sound)) == (["untrained"], [])


def test_terms_that_are_over_or_end_within_ninety_days_are_found(sound):
    sound.terms.filter(body="committee").update(ends_date=TODAY - dt.timedelta(days=1))
    sound.terms.filter(body="audit").update(ends_date=TODAY + dt.timedelta(days=90))
    sound.terms.filter(body="women").update(ends_date=TODAY + dt.timedelta(days=91))

    assert codes(sound) == ["term_over", "term_ending"]


def test_the_threshold_of_the_place_decides_on_the_womens_committee(sound):
    crowd(sound, 8, sex="F")
    in_the_nation = codes(sound)

    Union.objects.filter(pk=sound.pk).update(place="上海")

    sound.refresh_from_db()
    assert (in_the_nation, codes(sound)) == (["no_women_committee"], [])


def test_who_came_to_handle_money_after_the_election_is_found_on_the_audit_committee(sound):
    bar(Office.objects.filter(union=sound, kind="audit")[1].person, "finance")
    bar(Office.objects.filter(union=sound, kind="committee")[1].person, "head")

    assert codes(sound) == ["not_eligible", "incompatible"]


def test_who_has_retired_and_still_sits_is_found(sound):
    member = Office.objects.filter(union=sound, kind="committee")[0].person
    Person.objects.filter(pk=member.pk).update(retired_date=dt.date(2026, 9, 1))

    assert codes(sound) == ["gone"]


def test_an_election_unanswered_after_fifteen_days_is_found(sound):
    waits = {"state": "reported", "reported_date": TODAY - dt.timedelta(days=15)}
    sound.terms.filter(body="committee").update(**waits)
    within = codes(sound)

    sound.terms.filter(body="committee").update(reported_date=TODAY - dt.timedelta(days=16))

    assert (within, codes(sound)) == ([], ["unanswered"])


def test_too_few_delegates_are_found_where_delegates_meet(sound, chair):
    crowd(sound, 90, sex="M")
    make_term(sound, by=chair, body="delegates", count=3)
    sound.terms.update(state="approved")

    assert codes(sound) == ["few_delegates"]


@pytest.mark.parametrize("size", [1, 3])
def test_many_schools_cost_the_queries_of_one(area, size, django_assert_num_queries):
    schools = [make_union(area) for _ in range(size)]
    for school in schools:
        make_term(school, by=make_officer(school))

    with django_assert_num_queries(9):
        assert len(findings_of(schools, TODAY)) == size


def test_limits_of_many_are_those_of_each(area, school, above):
    OwnLimit.objects.create(
        union=area, code="union.vacancy_months_max", value=2, reason="从严", since=dt.date(2026, 1, 1),
        set_by=above.person, set_at="2026-01-01T00:00:00Z",
    )  # fmt: skip
    Union.objects.filter(pk=school.pk).update(place="上海")
    unions = [area, Union.objects.get(pk=school.pk)]
    codes = ("union.vacancy_months_max", "union.women_committee_from")

    found = limits_of_many(unions, codes, TODAY)

    assert found == {u.pk: {code: limit_for(u, code, TODAY) for code in codes} for u in unions}


@pytest.mark.usefixtures("sound")
def test_the_rates_of_a_branch_tell_how_many_of_how_many(area):
    crowd(make_union(area), 12, sex="F")

    rates = listing.rates_of(area, TODAY)

    assert [(r.count, r.of) for r in (rates.in_term, rates.women, rates.audit)] == [(1, 2), (0, 1), (1, 1)]


def test_officers_are_counted_once_by_how_they_serve(sound, area):
    offices = Office.objects.filter(union=sound, kind="committee")
    Office.objects.filter(pk=offices[0].pk).update(is_full_time=True, rank="county")
    Office.objects.filter(pk=offices[1].pk).update(rank="section")
    Person.objects.filter(pk=offices[1].person_id).update(is_minority=True)

    found = listing.officers_of(area, TODAY)

    assert (found.full_time, found.full_time_county, found.part_time_section, found.minority, found.all) == (
        1,
        1,
        1,
        1,
        3,
    )


def test_the_list_is_narrowed_by_state(sound, area):
    other = make_union(area)
    crowd(other, 25, sex="M")
    sound.terms.filter(body="committee").update(ends_date=TODAY + dt.timedelta(days=9))

    def listed(state: str) -> list[str]:
        unions = listing.narrowed(area, "committee", state, "", TODAY)
        return [row.union.code for row in listing.page_of(unions, "committee", state, TODAY, after="")[0]]

    states = {state: listed(state) for state in ("running", "ending", "over", "none", "unsound")}
    assert states == {
        "running": [],
        "ending": [sound.code],
        "over": [],
        "none": [area.code, other.code],
        "unsound": [sound.code, other.code],
    }
