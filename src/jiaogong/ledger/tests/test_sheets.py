from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from jiaogong.kernel.errors import NotFound, NotPermitted, RuleBroken
from jiaogong.ledger import sheets
from jiaogong.ledger.models import Entry, SheetImport
from jiaogong.ledger.rules import AwardFact, FigureFact, PersonFact
from jiaogong.ledger.sheets.comparing import SheetRow
from jiaogong.ledger.tests.conftest import TODAY
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_person
from jiaogong.unions.models import Union

pytestmark = pytest.mark.django_db

HEADINGS = ["日期", "类别", "标题", "指标1", "数值1", "指标2", "数值2", "获奖", "人员"]
MATCH = [dt.date(2026, 3, 8), "文体活动", "女教职工羽毛球赛", "参与人次", 42]


def workbook(
    *rows: list[Any], headings: list[str] | None = None, above: int = 0, merge: tuple[int, int, int, int] | None = None
) -> bytes:
    """An .xlsx of rows below their headings, with title rows above them."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False}) as book:
        sheet, day = book.add_worksheet("台账"), book.add_format({"num_format": "yyyy-mm-dd"})
        if above:
            sheet.merge_range(0, 0, above - 1, 6, "柳岸小学工会二〇二六年活动一览")
        for at, row in enumerate([headings or HEADINGS, *rows]):
            for column, value in enumerate(row):
                if isinstance(value, dt.date):
                    sheet.write_datetime(above + at, column, value, day)
                elif value != "":
                    sheet.write(above + at, column, value)
        if merge:
            sheet.merge_range(*merge, rows[0][merge[1]])
    return file.getvalue()


def previewed(data: bytes, union: Union, actor: Standing) -> list[SheetRow]:
    return sheets.preview(data, "活动.xlsx", union, actor)


def faults(rows: list[SheetRow]) -> list[tuple[int, str, str]]:
    return [(row.number, fault.cell, fault.message) for row in rows for fault in row.faults]


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


def test_rows_with_errors_stay_out_and_the_others_go_in(chair: Standing, school: Union) -> None:
    sheet = sheets.read_entries(workbook(MATCH, ["", "文体活动", "拔河"]), "活动.xlsx", school, chair)

    done = sheets.accept(sheet.pk, chair)

    assert (done.new, done.error, Entry.objects.count()) == (1, 1, 1)


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


def test_the_template_read_back_holds_no_act_but_its_example(chair: Standing, school: Union) -> None:
    file = io.BytesIO()
    sheets.write_template(file, today=TODAY)

    with pytest.raises(RuleBroken, match="no rows below its headings"):
        previewed(file.getvalue(), school, chair)


def test_what_is_written_out_reads_back_as_duplicates(chair: Standing, school: Union) -> None:
    make_entry(
        by=chair,
        figures=(FigureFact("participants", 42, "at_least"), FigureFact("gift_amount", 420050)),
        awards=(AwardFact("区", "一等奖", 3),),
        people=(PersonFact(chair.person.pk),),
        bodies=("青禾区医院",),
        category="women",
    )
    make_entry(by=chair, start=dt.date(2026, 4, 1), precision="month", title="四月读书")
    make_entry(by=chair, start=dt.date(2026, 9, 13), end=dt.date(2026, 9, 16), title="运动会")
    file = io.BytesIO()

    written = sheets.export_entries(Entry.objects.all(), file, reader=chair)

    assert (written, [r.state for r in previewed(file.getvalue(), school, chair)]) == (3, ["duplicate"] * 3)


def test_text_never_becomes_a_formula(chair: Standing) -> None:
    make_entry(by=chair, title="=cmd|' /C calc'!A0", sentence="@SUM(1)")
    file = io.BytesIO()

    sheets.export_entries(Entry.objects.all(), file, reader=chair)

    with zipfile.ZipFile(file) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")
    row = CalamineWorkbook.from_filelike(io.BytesIO(file.getvalue())).get_sheet_by_index(0).to_python()[1]
    assert (row[3], row[4]) == ("=cmd|' /C calc'!A0", "@SUM(1)")


def test_what_one_may_not_read_is_not_written_out(chair: Standing, area_chair: Standing) -> None:
    make_entry(
        by=chair,
        category="care",
        title="看望住院教师",
        figures=(FigureFact("visits", 1),),
        people=(PersonFact(chair.person.pk),),
    )
    file = io.BytesIO()

    sheets.export_entries(Entry.objects.all(), file, reader=area_chair)

    row = CalamineWorkbook.from_filelike(io.BytesIO(file.getvalue())).get_sheet_by_index(0).to_python()[1]
    assert [c for c in row if c != ""][:3] == [
        "2026年3月",
        "Visits and hardship help",
        "(known to the union's own officers alone)",
    ]


def test_a_sheet_from_above_tells_nothing_of_a_visit_that_it_guesses(
    chair: Standing, area_chair: Standing, school: Union
) -> None:
    visit = make_entry(by=chair, category="care", title="看望住院教师", figures=(FigureFact("visits", 1),))
    guess = workbook([visit.start_date, "走访慰问与帮扶", visit.title, "慰问人次", 2])

    states = [[row.state for row in previewed(guess, school, who)] for who in (area_chair, chair)]

    assert states == [["new"], ["error"]]
