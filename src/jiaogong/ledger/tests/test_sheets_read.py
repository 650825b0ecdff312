from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

import pytest
import xlsxwriter

from jiaogong.kernel.errors import RuleBroken
from jiaogong.ledger import sheets
from jiaogong.ledger.models import SheetImport
from jiaogong.ledger.rules import FigureFact, PersonFact
from jiaogong.ledger.tests.workbooks import HEADINGS, MATCH, faults, previewed, workbook
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_person
from jiaogong.unions.models import Union

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("2026年3月8日", ("2026-03-08", "2026-03-08", "day")),
        ("2026.3.8", ("2026-03-08", "2026-03-08", "day")),
        (46089, ("2026-03-08", "2026-03-08", "day")),
        (20260308, ("2026-03-08", "2026-03-08", "day")),
        ("2026年3月", ("2026-03-01", "2026-03-31", "month")),
        ("2026-09-13至16日", ("2026-09-13", "2026-09-16", "day")),
        (dt.date(2026, 3, 8), ("2026-03-08", "2026-03-08", "day")),
    ],
)
def test_dates_are_read_as_people_and_excel_write_them(
    chair: Standing, school: Union, cell: Any, days: tuple[str, ...]
) -> None:
    facts = previewed(workbook([cell, *MATCH[1:]]), school, chair)[0].facts

    assert facts is not None
    assert (facts.first_day.isoformat(), facts.last_day.isoformat(), facts.precision) == days


def test_title_rows_above_the_headings_are_passed_over(chair: Standing, school: Union) -> None:
    rows = previewed(workbook(MATCH, above=3), school, chair)

    assert [(r.number, r.state) for r in rows] == [(5, "new")]


def test_headings_are_known_by_other_names_and_in_traditional_characters(chair: Standing, school: Union) -> None:
    rows = previewed(
        workbook(["2026-03-08", "文體活動", "羽毛球賽"], headings=["活动时间", "類別（必填）", "活動名稱"]),
        school,
        chair,
    )

    assert [(r.state, r.facts.category if r.facts else "") for r in rows] == [("new", "culture")]


def test_a_date_merged_over_rows_holds_for_each(chair: Standing, school: Union) -> None:
    data = workbook(MATCH, ["", "文体活动", "拔河"], merge=(1, 0, 2, 0))

    rows = previewed(data, school, chair)

    assert [(r.state, r.facts.start if r.facts else None) for r in rows] == [("new", dt.date(2026, 3, 8))] * 2


def test_other_merged_cells_are_errors_with_their_place(chair: Standing, school: Union) -> None:
    data = workbook([dt.date(2026, 3, 8), "文体活动", "羽毛球赛", "", ""], merge=(1, 2, 1, 3))

    rows = previewed(data, school, chair)

    assert faults(rows)[0] == (2, "C2:D2", "These cells are merged; unmerge them and fill each one.")


@pytest.mark.parametrize(
    ("row", "cell", "sentence"),
    [
        (["3月8日", *MATCH[1:]], "A2", "“3月8日” is no date with its year; write it like 2026-03-08."),
        (["", *MATCH[1:]], "A2", "The date is empty; write it like 2026-03-08."),
        ([MATCH[0], "郊游", *MATCH[2:]], "B2", "“郊游” is none of the 22 categories; choose one from the list."),
        ([*MATCH[:2], " ", *MATCH[3:]], "C2", "The title is empty; say in a few words what was done."),
        ([*MATCH[:3], "气球", 3], "D2", "“气球” is not a measure of the catalogue; choose one from the list."),
        (
            [*MATCH[:3], "师徒结对", 3],
            "D2",
            "“师徒结对” is not counted in “Culture and sport”; choose another measure or category.",
        ),
        ([*MATCH[:4], "很多"], "E2", "“很多” is no number in attendances; write digits alone, such as 42."),
        (
            [*MATCH, "", "", "", "无此人"],
            "I2",
            "Nobody called 无此人 is on the union's file; correct the name or leave it to the sentence.",
        ),
        (
            [dt.date(2026, 12, 24), *MATCH[1:]],
            "",
            "2026-12-24 is still to come; enter what is not done yet as planned, with a due date.",
        ),
    ],
)
def test_each_error_names_its_cell_and_what_to_do(
    chair: Standing, school: Union, row: list[Any], cell: str, sentence: str
) -> None:
    rows = previewed(workbook(row), school, chair)

    told = [(place, message.replace("Mentor pairs", "师徒结对")) for _number, place, message in faults(rows)]
    assert (rows[0].state, told) == ("error", [(cell, sentence)])


def test_money_is_read_in_yuan_and_in_ten_thousands(chair: Standing, school: Union) -> None:
    rows = previewed(workbook([MATCH[0], "捐助公益", "慈善一日捐", "捐款金额", "1.03万元"]), school, chair)

    assert rows[0].facts is not None
    assert rows[0].facts.figures == (FigureFact("donation_amount", 1_030_000),)


def test_two_people_of_one_name_are_told_apart_by_number(chair: Standing, school: Union) -> None:
    first, _second = make_person(school, name="高远"), make_person(school, name="高远")

    named = previewed(workbook([*MATCH, "", "", "", f"高远（{first.number}）"]), school, chair)
    unclear = previewed(workbook([*MATCH, "", "", "", "高远"]), school, chair)

    assert named[0].facts is not None
    assert named[0].facts.people == (PersonFact(first.pk),)
    assert (
        faults(unclear)[0][2] == "Several people are called 高远; write the member number behind the name in brackets."
    )


def _with_a_far_cell() -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("台账")
        sheet.write_row(0, 0, HEADINGS)
        sheet.write(1_048_575, 16_383, "x")
    return file.getvalue()


def _renamed_docx() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("word/document.xml", "<w:document/>")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "“活动.xlsx” is empty; choose the file again."),
        (
            b"\xff\xd8\xff\xe0 a picture",
            "“活动.xlsx” is no .xlsx workbook (or has a password); save it from Excel or WPS as .xlsx.",
        ),
        (_renamed_docx(), "“活动.xlsx” is no .xlsx workbook (or has a password); save it from Excel or WPS as .xlsx."),
        (b"x" * 3_000_000, "“活动.xlsx” is larger than 2 MB; make it smaller or divide it."),
        (
            workbook(MATCH)[:-200],
            "“活动.xlsx” is no .xlsx workbook (or has a password); save it from Excel or WPS as .xlsx.",
        ),
        (
            workbook(MATCH, headings=["甲", "乙", "丙", "丁", "戊"]),
            "In “活动.xlsx” no sheet (台账) has a row with the headings Date、Category、Title; copy your rows into the template.",
        ),
        (
            workbook(MATCH, headings=["日期", "备注", "标题", "指标1", "数值1"]),
            "“活动.xlsx”, sheet “台账”, row 1: the heading Category is missing; add that column.",
        ),
        (workbook(), "“活动.xlsx” has no rows below its headings; fill in at least one."),
        (
            _with_a_far_cell(),
            "“活动.xlsx” has something in cell XFD1048576, far from the table; delete it there and save again.",
        ),
    ],
)
def test_what_is_no_sheet_of_entries_is_refused_in_one_sentence(
    chair: Standing, school: Union, settings: Any, data: bytes, sentence: str
) -> None:
    settings.UPLOAD_MAX_BYTES = 2 * 1024 * 1024

    with pytest.raises(RuleBroken) as refused:
        sheets.read_entries(data, "活动.xlsx", school, chair)

    assert (str(refused.value), SheetImport.objects.count()) == (sentence, 0)
