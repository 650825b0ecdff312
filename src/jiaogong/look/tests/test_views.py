from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jiaogong.members.tests.factories import make_member, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor() -> Client:
    return Client()


def _choose(visitor: Client, theme: str, next_page: str = "/sign-in/") -> Any:
    return visitor.post(reverse("set-theme"), {"theme": theme, "next": next_page})


def _theme_of_page(visitor: Client) -> str:
    """The theme that the page's root carries: what was chosen, and what it begins with."""
    page = visitor.get("/sign-in/").content.decode()
    return page[page.index("data-theme=") : page.index(">", page.index("data-theme="))]


def test_whoever_chose_nothing_follows_the_system(visitor: Client) -> None:
    assert _theme_of_page(visitor) == 'data-theme="system" data-bs-theme="light"'


def test_a_chosen_theme_stays_and_comes_from_the_server(visitor: Client) -> None:
    _choose(visitor, "dark")

    assert _theme_of_page(visitor) == 'data-theme="dark" data-bs-theme="dark"'


@pytest.mark.parametrize("theme", ["system", "pink", ""])
def test_going_back_to_the_system_forgets_the_choice(visitor: Client, theme: str) -> None:
    _choose(visitor, "dark")

    _choose(visitor, theme)

    assert _theme_of_page(visitor) == 'data-theme="system" data-bs-theme="light"'


@pytest.mark.parametrize(("next_page", "led_to"), [("/ledger/?q=x", "/ledger/?q=x"), ("https://elsewhere.test/", "/")])
def test_whoever_chose_is_led_back_but_never_off_the_house(visitor: Client, next_page: str, led_to: str) -> None:
    answer = _choose(visitor, "light", next_page)

    assert answer.headers["Location"] == led_to


def test_the_page_of_components_is_a_page_and_a_fragment() -> None:
    reader = signed_in(make_member())

    page, fragment = reader.get(reverse("look")), reader.get(reverse("look"), headers={"HX-Request": "true"})

    assert (page.status_code, page.content.count(b"<html"), fragment.content.count(b"<html")) == (200, 1, 0)
