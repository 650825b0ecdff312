from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence

import pytest
import xlsxwriter

from jiaogong.kernel.errors import NotPermitted, RuleBroken
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing
from jiaogong.members.sheets import COLUMNS, Enrolled, enrol_members, read_members, write_members
from jiaogong.members.tests.factories import make_member, make_officer, make_person

pytestmark = pytest.mark.django_db
HEADINGS = list(COLUMNS.values())


def _sheet(*rows: Sequence[object]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return out.getvalue()


@pytest.fixture
def chair() -> Standing:
    return make_officer(name="邵云舒")


def test_members_written_out_come_back_as_they_were(chair):
    make_person(chair.person.union, name="=骆一鸣", birth_date=dt.date(1980, 2, 29), is_minority=True)
    out = io.BytesIO()
    written = write_members(Person.objects.all(), out)

    rows = read_members(out.getvalue(), "会员.xlsx", chair.person.union)

    assert (written, enrol_members(rows, actor=chair)) == (2, Enrolled(0, 0, 2))


def test_a_new_number_opens_a_file_and_a_known_one_changes_it(chair):
    rows = read_members(
        _sheet(
            ["教职工花名册"],
            ["会员编号", "姓名", "性别"],
            [1001, "岑若溪", "女"],
            [chair.person.number, "邵云书", "女"],
        ),
        "会员.xlsx",
        chair.person.union,
    )

    done = enrol_members(rows, actor=chair)

    told = list(Person.objects.order_by("pk").values_list("number", "name", "pinyin", "joined_date"))
    assert (done, told) == (
        Enrolled(1, 1, 0),
        [(chair.person.number, "邵云书", "shao yun shu", dt.date(2015, 9, 1)), ("1001", "岑若溪", "cen ruo xi", None)],
    )


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("会员编号", ""),
        ("姓名", " "),
        ("性别", "她"),
        ("出生日期", "1980-13-01"),
        ("少数民族", "也许"),
        ("单位代码", "NONE"),
    ],
)
def test_a_wrong_cell_is_told_with_its_column(column, value, chair):
    cells = {**dict.fromkeys(HEADINGS, ""), "会员编号": "1001", "姓名": "岑若溪", column: value}

    (row,) = read_members(_sheet(HEADINGS, list(cells.values())), "会员.xlsx", chair.person.union)

    assert [column in fault for fault in row.faults] == [True]


def test_a_number_that_stands_twice_is_told(chair):
    rows = read_members(
        _sheet(["会员编号", "姓名"], ["1001", "岑若溪"], ["1001", "骆一鸣"]), "会员.xlsx", chair.person.union
    )

    assert [len(row.faults) for row in rows] == [0, 1]


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", _sheet(["a", "b"]), _sheet(HEADINGS)])
def test_what_is_no_sheet_of_members_is_refused(data, chair):
    with pytest.raises(RuleBroken, match="会员"):
        read_members(data, "会员.xlsx", chair.person.union)


def test_only_officers_change_the_members_file(chair):
    rows = read_members(_sheet(["会员编号", "姓名"], ["1001", "岑若溪"]), "会员.xlsx", chair.person.union)

    with pytest.raises(NotPermitted):
        enrol_members(rows, actor=make_member(chair.person.union))

    assert Person.objects.filter(number="1001").count() == 0


def test_the_number_of_another_branchs_member_is_refused(chair):
    stranger = make_person()
    rows = read_members(_sheet(["会员编号", "姓名"], [stranger.number, "岑若溪"]), "会员.xlsx", chair.person.union)

    with pytest.raises(NotPermitted):
        enrol_members(rows, actor=chair)
