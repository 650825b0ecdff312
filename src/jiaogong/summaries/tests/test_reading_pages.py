"""Reading an old summary in, and checking a draft: what is taken, what is refused, what becomes of each sentence."""

from __future__ import annotations

import datetime as dt
import io
import uuid
from collections.abc import Iterator

import docx
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import iri_to_uri

from jiaogong.kernel import clock
from jiaogong.kernel.periods import parse
from jiaogong.ledger.models import Entry
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_officer, make_person, signed_in
from jiaogong.summaries import services
from jiaogong.summaries.models import ClaimDecision, OldBatch, OldClaim, Text
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
OLD = "3月8日组织教职工羽毛球赛，42人参加。5月6日举办师德报告会，67人参加。"
ENTRY = {"category": "culture", "start": "2025-03-08", "precision": "day", "act": "save", "figures-TOTAL_FORMS": "0"}
ENTRY |= {"figures-INITIAL_FORMS": "0", "awards-TOTAL_FORMS": "0", "awards-INITIAL_FORMS": "0"}
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


@pytest.mark.parametrize(("name", "data", "told"), UNREADABLE)
def test_a_draft_that_cannot_be_read_is_told_in_one_sentence_and_nothing_is_kept(chair, name, data, told):
    answer = signed_in(chair).post(reverse("check"), {"period": "2025", "file": SimpleUploadedFile(name, data)})

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


def test_files_sent_together_are_read_each_by_itself_and_lead_to_the_desk(chair):
    file, written = io.BytesIO(), docx.Document()
    written.add_paragraph(OLD)
    written.save(file)
    word = SimpleUploadedFile("2025年总结.docx", file.getvalue())
    client = signed_in(chair)

    sent = client.post(
        reverse("summary-read"),
        {"period": "2024", "file": [word, SimpleUploadedFile("坏.pdf", b"%PDF-1")]},
    )
    page = client.post(reverse("old-batch-advance", args=[OldBatch.objects.get().pk]), follow=True)

    assert sent["Location"] == reverse("old-batch", args=[OldBatch.objects.get().pk])
    assert [(line.file.state, line.open) for line in page.context["lines"]] == [("read", 2), ("refused", 0)]
    assert (Text.objects.get().title, Text.objects.get().body, Text.objects.get().period) == ("2025年总结", OLD, "2025")
    assert client.get(reverse("old-desk"), {"batch": OldBatch.objects.get().pk}).context["counts"].done == 2


def test_a_batch_that_was_left_is_gone_on_with_from_its_page(chair, school):
    sent = [services.Sent(f"{n}.txt", 3, OLD.replace("42", str(n)).encode()) for n in range(3)]
    batch = services.send_files(actor=chair, union=school, period=parse("2025"), files=sent)
    client, htmx = signed_in(chair), {"HX-Request": "true"}

    before = client.get(reverse("old-batch", args=[batch.pk]))
    after = client.post(reverse("old-batch-advance", args=[batch.pk]), headers=htmx)

    assert (before.context["share"], before.context["is_at_work"], after.context["share"]) == (0, True, 100)
    assert next(t.name for t in after.templates) == "summaries/_batch.html"


def test_a_page_reads_a_batch_itself_where_no_worker_is_at_it(chair, school):
    sent = [services.Sent("a.txt", 3, OLD.encode())]
    batch = services.send_files(actor=chair, union=school, period=parse("2025"), files=sent)
    at = reverse("old-batch", args=[batch.pk])

    with clock.stopped_at(clock.now() + dt.timedelta(minutes=1)):
        client = signed_in(chair)
        idle = client.get(at)
        batch.files.update(taken_at=clock.now())
        read = client.get(at)

    posts = [f'hx-post="{at}advance/"' in page.content.decode() for page in (idle, read)]
    assert posts == [True, False]


def test_whose_a_file_is_is_put_right_and_a_wrong_period_is_told_at_the_file(chair, school):
    batch = services.send_files(
        actor=chair, union=school, period=parse("2025"), files=[services.Sent("小结.txt", 3, OLD.encode())]
    )
    services.read_next(actor=chair, batch_id=batch.pk)
    client, where = signed_in(chair), reverse("old-file", args=[batch.pk, batch.files.get().pk])

    answers = [client.post(where, {"union": school.code, "period": period}) for period in ("去年", "2024")]

    assert [(a.status_code, Text.objects.get().period) for a in answers] == [(422, "2024"), (302, "2024")]
    assert answers[0].context["reason"].startswith("“去年” is no period")


def claims(text: Text) -> list[OldClaim]:
    return list(text.claims.order_by("start"))


def test_a_claim_is_accepted_from_its_card_and_the_card_says_so(chair, old):
    where = reverse("claim", args=[claims(old)[0].pk])
    client = signed_in(chair)

    card = client.post(where, {"decision": "accept"}, headers={"HX-Request": "true"})
    again = client.post(where, {"decision": "accept"})

    entry = Entry.objects.get()
    assert (card.status_code, card.context["card"].claim.decision.entry) == (200, entry)
    assert again["Location"] == f"{reverse('summary-reading', args=[old.pk])}#claim-{claims(old)[0].pk}"


def test_a_card_leads_back_to_the_desk_that_it_was_sent_from_and_nowhere_else(chair, old):
    where = reverse("claim", args=[claims(old)[0].pk])
    desk = "/summaries/desk/?q=羽毛球"
    client = signed_in(chair)

    backs = [
        client.post(where, {"decision": "drop", "back": back})["Location"]
        for back in (desk, "//evil.example/summaries/")
    ]

    at = f"#claim-{claims(old)[0].pk}"
    assert backs == [iri_to_uri(desk + at), reverse("summary-reading", args=[old.pk]) + at]


def test_a_claim_is_mended_in_the_form_of_an_entry(chair, old):
    where = reverse("claim", args=[claims(old)[0].pk])
    client = signed_in(chair)

    form = client.get(where)
    client.post(where, {"title": "羽毛球友谊赛", **ENTRY})

    assert form.context["quote"] == claims(old)[0].quote
    assert [(e.title, e.source_quote) for e in Entry.objects.all()] == [("羽毛球友谊赛", claims(old)[0].quote)]


def test_what_is_refused_is_told_on_the_card(chair, old):
    where = reverse("claim", args=[claims(old)[0].pk])
    client, htmx = signed_in(chair), {"HX-Request": "true"}
    client.post(where, {"decision": "accept"})

    card = client.post(where, {"decision": "drop"}, headers=htmx)

    assert card.context["refusal"] == "This sentence is in the ledger already; drop or correct its entry there."
    assert client.post(where, {"decision": "burn"}).status_code == 422


def test_all_that_is_not_doubtful_is_accepted_at_once_and_the_dropped_one_stays_out(chair, old):
    client = signed_in(chair)
    client.post(reverse("claim", args=[claims(old)[0].pk]), {"decision": "drop"})

    client.post(reverse("old-desk-accept"), {"text": old.pk})

    assert [d.outcome for d in ClaimDecision.objects.all()] == ["dropped", "accepted"]
    assert [e.start_date for e in Entry.objects.all()] == [dt.date(2025, 5, 6)]


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        *[({}, 2), ({"q": "羽毛球"}, 1), ({"category": "culture"}, 1), ({"doubt": "sure"}, 2), ({"doubt": "known"}, 0)],
        *[({"state": "decided"}, 0), ({"status": "planned"}, 0), ({"status": "said"}, 2), ({"after": "x"}, 2)],
    ],
)
def test_the_desk_is_narrowed_by_words_category_doubt_and_state(chair, old, asked, count):
    page = signed_in(chair).get(reverse("old-desk"), {"text": old.pk, **asked})

    assert len(page.context["cards"]) == count


def test_the_desk_is_taken_along_as_a_sheet(chair, old):
    answer = signed_in(chair).get(reverse("old-desk-export"), {"text": old.pk})

    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer))).worksheets[0]
    assert [row[0] for row in sheet.iter_rows(values_only=True)] == ["Sentence", *(c.quote for c in old.claims.all())]


def test_the_page_of_a_text_without_an_act_says_why(chair, school):
    text = services.read_in(actor=chair, union=school, period=parse("2025"), title="", body="The union met. " * 9)

    page = signed_in(chair).get(reverse("summary-reading", args=[text.pk]))

    assert page.context["notes"] == (
        "No act was found: the text is in English or another language of Latin letters; only Chinese is read.",
    )


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
