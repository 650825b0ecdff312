from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.kernel.errors import NotFound, NotPermitted
from jiaogong.ledger import sheets
from jiaogong.ledger.models import Entry, SheetImport
from jiaogong.ledger.rules import FigureFact
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.ledger.tests.workbooks import HEADINGS, MATCH, faults, previewed, workbook
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

pytestmark = pytest.mark.django_db


def test_a_row_becomes_a_draft_when_its_sheet_is_accepted(chair: Standing, school: Union) -> None:
    row = [*MATCH, "获奖", 3, "校级一等奖3人；区二等奖1人", "陆云舒"]

    sheet = sheets.read_entries(workbook(row), "活动.xlsx", school, chair)
    before = Entry.objects.count()
    done = sheets.accept(sheet.pk, chair)

    entry = Entry.objects.get()
    assert (before, done) == (0, sheets.Accepted(new=1, changed=0, duplicate=0, error=0))
    assert (entry.state, entry.source, entry.source_name, entry.start_date) == (
        "draft",
        "sheet",
        "活动.xlsx",
        dt.date(2026, 3, 8),
    )
    assert list(entry.figures.values_list("measure", "value")) == [("participants", 42), ("prizes", 3)]
    assert list(entry.awards.values_list("level", "prize", "count")) == [("校", "一等奖", 3), ("区", "二等奖", 1)]
    assert list(entry.people.all()) == [chair.person]


def test_an_officer_may_confirm_a_sheet_at_once_a_member_may_not(
    chair: Standing, member: Standing, school: Union
) -> None:
    first = sheets.read_entries(workbook(MATCH), "活动.xlsx", school, member)
    with pytest.raises(NotPermitted, match="Only an officer"):
        sheets.accept(first.pk, member, confirm=True)

    second = sheets.read_entries(workbook(MATCH), "活动.xlsx", school, chair)
    sheets.accept(second.pk, chair, confirm=True)

    assert Entry.objects.get().state == "confirmed"


def test_the_same_file_twice_is_all_duplicates(chair: Standing, school: Union) -> None:
    data = workbook(MATCH, [dt.date(2026, 5, 4), "study", "读书分享会", "", ""])
    sheets.accept(sheets.read_entries(data, "活动.xlsx", school, chair).pk, chair)

    again = previewed(data, school, chair)

    assert [r.state for r in again] == ["duplicate", "duplicate"]


def test_a_sheet_read_twice_before_it_was_accepted_acts_once(chair: Standing, school: Union) -> None:
    first, second = (sheets.read_entries(workbook(MATCH), "活动.xlsx", school, chair) for _each in range(2))

    done = [sheets.accept(sheet.pk, chair).new for sheet in (first, second, first)]

    assert (done, Entry.objects.count()) == ([1, 0, 0], 1)


def test_a_row_that_stands_twice_in_a_sheet_is_taken_once(chair: Standing, school: Union) -> None:
    rows = previewed(workbook(MATCH, MATCH), school, chair)

    assert [(r.state, r.same_as) for r in rows] == [("new", None), ("duplicate", 2)]


def test_two_like_acts_of_one_day_are_two_acts(chair: Standing, school: Union) -> None:
    rows = previewed(workbook(MATCH, [*MATCH[:4], 18]), school, chair)

    assert [r.state for r in rows] == ["new", "new"]


def test_a_draft_with_other_values_is_changed(chair: Standing, school: Union) -> None:
    draft = make_entry(by=chair, confirmed=False, sentence="")
    sheet = sheets.read_entries(workbook([*MATCH[:4], 45]), "活动.xlsx", school, chair)

    done = sheets.accept(sheet.pk, chair)

    assert (done.changed, draft.figures.get().value) == (1, 45)


def test_a_confirmed_act_with_other_values_is_an_error_that_names_it(chair: Standing, school: Union) -> None:
    entry = make_entry(by=chair, sentence="")

    rows = previewed(workbook([*MATCH[:4], 45]), school, chair)

    assert faults(rows) == [
        (2, "", f"This act is confirmed with other values in the ledger (entry {entry.pk}); correct it on its page.")
    ]


def test_rows_with_errors_stay_out_and_the_others_go_in(chair: Standing, school: Union) -> None:
    sheet = sheets.read_entries(workbook(MATCH, ["", "文体活动", "拔河"]), "活动.xlsx", school, chair)

    done = sheets.accept(sheet.pk, chair)

    assert (done.new, done.error, Entry.objects.count()) == (1, 1, 1)


def test_an_area_officer_writes_rows_of_each_school_by_its_code(
    area_chair: Standing, area: Union, school: Union
) -> None:
    headings = [*HEADINGS[:5], "工会代码"]

    rows = previewed(workbook([*MATCH, school.code], [*MATCH, "NOWHERE"], headings=headings), area, area_chair)

    assert [(r.union, r.state) for r in rows] == [(school, "new"), (area, "error")]
    assert faults(rows)[0][1] == "F3"


def test_whoever_may_not_write_there_reads_no_sheet(chair: Standing, other_school: Union) -> None:
    with pytest.raises(NotPermitted):
        sheets.read_entries(workbook(MATCH), "活动.xlsx", other_school, chair)

    assert SheetImport.objects.count() == 0


def test_a_sheet_is_accepted_by_whoever_read_it(chair: Standing, other_chair: Standing, school: Union) -> None:
    sheet = sheets.read_entries(workbook(MATCH), "活动.xlsx", school, chair)

    with pytest.raises(NotFound):
        sheets.accept(sheet.pk, other_chair)


def test_a_sheet_from_above_tells_nothing_of_a_visit_that_it_guesses(
    chair: Standing, area_chair: Standing, school: Union
) -> None:
    visit = make_entry(by=chair, category="care", title="看望住院教师", figures=(FigureFact("visits", 1),))
    guess = workbook([visit.start_date, "走访慰问与帮扶", visit.title, "慰问人次", 2])

    states = [[row.state for row in previewed(guess, school, who)] for who in (area_chair, chair)]

    assert states == [["new"], ["error"]]
