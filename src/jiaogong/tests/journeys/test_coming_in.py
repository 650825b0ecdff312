from __future__ import annotations

import uuid

import pytest
from playwright.sync_api import Page, expect

from jiaogong.entrance.services.inviting import print_slip
from jiaogong.members.queries import Standing

pytestmark = pytest.mark.journey


def test_a_member_comes_in_with_a_slip(page: Page, chair: Standing, member: Standing) -> None:
    slip = print_slip(actor=chair, number=member.person.number, form_key=uuid.uuid4())

    page.goto(f"/join/?code={slip.code}")
    page.locator("[name=password]").fill("plum-harbour-42")
    page.locator("[name=again]").fill("plum-harbour-42")
    page.locator("main .btn-primary").click()

    expect(page.locator("header.navbar")).to_contain_text("沈一诺")
