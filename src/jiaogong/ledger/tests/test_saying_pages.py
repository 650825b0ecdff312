"""What surrounds a sentence: people offered, quick answers, photos, and sentences that the page had kept."""

from __future__ import annotations

import datetime as dt
import io
import uuid
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from jiaogong.kernel.files import kept_file
from jiaogong.ledger.models import Entry
from jiaogong.ledger.people import people_offered
from jiaogong.ledger.tests.conftest import Visitor
from jiaogong.ledger.tests.test_form_pages import as_shown
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import PASSWORD, make_account, make_officer, make_person
from jiaogong.unions.models import Union

pytestmark = pytest.mark.django_db
NEW, SAID = "/ledger/new/", "/ledger/said/"
GPS, ORIENTATION = 0x8825, 0x0112


@pytest.fixture(autouse=True)
def _own_store(settings: Any, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"


def photo() -> SimpleUploadedFile:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[GPS] = {1: "N", 2: (30.0, 15.0, 0.0), 3: "E", 4: (120.0, 10.0, 0.0)}
    out = io.BytesIO()
    Image.new("RGB", (320, 200), "teal").save(out, "JPEG", exif=exif)
    return SimpleUploadedFile("照片.jpg", out.getvalue(), "image/jpeg")


def said(sentence: str, **more: Any) -> dict[str, Any]:
    return {"say": sentence, "form_key": str(uuid.uuid4()), **more}


@pytest.fixture
def staff(school: Union, other_school: Union) -> None:
    for name in ("赵晓梅", "赵雪明", "周秀敏"):
        make_person(school, name=name)
    make_person(other_school, name="郑晓敏")


@pytest.mark.usefixtures("staff")
@pytest.mark.parametrize(
    ("typed", "names", "taken"),
    [
        ("zxm", ["赵晓梅", "赵雪明", "周秀敏"], 3),
        ("看望zxm", ["赵晓梅", "赵雪明", "周秀敏"], 3),
        ("看望赵x", ["赵晓梅", "赵雪明"], 2),
        ("赵xue", ["赵雪明"], 4),
        ("z", [], 0),
        ("看望", [], 0),
        ("qqq", [], 3),
    ],
)
def test_people_of_ones_union_are_offered_by_initials(
    chair: Standing, typed: str, names: list[str], taken: int
) -> None:
    offer = people_offered(chair, typed)

    assert ([p.name for p in offer.people], offer.taken) == (names, taken)


@pytest.mark.usefixtures("staff")
def test_a_member_is_offered_nobody_they_may_not_see(member: Standing, visit: Visitor) -> None:
    answer = visit(member).get("/ledger/people/offered/", {"typed": "zxm"})

    assert answer.json()["people"] == []


def test_a_quick_answer_is_put_into_the_form_and_nothing_more_is_asked(chair: Standing, visit: Visitor) -> None:
    client = visit(chair)
    shown = client.get(NEW, {"say": "昨天慰问困难职工"})

    redrawn = client.post(NEW, {**as_shown(shown, act=""), "answer": "how_many:visits:3"})

    assert shown.context["question"].kind == "how_many"
    assert [row["value"] for row in redrawn.context["input"].figures.initial if row] == ["3"]
    assert redrawn.context.get("question") is None
    assert Entry.objects.count() == 0


@pytest.mark.parametrize("answer", ["pass", "when:nonsense", "how_many:nothing:3", "what:nothing", "who:", ""])
def test_an_answer_that_is_none_changes_nothing(chair: Standing, visit: Visitor, answer: str) -> None:
    client = visit(chair)
    shown = client.get(NEW, {"say": "昨天慰问困难职工"})

    redrawn = client.post(NEW, {**as_shown(shown, act=""), "answer": answer})

    assert redrawn.status_code == 200
    assert redrawn.context["input"].category == "care"


def test_photos_sent_with_the_form_are_evidence_upright_and_without_their_place(
    chair: Standing, visit: Visitor
) -> None:
    client = visit(chair)
    shown = client.get(NEW, {"say": "昨天爬山，42人参加"})
    bad = SimpleUploadedFile("x.exe", b"MZ\x90\x00")

    sent = client.post(NEW, as_shown(shown, act="confirm", photo=[photo(), bad]), follow=True)

    file = Entry.objects.get().evidence.get()
    with Image.open(kept_file(file.sha256)) as kept:
        assert (kept.size, dict(kept.getexif())) == ((200, 320), {})
    assert ["x.exe" in str(m) for m in sent.context["messages"]] == [True]


def test_a_kept_sentence_is_a_draft_of_the_day_on_which_it_was_typed_once(chair: Standing, visit: Visitor) -> None:
    client = visit(chair)
    kept = said("昨天爬山，42人参加", said_on="2026-11-20")

    answers = [client.post(SAID, {**kept, "photo": photo()}) for _ in range(2)]

    entry = Entry.objects.get()
    assert [a.json()["url"] for a in answers] == [f"/ledger/{entry.pk}/"] * 2
    assert (entry.state, entry.start_date, entry.evidence.count()) == ("draft", dt.date(2026, 11, 19), 1)


@pytest.mark.parametrize("said_on", ["2027-01-01", "2020-01-01", "nonsense", ""])
def test_a_day_of_typing_that_cannot_be_is_today(chair: Standing, visit: Visitor, said_on: str) -> None:
    visit(chair).post(SAID, said("今天爬山，42人参加", said_on=said_on))

    assert Entry.objects.get().start_date == dt.date(2026, 11, 22)


@pytest.mark.parametrize(("sentence", "reason"), [("", "no sentence"), ("长" * 501, "longer than 500")])
def test_what_is_refused_says_why(chair: Standing, visit: Visitor, sentence: str, reason: str) -> None:
    answer = visit(chair).post(SAID, said(sentence))

    assert answer.status_code == 422
    assert reason in answer.json()["reason"]


def test_whose_sentences_may_be_sent_is_told_and_nobody_elses_mark_is_the_same(
    chair: Standing, other_chair: Standing, visit: Visitor
) -> None:
    mine, theirs = (visit(who).get(SAID).json()["keeper"] for who in (chair, other_chair))

    assert mine != theirs
    assert Client().get(SAID).status_code == 302


def test_what_one_typed_before_the_session_ended_is_not_shown_to_another(
    chair: Standing, school: Union, visit: Visitor
) -> None:
    shown = visit(chair).get(NEW, {"say": "昨天慰问困难职工3人"})
    other = make_officer(school, name="顾青川")
    make_account(other.person, "gu")
    phone = Client(headers={"accept-language": "en"})
    phone.post(NEW, {**as_shown(shown, act="confirm"), "keeper": shown.context["keeper"]})

    phone.post("/sign-in/", {"username": "gu", "password": PASSWORD})
    again = phone.get(NEW)

    assert (again.status_code, again.context["kept"]) == (200, None)


def test_the_page_that_sends_by_its_script_is_told_where_to_go(chair: Standing, visit: Visitor) -> None:
    client = visit(chair)
    shown = client.get(NEW, {"say": "昨天爬山，42人参加"})

    sent = client.post(NEW, as_shown(shown, act="confirm"), headers={"hx-request": "true"})

    assert (sent.status_code, sent["HX-Redirect"]) == (204, f"/ledger/{Entry.objects.get().pk}/")


def test_a_sentence_of_two_acts_says_so_and_the_second_comes_after_the_first(chair: Standing, visit: Visitor) -> None:
    client = visit(chair)
    shown = client.get(NEW, {"say": "昨天羽毛球赛42人参加，还慰问了住院教师2人"})

    second = client.post(NEW, as_shown(shown, act="confirm"), follow=True)

    entry = Entry.objects.get()
    assert (shown.context["reading"].further, second.context["said"]) == ("昨天，慰问了住院教师2人",) * 2
    assert (entry.category, entry.source_quote) == ("culture", "昨天羽毛球赛42人参加")
    assert second.context["input"].category == "care"


def test_two_acts_kept_without_a_network_become_two_drafts_however_often_they_are_sent(
    chair: Standing, visit: Visitor
) -> None:
    client, sent = visit(chair), said("昨天羽毛球赛42人参加，还慰问了住院教师2人")

    answers = [client.post(SAID, sent).json()["title"] for _time in range(2)]

    assert sorted(e.category for e in Entry.objects.all()) == ["care", "culture"]
    assert (answers[1], answers[0].count(" · ")) == (answers[0], 1)


def test_a_slogan_is_said_to_be_one(chair: Standing, visit: Visitor) -> None:
    client = visit(chair)

    told = [client.get(NEW, {"say": say}).context["reading"].is_only_said for say in ("进一步加强师德建设", "昨天爬山")]

    assert told == [True, False]
