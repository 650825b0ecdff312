"""The pages of delegates: what they show to whom, and the way from a choosing to a term by their forms alone."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from django.urls import reverse

from jiaogong.congress.delegates.tests.conftest import TODAY
from jiaogong.congress.delegates.tests.factories import make_choosing, make_staff, make_term, people_of, stand, units_of
from jiaogong.congress.models import Choosing, Delegate, Delegation, Round, SpecialCommittee
from jiaogong.members.models import Office, Person, Term
from jiaogong.members.tests.factories import make_member, signed_in
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db


def page(who: Any, route: str, *args: Any, **asked: str) -> Any:
    return signed_in(who).get(reverse(route, args=args), asked)


def send(who: Any, route: str, *args: Any, **said: Any) -> Any:
    return signed_in(who).post(reverse(route, args=args), said)


def test_where_all_meet_the_page_says_so_with_the_rule_and_offers_no_choosing(school, chair):
    shown = page(chair, "delegates", school.code).content.decode()

    assert "1 person belongs to this body: all meet, and no delegates are chosen." in shown
    assert "80 people (学校教职工代表大会规定" in shown
    assert reverse("choosing-begin", args=[school.code, "congress"]) not in shown


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_questions_however_long(school, chair, count, django_assert_max_num_queries):
    make_term(school, by=chair, people=make_staff(school, count))
    browser = signed_in(chair)

    with django_assert_max_num_queries(36):
        shown = browser.get(reverse("delegates", args=[school.code]))

    assert len(shown.context["rows"]) == count


def test_the_list_is_searched_and_exported_as_it_is_shown(school, chair):
    make_term(school, by=chair, people=make_staff(school, 3))

    shown = page(chair, "delegates", school.code, q="教师2")
    file = page(chair, "delegates-export", school.code, q="教师2")

    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(file.streaming_content))).worksheets[0]
    names = [row[1] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert ([o.person.name for o in shown.context["rows"]], names) == (["教师2"], ["教师2"])


def test_a_member_sees_who_the_delegates_are_and_not_what_each_counts_as(school, chair):
    make_term(school, by=chair, people=make_staff(school, 3, is_minority=True))

    shown = page(make_member(school), "delegates", school.code).content.decode()

    assert ("教师1" in shown, "minority" in shown) == (True, False)


def test_a_member_of_a_group_finds_the_house_of_the_group(school):
    group = make_union(school, name="语文组")

    assert page(make_member(group), "delegates", school.code).status_code == 200


def test_from_the_first_form_to_the_open_term(small, chair):
    make_staff(small, 8)
    begun: Any = send(chair, "choosing-begin", small.code, "congress", number=1, years=3, seats=2, by="grade")
    choosing = Choosing.objects.get()
    at = (small.code, choosing.pk)
    for unit in units_of(choosing):
        first = people_of(unit)[0].pk
        send(chair, "constituency", *at, unit.pk, act="candidates", stands=[first])
        votes = {f"votes-{first}": unit.electors.count()}
        send(chair, "constituency", *at, unit.pk, act="paper", held_date=TODAY, cast=unit.electors.count(), **votes)

    opened: Any = send(chair, "choosing-act", *at, act="open", reason="学校人数少，名额按比例")

    term = Term.objects.get()
    assert begun.url == reverse("choosing", args=at)
    assert opened.url == reverse("congress-delegations", args=[small.code, term.pk])
    assert (Delegate.objects.count(), Delegation.objects.count()) == (2, 2)


def test_what_was_typed_into_a_vote_survives_its_refusal(small, chair):
    make_staff(small, 8)
    choosing = make_choosing(small, by=chair)
    unit = units_of(choosing)[0]
    person = people_of(unit)[0]
    stand(choosing, unit, [person], by=chair)

    answer = send(
        chair, "constituency", small.code, choosing.pk, unit.pk, act="paper", held_date="2026-11-20", cast="77",
        **{f"votes-{person.pk}": "5"},
    )  # fmt: skip

    shown = answer.content.decode()
    assert (answer.status_code, "77 took part and 5 are entitled" in shown, 'value="77"' in shown) == (422, True, True)
    assert Round.objects.get().state == Round.State.NAMED


def test_those_left_out_are_put_into_a_constituency(small, chair):
    make_staff(small, 8, grade="")
    choosing = make_choosing(small, by=chair)
    at = (small.code, choosing.pk)
    unit = units_of(choosing)[0]
    outside = [p.pk for p in page(chair, "choosing-units", *at).context["people"]]

    send(chair, "choosing-units", *at, act="move", to=unit.pk, people=outside)

    assert (len(outside), len(people_of(unit))) == (8, 9)


def test_people_are_moved_out_of_a_constituency_that_has_not_voted(small, chair):
    make_staff(small, 8)
    choosing = make_choosing(small, by=chair)
    at, (first, second) = (small.code, choosing.pk), units_of(choosing)
    shown = page(chair, "choosing-units", *at, of=str(first.pk)).context["people"]

    send(chair, "choosing-units", *at, act="move", to=second.pk, people=[shown[0].pk])

    assert [len(people_of(u)) for u in units_of(choosing)] == [4, 5]


def test_seats_are_decided_with_a_reason_and_kept_in_the_form_without_one(small, chair):
    make_staff(small, 8)
    choosing = make_choosing(small, by=chair)
    at, (first, second) = (small.code, choosing.pk), units_of(choosing)
    wanted = {f"seats-{first.pk}": "3", f"seats-{second.pk}": "1", "total": "4"}

    refused = send(chair, "choosing-seats", *at, **wanted)
    send(chair, "choosing-seats", *at, **wanted, **{f"reason-{u.pk}": "按学段调整" for u in (first, second)})

    assert (refused.status_code, [u.seats for u in units_of(choosing)]) == (422, [3, 1])


def test_delegations_committees_by_election_and_recall_have_their_forms(school, chair):
    people: list[Person] = make_staff(school, 4)
    term = make_term(school, by=chair, people=people[:3], seats=4)
    at = (school.code, term.pk)
    send(chair, "congress-delegations", *at, act="add", name="语文组")
    delegation = Delegation.objects.get()
    seat = term.offices.get(person=people[0])
    send(chair, "congress-delegations", *at, act="places", **{f"place-{seat.pk}": delegation.pk})
    send(chair, "congress-delegations", *at, act="head", delegation=delegation.pk, head=people[0].pk)
    send(chair, "special-committee", *at, kind="welfare", name="福利委员会", people=[people[1].pk], chair=people[0].pk)
    elected = {"person": people[3].number, "on": TODAY, "entitled": 9, "cast": 9, "votes": 8}
    send(chair, "delegate-elect", *at, delegation=delegation.pk, **elected)

    send(chair, "delegate-recall", school.code, seat.pk, on=TODAY, entitled=9, yes=5)

    delegation.refresh_from_db()
    seat.refresh_from_db()
    assert (seat.how_ended, delegation.head) == (Office.End.RECALLED, None)
    assert [m.person for m in SpecialCommittee.objects.get().members.all()] == [people[0], people[1]]
    assert sorted(d.office.person.name for d in delegation.delegates.all()) == ["教师1", "教师4"]
