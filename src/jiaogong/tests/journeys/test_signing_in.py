from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from jiaogong.members.tests.factories import PASSWORD, make_account, make_officer

pytestmark = pytest.mark.journey
UNDRAWN = """() => [...document.querySelectorAll('svg.icon')]
    .filter(icon => icon.checkVisibility() && !icon.getBBox().width).map(icon => icon.innerHTML)"""


def test_an_officer_signs_in_finds_every_icon_drawn_and_nothing_shut(
    page: Page, axe: Callable[[Page], list[str]]
) -> None:
    officer = make_officer()
    make_account(officer.person, login="chair")

    page.goto("/")
    shut_before = axe(page)
    page.locator("[name=username]").fill("chair")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main form button").click()
    expect(page.locator("header.navbar")).to_be_visible()

    assert shut_before == []
    assert axe(page) == []
    assert page.evaluate(UNDRAWN) == []


def test_the_language_is_changed_on_the_page(page: Page) -> None:
    page.goto("/")
    in_chinese = page.locator("html").get_attribute("lang")

    page.get_by_role("button", name="English").click()

    assert in_chinese == "zh-hans"
    expect(page.locator("html")).to_have_attribute("lang", "en")
