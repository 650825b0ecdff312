"""Whoever reads what is sensitive leaves a line: a kind of page each, tried as an officer at the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from jiaogong.kernel.models import AuditLine
from jiaogong.ledger import services as ledger
from jiaogong.ledger.evidence import add_evidence
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import FigureFact, PersonFact
from jiaogong.ledger.tests.factories import facts, make_entry
from jiaogong.members.dossier.services.changing import ask_correction
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing
from jiaogong.members.roster.tests.sheets import waiting, workbook
from jiaogong.members.tests.factories import signed_in
from jiaogong.oversight.labels import READINGS

pytestmark = pytest.mark.django_db

Where = Callable[[Standing, Person], str]


def visit(chair: Standing, person: Person, **more: Any) -> Entry:
    asked: dict[str, Any] = {"figures": (FigureFact("visits", 1),), "people": (PersonFact(person.pk),), **more}
    return make_entry(person.union, by=chair, category="care", title="探望", **asked)


def _entry(chair: Standing, person: Person) -> str:
    return reverse("ledger-entry", args=[visit(chair, person).pk])


def _draft(chair: Standing, person: Person) -> str:
    return reverse("ledger-change", args=[visit(chair, person, confirmed=False).pk])


def _plan(chair: Standing, person: Person) -> str:
    told = facts(category="care", title="探望", figures=(), people=(PersonFact(person.pk),), due_date=facts().start)
    plan = ledger.draft_entry(actor=chair, union=person.union, facts=told, planned=True)
    return reverse("ledger-carry-out", args=[plan.pk])


def _correction_of_entry(chair: Standing, person: Person) -> str:
    return reverse("ledger-correct", args=[visit(chair, person).pk])


def _evidence(chair: Standing, person: Person) -> str:
    entry = visit(chair, person, confirmed=False)
    return reverse("evidence", args=[add_evidence(actor=chair, entry_id=entry.pk, name="签到.txt", data=b"ours").pk])


def _of_person(chair: Standing, person: Person) -> str:
    visit(chair, person)
    return reverse("ledger-of-person", args=[person.number])


def _entries_exported(chair: Standing, person: Person) -> str:
    visit(chair, person)
    return reverse("ledger-export")


def _private(_chair: Standing, person: Person) -> str:
    return reverse("person-private", args=[person.number])


def _file_form(_chair: Standing, person: Person) -> str:
    return reverse("person-change", args=[person.number])


def _corrections(_chair: Standing, person: Person) -> str:
    own = Standing(person, ())
    ask_correction(actor=own, number=person.number, field="phone", asked="000-1234", reason="换号")
    return reverse("corrections")


def _copy(_chair: Standing, person: Person) -> str:
    return reverse("own-copy", args=[person.number])


def _roster(chair: Standing, _person: Person) -> str:
    return reverse("roster", args=[waiting(chair, workbook([["姓名", "性别"], ["令狐听雨", "女"]])).pk])


def _roster_exported(chair: Standing, _person: Person) -> str:
    return reverse("roster-export", args=[waiting(chair, workbook([["姓名", "性别"], ["令狐听雨", "女"]])).pk])


def _listed(_chair: Standing, _person: Person) -> str:
    return f"{reverse('people-lists')}?children_under=14"


PAGES: list[tuple[Where, str]] = [
    (_entry, "ledger.read_sensitive"),
    (_draft, "ledger.read_sensitive"),
    (_plan, "ledger.read_sensitive"),
    (_correction_of_entry, "ledger.read_sensitive"),
    (_evidence, "ledger.read_sensitive"),
    (_of_person, "ledger.read_sensitive_of"),
    (_entries_exported, "ledger.exported_sensitive"),
    (_private, "members.read_private"),
    (_file_form, "members.read_private"),
    (_corrections, "members.read_private"),
    (_copy, "oversight.copied"),
    (_roster, "members.read_roster"),
    (_roster_exported, "members.read_roster"),
    (_listed, "members.listed_sensitive"),
]


@pytest.mark.parametrize(("where", "act"), PAGES, ids=[where.__name__.strip("_") for where, _act in PAGES])
def test_each_page_that_shows_what_is_sensitive_leaves_a_line(chair, member, settings, tmp_path, where, act):
    settings.FILES_ROOT = tmp_path
    page = where(chair, member.person)

    answer = signed_in(chair).get(page)

    read = AuditLine.objects.filter(act__in=READINGS, actor_id=chair.person.pk).values_list("act", flat=True)
    assert (answer.status_code, list(read)) == (200, [act])


def test_reading_the_own_file_leaves_none(member):
    signed_in(member).get(reverse("person-private", args=[member.person.number]))

    assert not AuditLine.objects.filter(act__in=READINGS).exists()
