from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from jiaogong.congress.models import Inspection, InspectionFinding, Question
from jiaogong.congress.supervision import services
from jiaogong.congress.supervision.tests.factories import (
    answered,
    held,
    make_finding,
    make_inspection,
    make_question,
    passed,
)
from jiaogong.kernel import clock
from jiaogong.ledger.models import Entry, Evidence
from jiaogong.members.tests.factories import signed_in

pytestmark = pytest.mark.django_db


def act(client: Any, thing: Question | Inspection, name: str, **said: Any) -> Any:
    route = "question-act" if isinstance(thing, Question) else "inspection-act"
    return client.post(reverse(route, args=["WHB", thing.pk]), {"act": name, **said})


def read(client: Any, thing: Question | Inspection) -> str:
    route = "question" if isinstance(thing, Question) else "inspection"
    return str(client.get(reverse(route, args=["WHB", thing.pk])).content.decode())


def test_a_question_goes_its_whole_road_through_its_pages(mei, two, chair, head):
    asker, officer, office = signed_in(mei), signed_in(chair), signed_in(head)
    said = {"matter": "食堂采购公示", "addressee": "总务处", "text": "何时恢复公示？", "people": [two[0].person.pk]}
    asker.post(reverse("question-ask", args=["WHB"]), said)
    question = Question.objects.get()

    act(signed_in(two[0]), question, "join")
    act(officer, question, "pass", answerer=head.person.pk)
    act(officer, question, "extend", to_date="2026-12-20", reason="等供货合同")
    act(officer, question, "chase")
    act(office, question, "answer", text="本周起公示。")
    act(asker, question, "reply", satisfied="no", comment="没有价格")
    act(office, question, "answer", text="价格一并公示。")
    act(asker, question, "reply", satisfied="yes")
    act(officer, question, "close")

    question.refresh_from_db()
    entry = Entry.objects.get()
    assert (question.state, question.round, entry.sentence[:5]) == ("closed", 2, "总务处答复")


def test_what_was_typed_stays_where_an_act_is_refused(mei, chair, head):
    question = passed(chair, head, by=mei)

    page = act(signed_in(chair), question, "extend", to_date="2026-11-21", reason="等批复")

    told = page.content.decode()
    assert (page.status_code, "has to lie after 2026-12-11" in told, "等批复" in told) == (422, True, True)


def test_an_act_that_is_none_and_a_question_of_another_house_are_not_found(mei, chair):
    question = make_question(mei)
    client = signed_in(chair)

    assert act(client, question, "praise").status_code == 404
    assert client.get(reverse("question", args=["ELSE", question.pk])).status_code == 404


def test_the_house_reads_question_and_answer_but_neither_notes_nor_reasons(mei, chair, head, teacher):
    question = passed(chair, head, by=mei)
    services.add_note(actor=chair, question_id=question.pk, text="与财务室核对")
    services.extend_question(actor=chair, question_id=question.pk, to_date=dt.date(2026, 12, 20), reason="等供货合同")
    services.answer_question(actor=head, question_id=question.pk, text="本周起公示。")

    words = ("本周起公示", "与财务室核对", "等供货合同")
    told = {
        who.person.name: [word in read(signed_in(who), question) for word in words] for who in (teacher, mei, chair)
    }

    assert told == {"温如玉": [True, False, False], "沈一梅": [True, False, True], "陆云舒": [True, True, True]}


def test_each_page_of_a_question_has_one_primary_button_at_most(mei, chair, head):
    question = answered(chair, head, by=mei)

    told = {who.person.name: read(signed_in(who), question).count("btn-primary") for who in (mei, head, chair)}

    assert max(told.values()) <= 1


@pytest.mark.parametrize("count", [1, 3])
def test_the_lists_ask_as_often_for_three_as_for_one(chair, mei, count, django_assert_num_queries):
    for _each in range(count):
        make_question(mei)
        make_finding(chair, mei)
    client = signed_in(chair)
    client.get(reverse("questions", args=["WHB"]))

    with django_assert_num_queries(11):
        questions = client.get(reverse("questions", args=["WHB"]))
    with django_assert_num_queries(5):
        inspections = client.get(reverse("inspections", args=["WHB"]))

    assert (len(questions.context["questions"]), len(inspections.context["inspections"])) == (count, count)


def test_lists_are_searched_narrowed_and_go_out_as_spreadsheets(chair, mei, head):
    make_question(mei, matter="操场照明")
    passed(chair, head, by=mei)
    make_finding(chair, mei)
    client: Any = signed_in(chair)

    def sheet(route: str, **asked: str) -> list[Any]:
        answer = client.get(reverse(route, args=["WHB"]), asked)
        book: Any = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
        return [row[1].value for row in book.iter_rows(min_row=2)]

    assert sheet("questions-export", state="to_pass") == ["操场照明"]
    assert sheet("questions-export", q="食堂") == ["食堂采购公示"]
    assert sheet("inspections-export", q="温度") == ["食堂卫生"]
    assert sheet("inspections-export", state="late") == []


def test_an_inspection_goes_its_whole_road_through_its_pages(chair, mei, two, head):
    officer, delegate, office = signed_in(chair), signed_in(mei), signed_in(head)
    people = [mei.person.pk, two[0].person.pk]
    plan = {"matter": "食堂卫生", "place": "食堂", "on_date": "2026-11-20", "people": people}
    officer.post(reverse("inspection-plan", args=["WHB"]), plan)
    inspection = Inspection.objects.get()
    found = {"text": "没有温度记录", "remedy": "每天登记", "charged": "总务处", "due_date": "2026-12-01"}
    act(delegate, inspection, "find", **found, answerer=head.person.pk)
    photo = SimpleUploadedFile("现场.txt", "照片说明".encode())

    act(officer, inspection, "hold", on_date="2026-11-20", came=[mei.person.pk], summary="总体良好", proofs=[photo])
    finding = InspectionFinding.objects.get()
    act(office, inspection, "done", finding=finding.pk, done_date="2026-11-20", outcome="已登记")
    act(delegate, inspection, "look", finding=finding.pk, good="yes")

    finding.refresh_from_db()
    assert (finding.state, Evidence.objects.get().name) == ("settled", "现场.txt")


def test_a_refused_act_on_a_finding_comes_back_at_that_finding(chair, mei, head):
    inspection = held(chair, mei)
    first, second = make_finding(chair, mei, answerer=head), make_finding(chair, mei, answerer=head)
    InspectionFinding.objects.update(inspection=inspection)

    page = act(signed_in(head), inspection, "refuse", finding=second.pk, explanation="")

    bound = {found.row.pk: found.forms["refuse"].is_bound for found in page.context["findings"]}
    assert (page.status_code, bound) == (422, {first.pk: False, second.pk: True})


def test_all_of_the_house_take_the_files_of_an_inspection(chair, mei, teacher):
    inspection = held(chair, mei)
    services.add_files(actor=chair, inspection_id=inspection.pk, files=[("记录.txt", "巡视记录".encode())])
    where = reverse("inspection-file", args=["WHB", inspection.pk, Evidence.objects.get().pk])

    answer: Any = signed_in(teacher).get(where)

    assert b"".join(answer.streaming_content).decode() == "巡视记录"


def test_a_plan_is_changed_on_its_page_with_its_delegates_ticked(chair, mei, two):
    inspection = make_inspection(chair, mei)
    client = signed_in(chair)
    where = reverse("inspection-change", args=["WHB", inspection.pk])
    shown = client.get(where).content.decode()
    plan = {"matter": "食堂卫生", "place": "后厨", "on_date": "2026-11-23", "people": [two[0].person.pk]}

    client.post(where, {**plan, "seen_version": "1"})
    again = client.post(where, {**plan, "seen_version": "1"})

    inspection.refresh_from_db()
    assert shown.count("checked") == 1
    assert (inspection.place, again.status_code) == ("后厨", 409)
    assert list(inspection.inspectors.values_list("person__name", flat=True)) == ["顾青川"]


def test_the_first_page_tells_what_waits_and_leads_to_its_list(chair, mei, head):
    make_question(mei)
    passed(chair, head, by=mei)
    make_finding(chair, mei, answerer=head)
    with clock.stopped_at(dt.date(2026, 12, 31)):
        told = signed_in(head).get("/").content.decode()

    assert "The answer to 1 delegates&#x27; question is late" in told
    assert f"{reverse('questions', args=['WHB'])}?state=late" in told
    assert "1 remedy is asked of you" in told
