"""Making two files of one person one."""

from __future__ import annotations

import pytest
from django.urls import reverse

from jiaogong.kernel.errors import NotPermitted, RuleBroken
from jiaogong.kernel.models import AuditLine
from jiaogong.members.dossier.services import changing
from jiaogong.members.dossier.services.merging import merge_files
from jiaogong.members.models import Person
from jiaogong.members.queries import headcount, people_visible_to, standing_of
from jiaogong.members.tests.factories import make_account, make_office, make_officer, make_person, signed_in
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(school) -> tuple[Person, Person]:
    return make_person(school, name="章远行", job="教师"), make_person(
        school, name="章远行", job="班主任", skills="书法"
    )


def test_both_histories_offices_and_families_stand_on_the_file_that_is_kept(chair, files):
    kept, gone = files
    make_office(gone, kind="committee")
    gone.family.create(relation="child", name="小禾")
    changing.change_file(actor=chair, number=gone.number, facts={"title": "一级教师"})

    merge_files(actor=chair, kept=kept.number, gone=gone.number, reason="同一身份证")

    kept.refresh_from_db()
    history = {(c.field, c.before, c.after) for c in kept.file_changes.all()}
    assert (kept.job, kept.skills, kept.title, kept.offices.count(), kept.family.count()) == (
        "教师",
        "书法",
        "一级教师",
        1,
        1,
    )
    assert history == {("title", "", "一级教师"), ("job", "班主任", "教师"), ("merged", gone.number, kept.number)}


def test_the_second_number_leads_to_the_file_that_is_kept_and_nobody_is_counted_twice(chair, school, files):
    kept, gone = files
    merge_files(actor=chair, kept=kept.number, gone=gone.number)

    page = signed_in(chair).get(reverse("person", args=[gone.number]))

    assert (page.context["person"], people_visible_to(chair).count()) == (kept, 2)
    assert headcount(school, kept.joined_date).staff == 2
    assert AuditLine.objects.filter(act="members.merged", thing_id=kept.pk).count() == 1


def test_an_account_of_the_second_file_goes_over(chair, files):
    kept, gone = files
    account = make_account(gone)

    merge_files(actor=chair, kept=kept.number, gone=gone.number)

    kept.refresh_from_db()
    assert kept.account == account


def test_two_files_are_made_one_once_and_by_an_officer_of_both(area, chair, files):
    kept, gone = files
    elsewhere = make_person(make_union(area), name="章远行")
    auditor = standing_of(make_office(make_person(area), kind="audit").person)

    with pytest.raises(NotPermitted):
        merge_files(actor=auditor, kept=kept.number, gone=elsewhere.number)
    merge_files(actor=make_officer(area), kept=kept.number, gone=elsewhere.number)
    merge_files(actor=chair, kept=kept.number, gone=gone.number)
    with pytest.raises(RuleBroken, match="one file already"):
        merge_files(actor=chair, kept=kept.number, gone=gone.number)


def test_no_chair_comes_by_an_office_of_the_area_through_two_files(area, chair, school):
    officer = make_office(make_person(school, name="温知远"), area).person
    colleague = make_person(school, name="章远行")

    for kept, gone in ((chair.person, officer), (colleague, officer), (officer, colleague)):
        with pytest.raises(NotPermitted):
            merge_files(actor=chair, kept=kept.number, gone=gone.number)

    assert (chair.person.offices.get().union, officer.offices.get().union) == (school, area)


def test_what_is_kept_of_a_woman_does_not_come_to_an_officer_by_making_her_file_the_own(school):
    vice = standing_of(make_office(make_person(school), kind="vice_chair").person)
    her = make_person(school, name="章远行")

    with pytest.raises(NotPermitted, match="another officer"):
        merge_files(actor=vice, kept=vice.person.number, gone=her.number)

    her.refresh_from_db()
    assert her.merged_into is None


def test_a_deputy_does_not_merge_the_chair_away(chair, school):
    deputy = standing_of(make_office(make_person(school), kind="vice_chair").person)
    colleague = make_person(school)

    with pytest.raises(NotPermitted, match="holds an office"):
        merge_files(actor=deputy, kept=colleague.number, gone=chair.person.number)

    assert Person.objects.filter(merged_into__isnull=False).count() == 0
