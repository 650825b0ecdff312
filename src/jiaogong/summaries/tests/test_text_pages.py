"""The list of texts, writing one, its workspace, changing it, its documents."""

from __future__ import annotations

import datetime as dt
import io
import uuid
from collections.abc import Iterator

import docx
import pytest
from django.http import FileResponse
from django.urls import reverse
from django.utils import translation
from python_calamine import CalamineWorkbook

from jiaogong.kernel import clock
from jiaogong.kernel.periods import parse
from jiaogong.ledger.rules import FigureFact
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_member, make_officer, signed_in
from jiaogong.summaries import services
from jiaogong.summaries.models import Text
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
YEAR = parse("2026")
EVIL = "<script>alert(1)</script>"


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


def make_text(chair: Standing, body: str = "3月8日举行羽毛球赛，42人参加。", *, title: str = "总结") -> Text:
    """A text of the chair's own union that can be changed."""
    text = services.write_text(actor=chair, union=chair.person.union, period=YEAR)
    Text.objects.filter(pk=text.pk).update(body=body, title=title)
    text.refresh_from_db()
    return text


def test_the_same_form_sent_twice_writes_one_text(chair):
    client, asked = signed_in(chair), {"period": "2026", "form_key": str(uuid.uuid4())}

    answers = [client.post(reverse("summary-write"), asked)["Location"] for _ in range(2)]

    assert answers == [reverse("summary", args=[Text.objects.get().pk])] * 2


@pytest.mark.parametrize(("asked", "status"), [({"period": "mmxxvi"}, 422), ({"union": "NOWHERE"}, 404)])
def test_a_period_or_union_that_is_none_writes_nothing(chair, asked, status):
    answer = signed_in(chair).post(reverse("summary-write"), asked)

    assert (answer.status_code, answer.context["status"], Text.objects.count()) == (status, status, 0)


def test_whoever_comes_back_from_signing_in_finds_the_list_and_no_dead_end(chair):
    answer = signed_in(chair).get(reverse("summary-write"))

    assert (answer.status_code, answer["Location"]) == (302, reverse("summaries"))


@pytest.mark.parametrize("size", [1, 3])
def test_the_list_costs_the_same_whatever_its_size(chair, size, django_assert_num_queries):
    for _ in range(size):
        make_text(chair)
    client = signed_in(chair)
    client.get(reverse("summaries"))

    with django_assert_num_queries(6):
        page = client.get(reverse("summaries"))

    assert len(page.context["texts"]) == size


def test_the_list_goes_on_by_key_and_misses_none(chair):
    made = [make_text(chair, title=f"总结{serial}") for serial in range(53)]
    client = signed_in(chair)

    first = client.get(reverse("summaries"))
    second = client.get(reverse("summaries"), {"after": first.context["after"]})

    shown = [t.pk for page in (first, second) for t in page.context["texts"]]
    assert (shown, second.context["after"]) == ([t.pk for t in reversed(made)], "")


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ({"q": "年会"}, ["2026年会总结"]),
        ({"q": "云栖 总结"}, ["读书总结", "2026年会总结"]),
        ({"year": "2025"}, ["读书总结"]),
        ({"year": "2026"}, ["读书总结", "2026年会总结"]),
        ({"q": "无此篇"}, []),
        ({"year": "26"}, ["读书总结", "2026年会总结"]),
    ],
)
def test_the_list_is_searched_by_title_union_and_year(chair, school, asked, titles):
    Union.objects.filter(pk=school.pk).update(name="云栖小学工会")
    make_text(chair, title="2026年会总结")
    Text.objects.filter(pk=make_text(chair, title="读书总结").pk).update(period="2025-2026")

    page = signed_in(chair).get(reverse("summaries"), asked)

    assert [t.title for t in page.context["texts"]] == titles


def test_the_list_is_narrowed_to_a_branch(chair, school):
    other = make_officer(make_union(school.parent))
    make_text(chair)
    theirs = make_text(other)
    head = signed_in(make_officer(school.parent))

    page = head.get(reverse("summaries"), {"union": other.person.union.code})

    assert [t.pk for t in page.context["texts"]] == [theirs.pk]


def test_the_list_is_exported_as_it_is_shown(chair, school):
    make_text(chair, title="=1+1")
    make_text(chair, title="另一篇")

    answer = signed_in(chair).get(reverse("summaries-export"), {"q": "=1"})

    assert isinstance(answer, FileResponse)
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer)))
    rows = book.get_sheet_by_index(0).to_python()
    assert [row[:4] for row in rows[1:]] == [["=1+1", school.code, school.name, "2026"]]


def test_the_list_s_fragment_is_the_list_alone(chair):
    make_text(chair)

    page = signed_in(chair).get(reverse("summaries"), headers={"HX-Request": "true"})

    assert ("<h1" in page.text, "summaries/export/" in page.text) == (False, True)


def test_a_member_sees_what_the_own_union_has_signed_and_nothing_else(chair, school):
    final, _draft = make_text(chair), make_text(chair)
    services.sign_text(actor=chair, text_id=final.pk, seen_version=final.version)

    page = signed_in(make_member(school)).get(reverse("summaries"))

    assert [t.pk for t in page.context["texts"]] == [final.pk]


def test_what_stands_in_titles_and_texts_is_never_markup(chair):
    text = make_text(chair, f"3月8日举行羽毛球赛，42人参加。{EVIL}", title=f"“总结”😀{EVIL}")

    pages = [
        signed_in(chair).get(reverse(name, args=args)).content.decode()
        for name, args in [("summaries", []), ("summary", [text.pk]), ("summary-edit", [text.pk])]
    ]

    assert [EVIL in page for page in pages] == [False] * 3
    assert ["“总结”😀&lt;script&gt;" in page for page in pages] == [True] * 3


def test_the_second_editor_is_shown_the_first_ones_text_beside_the_own(chair):
    text = make_text(chair)
    services.change_text(actor=chair, text_id=text.pk, body="甲的稿子。", seen_version=1)

    answer = signed_in(chair).post(reverse("summary-edit", args=[text.pk]), {"body": "乙的稿子。", "version": "1"})

    assert answer.status_code == 409
    assert (answer.context["current"].body, answer.context["body"], answer.context["version"]) == (
        "甲的稿子。",
        "乙的稿子。",
        2,
    )
    assert Text.objects.get().body == "甲的稿子。"


def test_a_change_typed_without_a_session_keeps_the_version_that_was_seen(chair):
    text, client = make_text(chair), signed_in(chair)
    where = reverse("summary-edit", args=[text.pk])
    client.logout()
    client.post(where, {"body": "我的稿子。", "version": "1"})
    services.change_text(actor=chair, text_id=text.pk, body="别人的稿子。", seen_version=1)
    client.force_login(chair.person.account)

    page = client.get(where)

    assert (page.context["body"], page.context["version"]) == ("我的稿子。", 1)


@pytest.mark.parametrize("body", ["", "  ", "字" * 200_001])
def test_a_text_of_no_or_too_many_characters_is_refused_and_kept_in_the_box(chair, body):
    text = make_text(chair)

    answer = signed_in(chair).post(reverse("summary-edit", args=[text.pk]), {"body": body, "version": "1"})

    assert (answer.status_code, answer.context["body"], answer.context["reason"] != "") == (422, body, True)
    assert Text.objects.get().version == 1


def test_a_version_that_is_no_number_changes_what_is_there_now(chair):
    text = make_text(chair)

    answer = signed_in(chair).post(reverse("summary-edit", args=[text.pk]), {"body": "新稿。", "version": "eins"})

    assert (answer.status_code, Text.objects.get().body) == (302, "新稿。")


def test_a_signed_text_is_not_changed(chair):
    text = make_text(chair)
    services.sign_text(actor=chair, text_id=text.pk, seen_version=text.version)

    answer = signed_in(chair).post(reverse("summary-edit", args=[text.pk]), {"body": "新稿。", "version": "1"})

    assert (answer.status_code, answer.context["reason"]) == (
        403,
        "This text is signed; take it back to a draft to change it.",
    )


def test_a_text_is_taken_along_as_a_word_document_under_its_title(chair):
    text = make_text(chair, title="2026/上半年总结")

    answer = signed_in(chair).get(reverse("summary-export", args=[text.pk, "docx"]))

    assert answer["Content-Disposition"].endswith("2026%2F%E4%B8%8A%E5%8D%8A%E5%B9%B4%E6%80%BB%E7%BB%93.docx")
    assert "羽毛球赛" in "".join(p.text for p in docx.Document(io.BytesIO(answer.content)).paragraphs)


def test_a_kind_of_document_that_is_not_made_is_not_found(chair):
    answer = signed_in(chair).get(reverse("summary-export", args=[make_text(chair).pk, "exe"]))

    assert answer.status_code == 404


def test_behind_a_figure_an_officer_above_reads_no_title_of_a_sensitive_kind(chair, school):
    make_entry(
        school, by=chair, category="care", title="看望住院的陈老师", sentence="", figures=(FigureFact("visits", 7),)
    )
    text = make_text(chair, "全年走访慰问7人次。")
    start = text.body.index("7人次")
    above = make_officer(school.parent)
    where = reverse("summary-behind", args=[text.pk, start, start + 3])

    pages = [signed_in(who).get(where).content.decode() for who in (chair, above)]

    assert ["看望住院的陈老师" in page for page in pages] == [True, False]
