"""Whole texts: a summary written and changed, a draft checked, an old one read in without a script."""

from __future__ import annotations

import datetime as dt
import io
import re
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect

from jiaogong.ledger.models import Entry
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.members.queries import Standing
from jiaogong.tests.journeys.conftest import Enter
from jiaogong.unions.models import Union

pytestmark = pytest.mark.journey

OLD = "3月8日组织女教职工羽毛球赛，42人参加。5月6日举办师德报告会，67人参加。10月24日举行教职工运动会，55人参加。"
WRONG = "2025年3月8日组织女教职工羽毛球赛，57人参加。"


@pytest.fixture
def match(chair: Standing, school: Union) -> Entry:
    """A badminton match of forty-two women."""
    return make_entry(school, by=chair, start=dt.date(2025, 3, 8))


def ask(page: Page, where: str) -> None:
    page.goto(where)
    page.locator("main [name=period]").fill("2025")


def document(text: str) -> bytes:
    written, file = docx.Document(), io.BytesIO()
    written.add_paragraph(text)
    written.save(file)
    return file.getvalue()


def test_a_summary_is_written_traced_changed_and_taken_along(
    chair: Standing, match: Entry, enter: Enter, tmp_path: Path
) -> None:
    page = enter(chair)

    ask(page, "/summaries/")
    page.locator("form[action='/summaries/write/'] .btn-primary").click()
    expect(page).to_have_url(re.compile(r"/summaries/\d+/$"))
    workspace = page.url
    expect(page.locator("mark.contradicted")).to_have_count(0)
    page.locator("mark.supported a", has_text="42").first.click()
    expect(page.locator(f"main a[href='/ledger/{match.pk}/']")).to_be_visible()

    page.goto(f"{workspace}edit/")
    right = page.locator("[name=body]").input_value()
    page.locator("[name=body]").fill(right.replace("42", "57"))
    page.locator("main form .btn-primary").click()
    expect(page.locator("mark.contradicted").first).to_contain_text("57")
    expect(page.locator(".problems li").first).to_contain_text("42")

    with page.expect_download() as taking:
        page.locator("button[formaction$='export.docx']").click()
    file = tmp_path / "总结.docx"
    taking.value.save_as(file)
    assert "57" in "".join(p.text for p in docx.Document(str(file)).paragraphs)


@pytest.mark.usefixtures("match")
@pytest.mark.parametrize("way", ["pasted", "uploaded"])
def test_a_draft_that_says_more_than_was_done_is_caught(chair: Standing, enter: Enter, way: str) -> None:
    page = enter(chair)

    ask(page, "/check/")
    if way == "pasted":
        page.locator("[name=body]").fill(WRONG)
    else:
        page.locator("[name=file]").set_input_files({"name": "总结.docx", "mimeType": "", "buffer": document(WRONG)})
    page.locator("main form .btn-primary").click()

    expect(page.locator("mark.contradicted")).to_have_text(["57人"])
    expect(page.locator(".problems li")).to_have_count(1)
    expect(page.locator(".problems li")).to_contain_text("42")
    assert Entry.objects.count() == 1


def test_the_road_from_the_sentence_to_the_check_needs_no_script(chair: Standing, enter: Enter) -> None:
    page = enter(chair, java_script_enabled=False)

    page.locator("#say").fill(WRONG.replace("57", "42"))
    page.locator("#say").press("Enter")
    page.locator("details:has([value=figures]) > summary").click()
    page.locator("#entry-form [value=figures]").click()
    page.locator("#entry-form .btn-primary[value=confirm]").click()
    expect(page).to_have_url(re.compile(r"/ledger/\d+/$"))

    ask(page, "/summaries/")
    page.locator("form[action='/summaries/write/'] .btn-primary").click()
    expect(page.locator("mark.supported a", has_text="42").first).to_be_visible()

    ask(page, "/check/")
    page.locator("[name=body]").fill(WRONG)
    page.locator("main form .btn-primary").click()
    expect(page.locator("mark.contradicted")).to_have_text(["57人"])

    ask(page, "/summaries/read/")
    page.locator("details summary", has_text="粘贴").click()
    page.locator("[name=body]").fill(OLD)
    page.locator("main form .btn-primary").click()
    page.locator("form[action$='/desk/accept/'] button").click()
    page.locator("button[value=drop]").click()
    expect(page.locator("button[name=decision]")).to_have_count(0)
    assert Entry.objects.filter(state="draft", source="text").count() == 2
