from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from jiaogong.members.tests.factories import signed_in
from jiaogong.notices import services
from jiaogong.notices.models import Delivery, Notice
from jiaogong.notices.tests.factories import answer, filled, make_notice

pytestmark = pytest.mark.django_db
WRITTEN = {
    "union": "QHQ", "title": "读书活动情况", "body": "请填报。", "due_date": "2026-11-30", "scope": "bases",
    "category": "culture", "form-TOTAL_FORMS": "3", "form-INITIAL_FORMS": "0",
    "form-0-label": "参加人数", "form-0-kind": "number", "form-0-measure": "participants", "form-0-is_required": "on",
    "form-1-label": "形式", "form-1-kind": "choice", "form-1-options": "讲座，比赛",
    "form-2-label": "", "form-2-kind": "text",
}  # fmt: skip


@pytest.mark.usefixtures("other_school")
def test_a_request_goes_out_is_answered_and_gathered_through_its_pages(area_chair, chair):
    above, below = signed_in(area_chair), signed_in(chair)
    file = SimpleUploadedFile("说明.txt", "填报说明".encode())
    above.post(reverse("notice-new"), {**WRITTEN, "files": [file]})
    notice = Notice.objects.get()
    delivery = notice.deliveries.get(union__code="LA")
    number, choice = notice.fields.all()

    below.get(reverse("notice", args=[notice.pk]))
    below.post(reverse("notice-answer", args=[delivery.pk]), {f"field-{number.pk}": "42", f"field-{choice.pk}": "比赛"})

    book: Any = above.get(reverse("answers-export", args=[notice.pk]))
    sheet: Any = load_workbook(io.BytesIO(b"".join(book.streaming_content))).active
    rows = [[c.value for c in row] for row in sheet.iter_rows()]
    delivery.refresh_from_db()
    assert (delivery.read_by, delivery.answered_by) == (chair.person, chair.person)
    assert [[row[0], row[2], *row[5:]] for row in rows] == [
        ["Code", "State", "参加人数", "形式"],
        ["LA", "Answered", 42, "比赛"],
        ["SP", "Unread", None, None],
    ]
    assert [f.name for f in notice.files.all()] == ["说明.txt"]


@pytest.mark.usefixtures("school")
def test_a_notice_that_is_refused_comes_back_as_typed(area_chair):
    answer = signed_in(area_chair).post(reverse("notice-new"), {**WRITTEN, "due_date": "2026-11-01"})

    body = answer.content.decode()
    assert (answer.status_code, [w in body for w in ("is past", "读书活动情况", "讲座，比赛")], Notice.objects.count()) == (
        422, [True] * 3, 0,
    )  # fmt: skip


@pytest.mark.usefixtures("school")
def test_chosen_unions_alone_receive_it(area_chair, other_school):
    signed_in(area_chair).post(reverse("notice-new"), {**WRITTEN, "scope": "chosen", "chosen": ["SP"]})

    assert [d.union for d in Delivery.objects.all()] == [other_school]


def test_an_answer_that_is_refused_comes_back_as_typed(area_chair, chair, school):
    notice = make_notice(area_chair, [school])
    typed = {f"field-{pk}": text for pk, text in filled(notice, 参加人数="很多").items()}

    answer = signed_in(chair).post(reverse("notice-answer", args=[notice.deliveries.get().pk]), typed)

    assert (answer.status_code, "很多" in answer.content.decode()) == (422, True)


def test_an_answers_file_is_read_by_the_sender_and_by_no_other_school(
    area_chair, chair, other_chair, school, other_school
):
    notice = make_notice(area_chair, [school, other_school])
    delivery = notice.deliveries.get(union=school)
    field = notice.fields.get(kind="file")
    services.answer_notice(
        actor=chair, delivery_id=delivery.pk, typed=filled(notice), sent_files={field.pk: ("名单.txt", b"ours")}
    )
    where = reverse("answer-file", args=[delivery.answers.get(field=field).pk])

    got = [signed_in(who).get(where).status_code for who in (area_chair, chair, other_chair)]

    assert got == [200, 200, 404]


def test_reminded_schools_see_it_in_their_list(area_chair, chair, school):
    notice = make_notice(area_chair, [school])
    signed_in(area_chair).post(reverse("notice-chase", args=[notice.pk]))

    body = signed_in(chair).get(reverse("notices")).content.decode()

    assert "reminded 1 time" in body


@pytest.mark.parametrize("count", [1, 3])
def test_the_lists_ask_as_often_for_three_as_for_one(area_chair, chair, school, count, django_assert_num_queries):
    for _ in range(count):
        make_notice(area_chair, [school])
    below, above = signed_in(chair), signed_in(area_chair)

    with django_assert_num_queries(6):
        received = below.get(reverse("notices"))
    with django_assert_num_queries(7):
        sent = above.get(reverse("notices"))

    assert (len(received.context["received"]), len(sent.context["sent"])) == (count, count)


def test_both_lists_are_exported_as_they_are_shown(area_chair, chair, school):
    answer(chair, make_notice(area_chair, [school], title="读书活动情况"))
    make_notice(area_chair, [school], title="体检名单", due_date=None)

    sent = _cells(signed_in(area_chair).get(reverse("notices-export"), {"q": "读书"}))
    received = _cells(signed_in(chair).get(reverse("notices-export"), {"state": "unread"}))

    assert [(row[0], *row[4:]) for row in sent[1:]] == [("读书活动情况", 1, 1, 1)]
    assert [(row[0], row[4], row[5]) for row in received[1:]] == [("体检名单", "柳岸小学工会", "Unread")]


def _cells(answered: Any) -> list[tuple[Any, ...]]:
    book: Any = load_workbook(io.BytesIO(b"".join(answered.streaming_content)))
    return list(book.active.iter_rows(values_only=True))
