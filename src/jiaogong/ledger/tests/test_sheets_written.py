from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from jiaogong.kernel.errors import RuleBroken
from jiaogong.ledger import sheets
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import AwardFact, FigureFact, PersonFact
from jiaogong.ledger.tests.conftest import TODAY
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.ledger.tests.workbooks import previewed
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

pytestmark = pytest.mark.django_db


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
