"""Every page on a PC and on a phone: nothing shut, nothing that scrolls sideways; the menu by keyboard; languages."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from jiaogong.conftest import PHONE
from jiaogong.kernel.periods import parse
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_officer
from jiaogong.summaries import services as texts
from jiaogong.tests.journeys.conftest import Enter
from jiaogong.unions.models import Union

pytestmark = pytest.mark.journey

PC = {"width": 1280, "height": 800}
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def addresses(area: Union, school: Union, chair: Standing) -> list[str]:
    """The address of every page, with something to show on each."""
    long = "青禾区全体教职工庆祝教师节暨“大家唱、大家跳”系列文体活动启动仪式（第一阶段）" * 2
    entry = make_entry(school, by=chair, start=dt.date(2025, 3, 8), title=long)
    draft = make_entry(school, by=chair, start=dt.date(2025, 4, 8), confirmed=False)
    asked: dict[str, Any] = {"actor": chair, "union": school, "period": parse("2025")}
    own = texts.write_text(**asked)
    old = texts.read_in(**asked, title="旧总结", body="3月8日组织羽毛球赛，42人参加。http://" + "x" * 120)
    batch = texts.send_files(
        **asked, files=[texts.Sent("柳岸小学2024年总结.txt", 9, "3月8日组织羽毛球赛，42人参加。".encode())]
    )
    return [
        "/",
        "/ledger/",
        "/ledger/new/?say=2025年3月8日组织女教师羽毛球赛，42人参加，一等奖3人",
        f"/ledger/{entry.pk}/",
        f"/ledger/{entry.pk}/correct/",
        f"/ledger/{draft.pk}/",
        f"/ledger/{draft.pk}/change/",
        "/ledger/import/",
        f"/ledger/year/{school.code}/",
        f"/rollup/?union={area.code}&period=2025",
        f"/rollup/silent/?union={area.code}&period=2025",
        f"/statistics/yearly/?union={area.code}&year=2025",
        f"/statistics/yearly/unions/?union={area.code}&year=2025",
        f"/statistics/yearly/cells/staff/?union={area.code}&year=2025",
        f"/unions/{school.code}/profile/",
        "/summaries/",
        f"/summaries/{own.pk}/",
        f"/summaries/{own.pk}/edit/",
        f"/summaries/{own.pk}/behind/0-2/",
        "/summaries/read/",
        f"/summaries/{old.pk}/reading/",
        "/summaries/desk/",
        f"/summaries/read/{batch.pk}/",
        "/check/",
        "/unions/",
        f"/unions/{school.code}/",
        "/people/",
        f"/people/{chair.person.number}/",
        "/account/",
        "/account/second-factor/",
        "/delegations/",
        f"/slips/{school.code}/",
        "/no/such/page/",
    ]


@pytest.mark.parametrize("viewport", [PC, PHONE], ids=["pc", "phone"])
def test_no_page_shuts_anybody_out_or_scrolls_sideways(
    viewport: dict[str, int],
    area: Union,
    addresses: list[str],
    enter: Enter,
    axe: Callable[[Page], list[str]],
) -> None:
    page = enter(make_officer(area, name="裴若溪"), viewport=viewport)

    wrong: dict[str, list[str]] = {}
    for address in addresses:
        page.goto(address)
        faults = axe(page) + (["wider than the screen"] if page.evaluate(TOO_WIDE) else [])
        wrong |= {address: faults} if faults else {}

    assert wrong == {}


def test_the_menu_opens_and_leads_on_by_keyboard(chair: Standing, enter: Enter) -> None:
    page = enter(chair, viewport=PHONE)
    ledger = page.locator("header nav a[href='/ledger/']")
    expect(ledger).to_be_hidden()

    page.locator(".house-menu > summary").focus()
    page.keyboard.press("Enter")
    expect(ledger).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(ledger).to_be_focused()
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("/ledger/$"))


def test_the_first_key_leads_past_the_menu(chair: Standing, enter: Enter) -> None:
    page = enter(chair)

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


def test_a_page_is_read_in_english_and_in_chinese_again(chair: Standing, enter: Enter) -> None:
    page = enter(chair)
    page.goto("/check/")
    in_chinese = page.locator("h1").inner_text()

    page.locator("button[name=language][value=en]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    in_english = page.locator("h1").inner_text()
    page.locator("button[name=language][value=zh-hans]").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-hans")

    assert (in_chinese, in_english) == ("核对稿件", "Check a draft")
    expect(page).to_have_url(re.compile("/check/$"))
    expect(page.locator("h1")).to_have_text(in_chinese)
