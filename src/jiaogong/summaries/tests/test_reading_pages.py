"""Reading an old summary in, and checking a draft: what is taken, what is refused, what becomes of each sentence."""

from __future__ import annotations

import datetime as dt
import io
import uuid
from collections.abc import Iterator
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from jiaogong.kernel import clock
from jiaogong.kernel.periods import parse
from jiaogong.ledger.models import Entry
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_officer, make_person, signed_in
from jiaogong.summaries import services
from jiaogong.summaries.models import ClaimDecision, Text
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
OLD = "3月8日组织女教职工羽毛球赛，42人参加。5月6日举办师德报告会，67人参加。"
EVIL = "<b onload=alert(1)>"
PERIODS = "2026, 2026H1, 2026-03, 2025-2026, 2025-2026-2, 2026S"
UNREADABLE = [
    pytest.param("总结.txt", bytes(range(128, 256)), "is not text", id="no text"),
    pytest.param("总结.txt", b"", "is empty: choose the file", id="no bytes"),
    pytest.param("总结.txt", b" \n ", "is empty: choose the file", id="only spaces"),
    pytest.param("总结.docx", b"\x89PNG\r\n\x1a\n0000", "is a picture under another name", id="a picture"),
    pytest.param("总结.docx", b"PK\x03\x04 torn", "is not a Word document", id="torn"),
    pytest.param("总结.exe", b"MZ", "is not of a kind that is read", id="a program"),
    pytest.param("总结.txt", b"x" * (50 * 2**20), "is larger than 20 MB", id="fifty MB"),
]


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    with clock.stopped_at(dt.date(2026, 11, 22)), translation.override("en"):
        yield


@pytest.fixture
def school() -> Union:
    return make_union(make_union())


@pytest.fixture
def chair(school: Union) -> Standing:
    return make_officer(school)


@pytest.fixture
def old(chair: Standing, school: Union) -> Text:
    return services.read_in(actor=chair, union=school, period=parse("2025"), title="旧总结", body=OLD)


def places(page: Any) -> list[tuple[int, int]]:
    return [(v.claim.start, v.claim.end) for v in page.context["view"].claims]


@pytest.mark.parametrize("route", ["summary-read", "check"])
@pytest.mark.parametrize(("name", "data", "told"), UNREADABLE)
def test_a_file_that_cannot_be_read_is_told_in_one_sentence_and_nothing_is_kept(chair, route, name, data, told):
    answer = signed_in(chair).post(reverse(route), {"period": "2025", "file": SimpleUploadedFile(name, data)})

    assert (answer.status_code, Text.objects.count()) == (422, 0)
    assert (told in answer.context["reason"], answer.context["reason"].count(".\n")) == (True, 0)


@pytest.mark.parametrize("route", ["summary-read", "check"])
@pytest.mark.parametrize("body", ["", " \r\n ", "字" * 200_001])
def test_a_pasted_text_of_no_or_too_many_characters_is_refused_and_kept_in_the_box(chair, route, body):
    answer = signed_in(chair).post(reverse(route), {"period": "2025", "body": body})

    assert (answer.status_code, answer.context["typed"], Text.objects.count()) == (422, body, 0)


@pytest.mark.parametrize("route", ["summary-read", "check"])
def test_a_period_that_is_none_is_told_and_the_text_stays_in_the_box(chair, route):
    answer = signed_in(chair).post(reverse(route), {"period": "去年", "body": OLD})

    assert (answer.status_code, answer.context["typed"], Text.objects.count()) == (422, OLD, 0)
    assert answer.context["reason"] == f"“去年” is no period; periods are written {PERIODS}."


@pytest.mark.parametrize("route", ["summary-read", "check"])
def test_what_was_pasted_without_a_session_is_there_again_with_its_union_and_period(chair, school, route):
    client = signed_in(chair)
    client.logout()
    client.post(reverse(route), {"period": "2024", "union": school.code, "body": OLD})
    client.force_login(chair.person.account)

    page = client.get(reverse(route))

    assert (page.context["typed"], page.context["ask"].period.code, page.context["ask"].union) == (OLD, "2024", school)


def test_a_form_larger_than_five_megabytes_is_refused_on_a_page(chair):
    answer = signed_in(chair).post(reverse("check"), {"period": "2025", "body": "字" * 2_000_000})

    assert (answer.status_code, "无法接收" in answer.content.decode()) == (400, True)


def test_the_same_old_text_sent_twice_is_read_in_once(chair):
    client, asked = signed_in(chair), {"period": "2025", "body": OLD, "form_key": str(uuid.uuid4())}

    answers = [client.post(reverse("summary-read"), asked)["Location"] for _ in range(2)]

    assert answers == [reverse("summary-reading", args=[Text.objects.get().pk])] * 2


def test_a_word_document_is_read_in_under_its_name(chair):
    file, written = io.BytesIO(), docx.Document()
    written.add_paragraph(OLD)
    written.save(file)

    signed_in(chair).post(
        reverse("summary-read"), {"period": "2025", "file": SimpleUploadedFile("2025年总结.docx", file.getvalue())}
    )

    assert (Text.objects.get().title, Text.objects.get().body) == ("2025年总结", OLD)


def test_an_accepted_claim_is_a_draft_that_keeps_its_words_and_place(chair, old):
    client = signed_in(chair)
    start, end = places(client.get(reverse("summary-reading", args=[old.pk])))[0]
    where = reverse("claim", args=[old.pk, start, end])

    answers = [client.post(where, {"decision": "accept"}).status_code for _ in range(2)]

    entry = Entry.objects.get()
    assert answers == [302, 302]
    assert (entry.state, entry.source, entry.source_name, entry.start_date) == (
        "draft",
        "text",
        "旧总结",
        dt.date(2025, 3, 8),
    )
    assert (entry.source_quote, entry.source_start, entry.source_end) == (OLD[start:end], start, end)


def test_all_open_claims_are_accepted_at_once_and_the_dropped_one_stays_out(chair, old):
    client = signed_in(chair)
    first, _second = places(client.get(reverse("summary-reading", args=[old.pk])))
    client.post(reverse("claim", args=[old.pk, *first]), {"decision": "drop"})

    client.post(reverse("claims-accept-all", args=[old.pk]))

    assert [d.outcome for d in ClaimDecision.objects.all()] == ["dropped", "accepted"]
    assert [e.start_date for e in Entry.objects.all()] == [dt.date(2025, 5, 6)]


def test_what_is_in_the_ledger_already_is_not_dropped_from_the_text(chair, old):
    client = signed_in(chair)
    first = places(client.get(reverse("summary-reading", args=[old.pk])))[0]
    client.post(reverse("claim", args=[old.pk, *first]), {"decision": "accept"})

    answer = client.post(reverse("claim", args=[old.pk, *first]), {"decision": "drop"})

    assert (answer.status_code, ClaimDecision.objects.get().outcome) == (422, "accepted")


def test_a_place_at_which_nothing_was_read_is_no_claim(chair, old):
    answer = signed_in(chair).post(reverse("claim", args=[old.pk, 0, 2]), {"decision": "accept"})

    assert (answer.status_code, Entry.objects.count()) == (404, 0)


def test_a_draft_that_was_checked_is_not_kept(chair, school):
    make_entry(school, by=chair, start=dt.date(2025, 3, 8))

    page = signed_in(chair).post(reverse("check"), {"period": "2025", "body": "3月8日组织女教职工羽毛球赛，57人参加。"})

    view = page.context["view"]
    assert [(s.text, s.kind) for s in view.stretches if s.kind == "contradicted"] == [("57人", "contradicted")]
    assert Text.objects.count() == 0


def test_a_draft_without_a_claim_is_never_called_right(chair):
    page = signed_in(chair).post(reverse("check"), {"period": "2025", "body": "我们要继续努力。"})

    assert (page.context["view"].says_nothing, page.context["view"].claims) == (True, 0)


def test_what_stands_in_a_text_or_a_name_is_never_markup(chair, school):
    make_person(school, name='阿依"古丽😀')
    body = f'3月8日阿依"古丽😀{EVIL}等42人参加羽毛球赛。'
    client = signed_in(chair)

    pages = [
        client.post(reverse("check"), {"period": "2025", "body": body}),
        client.post(reverse("summary-read"), {"period": "2025", "body": body}, follow=True),
    ]

    assert [EVIL in page.content.decode() for page in pages] == [False, False]
    assert ["&lt;b onload" in page.content.decode() for page in pages] == [True, True]
