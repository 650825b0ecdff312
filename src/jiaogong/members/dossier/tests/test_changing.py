"""Changing a file, asking for a correction and deciding one."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest
from django.urls import reverse

from jiaogong.kernel.errors import NotPermitted, RuleBroken
from jiaogong.kernel.models import AuditLine
from jiaogong.members.dossier.services import changing, family
from jiaogong.members.models import Correction, Office
from jiaogong.members.queries import standing_of
from jiaogong.members.tests.factories import make_member, make_office, make_officer, make_person, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(school):
    return make_member(school, name="沈一诺", job="教师")


def ask(member: Any, **overrides: Any) -> Correction:
    said: dict[str, Any] = {"field": "job", "asked": "班主任", "reason": "聘书", **overrides}
    return changing.ask_correction(actor=member, number=member.person.number, **said)


def test_an_accepted_correction_changes_the_file_and_its_history_says_by_whom(chair, member):
    correction = ask(member)

    changing.decide_correction(actor=chair, correction_id=correction.pk, accepts=True)

    member.person.refresh_from_db()
    history = [(c.field, c.before, c.after, c.reason, c.actor) for c in member.person.file_changes.all()]
    assert (member.person.job, history) == ("班主任", [("job", "教师", "班主任", "聘书", chair.person)])


def test_a_refused_correction_needs_a_reason_and_changes_nothing(chair, member):
    correction = ask(member)

    with pytest.raises(RuleBroken, match="Say why"):
        changing.decide_correction(actor=chair, correction_id=correction.pk, accepts=False)
    changing.decide_correction(actor=chair, correction_id=correction.pk, accepts=False, answer="聘书未到")

    member.person.refresh_from_db()
    assert (member.person.job, Correction.objects.get().answer) == ("教师", "聘书未到")


def test_a_correction_is_decided_once_and_by_the_chair_alone(chair, member):
    correction = ask(member)

    with pytest.raises(NotPermitted):
        changing.decide_correction(actor=member, correction_id=correction.pk, accepts=True)
    changing.decide_correction(actor=chair, correction_id=correction.pk, accepts=True)
    with pytest.raises(RuleBroken, match="already"):
        changing.decide_correction(actor=chair, correction_id=correction.pk, accepts=True)


def test_the_same_form_sent_twice_asks_once(member):
    key = uuid.uuid4()

    asked = {ask(member, form_key=key).pk for _ in range(2)}

    assert (len(asked), Correction.objects.count()) == (1, 1)


def test_nobody_asks_in_the_name_of_another(chair, member):
    with pytest.raises(NotPermitted):
        changing.ask_correction(actor=chair, number=member.person.number, field="job", asked="x", reason="y")


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("birth_date", dt.date(2027, 1, 1), "still to come"),
        ("work_began_date", dt.date(1970, 1, 1), "not after the birth"),
    ],
)
def test_a_day_that_cannot_be_is_refused(chair, school, field, value, sentence):
    person = make_person(school, birth_date=dt.date(1980, 5, 3))

    with pytest.raises(RuleBroken, match=sentence):
        changing.change_file(actor=chair, number=person.number, facts={field: value})

    assert person.file_changes.count() == 0


def test_a_value_that_is_there_already_is_no_change(chair, member):
    assert changing.change_file(actor=chair, number=member.person.number, facts={"job": "教师"}) == []


def test_two_officers_who_change_different_fields_both_succeed(chair, school):
    person = make_person(school, name="白一", job="教师", skills="")
    client, where = signed_in(chair), reverse("person-change", args=[person.number])
    opened = {"name": "白一", "initial-name": "白一", "initial-job": "教师", "initial-skills": ""}
    ticks = {
        "is_teacher": "on",
        "initial-is_teacher": "True",
        "initial-joined_date": "2015-09-01",
        "joined_date": "2015-09-01",
    }

    for said in ({"job": "班主任", "skills": ""}, {"job": "教师", "skills": "书法"}):
        client.post(where, {**opened, **ticks, "sex": "F", "initial-sex": "F", **said})

    person.refresh_from_db()
    assert (person.job, person.skills) == ("班主任", "书法")


def test_what_was_typed_survives_an_error(chair, school):
    person = make_person(school)

    answer = signed_in(chair).post(reverse("person-change", args=[person.number]), {"name": "", "job": "班主任"})

    assert (answer.status_code, 'value="班主任"' in answer.content.decode()) == (422, True)


def test_a_spouse_who_is_a_colleague_is_linked_on_both_files_once(chair, school):
    one, other = make_person(school, name="白一"), make_person(school, name="白二")

    for _ in range(2):
        family.add_relative(actor=chair, number=one.number, relation="spouse", colleague=other.number)

    assert [(r.name, r.colleague) for r in (*one.family.all(), *other.family.all())] == [("白二", other), ("白一", one)]


def test_the_private_part_is_closed_above_and_each_reading_by_another_is_kept(area, chair, school):
    person = make_person(school, phone="13800001234")
    where = reverse("person-private", args=[person.number])

    answers = [signed_in(who).get(where).status_code for who in (chair, make_officer(area), standing_of(person))]

    read = AuditLine.objects.filter(act="members.read_private").values_list("actor_id", "thing_id")
    assert (answers, list(read)) == ([200, 403, 200], [(chair.person.pk, person.pk)])


def test_womens_matters_are_read_by_the_womens_committee_and_the_chair_not_by_other_officers(chair, school):
    woman = make_person(school, sex="F")
    family.note_womens_matter(actor=chair, number=woman.number, on_date=dt.date(2026, 11, 1), matter="妇检复查")
    vice, women = make_person(school), make_person(school)
    make_office(vice, kind=Office.Kind.VICE_CHAIR)
    make_office(women, kind=Office.Kind.WOMEN)
    make_office(women, kind=Office.Kind.COMMITTEE)
    where = reverse("person-private", args=[woman.number])

    shown = [
        "妇检复查" in signed_in(standing_of(p)).get(where).content.decode() for p in (vice, women, chair.person, woman)
    ]

    assert shown == [False, True, True, True]


def test_a_list_shows_phones_masked_and_only_to_the_own_officers(area, chair, school):
    make_person(school, name="白一", phone="13800001234")

    shown = [
        [mask in signed_in(who).get(reverse("people")).content.decode() for mask in ("138****1234", "13800001234")]
        for who in (chair, make_officer(area))
    ]

    assert shown == [[True, False], [False, False]]
