"""Lines tell what was before and after, in words; what is sensitive as digests alone."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from django.urls import reverse

from jiaogong.kernel import clock
from jiaogong.kernel.models import AuditLine
from jiaogong.ledger import services as ledger
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import FigureFact
from jiaogong.ledger.tests.factories import facts, make_entry
from jiaogong.meetings.tests.factories import make_meeting
from jiaogong.members.dossier.services.changing import change_file
from jiaogong.members.dossier.services.lists import save_list
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_person, signed_in
from jiaogong.organisation.services import set_limit
from jiaogong.oversight.history import shown
from jiaogong.oversight.queries import lines_visible_to
from jiaogong.unions import services as unions

pytestmark = pytest.mark.django_db


def told(reader: Standing, act: str) -> list[tuple[str, str, str]]:
    """The changes of the newest line of an act, as its reader sees them."""
    line = lines_visible_to(reader).filter(act=act).order_by("-pk")[:1]
    return [(c.label, c.before, c.after) for s in shown(reader, line) for c in s.changes]


def test_a_changed_draft_tells_its_fields_in_words(chair, school):
    draft = make_entry(school, by=chair, title="球赛", confirmed=False)
    ledger.change_entry(
        actor=chair,
        entry_id=draft.pk,
        facts=facts(title="棋赛", figures=(FigureFact("participants", 9),)),
        seen_version=1,
    )

    assert told(chair, "ledger.changed") == [
        ("What was done", "球赛", "棋赛"),
        ("Figures", "Participants 42 attendances", "Participants 9 attendances"),
    ]


def test_a_confirmation_tells_the_state_before(chair, school):
    make_entry(school, by=chair)

    assert told(chair, "ledger.confirmed") == [("State", "Draft", "Confirmed")]


def test_a_correction_tells_what_was_wrong_and_by_which_entry_it_was_reversed(chair, school):
    entry = make_entry(school, by=chair, title="球赛")
    ledger.correct_entry(actor=chair, entry_id=entry.pk, reason="题目写错", facts=facts(title="棋赛"))

    reversing = Entry.objects.get(reverses=entry)
    assert told(chair, "ledger.reversed") == [("Reversed by entry no.", "—", str(reversing.pk))]
    assert told(chair, "ledger.corrected") == [("What was done", "球赛", "棋赛")]


def test_a_sensitive_draft_is_told_by_digests(chair, school):
    draft = make_entry(school, by=chair, category="care", title="探望", figures=(), confirmed=False)
    changed = facts(category="care", title="探望病人", figures=())
    ledger.change_entry(actor=chair, entry_id=draft.pk, facts=changed, seen_version=1)
    ledger.discard_entry(actor=chair, entry_id=draft.pk)

    kept = AuditLine.objects.filter(act__in=["ledger.changed", "ledger.discarded"]).values_list("detail", flat=True)
    assert [str(detail).count("探望") for detail in kept] == [0, 0]
    assert [label for label, _before, _after in told(chair, "ledger.changed")] == ["What was done"]


def test_a_closed_year_is_told_as_closed(chair, school):
    ledger.close_year(actor=chair, union=school, year=2025)

    assert told(chair, "ledger.year_closed") == [("Closed", "no", "yes")]


def test_minutes_are_told_as_changed_and_read_by_nobody_above(chair, area_chair, school):
    make_meeting(school, by=chair, said="议定三件事", decided="布置走访")

    line = AuditLine.objects.get(act="meetings.minutes_written")
    assert [label for label, _before, _after in told(area_chair, line.act)] == [
        "State",
        "Minutes",
        "Decisions",
    ]
    assert (str(line.detail).count("议定"), str(line.detail).count("走访")) == (0, 0)


def test_a_changed_file_tells_the_open_fields_and_hides_the_private(chair, school):
    person = make_person(school, name="温如许", job="教师")
    change_file(actor=chair, number=person.number, facts={"job": "教务主任", "phone": "000-1234"})

    open_field, private = told(chair, "members.changed")
    assert open_field == ("Job", "教师", "教务主任")
    assert (private[0], private[1], private[2][:7]) == ("Phone", "—", "(sealed")


def test_a_list_a_name_and_a_limit_are_told_before_and_after(chair, area_chair, school):
    save_list(actor=chair, name="女教职工", conditions={"sex": "F"})
    unions.rename_union(actor=chair.person, union=school, name="新名工会", short_name="", on=clock.today())
    for value in (200, 150):
        set_limit(
            actor=area_chair,
            union=area_chair.home,
            code="cap.birthday",
            value=value,
            reason="会议",
            since=clock.today(),
        )

    assert told(area_chair, "members.list_saved") == [("sex", "—", "F")]
    assert told(chair, "unions.renamed")[0][::2] == ("Name", "新名工会")
    assert told(area_chair, "organisation.limit_set") == [("Value", "200", "150")]


def test_the_export_tells_before_and_after_too(chair, school):
    make_entry(school, by=chair)

    answer: Any = signed_in(chair).get(f"{reverse('audit-export')}?act=ledger.confirmed")

    sheet: Any = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    assert [row[5].value for row in sheet.iter_rows(min_row=2)] == ["State: Draft → Confirmed"]
