from __future__ import annotations

import io
import json
import struct
import zipfile

import pytest

from jiaogong.kernel.errors import NotPermitted, RuleBroken
from jiaogong.members.models import Person, RosterImport, RosterRow
from jiaogong.members.queries import Standing
from jiaogong.members.roster import services
from jiaogong.members.roster.identity import check_digit
from jiaogong.members.roster.tests.sheets import finished, waiting, workbook
from jiaogong.members.tests.factories import make_member, make_officer

pytestmark = pytest.mark.django_db
CARD = "99010119800503002" + check_digit("99010119800503002")


@pytest.fixture
def chair() -> Standing:
    return make_officer(name="邵云舒")


def _read(roster: RosterImport) -> list[dict[str, object]]:
    return [json.loads(facts) for facts in roster.people.values_list("facts", flat=True)]


def _told(roster: RosterImport) -> list[tuple[str, list[str]]]:
    return list(roster.people.values_list("state", "faults"))


def test_a_roster_as_schools_have_it_is_read(chair):
    data = workbook(
        [
            [],
            [],
            ["序号", "", "姓 名", "性别", "出生", "身份证号码", "民族", "家庭情况", "", "联系电话"],
            ["", "", "", "", "年月", "", "", "配偶", "电话", ""],
            [1, "", "岑　若溪", "女", "1980.05", CARD, "壮族", "骆一鸣", "13900000001", "138-0000-0000"],
            [],
            ["语文组"],
            [2, "", "骆一鸣", "Ｍ", 29344, "", "汉", "", "", 13800000001],
            ["序号", "", "姓 名", "性别", "出生", "身份证号码", "民族", "家庭情况", "", "联系电话"],
            [3, "", "邬听竹", "", 19800503, "", "", "", "", ""],
            ["合计", "", "3人", "", "", "", "", "", "", ""],
        ],
        merged={"A1:J2": "某校教职工花名册", "H3:I3": "家庭情况", "C3:C4": "姓 名"},
    )

    roster = waiting(chair, data)

    facts = {"sex": "F", "birth_date": "1980-05-03", "is_minority": True, "minority": "壮族", "phone": "13800000000"}
    assert (_read(roster), roster.passed_over) == (
        [
            {"name": "岑若溪", **facts},
            {
                "name": "骆一鸣",
                "sex": "M",
                "birth_date": "1980-05-03",
                "is_minority": False,
                "minority": "",
                "phone": "13800000001",
            },
            {"name": "邬听竹", "birth_date": "1980-05-03"},
        ],
        3,
    )


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (29344, "1980-05-03"),
        ("1980-5-3", "1980-05-03"),
        ("1980.05", "1980-05"),
        (19800503, "1980-05-03"),
        ("1980年5月3日", "1980-05-03"),
        ("1980/05/03", "1980-05-03"),
        ("198005", "1980-05"),
        (1980.1, "1980-10"),
    ],
)
def test_a_birth_date_is_read_in_every_form(cell, day, chair):
    roster = waiting(chair, workbook([["姓名", "出生年月"], ["岑若溪", cell]]))

    assert _read(roster) == [{"name": "岑若溪", "birth_date": day}]


@pytest.mark.parametrize("cell", ["1980", "1980-13-01", "明年", "2150-01-01", "3日"])
def test_what_is_no_birth_date_is_told_with_its_cell(cell, chair):
    roster = waiting(chair, workbook([["姓名", "性别", "出生年月"], ["岑若溪", "女", cell]]))

    assert [(state, [f[:2] for f in faults]) for state, faults in _told(roster)] == [("error", ["C2"])]


def test_an_identity_number_is_kept_nowhere(chair):
    roster = waiting(chair, workbook([["姓名", "备注"], ["岑若溪", CARD], ["骆一鸣", "6222020000000000001"]]))

    kept = [json.loads(c)["rows"] for c in roster.chunks.values_list("cells", flat=True)]
    assert (CARD in str(kept), CARD in str(roster.tables), "622202" in str(kept)) == (False, False, False)


def test_an_identity_number_typed_as_a_number_tells_the_birth_date_alone(chair):
    roster = waiting(chair, workbook([["姓名", "身份证号"], ["岑若溪", float(CARD[:15] + "000")]]))

    assert _read(roster) == [{"name": "岑若溪", "birth_date": "1980-05-03"}]


def test_an_identity_number_whose_check_digit_is_wrong_is_an_error(chair):
    wrong = CARD[:17] + ("1" if CARD[17] != "1" else "2")

    roster = waiting(chair, workbook([["姓名", "身份证号"], ["岑若溪", wrong]]))

    ((state, (fault,)),) = _told(roster)
    assert (state, fault[:2], wrong in fault) == ("error", "B2", False)


def test_several_sheets_are_read_and_empty_ones_passed_over(chair):
    roster = waiting(
        chair, workbook([["姓名", "性别"], ["岑若溪", "女"]], [], [["教师姓名", "是否会员"], ["骆一鸣", "×"]])
    )

    assert _read(roster) == [{"name": "岑若溪", "sex": "F"}, {"name": "骆一鸣", "is_member": False}]


def test_columns_without_a_heading_are_guessed_by_their_values(chair):
    rows: list[list[object]] = [["A", "B", "C"], [1, "岑若溪", "女"], [2, "骆一鸣", "男"], [3, "邬听竹", "女"]]

    roster = services.read_roster(data=workbook(rows), name="a.xlsx", union=chair.person.union, actor=chair)

    assert roster.tables[0]["columns"] == ["", "name", "sex"]


def test_a_column_of_ticks_says_no_where_it_is_blank(chair):
    roster = waiting(chair, workbook([["姓名", "专任教师"], ["岑若溪", "√"], ["骆一鸣", ""]]))

    assert [f["is_teacher"] for f in _read(roster)] == [True, False]


def test_columns_put_right_are_remembered_for_the_union(chair):
    data = workbook([["姓名", "甲", "乙"], ["岑若溪", "语文", "女"]])
    roster = services.read_roster(data=data, name="a.xlsx", union=chair.person.union, actor=chair)
    services.confirm_columns(roster_id=roster.pk, columns=[["name", "subject", "sex"]], actor=chair)

    again = services.read_roster(data=data, name="a.xlsx", union=chair.person.union, actor=chair)

    assert (_read(finished(roster, chair)), again.tables[0]["columns"]) == (
        [{"name": "岑若溪", "subject": "语文", "sex": "F"}],
        ["name", "subject", "sex"],
    )


def test_a_heading_that_stands_twice_is_not_remembered(chair):
    twice = [["姓名", "性别", "姓名", "性别"], ["岑若溪", "女", "骆一鸣", "男"]]
    waiting(chair, workbook(twice))

    again = waiting(chair, workbook([["姓名", "性别"], ["邬听竹", "女"]]))

    assert _read(again) == [{"name": "邬听竹", "sex": "F"}]


@pytest.mark.parametrize("codes", [["name", "name"], ["sex", ""]])
def test_columns_that_do_not_fit_are_refused(codes, chair):
    data = workbook([["姓名", "性别"], ["岑若溪", "女"]])
    roster = services.read_roster(data=data, name="a.xlsx", union=chair.person.union, actor=chair)

    with pytest.raises(RuleBroken):
        services.confirm_columns(roster_id=roster.pk, columns=[codes], actor=chair)


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", workbook([]), workbook([["姓名", "性别"]])])
def test_what_is_no_roster_is_refused_and_nothing_kept(data, chair):
    with pytest.raises(RuleBroken, match=r"花名册.xlsx"):
        services.read_roster(data=data, name="花名册.xlsx", union=chair.person.union, actor=chair)

    assert RosterImport.objects.count() == 0


def _spoiled(method: int | None) -> bytes:
    """A workbook whose sheet is packed by a method of that number, or (None) is damaged within."""
    data = bytearray(workbook([["姓名", "性别"], ["岑若溪", "女"]]))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sheet = package.getinfo("xl/worksheets/sheet1.xml")
        if method is None:
            at = sheet.header_offset + 30 + len(sheet.filename)
            data[at : at + 40] = b"\xff" * 40
            return bytes(data)
    listed = data.rindex(b"xl/worksheets/sheet1.xml") - 46
    for at in (sheet.header_offset + 8, listed + 10):
        data[at : at + 2] = struct.pack("<H", method)
    return bytes(data)


@pytest.mark.parametrize("method", [99, None])
def test_a_workbook_that_cannot_be_unpacked_is_refused(method, chair):
    with pytest.raises(RuleBroken, match=r"花名册.xlsx"):
        services.read_roster(data=_spoiled(method), name="花名册.xlsx", union=chair.person.union, actor=chair)

    assert RosterImport.objects.count() == 0


def test_a_cell_far_from_the_table_is_refused(chair):
    rows: list[list[object]] = [["姓名", "性别"], ["岑若溪", "女", *[""] * 150, "x"]]

    with pytest.raises(RuleBroken, match="EW2"):
        services.read_roster(data=workbook(rows), name="a.xlsx", union=chair.person.union, actor=chair)


def test_only_an_officer_reads_a_roster_in(chair):
    with pytest.raises(NotPermitted):
        services.read_roster(data=b"", name="a.xlsx", union=chair.person.union, actor=make_member(chair.person.union))


def test_the_same_number_twice_is_an_error(chair):
    roster = waiting(chair, workbook([["编号", "姓名"], ["A1", "岑若溪"], ["A1", "骆一鸣"]]))

    assert [state for state, _faults in _told(roster)] == ["new", "error"]


def test_reading_writes_into_no_file(chair):
    waiting(chair, workbook([["姓名", "性别"], ["岑若溪", "女"]]))

    assert (Person.objects.count(), RosterRow.objects.count()) == (1, 1)


def test_schooling_and_terms_of_employment_are_read(chair):
    data = workbook(
        [
            ["姓名", "第一学历", "最高学历", "是否在编", "工勤"],
            ["岑若溪", "中师", "在职硕士研究生", "是", ""],
            ["骆一鸣", "大专", "大专", "劳务派遣", "√"],
            ["邬听竹", "大专", "函授", "编外", ""],
        ]
    )

    roster = waiting(chair, data)

    read = [{k: f.get(k) for k in ("education", "employment", "is_worker")} for f in _read(roster)]
    assert read == [
        {"education": "postgraduate", "employment": "established", "is_worker": False},
        {"education": "college", "employment": "dispatched", "is_worker": True},
        {"education": None, "employment": "contract", "is_worker": False},
    ]
    assert [faults for _state, faults in _told(roster)] == [[], [], ["C4：“函授”：请写研究生、本科、大专或高中。"]]
