from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from jiaogong.congress.consultation import services
from jiaogong.congress.consultation.tests.factories import answered_round, begun, give, make_meeting, make_round
from jiaogong.congress.models import HeadsMatter, HeadsMeeting, Item, OpinionRound, RoundOpinion
from jiaogong.congress.sessions.rules import Count
from jiaogong.congress.sessions.tests.factories import make_session
from jiaogong.kernel import clock
from jiaogong.members.queries import standing_of
from jiaogong.members.tests.factories import signed_in

pytestmark = pytest.mark.django_db


def where(name: str, *args: int) -> str:
    return reverse(name, args=["WHB", *args])


def test_a_round_goes_its_whole_road_through_its_pages(chair, mei):
    officer, teacher = signed_in(chair), signed_in(mei)
    asked = {"title": "请假办法", "asked_of": "staff", "starts_date": "2026-11-22", "last_date": "2026-11-30"}
    file = SimpleUploadedFile("办法.txt", "第一条 事先说明。".encode())
    officer.post(where("opinion-round-new"), {**asked, "may_be_unnamed": "on", "file": file})
    found = OpinionRound.objects.get()

    teacher.post(where("opinion-round", found.pk), {"text": "允许补办", "place": "第一条"})
    teacher.post(where("opinion-round", found.pk), {"text": "写短些", "is_unnamed": "on"})
    named, unnamed = RoundOpinion.objects.get(giver=mei.person), RoundOpinion.objects.get(giver=None)
    teacher.post(where("own-opinion", found.pk, named.pk), {"text": "急事允许补办"})
    officer.post(where("opinion-round-act", found.pk), {"act": "close"})
    answer = {"opinion": [named.pk, unnamed.pk], "outcome": "partly", "text": "三日内补办"}
    officer.post(where("round-opinions", found.pk), answer)
    officer.post(where("opinion-round-act", found.pk), {"act": "publish"})

    found.refresh_from_db()
    page = teacher.get(where("opinion-round", found.pk)).content.decode()
    assert (found.state, found.givers, found.file_name) == ("published", 1, "办法.txt")
    assert [("急事允许补办" in page), ("三日内补办" in page)] == [True, True]


@pytest.mark.parametrize(("box", "is_kept"), [({}, True), ({"is_unnamed": "on"}, False)])
def test_an_opinion_without_a_name_is_kept_in_no_session_that_leads_to_its_sender(client, chair, school, box, is_kept):
    found = make_round(school, by=chair, may_be_unnamed=True)

    client.post(where("opinion-round", found.pk), {"text": "写短些", **box})

    assert ("kept_forms" in client.session) == is_kept


def test_who_gave_an_opinion_stands_in_the_officers_list_and_file_alone(chair, school, mei):
    found = services.publish_answers(actor=chair, round_id=answered_round(school, by=chair, givers=[mei]).pk)

    lists = [signed_in(who).get(where("round-opinions", found.pk)).content.decode() for who in (chair, mei)]
    files = [_cells(signed_in(who, who.person.number + "x"), found) for who in (chair, mei)]

    # the page's own head names who is signed in: look in the table
    assert ["梅知夏" in text.partition("<tbody>")[2].partition("</tbody>")[0] for text in lists] == [True, False]
    assert [row[1][:3] for row in files] == [("第一条", "每周不超过两次", None)] * 2
    assert [len(rows[0]) for rows in files] == [7, 6]


def _cells(client: Any, found: Any) -> list[Any]:
    answer = client.get(where("round-opinions-export", found.pk))
    book: Any = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    return list(book.active.iter_rows(values_only=True))


def test_a_meeting_of_heads_goes_its_whole_road_through_its_pages(chair, school, delegates):
    client, session = signed_in(chair), make_session(school, by=chair)
    called = {
        "starts_at": "2026-11-23T15:00",
        "place": "会议室",
        "cause": "急需商议",
        "reserved": "补贴标准",
        "others": "值班",
    }
    client.post(where("heads-call"), called)
    meeting = HeadsMeeting.objects.get()
    pay, duty = meeting.matters.all()

    def act(**said: Any) -> int:
        return int(client.post(where("heads-meeting-act", meeting.pk), said).status_code)

    act(act="invite", number=chair.person.number)
    with clock.stopped_at(dt.date(2026, 11, 24)):
        act(act="roll", **{f"came-{seat.pk}": "present" for seat in meeting.seats.all()})
        decision = {"act": "decide", "text": "加一成", "yes": "3", "no": "0", "abstained": "0"}
        client.post(where("heads-matter", pay.pk), decision)
        client.post(where("heads-matter", duty.pk), {"act": "talk", "text": "自愿报名"})
        client.post(where("heads-minutes", meeting.pk), {"text": "记录", "seen_version": "1"})
        act(act="sign")
        client.post(where("heads-matter", pay.pk), {"act": "bring", "session": session.pk})

    meeting.refresh_from_db()
    assert (meeting.state, meeting.minutes, meeting.seats.count()) == ("signed", "记录", 4)
    assert list(HeadsMatter.objects.values_list("state", flat=True)) == ["decided", "talked_over"]
    assert HeadsMatter.objects.get(pk=pay.pk).item == Item.objects.get(session=session)
    assert len(delegates) == 6


def test_every_page_opens_for_officer_and_member_in_every_state(chair, school, mei, delegates):
    found, meeting = make_round(school, by=chair, may_be_unnamed=True), make_meeting(school, by=chair)
    opinion = give(found, by=mei)
    pages = [
        where("opinions"), where("opinion-round", found.pk), where("own-opinion", found.pk, opinion.pk),
        where("heads-meetings"),
    ]  # fmt: skip
    more = [
        where("opinion-round-new"), where("round-opinions", found.pk), where("heads-call"),
        where("heads-meeting", meeting.pk), where("heads-minutes", meeting.pk),
        where("heads-matter", meeting.matters.earliest("pk").pk),
    ]  # fmt: skip
    officer, teacher = signed_in(chair), signed_in(mei)

    answered = [_statuses(officer, [*pages[:2], *pages[3:], *more]), _statuses(teacher, pages)]
    begun(meeting, by=chair)
    services.decide(actor=chair, matter_id=meeting.matters.earliest("pk").pk, text="同意", count=Count(yes=3))
    services.close_round(actor=chair, round_id=found.pk)
    answered += [_statuses(officer, [*pages[:2], *pages[3:], *more]), _statuses(teacher, pages)]

    assert answered == [{200}] * 4
    assert _statuses(signed_in(standing_of(delegates[0])), [where("heads-meeting", meeting.pk)]) == {200}


def _statuses(client: Any, pages: list[str]) -> set[int]:
    return {client.get(page).status_code for page in pages}


@pytest.mark.parametrize("count", [1, 3])
def test_the_lists_ask_as_much_of_many_rounds_as_of_one(chair, school, count, django_assert_max_num_queries):
    for _number in range(count):
        make_round(school, by=chair)
    client = signed_in(chair)

    with django_assert_max_num_queries(14):
        answer = client.get(where("opinions"), {"q": "课后", "state": "running"})

    assert answer.content.decode().count("课后服务管理办法") == count


def test_a_summary_comes_as_a_word_file(chair, school, mei):
    found = services.publish_answers(actor=chair, round_id=answered_round(school, by=chair, givers=[mei]).pk)

    answer: Any = signed_in(mei).get(where("opinion-round-paper", found.pk))

    assert (answer.status_code, b"".join(answer.streaming_content)[:2]) == (200, b"PK")


def test_a_draft_that_cannot_be_asked_about_keeps_what_was_typed(chair):
    said = {
        "title": "请假办法",
        "asked_of": "delegates",
        "starts_date": "2026-11-22",
        "last_date": "2026-11-30",
        "text": "全文",
    }

    answer = signed_in(chair).post(where("opinion-round-new"), said)

    page = answer.content.decode()
    assert (answer.status_code, "Nobody would be asked" in page, "请假办法" in page) == (422, True, True)
