"""Every route of the table as officer, chair and member, narrow to wide, light and dark: nobody is shut out, nothing
scrolls sideways, no script breaks, each page has one first heading and at most one primary button."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from jiaogong.kernel import clock
from jiaogong.tests.addresses import address
from jiaogong.tests.house import House, build_house
from jiaogong.tests.rights import table

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

AXE = Path(__file__).parents[1] / "vendor/axe.min.js"
WIDTHS = (390, 768, 1440)
WHO_LOOKS = ("chair", "area_officer", "member")
# Axe takes a third of a second: it looks at each page once narrow, once wide and once dark, for the first who may open it.
HEARD_AT = {390: ("chair", "area_officer", "member"), 1440: ("area_officer", "chair", "member")}
DARK_AT = 390
MORE_THAN_ONE_PRIMARY = {"look": "shows the primary button in either theme"}
PIECES = {"ledger-people": "a piece of a form, put into its page"}
# Serious and critical faults shut people out; the rest of axe's rules are advice.
HEARD = """async (dark) => {
  const grave = async (asked) => (await axe.run({ resultTypes: ["violations"], preload: false, ...asked })).violations
    .filter((v) => ["serious", "critical"].includes(v.impact)).map((v) => `${v.id} at ${v.nodes[0].target[0]}`);
  const faults = await grave({});
  if (!dark) return faults;
  document.documentElement.dataset.bsTheme = "dark";
  return [...faults, ...(await grave({ runOnly: ["color-contrast"] })).map((fault) => `dark: ${fault}`)];
}"""
SEEN = """() => {
  const shown = (asked) => [...document.querySelectorAll(asked)].filter((one) => one.checkVisibility()).length;
  const { scrollWidth, clientWidth } = document.documentElement;
  return { wide: scrollWidth > clientWidth, heads: shown("h1"), primary: shown("main .btn-primary, .house-say .btn-primary") };
}"""


@pytest.fixture(autouse=True)
def _on_a_day(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.FILES_ROOT = tmp_path
    with clock.stopped_at(dt.date(2026, 11, 22)):
        yield


@pytest.fixture
def house() -> House:
    return build_house()


def pages_of(house: House, role: str) -> dict[str, str]:
    """The routes that answer this role with a page, not with a file or a piece of one: their addresses."""
    seen = [name for (name, way), got in table().items() if way == "GET" and got[role] == 200 and name not in PIECES]
    open_to = {name: address(house, name) for name in seen}
    return {name: where for name, where in open_to.items() if _is_page(house.clients[role].get(where))}


def _is_page(answer: Any) -> bool:
    return answer.headers["Content-Type"].startswith("text/html") and "Content-Disposition" not in answer.headers


def faults_of(page: Page, role: str, width: int, route: str) -> list[str]:
    """What is wrong with the page that stands open."""
    faults: list[str] = page.evaluate(HEARD, width == DARK_AT) if _is_heard(role, width, route) else []
    seen = page.evaluate(SEEN)
    if seen["wide"]:
        faults.append("wider than the screen")
    if seen["heads"] != 1:
        faults.append(f"{seen['heads']} first headings")
    if seen["primary"] > 1 and route not in MORE_THAN_ONE_PRIMARY:
        faults.append(f"{seen['primary']} primary buttons")
    return faults


def _is_heard(role: str, width: int, route: str) -> bool:
    may_open = [who for who in HEARD_AT.get(width, ()) if table()[route, "GET"][who] == 200]
    return may_open[:1] == [role]


@pytest.mark.parametrize("role", WHO_LOOKS)
def test_every_page_is_open_to_everybody_at_every_width(
    role: str, house: House, open_page: Callable[..., Page], live_server: Any
) -> None:
    page = open_page(reduced_motion="reduce")
    session = house.clients[role].cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.add_init_script(AXE.read_text(encoding="utf-8"))
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)

    wrong: list[str] = []
    for route, where in pages_of(house, role).items():
        page.goto(where)
        for width in reversed(WIDTHS):
            page.set_viewport_size({"width": width, "height": 900})
            wrong += [f"{route} at {width}: {fault}" for fault in faults_of(page, role, width, route) + said]
            said.clear()

    assert wrong == []
