"""A summary's whole life: written, edited, written anew, signed, submitted, returned, mended, accepted."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from playwright.sync_api import Page, expect

from jiaogong.ledger.rules import FigureFact
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_officer
from jiaogong.summaries.models import Text, TextVersion
from jiaogong.tests.journeys.conftest import Enter
from jiaogong.unions.models import Union

pytestmark = pytest.mark.journey

OWN = "以上工作得到了全校教职工的支持。"


def press(page: Page, act: str, *, within: str = "main") -> None:
    page.locator(f"{within} button[name=act][value={act}]").first.click()


def test_a_summary_is_edited_submitted_returned_mended_and_accepted(
    area: Union, chair: Standing, school: Union, enter: Enter
) -> None:
    make_entry(school, by=chair, start=dt.date(2025, 3, 8))
    page = enter(chair)

    page.goto("/summaries/")
    page.locator("main form[action='/summaries/write/'] [name=period]").fill("2025")
    page.locator("form[action='/summaries/write/'] .btn-primary").click()
    expect(page).to_have_url(re.compile(r"/summaries/\d+/$"))
    workspace = page.url
    edit_a_section_in_place(page, workspace)

    make_entry(
        school, by=chair, title="走访", category="care", start=dt.date(2025, 5, 4), figures=(FigureFact("visits", 77),)
    )
    page.goto(f"{workspace}anew/")
    page.locator("main form .btn-primary").click()
    expect(page.locator(".outline")).to_contain_text("77人次")
    expect(page.locator(".outline")).to_contain_text(OWN)

    page.goto(workspace)
    press(page, "sign")
    press(page, "submit")
    expect(page.locator("#life button[value=submit]")).to_have_count(0)

    above = enter(make_officer(area, name="顾明远"))
    above.goto(f"/summaries/table/?union={area.code}&period=2025")
    above.locator("#list tbody a").first.click()
    above.locator("#life [name=remark]").fill("请补写经费一节")
    press(above, "return", within="#life")

    page.goto(workspace)
    expect(page.locator("#life")).to_contain_text("请补写经费一节")
    page.goto(f"{workspace}outline/")
    page.locator("#own-heading").fill("经费")
    page.locator("#own-body").fill("经费收支平衡。")
    press(page, "add", within="#own")
    page.goto(workspace)
    press(page, "sign")
    press(page, "submit")
    above.goto(workspace)
    press(above, "accept", within="#life")

    text = Text.objects.get()
    acts = list(text.steps.order_by("pk").values_list("act", flat=True))
    assert acts == ["signed", "submitted", "returned", "signed", "submitted", "accepted"]
    assert (text.state, OWN in text.body, "经费收支平衡。" in text.body) == ("accepted", True, True)
    assert TextVersion.objects.filter(text=text).count() == text.version


def edit_a_section_in_place(page: Page, workspace: str) -> None:
    """Put a sentence of one's own behind the first section's words; the form opens where the words stand."""
    page.goto(f"{workspace}outline/")
    first = page.locator("[data-section]").first
    first.locator("a[hx-get]").first.click()
    words = first.locator("textarea[name=body]")
    words.fill(f"{words.input_value()}\n{OWN}")
    first.locator("[id^=words] button").click()
    expect(page.locator(".outline")).to_contain_text(OWN)
