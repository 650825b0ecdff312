"""The pages of bodies: what they show to whom, forms that keep what was typed, a whole body from a spreadsheet."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from jiaogong.members.models import Office, SchoolPost, Term, Training
from jiaogong.members.offices.rules.terms import Seated
from jiaogong.members.offices.tests.conftest import TODAY
from jiaogong.members.offices.tests.factories import make_term, seats_for
from jiaogong.members.tests.factories import make_member, make_officer, make_person, signed_in
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
NAMES = ("段青禾", "祝云川", "葛映雪")


@pytest.fixture
def people(school):
    return [make_person(school, name=name, number=f"N{i}") for i, name in enumerate(NAMES)]


def with_chair(chair, school, count: int) -> tuple[Seated, ...]:
    """Seats of a committee that the chair still heads."""
    return (Seated(person_id=chair.person.pk, post="chair"), *seats_for(school, count=count)[1:])


def election(*named: str, **more: str) -> dict[str, str]:
    rows = {f"form-{i}-person": name for i, name in enumerate(named)}
    rows |= {f"form-{i}-post": "member" if i else "chair" for i in range(len(named))}
    facts = {"number": "3", "elected_date": "2026-11-20", "years": "3", "seats": "3"}
    return {"form-TOTAL_FORMS": str(len(named)), "form-INITIAL_FORMS": "0", **facts, **rows, **more}


def found_at(school, body: str = "committee") -> str:
    return reverse("term-found", args=[school.code, body])


@pytest.mark.usefixtures("people")
def test_a_whole_committee_is_entered_by_name_or_number(chair, school):
    answer: Any = signed_in(chair).post(found_at(school), election("段青禾", "N1", "葛映雪"))

    term = Term.objects.get()
    seated = list(term.offices.values_list("person__name", "kind"))
    assert (answer.url, seated) == (
        reverse("term", args=[term.pk]),
        [("段青禾", "chair"), ("祝云川", "committee"), ("葛映雪", "committee")],
    )


@pytest.mark.usefixtures("people")
def test_a_name_that_nobody_bears_is_told_and_what_was_typed_stays(chair, school):
    answer = signed_in(chair).post(found_at(school), election("段青禾", "无此人"))

    page = answer.content.decode()
    kept = [f'value="{typed}"' in page for typed in ("段青禾", "无此人", "2026-11-20")]
    assert (answer.status_code, "name or member number “无此人”" in page, kept) == (422, True, [True] * 3)


@pytest.mark.usefixtures("people")
def test_a_spreadsheet_fills_the_rows_and_enters_nothing_yet(chair, school):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        rows = (
            ("第三届工会委员会名单",),
            ("姓 名", "职务", "分管财务"),
            ("段青禾", "主席", ""),
            ("祝云川", "副主席", "是"),
        )
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    file = SimpleUploadedFile("名单.xlsx", out.getvalue())

    answer = signed_in(chair).post(found_at(school), {**election(act="sheet"), "sheet": file})

    seats = [(row.initial["person"], row.initial["post"], row.initial["has_money"]) for row in answer.context["seats"]]
    assert (seats, Term.objects.count()) == ([("段青禾", "chair", False), ("祝云川", "vice", True)], 0)


def test_a_file_that_is_no_workbook_is_told_beside_the_rows(chair, school):
    file = SimpleUploadedFile("名单.xlsx", b"no workbook")

    answer = signed_in(chair).post(found_at(school), {**election("段青禾", act="sheet"), "sheet": file})

    page = answer.content.decode()
    assert (answer.status_code, "is no .xls" in page, 'value="段青禾"' in page) == (
        422,
        True,
        True,
    )


def test_more_rows_are_added_without_losing_those_typed(chair, school):
    answer = signed_in(chair).post(found_at(school), election("段青禾", act="rows"))

    assert ([f["person"].value() or "" for f in answer.context["seats"]], Term.objects.count()) == (
        ["段青禾", "", "", "", "", ""],
        0,
    )


def test_a_seat_is_filled_described_and_ended_on_pages(chair, school, people):
    term = make_term(school, by=chair, members=with_chair(chair, school, 3), seats=5)
    client = signed_in(chair)

    client.post(
        reverse("term-fill", args=[term.pk]), {"person": "N0", "post": "vice", "how": "by_elected", "on": "2026-11-20"}
    )
    office = Office.objects.get(person=people[0])
    where = reverse("office", args=[office.pk])
    client.post(where, {"act": "describe", "is_full_time": "on", "rank": "section", "charge": "文体"})
    client.post(where, {"act": "end", "on": "2026-11-22", "how": "resigned"})

    office.refresh_from_db()
    assert (office.kind, office.is_full_time, office.rank, office.charge, office.until, office.how_ended) == (
        "vice_chair", True, "section", "文体", TODAY, "resigned",
    )  # fmt: skip


def test_the_page_names_limit_value_and_source_and_leads_to_the_act(chair, school):
    term = make_term(school, by=chair, members=with_chair(chair, school, 2))

    page = signed_in(chair).get(reverse("committees", args=[school.code])).content.decode()

    told = ("The committee has 2 for 3 members; 3 to 5 is the rule.", "工会基层组织选举工作条例", "3–5")
    assert [text in page for text in (*told, reverse("term-fill", args=[term.pk]))] == [True] * 4


def test_a_member_sees_who_sits_but_neither_findings_nor_forms(chair, school):
    make_term(school, by=chair, count=2)

    page = signed_in(make_member(school)).get(reverse("committees", args=[school.code])).content.decode()

    assert ["委员0" in page, "The committee has 2" in page, "<form method=\"post\" action=\"/unions" in page] == [
        True, False, False,
    ]  # fmt: skip


def test_the_chair_of_another_school_finds_none_of_it(chair, school, area, people):
    term = make_term(school, by=chair)
    SchoolPost.objects.create(person=people[0], kind="finance", noted_date=TODAY)
    stranger = signed_in(make_officer(make_union(area)))
    addresses = [
        *(reverse(name, args=[school.code]) for name in ("committees", "trainings", "trainings-export")),
        *(reverse(name, args=[term.pk]) for name in ("term", "term-fill", "term-end")),
        reverse("office", args=[term.offices.all()[0].pk]),
        found_at(school),
        f"{reverse('bodies')}?union={school.code}",
        f"{reverse('bodies-export')}?union={school.code}",
    ]

    assert {stranger.get(address).status_code for address in addresses} == {404}


def test_a_training_is_typed_a_line_a_person(chair, school):
    sent = {
        "course": "新任主席培训班", "since": "2026-05-11", "until": "2026-05-13", "people": "C0001 P-2026-1\n",
    }  # fmt: skip

    signed_in(chair).post(reverse("training-record", args=[school.code]), sent)

    found = Training.objects.get().trainees.get()
    assert (found.person, found.certificate) == (chair.person, "P-2026-1")


def test_the_list_pages_by_the_tree_and_exports_what_it_shows(area, above):
    for i in range(52):
        make_union(area, code=f"S{i:02}")
    client, where = signed_in(above), f"?union={area.code}&state=none"

    first = client.get(reverse("bodies") + where)
    second = client.get(f"{reverse('bodies')}{where}&after={first.context['after']}")
    file: Any = client.get(reverse("bodies-export") + where)
    book = openpyxl.load_workbook(io.BytesIO(b"".join(file.streaming_content)))

    counts = (len(first.context["rows"]), len(second.context["rows"]), book.worksheets[0].max_row)
    assert (counts, second.context["after"]) == ((50, 3, 54), "")
