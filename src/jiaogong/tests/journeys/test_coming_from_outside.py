from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from jiaogong.entrance.tests.provider.running import Running, configured, running
from jiaogong.entrance.tests.provider.site import PASSWORD as PASSWORD_THERE
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import PASSWORD, make_account

pytestmark = pytest.mark.journey


@pytest.fixture
def provider(tmp_path: Path, settings: Any, live_server: Any) -> Iterator[Running]:
    settings.HOME = tmp_path
    with running(tmp_path) as found:
        found.may_send_back_to(live_server.url + reverse("outside-back", args=["bureau"]))
        configured(tmp_path, found)
        yield found


@pytest.mark.usefixtures("provider")
def test_a_member_whom_the_office_knows_says_once_who_that_is_here(
    page: Page, member: Standing, axe: Callable[[Page], list[str]]
) -> None:
    make_account(member.person)
    button = page.get_by_role("button", name="区教育局统一认证")

    page.goto("/")
    shut = axe(page)
    button.click()
    page.locator("[name=username]").fill("qiao")
    page.locator("[name=password]").fill(PASSWORD_THERE)
    page.get_by_role("button", name="Sign in at the provider").click()
    page.wait_for_url("**/sign-in/bind/")
    shut += axe(page)
    page.locator("[name=username]").fill(member.person.number)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main .btn-primary").click()
    expect(page.locator("header.navbar")).to_contain_text("沈一诺")
    page.goto("/account/")
    expect(page.get_by_role("main")).to_contain_text("区教育局统一认证")
    shut += axe(page)
    page.context.clear_cookies(name="sessionid")
    page.goto("/")
    button.click()

    expect(page.locator("header.navbar")).to_contain_text("沈一诺")
    assert shut == []
