"""A whole body elected anew."""

from __future__ import annotations

import dataclasses
import datetime as dt
import uuid

import pytest

from jiaogong.kernel.errors import NotFound, NotPermitted, RuleBroken
from jiaogong.kernel.models import AuditLine
from jiaogong.members.models import Office, Person, Term
from jiaogong.members.offices.rules.terms import Seated
from jiaogong.members.offices.services.founding import found_term
from jiaogong.members.offices.tests.conftest import TODAY
from jiaogong.members.offices.tests.factories import ELECTED, bar, elected, make_term, seats_for
from jiaogong.members.queries import standing_of
from jiaogong.members.tests.factories import make_member, make_office, make_officer, make_person
from jiaogong.unions.models import OwnLimit
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db


def test_a_term_runs_from_the_day_of_the_election_and_waits_for_the_union_above(chair, school):
    term = make_term(school, by=chair)

    assert (term.ends_date, term.state, term.ended_date) == (dt.date(2028, 2, 29), Term.State.REPORTED, None)


def test_everybody_elected_holds_an_office_without_an_end(chair, school):
    term = make_term(school, by=chair)

    held = list(term.offices.values_list("kind", "how", "since", "until"))
    assert held == [("chair", "elected", ELECTED, None)] + [("committee", "elected", ELECTED, None)] * 2


def test_who_is_not_elected_again_loses_the_office_the_day_before(chair, school):
    first = make_term(school, by=chair, elected_date=dt.date(2023, 3, 1))

    make_term(school, by=chair, number=2, elected_date=dt.date(2026, 3, 1))

    first.refresh_from_db()
    ended = set(first.offices.values_list("until", "how_ended"))
    assert (first.ended_date, ended) == (dt.date(2026, 2, 28), {(dt.date(2026, 2, 28), "term_over")})


def test_an_office_that_stood_without_a_term_is_taken_into_it_and_its_rights_do_not_lapse(chair, school):
    members = (Seated(person_id=chair.person.pk, post="chair"), *seats_for(school, count=2)[1:])

    make_term(school, by=chair, members=members)

    held = list(Office.objects.filter(person=chair.person).values_list("kind", "since", "until"))
    assert (held, standing_of(chair.person).is_officer_of(school)) == ([("chair", dt.date(2020, 1, 1), None)], True)


def test_the_same_form_sent_twice_founds_one_term(chair, school):
    facts, key = elected(seats_for(school)), uuid.uuid4()

    made = [found_term(actor=chair, union=school, body="committee", elected=facts, form_key=key) for _ in range(2)]

    assert (made[0], Term.objects.count()) == (made[1], 1)


def test_the_audit_line_names_who_was_elected(chair, school):
    term = make_term(school, by=chair)

    line = AuditLine.objects.get(act="offices.term_founded")
    assert (line.thing_id, line.detail["members"]) == (term.pk, ["委员0", "委员1", "委员2"])


def test_an_earlier_term_entered_later_is_history_and_gives_no_rights(chair, school):
    make_term(school, by=chair, number=2)

    old = make_term(school, by=chair, number=1, elected_date=dt.date(2022, 3, 1))

    was_chair = old.offices.get(kind="chair")
    gives = standing_of(was_chair.person).is_officer_of(school)
    assert (old.ended_date, was_chair.until, gives) == (dt.date(2025, 2, 28), dt.date(2025, 2, 28), False)


@pytest.mark.parametrize(
    ("overrides", "words"),
    [
        ({"elected_date": TODAY + dt.timedelta(days=1)}, "still to come"),
        ({"years": 4}, "3 or 5 years (工会法第十六条)"),
        ({"seats": 2}, "3 people are named for 2 seats"),
        ({"number": 0}, "1 or more"),
    ],
)
def test_a_report_that_cannot_be_right_is_refused_with_its_rule(chair, school, overrides, words):
    with pytest.raises(RuleBroken) as refusal:
        make_term(school, by=chair, **overrides)

    assert (words in str(refusal.value), Term.objects.count()) == (True, 0)


def test_unions_above_the_base_elect_for_five_years(above, area):
    with pytest.raises(RuleBroken, match="5 years"):
        make_term(area, by=above)

    assert make_term(area, by=above, years=5).ends_date == dt.date(2030, 2, 28)


def test_a_committee_that_is_too_small_is_entered_as_it_was_elected(chair, school):
    make_term(school, by=chair, count=2)

    assert Term.objects.get().seats == 2


def test_the_head_of_the_house_is_not_eligible(chair, school):
    members = seats_for(school)
    bar(Person.objects.get(pk=members[1].person_id), "heads_kin")

    with pytest.raises(RuleBroken, match=r"委员1 may not sit on this body.*工会法第十条"):
        make_term(school, by=chair, members=members)

    assert Office.objects.filter(person_id=members[1].person_id).count() == 0


@pytest.mark.parametrize("why", ["chair", "money", "cashier"])
def test_who_orders_or_keeps_money_does_not_audit(chair, school, why):
    members = seats_for(school, "audit")
    suspect = Person.objects.get(pk=members[2].person_id)
    if why == "cashier":
        bar(suspect, "finance")
    else:
        make_office(suspect, kind="vice_chair" if why == "money" else "chair", has_money=why == "money")

    with pytest.raises(RuleBroken, match="委员2 may not sit on this body"):
        make_term(school, by=chair, body="audit", members=members)

    assert Term.objects.count() == 0


@pytest.mark.parametrize(
    "facts", [{"is_member": False}, {"retired_date": dt.date(2024, 9, 1)}, {"death_date": dt.date(2024, 9, 1)}]
)
def test_only_serving_members_are_elected(chair, school, facts):
    members = (*seats_for(school, count=2), Seated(person_id=make_person(school, **facts).pk, post="member"))

    with pytest.raises(RuleBroken, match="no serving member"):
        make_term(school, by=chair, members=members)


def test_somebody_of_another_school_is_not_elected(chair, school, area):
    stranger = make_person(make_union(area))

    with pytest.raises(RuleBroken, match="not on the files"):
        make_term(school, by=chair, members=(Seated(person_id=stranger.pk, post="chair"),))


def test_two_chairs_and_one_person_twice_are_refused(chair, school):
    first, second, third = seats_for(school)
    twice = dataclasses.replace(third, person_id=second.person_id)

    for members in ((first, dataclasses.replace(second, post="chair")), (first, second, twice)):
        with pytest.raises(RuleBroken, match=r"Two are named|named twice"):
            make_term(school, by=chair, members=members)


def test_an_election_long_before_the_end_needs_the_union_above(chair, school, above):
    make_term(school, by=chair)

    with pytest.raises(RuleBroken, match="runs until 2028-02-29"):
        make_term(school, by=chair, number=2, elected_date=dt.date(2026, 11, 1))

    assert make_term(school, by=above, number=2, elected_date=dt.date(2026, 11, 1)).number == 2


def test_members_other_chairs_and_who_merely_stands_in_found_nothing(chair, school, area):
    office = Office.objects.get(person=chair.person)
    deputy = make_person(school)
    make_office(deputy, until=dt.date(2027, 1, 1), stands_in_for=office, since=dt.date(2026, 1, 1))
    others = [make_member(school), make_officer(make_union(area)), standing_of(deputy)]

    for actor in others:
        with pytest.raises(NotPermitted, match="in their own right"):
            make_term(school, by=actor)

    assert Term.objects.count() == 0


def test_a_chair_gives_nobody_an_office_above_the_own_union(chair, area):
    members = (Seated(person_id=chair.person.pk, post="chair"),)

    with pytest.raises((NotPermitted, NotFound)):
        make_term(area, by=chair, members=members, years=5)

    assert standing_of(chair.person).is_officer_of(area) is False


def test_a_post_by_appointment_is_given_from_above_alone(chair, school, above):
    members = (Seated(person_id=make_person(school).pk, post="chair", how="appointed"),)

    with pytest.raises(NotPermitted, match="by appointment from the union above alone"):
        make_term(school, by=chair, members=members)

    assert make_term(school, by=above, members=members).offices.get().how == "appointed"


def test_delegates_hold_an_office_that_gives_no_rights(chair, school):
    term = make_term(school, by=chair, body="delegates", count=2)

    standing = standing_of(term.offices.all()[0].person)
    assert (standing.read_paths, standing.officer_paths) == ((), ())


def test_own_limits_of_the_union_bind_its_terms(chair, school, above):
    OwnLimit.objects.create(
        union=school, code="union.audit_incompatible", value=1, reason="试点", since=ELECTED, set_by=above.person,
        set_at="2026-01-01T00:00:00Z",
    )  # fmt: skip
    members = seats_for(school, "audit")
    bar(Person.objects.get(pk=members[1].person_id), "finance")

    with pytest.raises(RuleBroken, match="at most: 0"):
        make_term(school, by=chair, body="audit", members=members)
