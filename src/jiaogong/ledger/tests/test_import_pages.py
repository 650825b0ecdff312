from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from jiaogong.ledger.models import Entry, SheetImport
from jiaogong.ledger.tests.conftest import Visitor
from jiaogong.ledger.tests.workbooks import MATCH, workbook
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

pytestmark = pytest.mark.django_db


def upload(data: bytes, name: str = "活动.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_a_sheet_is_looked_at_first_and_accepted_then(chair: Standing, school: Union, visit: Visitor) -> None:
    client = visit(chair)

    looked = client.post(
        reverse("ledger-import"), {"union": school.code, "file": upload(workbook(MATCH, ["", *MATCH[1:]]))}
    )
    preview = client.get(looked.url)
    before = Entry.objects.count()
    client.post(looked.url, {"act": "confirm"})

    assert (before, dict(preview.context["counts"])) == (0, {"new": 1, "error": 1})
    assert [(r.number, r.state, [f[0] for f in r.faults]) for r in preview.context["rows"]] == [
        (2, "new", []),
        (3, "error", ["A3"]),
    ]
    assert [e.state for e in Entry.objects.all()] == ["confirmed"]


def test_what_is_no_sheet_is_told_beside_the_field(chair: Standing, school: Union, visit: Visitor) -> None:
    answer = visit(chair).post(reverse("ledger-import"), {"union": school.code, "file": upload(b"not a sheet")})

    assert answer.status_code == 422
    assert answer.context["form"].errors["file"] == [
        "“活动.xlsx” is no .xlsx workbook (or has a password); save it from Excel or WPS as .xlsx."
    ]


def test_a_union_one_may_not_write_in_is_no_choice(chair: Standing, other_school: Union, visit: Visitor) -> None:
    answer = visit(chair).post(reverse("ledger-import"), {"union": other_school.code, "file": upload(workbook(MATCH))})

    assert (answer.status_code, SheetImport.objects.count()) == (422, 0)


def test_the_sheet_of_another_is_not_found(
    chair: Standing, other_chair: Standing, school: Union, visit: Visitor
) -> None:
    looked = visit(chair).post(reverse("ledger-import"), {"union": school.code, "file": upload(workbook(MATCH))})

    assert visit(other_chair).get(looked.url).status_code == 404
    assert visit(other_chair).post(looked.url, {"act": "draft"}).status_code == 404


def test_the_template_is_downloaded(chair: Standing, visit: Visitor) -> None:
    answer = visit(chair).get(reverse("ledger-template"))

    assert answer["Content-Disposition"] == 'attachment; filename="entries-template.xlsx"'


def test_a_member_reads_no_sheet_into_the_ledger_of_the_area(member: Standing, area: Union, visit: Visitor) -> None:
    file = upload("事项,日期\n羽毛球赛,2026-03-08\n".encode(), "活动.csv")

    answer = visit(member).post(reverse("ledger-import"), {"union": area.code, "file": file})

    assert (answer.status_code, SheetImport.objects.count()) == (422, 0)
