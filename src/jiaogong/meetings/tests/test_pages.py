from __future__ import annotations

import io
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from jiaogong.ledger.models import Entry
from jiaogong.meetings.models import Decision, Duty, Meeting
from jiaogong.meetings.tests.factories import make_meeting
from jiaogong.members.tests.factories import signed_in

pytestmark = pytest.mark.django_db
CALL = {
    "union": "WHB",
    "body": "committee",
    "title": "十一月例会",
    "starts_at": "2026-11-20T15:00",
    "agenda": "1. 慰问\n2. 球赛",
}


def test_a_meeting_is_called_minuted_and_confirmed_through_its_pages(chair):
    client = signed_in(chair)
    client.post(reverse("meeting-call"), CALL)
    meeting = Meeting.objects.get()
    pk = chair.person.pk

    client.post(
        reverse("meeting-minutes", args=[meeting.pk]),
        {
            "seen_version": "1", f"came-{pk}": "present", "minutes": "逐项讨论。", "form-TOTAL_FORMS": "2",
            "form-INITIAL_FORMS": "0", "form-0-text": "买球拍", "form-0-person": str(pk), "form-0-due_date": "2026-11-25",
            "form-1-text": "", "form-1-person": "", "form-1-due_date": "",
        },
    )  # fmt: skip
    client.post(reverse("meeting-confirm", args=[meeting.pk]))
    client.post(reverse("decision-settle", args=[Decision.objects.get().pk]), {"outcome": "已买"})

    meeting.refresh_from_db()
    assert (meeting.state, meeting.entry, [p.text for p in meeting.agenda.all()]) == (
        "confirmed",
        Entry.objects.get(),
        ["慰问", "球赛"],
    )
    assert list(Decision.objects.values_list("text", "outcome")) == [("买球拍", "已买")]


def test_minutes_that_are_refused_come_back_as_typed(chair, school):
    meeting = make_meeting(school, by=chair)

    answer = signed_in(chair).post(
        reverse("meeting-minutes", args=[meeting.pk]),
        {
            "seen_version": "2", "minutes": "打好的记录", "form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0",
            "form-0-text": "买球拍",
        },
    )  # fmt: skip

    body = answer.content.decode()
    assert (answer.status_code, [w in body for w in ("Nobody is marked as present", "打好的记录", "买球拍")]) == (
        422,
        [True, True, True],
    )


def test_more_rows_of_decisions_keep_what_is_typed_and_save_nothing(chair, school):
    meeting = make_meeting(school, by=chair)

    answer = signed_in(chair).post(
        reverse("meeting-minutes", args=[meeting.pk]),
        {
            "act": "rows",
            "seen_version": "2",
            "form-TOTAL_FORMS": "1",
            "form-INITIAL_FORMS": "0",
            "form-0-text": "买球拍",
        },
    )

    assert (answer.status_code, len(answer.context["rows"].forms), Decision.objects.get().text) == (
        200,
        4,
        "布置走访名单",
    )


def test_the_list_goes_out_as_a_spreadsheet(chair, school):
    make_meeting(school, by=chair)

    answer: Any = signed_in(chair).get(reverse("meetings-export"))

    sheet: Any = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    assert [c.value for c in sheet[2]][2:9] == [
        "工会委员会会议", sheet["D2"].value, "会议室", "Minutes written", 1, 1, "布置走访名单",
    ]  # fmt: skip


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_often_for_three_as_for_one(chair, school, count, django_assert_num_queries):
    for _ in range(count):
        make_meeting(school, by=chair)
    client = signed_in(chair)

    with django_assert_num_queries(6):
        answer = client.get(reverse("meetings"))

    assert len(answer.context["meetings"]) == count


def test_duties_are_noted_for_the_whole_committee(chair, school):
    client = signed_in(chair)

    client.post(reverse("duties", args=[school.code]), {f"duty-{chair.person.pk}": "全面工作"})

    assert list(Duty.objects.values_list("person", "text")) == [(chair.person.pk, "全面工作")]


def test_what_is_decided_is_found_by_its_words(chair, school):
    found, _other = make_meeting(school, by=chair, decided="采购球拍"), make_meeting(school, by=chair)

    answer = signed_in(chair).get(reverse("meetings"), {"q": "球拍"})

    assert list(answer.context["meetings"]) == [found]
