"""What journeys start from: an area with a school, its people, and a page in which one of them is signed in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_member, make_officer, signed_in
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

Enter = Callable[..., Page]


@pytest.fixture
def area() -> Union:
    return make_union(name="青禾区教育工会")


@pytest.fixture
def school(area: Union) -> Union:
    return make_union(area, name="柳岸小学工会")


@pytest.fixture
def chair(school: Union) -> Standing:
    return make_officer(school, name="陆云舒")


@pytest.fixture
def member(school: Union) -> Standing:
    return make_member(school, name="沈一诺")


@pytest.fixture
def enter(open_page: Callable[..., Page], live_server: Any) -> Enter:
    """Opens the first page for somebody who is signed in already."""

    def entered(who: Standing, **settings: Any) -> Page:
        session = signed_in(who).cookies["sessionid"].value
        page = open_page(**settings)
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page.goto("/")
        return page

    return entered
