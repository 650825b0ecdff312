"""Who may see a record, as told on its page, is who may see it by the rules, asked of everybody."""

from __future__ import annotations

import pytest
from django.urls import reverse

from jiaogong.ledger.permissions import may_read_details
from jiaogong.ledger.queries import entries_visible_to
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.members.dossier.permissions import may_read_private
from jiaogong.members.models import Office, Person
from jiaogong.members.queries import Standing, people_visible_to, standing_of
from jiaogong.members.tests.factories import make_member, make_office, make_officer, make_person, signed_in
from jiaogong.oversight.readers import readers_of_entry, readers_of_person
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db


@pytest.fixture
def _a_full_house(area, school):
    for kind in Office.Kind.values:
        make_office(make_person(school), school, kind=kind)
    make_officer(make_union(area))


def everybody() -> list[Standing]:
    return [standing_of(person) for person in Person.objects.select_related("union").all()]


@pytest.mark.usefixtures("_a_full_house", "area_chair", "member")
@pytest.mark.parametrize(("category", "confirmed"), [("care", True), ("care", False), ("culture", False)])
def test_the_readers_of_an_entry_are_those_whom_the_rules_let_through(chair, school, category, confirmed):
    entry = make_entry(school, by=chair, category=category, confirmed=confirmed)

    (told,) = readers_of_entry(entry)

    let_through = {
        who.person.pk
        for who in everybody()
        if entries_visible_to(who).filter(pk=entry.pk).exists() and may_read_details(who, entry)
    }
    assert ({who.person.pk for who in told.people}, told.every_member) == (let_through, False)


@pytest.mark.usefixtures("_a_full_house", "area_chair", "member")
def test_an_open_entry_is_read_by_every_member_of_the_union(chair, school):
    (told,) = readers_of_entry(make_entry(school, by=chair))

    assert told.every_member


@pytest.mark.usefixtures("_a_full_house", "area_chair", "member")
def test_the_readers_of_a_file_are_those_whom_the_rules_let_through(member):
    file, private, *_womens = readers_of_person(member.person)

    may_see = [who for who in everybody() if people_visible_to(who).filter(pk=member.person.pk).exists()]
    assert {who.person.pk for who in file.people} == {who.person.pk for who in may_see}
    assert {who.person.pk for who in private.people} == {
        who.person.pk for who in may_see if may_read_private(who, member.person)
    }


def test_the_page_tells_who_has_read_it(chair, school):
    entry = make_entry(school, by=chair, category="care")
    client = signed_in(chair)
    client.get(reverse("ledger-entry", args=[entry.pk]))

    page = client.get(reverse("entry-readers", args=[entry.pk]))

    assert [(s.who, s.act) for s in page.context["read"]] == [("陆云舒", "read a sensitive entry")]


def test_who_may_not_read_a_visit_is_not_told_who_may(area_chair, chair, school):
    entry = make_entry(school, by=chair, category="care")

    assert signed_in(area_chair).get(reverse("entry-readers", args=[entry.pk])).status_code == 403
    assert signed_in(make_member(school)).get(reverse("entry-readers", args=[entry.pk])).status_code == 404
