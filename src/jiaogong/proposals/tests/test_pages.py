from __future__ import annotations

import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from jiaogong.kernel import clock
from jiaogong.kernel.models import AuditLine
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import signed_in
from jiaogong.proposals import queries, services
from jiaogong.proposals.documents import report_of
from jiaogong.proposals.models import Department, Proposal, Rating
from jiaogong.proposals.tests.factories import AFTER, answered, assigned, make_department, make_proposal, wording

pytestmark = pytest.mark.django_db


def _act(client: Client, proposal: Proposal, act: str, **said: object) -> int:
    return client.post(reverse("proposal-act", args=[proposal.pk]), {"act": act, **said}).status_code


def test_a_proposal_is_written_seconded_and_handed_in_through_its_pages(mei, two, call):
    client = signed_in(mei)
    sent = {"title": "更换操场照明", "reasons": "灯坏了", "remedy": "换灯", "form_key": ""}
    client.post(reverse("proposal-new", args=[call.pk]), sent)
    proposal = Proposal.objects.get()
    _act(client, proposal, "ask", people=[s.person.pk for s in two])
    for one in two:
        _act(signed_in(one), proposal, "sign", seen=proposal.wording.fingerprint)

    status = _act(client, proposal, "hand-in")

    proposal.refresh_from_db()
    assert (status, proposal.state, proposal.receipt_told) == (302, "handed_in", "2026-0001")


@pytest.mark.parametrize(("state", "leads"), [("draft", True), ("handed_in", False)])
def test_only_a_draft_leads_its_proposer_to_its_wording(mei, call, state, leads):
    proposal = make_proposal(mei, call, state=state)

    page = signed_in(mei).get(reverse("proposal", args=[proposal.pk])).content.decode()

    assert (reverse("proposal-change", args=[proposal.pk]) in page) == leads


def test_what_a_refused_act_was_told_stays_on_the_page(mei, chair, call, department):
    proposal = assigned(make_proposal(mei, call), department, by=chair)

    page = signed_in(chair).post(
        reverse("proposal-act", args=[proposal.pk]),
        {"act": "extend", "to_date": "2026-03-03", "reason": "等待财政批复"},
    )

    body = page.content.decode()
    assert (page.status_code, "等待财政批复" in body, "after 2026-04-28" in body) == (422, True, True)


def test_an_act_that_is_none_is_not_found(mei, call):
    assert _act(signed_in(mei), make_proposal(mei, call), "praise") == 404


def test_a_departments_desk_answers_alike_ones_in_one_go(mei, two, chair, head, call, department):
    both = [assigned(make_proposal(who, call), department, by=chair) for who in (mei, two[0])]
    sent = {"chosen": [p.pk for p in both], "text": "合并采购，暑期完成。", "act": "write"}
    signed_in(head).post(reverse("proposals-answering"), sent)

    signed_in(chair).post(reverse("proposals-answering"), {"chosen": sent["chosen"], "act": "publish"})

    assert set(Proposal.objects.values_list("state", "answers__text")) == {("answered", "合并采购，暑期完成。")}


def test_why_no_reminder_goes_out_stands_only_before_those_who_may_remind(head, mei, chair, call, department):
    proposal = assigned(make_proposal(mei, call), department, by=chair)
    services.write_answers(actor=head, proposal_ids=[proposal.pk], text="暑期完成。")

    pages = [signed_in(who).get(reverse("proposal", args=[proposal.pk])).content.decode() for who in (head, chair)]

    assert ["No department owes an answer to this." in page for page in pages] == [False, True]


def test_an_answer_for_nothing_chosen_comes_back_as_typed(head, mei, chair, call, department):
    assigned(make_proposal(mei, call), department, by=chair)

    page = signed_in(head).post(reverse("proposals-answering"), {"text": "打好的答复", "act": "write"})

    assert (page.status_code, "打好的答复" in page.content.decode()) == (422, True)


def test_ticked_ones_are_merged_at_the_screening_desk(mei, two, chair, call):
    first, second = make_proposal(mei, call), make_proposal(two[0], call)

    signed_in(chair).post(reverse("proposals-merge"), {"chosen": [first.pk, second.pk]})

    second.refresh_from_db()
    assert (second.state, second.merged_into) == ("merged", first)


def test_an_anonymous_suggestion_is_read_by_its_code_without_signing_in(mei, chair, department):
    code = services.new_code()
    sent = {"title": "饮水机", "remedy": "每层加一台", "is_anonymous": "on", "code": code}
    page = signed_in(mei).post(reverse("suggest"), sent)
    suggestion = Proposal.objects.get()
    services.assign_proposal(actor=chair, proposal_id=suggestion.pk, lead_id=department.pk)
    services.write_answers(actor=chair, proposal_ids=[suggestion.pk], text="每层加一台，已下单。")
    services.publish_answers(actor=chair, proposal_ids=[suggestion.pk])

    read = Client(headers={"accept-language": "en"}).post(reverse("suggestion-read"), {"code": code.lower()})

    assert (code in page.content.decode(), "每层加一台，已下单。" in read.content.decode()) == (True, True)
    assert mei.person.name not in signed_in(chair).get(reverse("proposal", args=[suggestion.pk])).content.decode()


def test_by_the_code_the_answer_is_rated_once_a_round_and_nothing_tells_by_whom(mei, school, chair, department):
    code = services.new_code()
    made = services.suggest_anonymously(actor=mei, union=school, wording=wording(), code=code)
    _answered_anew(made, chair, department)
    lines, visitor = AuditLine.objects.count(), Client(headers={"accept-language": "en"})
    sent = {"code": code, "grade": "不满意", "comment": "灯还是暗"}

    first = visitor.post(reverse("suggestion-rate"), sent)
    again = visitor.post(reverse("suggestion-rate"), sent)

    made.refresh_from_db()
    rating = Rating.objects.get()
    assert (first.status_code, again.status_code) == (200, 403)
    assert (made.state, made.round, rating.person, rating.is_satisfied) == ("handed_in", 2, None, False)
    assert AuditLine.objects.count() == lines
    _answered_anew(made, chair, department)
    assert visitor.post(reverse("suggestion-rate"), sent | {"grade": "满意"}).status_code == 200
    assert [r.grade for r in Rating.objects.order_by("round")] == ["不满意", "满意"]


def _answered_anew(suggestion: Proposal, chair: Standing, department: Department) -> None:
    services.assign_proposal(actor=chair, proposal_id=suggestion.pk, lead_id=department.pk)
    services.write_answers(actor=chair, proposal_ids=[suggestion.pk], text="每层加一台。")
    services.publish_answers(actor=chair, proposal_ids=[suggestion.pk])


def test_private_notes_are_on_no_delegates_page(mei, two, chair, head, call, department):
    proposal = assigned(make_proposal(mei, call), department, by=chair)
    services.add_note(actor=head, proposal_id=proposal.pk, text="库存尚有两盏")

    shown = [
        "库存尚有两盏" in signed_in(who).get(reverse("proposal", args=[proposal.pk])).content.decode()
        for who in (chair, head, mei, two[0])
    ]

    assert shown == [True, True, False, False]


def test_an_answer_not_published_is_on_no_delegates_page(mei, chair, head, call, department):
    proposal = assigned(make_proposal(mei, call), department, by=chair)
    services.write_answers(actor=head, proposal_ids=[proposal.pk], text="尚未公开的答复")

    shown = [
        "尚未公开的答复" in signed_in(who).get(reverse("proposal", args=[proposal.pk])).content.decode()
        for who in (chair, head, mei)
    ]

    assert shown == [True, True, False]


def test_versions_show_what_went_and_what_came(mei, chair, call, two):
    proposal = services.draft_proposal(actor=mei, call_id=call.pk, wording=wording())
    for remedy in ("开学前更换为节能灯。", "开学前更换为太阳能灯。"):
        proposal.refresh_from_db()
        services.change_proposal(
            actor=mei, proposal_id=proposal.pk, wording=wording(remedy=remedy), seen_version=proposal.version
        )
        services.ask_seconders(actor=mei, proposal_id=proposal.pk, people=[s.person.pk for s in two])
        proposal.refresh_from_db()
        for one in two:
            services.sign_proposal(actor=one, proposal_id=proposal.pk, seen=proposal.wording.fingerprint)
        services.hand_in_proposal(actor=mei, proposal_id=proposal.pk)
        if "节能" in remedy:
            services.hand_back_proposal(actor=chair, proposal_id=proposal.pk, reason="换一种灯")

    body = signed_in(mei).get(reverse("proposal-versions", args=[proposal.pk])).content.decode()

    assert ("太阳" in body, "<ins" in body, "<del" in body) == (True, True, True)


def test_the_list_is_searched_filtered_and_exported_as_shown(mei, chair, call):
    make_proposal(mei, call)
    make_proposal(mei, call, title="改善食堂早餐", reasons="品种少", remedy="增加面食")
    client = signed_in(chair)

    found = client.get(reverse("proposals"), {"q": "食堂", "state": "to_screen"}).content.decode()
    sheet: Any = client.get(reverse("proposals-export"), {"q": "食堂"})

    book: Any = load_workbook(io.BytesIO(b"".join(sheet.streaming_content)))
    assert ("改善食堂早餐" in found, "更换操场照明" in found) == (True, False)
    assert [row[4].value for row in book.active.iter_rows(min_row=2)] == ["改善食堂早餐"]


@pytest.mark.parametrize("size", [1, 3])
def test_the_list_costs_the_same_however_many_there_are(mei, chair, call, size, django_assert_num_queries):
    for _ in range(size):
        make_proposal(mei, call)
    client = signed_in(chair)
    client.get(reverse("proposals"))

    with django_assert_num_queries(11):
        client.get(reverse("proposals"))


def test_the_first_page_tells_what_waits_for_whom(mei, two, chair, head, call, department):
    make_proposal(two[0], call)
    assigned(make_proposal(mei, call), department, by=chair)
    answered(make_proposal(mei, call), department, by=chair)
    draft = services.draft_proposal(actor=mei, call_id=call.pk, wording=wording())
    services.ask_seconders(actor=mei, proposal_id=draft.pk, people=[two[0].person.pk])
    with clock.stopped_at(AFTER):
        waiting = {
            name: {what: rows.count() for what, rows in queries.waiting_for(who, AFTER).items() if rows.count()}
            for name, who in (("chair", chair), ("head", head), ("mei", mei), ("second", two[0]))
        }

    assert waiting == {
        "chair": {"to_screen": 1, "to_settle": 1},
        "head": {"to_answer": 1},
        "mei": {"mine": 3, "to_rate": 1},
        "second": {"mine": 1, "to_sign": 1},
    }


def test_the_report_is_written_from_the_record(mei, chair, call, department):
    done = answered(make_proposal(mei, call), department, by=chair)
    services.settle_proposal(actor=chair, proposal_id=done.pk, outcome="solved", text="六盏灯全部换新")
    services.honour_proposal(actor=chair, proposal_id=done.pk)

    text = report_of(call)

    assert text.splitlines() == [
        "关于“第三届教职工代表大会第二次会议提案征集”办理情况的报告",
        "",
        "各位代表：",
        "",
        "2026年3月2日至2026年3月20日，共收到提案1件。经审查，立案1件。",
        "",
        "立案提案已答复1件（共1件，100%），按期答复1件（共1件，100%）；已办结1件（共1件，100%）。",
        "",
        "一、已办结的提案",
        "第1号《更换操场照明》（提案人：沈一梅；主办：总务处）：六盏灯全部换新",
        "",
        "四、优秀提案",
        "第1号《更换操场照明》（提案人：沈一梅；主办：总务处）：六盏灯全部换新",
    ]


def test_a_department_is_entered_and_changed_on_its_page(chair, school, mei):
    client = signed_in(chair)
    where = reverse("proposal-departments", args=[school.code])
    client.post(where, {"department": "", "name": "教务处", "is_active": "on"})
    made = Department.objects.get()

    client.post(where, {"department": made.pk, "name": "教导处", "answerer": mei.person.pk, "is_active": "on"})

    made.refresh_from_db()
    assert (made.name, made.answerer) == ("教导处", mei.person)


def test_a_department_named_twice_comes_back_with_the_reason(chair, school):
    make_department(school)

    page = signed_in(chair).post(reverse("proposal-departments", args=[school.code]), {"name": "总务处"})

    assert (page.status_code, "already" in page.content.decode()) == (422, True)


def test_a_call_is_closed_and_its_screening_finished_on_its_page(mei, chair, call):
    services.file_proposal(actor=chair, proposal_id=make_proposal(mei, call).pk)
    client, where = signed_in(chair), reverse("proposal-call-act", args=[call.pk])
    with clock.stopped_at(AFTER):
        client.post(where, {"act": "close"})

        client.post(where, {"act": "finish"})

    call.refresh_from_db()
    assert (call.state, call.received_entry is not None, call.filed_entry is not None) == ("screened", True, True)
