"""The look in a real browser: themes, the menu on a phone, what the keyboard reaches, and paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from jiaogong.conftest import PHONE
from jiaogong.members.queries import Standing
from jiaogong.tests.journeys.conftest import Enter

pytestmark = pytest.mark.journey

GROUND = "getComputedStyle(document.body).backgroundColor"


def test_a_page_follows_the_system_until_a_theme_is_chosen(chair: Standing, enter: Enter) -> None:
    page = enter(chair, color_scheme="dark")
    root = page.locator("html")
    expect(root).to_have_attribute("data-bs-theme", "dark")

    page.locator(".house-account > summary").click()
    page.locator("button[name=theme][value=light]").click()
    expect(root).to_have_attribute("data-bs-theme", "light")
    page.goto("/people/")

    expect(root).to_have_attribute("data-bs-theme", "light")


def test_the_account_menu_folds_by_escape_and_gives_the_focus_back(chair: Standing, enter: Enter) -> None:
    page = enter(chair)
    summary = page.locator(".house-account > summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator("button[name=theme][value=dark]")).to_be_visible()

    page.keyboard.press("Escape")

    expect(page.locator("button[name=theme][value=dark]")).to_be_hidden()
    expect(summary).to_be_focused()


def test_the_menu_of_a_phone_is_as_wide_as_the_phone(chair: Standing, enter: Enter) -> None:
    page = enter(chair, viewport=PHONE)

    page.locator(".house-menu > summary").click()
    box = page.locator(".house-menu > nav").bounding_box()

    assert box is not None
    assert (box["x"], box["width"]) == (0, PHONE["width"])


def test_a_form_that_was_sent_with_faults_begins_at_them(chair: Standing, enter: Enter) -> None:
    page = enter(chair)
    page.goto("/meetings/call/")
    page.locator("[name=title]").fill("")

    page.locator("main form .btn-primary").click()
    faults = page.locator("[data-faults]")
    expect(faults).to_be_focused()
    faults.get_by_role("link").first.click()

    expect(page).to_have_url(re.compile(r"#id_\w+$"))


def test_paper_is_white_without_menus_in_the_dark_too(chair: Standing, enter: Enter) -> None:
    page = enter(chair, color_scheme="dark")

    page.emulate_media(media="print")

    expect(page.locator("header")).to_be_hidden()
    assert page.evaluate(GROUND) == "rgb(255, 255, 255)"
