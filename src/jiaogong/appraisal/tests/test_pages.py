"""What the pages of appraisals show, to whom, and that what was typed survives a refusal."""

from __future__ import annotations

import io
from typing import Any

import docx
import openpyxl
import pytest
from django.urls import reverse

from jiaogong.appraisal import services
from jiaogong.appraisal.models import Appraisal, Remedy, Subject
from jiaogong.appraisal.tests.factories import approved, counted, fed_back, make_plan
from jiaogong.ballots.rules import VoterPlan
from jiaogong.ballots.services import change_voters
from jiaogong.ballots.tests.factories import opened
from jiaogong.kernel import clock
from jiaogong.kernel.models import AuditLine
from jiaogong.members.tests.factories import make_member, make_person, signed_in

pytestmark = pytest.mark.django_db
LISTED = 7  # queries of the list, however long it is


def plan_form(*rows: tuple[str, str, str], **overrides: Any) -> dict[str, Any]:
    """The form of a plan; each row is a name or number, a kind and a post."""
    said = {
        "title": "2026年度民主评议",
        "year": "2026",
        "appraisers": "staff",
        "heads": "德、能、勤、绩、廉",
        "grades": "优秀、称职、基本称职、不称职",
        "team_grades": "好、较好、一般、差",
        "subject-TOTAL_FORMS": str(len(rows)),
        "subject-INITIAL_FORMS": "0",
        "reader-TOTAL_FORMS": "1",
        "reader-INITIAL_FORMS": "0",
        "act": "save",
    }
    for at, (person, kind, post) in enumerate(rows):
        said |= {f"subject-{at}-person": person, f"subject-{at}-kind": kind, f"subject-{at}-post": post}
    return {**said, **overrides}


@pytest.mark.usefixtures("head")
def test_a_plan_is_written_with_whom_it_names(chair, above):
    rows = (("L0001", "leader", "副校长"), ("方知行", "team", "学校领导班子"), ("", "leader", ""))
    named = {"reader-0-number": above.person.number, "reader-0-capacity": "人事科"}

    answer = signed_in(chair).post(reverse("appraisal-new"), plan_form(*rows, **named))

    made = Appraisal.objects.get()
    assert answer.headers["Location"] == reverse("appraisal", args=[made.pk])
    assert [(s.kind, s.called) for s in made.subjects.all()] == [("leader", "方知行"), ("team", "学校领导班子")]
    assert [(r.person, r.capacity) for r in made.readers.all()] == [(above.person, "人事科")]


def test_the_form_offers_heads_and_grades_as_the_place_has_them(chair):
    page = signed_in(chair).get(reverse("appraisal-new"))

    offered = [page.context["form"].initial[name] for name in ("heads", "grades", "team_grades")]
    assert offered == ["德、能、勤、绩、廉", "优秀、称职、基本称职、不称职", "好、较好、一般、差"]


def test_what_was_typed_survives_a_name_that_nobody_has(chair):
    answer = signed_in(chair).post(reverse("appraisal-new"), plan_form(("无此人", "leader", "副校长")))

    assert (answer.status_code, Appraisal.objects.count()) == (422, 0)
    assert answer.content.decode().count("无此人") == 2


def test_whoever_owes_a_paper_finds_the_way_to_it_on_the_page(chair, leader, head):
    appraisal = approved(chair, head)
    ballot = services.prepare_grading(actor=chair, appraisal_id=appraisal.pk).ballot
    assert ballot is not None
    voter = make_member(chair.home)
    change_voters(actor=chair, ballot_id=ballot.pk, voters=[VoterPlan(person_id=voter.person.pk)])
    opened(ballot, chair)

    pages = [signed_in(who).get(reverse("appraisal", args=[appraisal.pk])).content.decode() for who in (voter, leader)]

    assert [reverse("ballot-vote", args=[ballot.pk]) in page for page in pages] == [True, False]


def test_the_road_leads_from_the_plan_to_the_archive(chair, head):
    subject = fed_back(chair, head)

    page = signed_in(chair).get(reverse("appraisal", args=[subject.appraisal_id]))

    road = [(stage.label, stage.is_done, stage.told) for stage in page.context["road"]]
    assert road == [
        ("Plan", True, ""),
        ("Approval", True, "学校党支部"),
        ("Reports", True, "1 / 1"),
        ("Secret grading", True, "11 / 12"),
        ("Feedback", True, "1 / 1"),
        ("Archive", False, ""),
    ]


def test_the_ballot_is_offered_once_everybody_has_reported(chair, school, head):
    planned = services.plan_appraisal(actor=chair, union=school, plan=make_plan(head))
    services.approve_plan(
        actor=chair, appraisal_id=planned.pk, approving_body="学校党支部", approved_date=clock.today(), approval=""
    )
    client, where = signed_in(chair), reverse("appraisal", args=[planned.pk])

    before = client.get(where).content.decode()
    for subject in planned.subjects.all():
        services.give_report(actor=chair, subject_id=subject.pk, text="一年来听课八十节。")
    after = client.get(where).content.decode()

    offered = 'name="act" value="prepare"'
    assert [(offered in page, "these are missing: 方知行" in page) for page in (before, after)] == [
        (False, True),
        (True, False),
    ]


def test_a_refused_step_tells_why_and_keeps_what_was_typed(chair, school, head):
    planned = services.plan_appraisal(actor=chair, union=school, plan=make_plan(head))
    said = {"act": "approve", "approving_body": "学校党支部", "approved_date": "2026-12-31", "approval": ""}

    answer = signed_in(chair).post(reverse("appraisal", args=[planned.pk]), said)

    assert answer.status_code == 422
    assert ("still to come" in answer.content.decode(), "学校党支部" in answer.content.decode()) == (True, True)


def test_a_member_reads_plan_report_and_turnout_and_no_grade(chair, school, head):
    subject = fed_back(chair, head)
    client = signed_in(make_member(school))
    addresses = [
        reverse("appraisals"),
        reverse("appraisal", args=[subject.appraisal_id]),
        reverse("appraisal-report", args=[subject.pk]),
        f"{reverse('search')}?q=方知行",
    ]

    pages = [client.get(address) for address in addresses]

    assert [page.status_code for page in pages] == [200] * 4
    assert reverse("appraisal-record", args=[subject.appraisal_id]) not in pages[1].content.decode()
    assert [word for page in pages for word in ("72.7", "沟通还需加强") if word in page.content.decode()] == []


def test_the_sheet_tells_each_grade_and_its_share_of_the_papers_cast_and_is_logged(chair, head):
    appraisal = counted(chair, head)

    page = signed_in(chair).get(reverse("appraisal-sheet", args=[appraisal.pk]))

    overall = page.context["sheets"][0].lines[-1]
    assert [(c.grade, c.count, c.share) for c in overall.cells][:2] == [("优秀", 8, "72.7%"), ("称职", 2, "18.2%")]
    assert AuditLine.objects.filter(act="appraisal.read_sheet", actor_id=chair.person.pk).count() == 1


def test_the_form_for_the_level_above_holds_turnout_grades_and_room_to_sign(chair, head):
    subject = counted(chair, head).subjects.get()
    services.add_remark(actor=chair, subject_id=subject.pk, side="weak", text="听课偏少")

    answer: Any = signed_in(chair).get(reverse("appraisal-sheet-form", args=[subject.appraisal_id]))

    document = docx.Document(io.BytesIO(b"".join(answer.streaming_content)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert [cells[at] for at in (5, 6, 7, 8, 9)] == ["13", "—", "12", "11", "91.7%"]
    assert cells[-6:] == ["总体评价", "8\n72.7%", "2\n18.2%", "1\n9.1%", "0\n0.0%", "0"]
    assert [line for line in lines if "听课" in line] == ["Weak points：听课偏少"]


def test_of_too_few_papers_no_grade_is_told_anywhere(chair, head):
    appraisal = counted(chair, head, counts=(3, 1, 0, 0))

    page = signed_in(chair).get(reverse("appraisal-sheet", args=[appraisal.pk]))

    assert {line.is_hidden for line in page.context["sheets"][0].lines} == {True}
    assert "75.0" not in page.content.decode()


def test_the_person_reads_takes_note_and_sets_a_remedy(chair, leader, head):
    subject = fed_back(chair, head)
    client, where = signed_in(leader), reverse("appraisal-result", args=[subject.pk])

    told = "沟通还需加强" in client.get(where).content.decode()
    client.post(where, {"act": "reply", "reply": "照此改进。"})
    client.post(where, {"act": "remedy", "text": "每周听课两节", "due_date": "2027-03-01"})
    client.post(where, {"act": "done", "row": str(Remedy.objects.get().pk), "outcome": "听课二十节"})

    done = Remedy.objects.get()
    assert (told, Subject.objects.get().reply, done.outcome) == (True, "照此改进。", "听课二十节")
    assert AuditLine.objects.filter(act="appraisal.read_result").count() == 0


def test_a_feedback_that_is_refused_is_not_lost(chair, head):
    subject = counted(chair, head).subjects.get()
    said = {"act": "remark", "side": "good", "text": "季小满说他公道"}

    answer = signed_in(chair).post(reverse("appraisal-result", args=[subject.pk]), said)

    assert (answer.status_code, answer.content.decode().count("季小满说他公道")) == (422, 1)


def test_the_years_of_a_person_stand_beside_each_other_newest_first(chair, leader, head):
    for year in (2025, 2026):
        fed_back(chair, head, year=year)

    page = signed_in(leader).get(reverse("appraisals-of-person", args=["L0001"]))

    assert [y.subject.appraisal.year for y in page.context["years"]] == [2026, 2025]
    assert page.context["chart"]["xAxis"]["data"] == ["2025", "2026"]
    assert page.context["chart"]["series"][0]["data"] == [72.7, 72.7]


def test_a_report_is_given_by_the_person_and_read_by_the_house(chair, school, leader, head):
    appraisal = services.plan_appraisal(actor=chair, union=school, plan=make_plan(head))
    services.approve_plan(
        actor=chair,
        appraisal_id=appraisal.pk,
        approving_body="党支部",
        approved_date=appraisal.planned_at.date(),
        approval="",
    )
    where = reverse("appraisal-report", args=[appraisal.subjects.get().pk])

    signed_in(leader).post(where, {"text": "本人一年来分管教学。"})

    assert "本人一年来分管教学" in signed_in(make_member(school)).get(where).content.decode()


def test_the_list_takes_as_many_queries_for_three_as_for_one(chair, school, django_assert_num_queries):
    client = signed_in(chair)
    services.plan_appraisal(actor=chair, union=school, plan=make_plan(make_person(school)))
    with django_assert_num_queries(LISTED):
        client.get(reverse("appraisals"))
    for _more in range(2):
        services.plan_appraisal(actor=chair, union=school, plan=make_plan(make_person(school)))

    with django_assert_num_queries(LISTED):
        client.get(reverse("appraisals"))


def test_the_exported_list_tells_turnout_and_no_names(chair, head):
    counted(chair, head)

    answer: Any = signed_in(chair).get(reverse("appraisals-export"))

    rows = list(openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).worksheets[0].values)
    assert rows[1][1:8] == (2026, "2026年度校级干部民主评议", "All staff", "Counted", 1, 12, 11)


def test_before_the_ballot_the_page_tells_how_many_are_to_grade(chair, head):
    appraisal = approved(chair, head)

    page = signed_in(chair).get(reverse("appraisal", args=[appraisal.pk]))

    assert page.context["voters"] == 12


def test_the_ballot_s_own_pages_tell_turnout_and_neither_count_nor_papers(chair, head):
    ballot = counted(chair, head).ballot_id
    client = signed_in(chair)

    page = client.get(reverse("ballot", args=[ballot]))

    assert (page.status_code, page.context["tally"].cast, page.context["tables"], page.context["groups"]) == (
        200, 11, [], [],
    )  # fmt: skip
    assert [client.get(reverse(f"ballot-{kind}", args=[ballot])).status_code for kind in ("csv", "json")] == [404, 404]
