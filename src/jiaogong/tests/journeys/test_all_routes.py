"""Every route of the table as officer, chair and member, narrow to wide, light and dark: nobody is shut out, nothing
scrolls sideways, no script breaks, each page has one first heading and at most one primary button."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, Page

from jiaogong.kernel import clock
from jiaogong.tests.addresses import address, is_of_programs
from jiaogong.tests.house import House, build_house
from jiaogong.tests.rights import table

pytestmark = [pytest.mark.journey, pytest.mark.long, pytest.mark.django_db(transaction=True)]

AXE = Path(__file__).parents[1] / "vendor/axe.min.js"
WIDTHS = (390, 768, 1440)
WHO_LOOKS = ("chair", "area_officer", "member")
# Axe takes a third of a second: it looks at each page once narrow, once wide and once dark, for the first who may open it.
HEARD_AT = {390: ("chair", "area_officer", "member"), 1440: ("area_officer", "chair", "member")}
DARK_AT = 390
MORE_THAN_ONE_PRIMARY = {"look": "shows the primary button in either theme"}
PIECES = {"ledger-people": "a piece of a form, put into its page"}
# Serious and critical faults shut people out; the rest of axe's rules are advice, and those that say so are not run.
HEARD = """async (dark) => {
  const advice = axe._audit.rules.filter((rule) => ["minor", "moderate"].includes(rule.impact));
  const rules = Object.fromEntries(advice.map((rule) => [rule.id, { enabled: false }]));
  const grave = async (asked) => (await axe.run({ resultTypes: ["violations"], preload: false, ...asked })).violations
    .filter((v) => ["serious", "critical"].includes(v.impact)).map((v) => `${v.id} at ${v.nodes[0].target[0]}`);
  const faults = await grave({ rules });
  if (!dark) return faults;
  document.documentElement.dataset.bsTheme = "dark";
  return [...faults, ...(await grave({ runOnly: ["color-contrast"] })).map((fault) => `dark: ${fault}`)];
}"""
# A page that was just narrowed may be told of it by its next frame alone.
SEEN = """async () => {
  const shown = (asked) => [...document.querySelectorAll(asked)].filter((one) => one.checkVisibility()).length;
  const isWide = () => document.documentElement.scrollWidth > document.documentElement.clientWidth;
  if (isWide()) await new Promise(requestAnimationFrame);
  return { wide: isWide(), heads: shown("h1"), primary: shown("main .btn-primary, .house-say .btn-primary") };
}"""


@pytest.fixture(autouse=True)
def _on_a_day(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.FILES_ROOT = tmp_path
    with clock.stopped_at(dt.date(2026, 11, 22)):
        yield


@pytest.fixture
def house() -> House:
    return build_house()


def open_to(house: House, role: str) -> dict[str, str]:
    """The routes that answer this role with a page or a file, not with a piece of one: their addresses."""
    seen = [name for (name, way), got in table().items() if way == "GET" and got[role] == 200]
    return {name: address(house, name) for name in seen if name not in PIECES and not is_of_programs(name)}


def opens_as_page(page: Page, where: str) -> bool:
    """Go there; whether a page opens, not a file."""
    try:
        answer = page.goto(where)
    except Error as refused:
        if "Download is starting" in refused.message:
            return False
        raise
    return answer is not None and answer.headers["content-type"].startswith("text/html")


def faults_of(page: Page, role: str, width: int, route: str) -> list[str]:
    """What is wrong with the page that stands open."""
    faults = _heard(page, width) if _is_heard(role, width, route) else []
    seen = page.evaluate(SEEN)
    if seen["wide"]:
        faults.append("wider than the screen")
    if seen["heads"] != 1:
        faults.append(f"{seen['heads']} first headings")
    if seen["primary"] > 1 and route not in MORE_THAN_ONE_PRIMARY:
        faults.append(f"{seen['primary']} primary buttons")
    return faults


def _heard(page: Page, width: int) -> list[str]:
    """What axe says of the page that stands open, which it is shown when it is first asked."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    faults: list[str] = page.evaluate(HEARD, width == DARK_AT)
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
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)

    wrong: list[str] = []
    for route, where in open_to(house, role).items():
        for width in reversed(WIDTHS) if opens_as_page(page, where) else ():
            page.set_viewport_size({"width": width, "height": 900})
            wrong += [f"{route} at {width}: {fault}" for fault in faults_of(page, role, width, route) + said]
            said.clear()

    assert wrong == []
