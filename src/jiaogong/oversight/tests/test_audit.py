"""The audit lines as officers and auditors find them, and what stays hidden from above."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jiaogong.kernel import clock
from jiaogong.kernel.models import AuditLine
from jiaogong.ledger import services as ledger
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.members.models import Office
from jiaogong.members.queries import Standing, standing_of
from jiaogong.members.tests.factories import make_office, make_officer, make_person, signed_in
from jiaogong.oversight import queries, services
from jiaogong.oversight.history import shown
from jiaogong.oversight.queries import Filter, lines_visible_to
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
VISIT = "探望手术教师"


def acts(standing: Standing, **asked: Any) -> list[tuple[str, str, str]]:
    lines = Filter(**asked).apply(lines_visible_to(standing), reader=standing).order_by("pk")
    return [(s.who, s.act, s.thing) for s in shown(standing, lines)]


def test_an_officer_finds_who_did_what_in_the_own_branch_alone(chair, area):
    other = make_officer(make_union(area))
    make_entry(chair.person.union, by=chair, title="球赛")
    make_entry(other.person.union, by=other, title="棋赛")

    assert acts(chair) == [("陆云舒", "drafted an entry", "球赛"), ("陆云舒", "confirmed an entry", "球赛")]


def test_the_auditor_of_the_school_finds_the_same_lines_as_its_chair(chair, school):
    auditor = make_person(school)
    make_office(auditor, school, kind=Office.Kind.AUDIT)
    make_entry(school, by=chair, title="球赛")

    assert acts(standing_of(auditor)) == acts(chair)


def test_from_above_a_sensitive_thing_is_neither_named_nor_found_by_its_words(chair, area_chair, school):
    make_entry(school, by=chair, category="care", title=VISIT)

    named = {thing for _who, _act, thing in acts(area_chair)}
    found = [acts(area_chair, thing=VISIT), [a for _w, a, _t in acts(chair, thing=VISIT)]]

    assert (named, found) == (
        {"Known to the union's own officers alone"},
        [[], ["drafted an entry", "confirmed an entry"]],
    )


def test_a_dropped_sensitive_draft_stays_unnamed_from_above(chair, area_chair, school):
    draft = make_entry(school, by=chair, category="care", title=VISIT, confirmed=False)
    ledger.discard_entry(actor=chair, entry_id=draft.pk)

    assert {thing for _who, _act, thing in acts(area_chair)} == {"Known to the union's own officers alone"}
    assert {thing for _who, _act, thing in acts(chair)} == {VISIT}


def test_a_reading_is_one_line_a_person_thing_and_day(chair, school):
    entry = make_entry(school, by=chair, category="care", title=VISIT)
    client = signed_in(chair)
    page = reverse("ledger-entry", args=[entry.pk])
    client.get(page)
    client.get(page)
    with clock.stopped_at(dt.date(2026, 11, 23)):
        client.get(page)

    assert acts(chair, kind=queries.READ) == [("陆云舒", "read a sensitive entry", VISIT)] * 2


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("who=lys", 2),
        ("who=陆云", 2),
        ("act=ledger.confirmed", 1),
        ("period=2025", 0),
        ("thing=球", 2),
        ("kind=read", 0),
    ],
)
def test_lines_are_searched_by_who_act_period_thing_and_kind(chair, school, asked, count):
    make_entry(school, by=chair, title="球赛")

    page = signed_in(chair).get(f"{reverse('audit')}?{asked}")

    assert len(page.context["lines"]) == count


def test_a_period_that_is_none_is_told_and_narrows_nothing(chair, school):
    make_entry(school, by=chair)

    page = signed_in(chair).get(f"{reverse('audit')}?period=soon")

    assert (len(page.context["lines"]), "2025-2026" in page.content.decode()) == (2, True)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_number_of_questions_however_long_it_is(chair, school, count):
    for _ in range(count):
        make_entry(school, by=chair)
    client = signed_in(chair)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(reverse("audit"))

    assert len(asked) <= 13


def test_the_export_holds_what_the_list_shows(chair, school):
    make_entry(school, by=chair, title="球赛")

    answer: Any = signed_in(chair).get(f"{reverse('audit-export')}?act=ledger.confirmed")

    sheet: Any = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    assert [[cell.value for cell in row][1:4] for row in sheet.iter_rows(min_row=2)] == [
        ["陆云舒", "confirmed an entry", "球赛"]
    ]


def test_a_member_finds_no_audit_page(member):
    assert signed_in(member).get(reverse("audit")).status_code == 404


def test_pruning_takes_what_was_kept_for_36_months_and_leaves_a_line(chair, school):
    for day in (dt.date(2023, 11, 20), dt.date(2023, 11, 24)):
        with clock.stopped_at(day):
            make_entry(school, by=chair, start=day)

    trial = services.prune_audit(is_trial=True)[0]
    removed, since, _source = services.prune_audit()

    lines = list(AuditLine.objects.order_by("pk").values_list("act", flat=True))
    assert (trial, removed, since) == (2, 2, dt.date(2023, 11, 22))
    assert lines == ["ledger.drafted", "ledger.confirmed", "oversight.pruned"]


def test_pruning_when_nothing_is_old_enough_leaves_no_line():
    assert (services.prune_audit()[0], AuditLine.objects.count()) == (0, 0)
