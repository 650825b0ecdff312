"""A made-up roster, and an empty house with one union to read it into."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path
from typing import Any

HEADINGS = (
    "序号", "会员编号", "姓名", "性别", "出生年月", "身份证号", "民族", "参加工作时间", "到校时间", "入会时间",
    "职务", "职称", "任教学科", "任教年级", "专任教师", "会员", "手机", "政治面貌", "学历", "备注",
)  # fmt: skip


def write_roster(file: Path, rows: int) -> None:
    """A made-up roster with a title, a heading and birth dates in several forms."""
    import xlsxwriter

    from jiaogong.config.demo.names import draw_name
    from jiaogong.members.roster.identity import check_digit

    rng = random.Random(20261122)
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "教职工花名册")
        sheet.write_row(1, 0, HEADINGS)
        for at in range(rows):
            sex, minority = rng.choice("FM"), rng.random() < 0.2
            name = draw_name(rng, sex, is_minority=minority)
            born = dt.date(1966, 1, 1) + dt.timedelta(days=rng.randrange(12_000))
            card = f"990101{born:%Y%m%d}{at % 500:03d}"
            card = card[:16] + str(int(card[16]) // 2 * 2 + (sex == "M"))
            began = dt.date(born.year + 23, 9, 1)
            forms = (
                f"{born:%Y-%m-%d}",
                f"{born:%Y.%m}",
                int(f"{born:%Y%m%d}"),
                f"{born.year}年{born.month}月{born.day}日",
            )
            told_row = (
                at + 1, f"B{at:07}", name, "女" if sex == "F" else "男", forms[at % 4], card + check_digit(card), "壮族" if minority else "汉族",
                f"{began:%Y.%m}", f"{began:%Y-%m-%d}", f"{began:%Y-%m}", "教师", "一级教师", "语文", "三年级", "是", "是",
                f"138{at:08}", "群众", "本科", "",
            )  # fmt: skip
            sheet.write_row(at + 2, 0, told_row)


def founded() -> Any:
    """An empty house with one union and its officer."""
    from django.core.management import call_command

    from jiaogong.members.models import Office
    from jiaogong.members.queries import standing_of
    from jiaogong.members.services import enrol_person
    from jiaogong.unions.services import enter_union

    call_command("migrate", verbosity=0)
    union = enter_union(actor=None, code="BENCH", name="测试小学工会", kind="base")
    officer = enrol_person(actor=None, union=union, number="OFFICER", name="欧阳试", sex="F")
    Office.objects.create(person=officer, union=union, kind=Office.Kind.CHAIR, since=dt.date(2020, 1, 1))
    return standing_of(officer)


def enrolled(actor: Any, people: int) -> None:
    """Every fifth of the roster's people already on file, with a number and a name."""
    from jiaogong.members.models import Person
    from jiaogong.members.services import spelled

    union = actor.person.union
    known = [spelled(Person(number=f"B{at:07}", name="岑若溪", union=union)) for at in range(0, people, 5)]
    Person.objects.bulk_create(known)


def without_title(file: Path) -> Path:
    """The workbook as the peer needs it: its heading in the first row."""
    import openpyxl

    book = openpyxl.load_workbook(file)
    book.active.delete_rows(1)
    plain = file.with_name("plain.xlsx")
    book.save(plain)
    return plain
