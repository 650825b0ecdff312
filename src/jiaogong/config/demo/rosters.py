"""A school's roster of the autumn, read in and waiting: a newcomer, changes, a doubt and an error."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence

import xlsxwriter

from jiaogong.config.demo.people import Roster
from jiaogong.kernel import clock
from jiaogong.members.models import Office, Person, RosterImport
from jiaogong.members.roster import services, slices

_HEADINGS = ("序号", "会员编号", "姓 名", "性别", "出生年月", "民族", "职称", "任教学科", "备注")


def send_roster(roster: Roster, *, today: dt.date) -> RosterImport:
    """What the school's chair sent today, looked at and not yet taken over."""
    name = f"{today.year}年秋季教职工花名册.xlsx"
    chair = roster.office_holder(Office.Kind.CHAIR)
    with clock.stopped_at(today):
        sent = services.read_roster(data=_workbook(roster, today), name=name, union=roster.union, actor=chair)
        services.confirm_columns(roster_id=sent.pk, columns=[t["columns"] for t in sent.tables], actor=chair)
        while slices.advance(roster_id=sent.pk, actor=chair).state in slices.MOVING:
            pass
    return sent


def _workbook(roster: Roster, today: dt.date) -> bytes:
    known = [p for p in roster.people if p.retired_date is None][10:18]
    rows = [_row(i, p) for i, p in enumerate(known, 1)]
    rows[0] = (*rows[0][:6], "高级教师", "语文", "")
    rows[1] = (*rows[1][:6], "一级教师", "数学", "")
    rows[2] = (3, "", known[2].name, *rows[2][3:4], "1991.05", *rows[2][5:])
    rows[3] = (*rows[3][:4], "属龙", *rows[3][5:])
    rows += [
        (9, "", "闻人知秋", "女", f"{today.year - 25}年3月2日", "汉", "", "英语", "9月新入职"),
        (10, "", "钟离牧", "男", (today.year - 26) * 10000 + 816, "回", "", "", "9月新入职"),
    ]
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("在职")
        sheet.merge_range(0, 0, 0, len(_HEADINGS) - 1, "教职工花名册")
        for at, row in enumerate((_HEADINGS, *rows, ("合计", "", f"{len(rows)}人")), 1):
            sheet.write_row(at, 0, row)
    return out.getvalue()


def _row(at: int, person: Person) -> Sequence[object]:
    sex = {"F": "女", "M": "男"}.get(person.sex, "")
    born = f"{person.birth_date:%Y.%m}" if person.birth_date else ""
    return (at, person.number, person.name, sex, born, "" if person.is_minority else "汉", "", "", "")
