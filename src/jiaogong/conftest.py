"""What every test may ask for: a real browser that stays on this machine."""

from __future__ import annotations

import datetime as dt
import gc
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import transaction
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import settings as examples
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from jiaogong.kernel.retention import letting_go
from jiaogong.tests.migrated import begun_as_a_copy

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser")
ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
PHONE = {"width": 390, "height": 844}
JOURNEYS = Path(__file__).parent / "tests/journeys"
LOCAL = {"127.0.0.1", "localhost", None}

# How long an example takes says more about the machine than about the code.
examples.register_profile("house", deadline=None)
examples.load_profile("house")

# Thousands of modules and tests live until the end, so that looking for what may be thrown away seldom finds anything.
gc.set_threshold(50_000, 20, 100)


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark what touches the database, so that a second database runs that and no more.

    Of pages it runs every route with every role, which `on_postgres` marks; their own tests are the first database's.
    """
    asked = set(getattr(item, "fixturenames", ()))
    if item.get_closest_marker("django_db") or asked & {"db", "transactional_db", "live_server", "django_db_setup"}:
        item.add_marker("database")
    if item.path.name.endswith(("pages.py", "views.py")):
        item.add_marker("page")
    if item.get_closest_marker("journey") and item.path.parent != JOURNEYS:
        raise pytest.UsageError(
            f"{item.nodeid} is a journey and belongs into {JOURNEYS}, where journeys are looked for."
        )


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long, so that no process is left alone with it at the end; the rest keeps its random order."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """Never again look through what was collected for something to throw away."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest) -> Iterator[None]:
    """Let the test database be made as a copy of one that has all its migrations behind it."""
    if fixturedef.argname != "django_db_setup":
        return (yield)
    with request.getfixturevalue("django_db_blocker").unblock(), begun_as_a_copy():
        return (yield)


@pytest.fixture(autouse=True)
def _begun_in_the_house_language() -> Iterator[None]:
    """No test speaks the language that a page of another test was asked for."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(scope="module")
def kept_for_the_file(request: pytest.FixtureRequest, django_db_blocker: Any) -> Iterator[None]:
    """What a fixture of a whole file writes stays for each of its tests and is undone after the last.

    What a test writes is undone after the test, as ever.
    """
    request.getfixturevalue("django_db_setup")
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True, scope="session")
def _passwords_cost_little() -> Iterator[None]:
    """Passwords are hashed as they always are, with less memory and time than would keep a thief busy."""
    with pytest.MonkeyPatch.context() as patch:
        for name, least in (("time_cost", 1), ("memory_cost", 64), ("parallelism", 1)):
            patch.setattr(Argon2PasswordHasher, name, least)
        yield


@pytest.fixture(autouse=True, scope="session")
def _emptied_after_a_test() -> Iterator[None]:
    """A test that commits empties every table at its end, audit lines too, which are refused to everybody else."""
    empty: Callable[[TransactionTestCase], None] = vars(TransactionTestCase)["_fixture_teardown"]

    def emptied(case: TransactionTestCase) -> None:
        with transaction.atomic(), letting_go(dt.datetime(9999, 1, 1, tzinfo=dt.UTC)):
            empty(case)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", emptied)
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, with a new profile that is thrown away; without windows it is three times as fast."""
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert executable, "Journeys need Chromium: apt-get install --no-install-recommends chromium-headless-shell."
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread, which is no reason to refuse the database.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        # No sandbox: root cannot have one, and the only pages are our own.
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS, chromium_sandbox=False)
        yield browser
        browser.close()


@pytest.fixture
def page_settings() -> dict[str, Any]:
    """How the page is opened; a journey on a phone overrides it with `{"viewport": PHONE}`."""
    return {"locale": "zh-CN", "timezone_id": "Asia/Shanghai", "viewport": {"width": 1280, "height": 800}}


@pytest.fixture
def open_page(browser: Browser, live_server: Any, page_settings: dict[str, Any]) -> Iterator[Callable[..., Page]]:
    """Opens a page of a new visitor, with other settings if given.

    At the end it fails where a page reached beyond this machine or its script broke.
    """
    contexts: list[BrowserContext] = []
    beyond: list[str] = []
    broken: list[str] = []

    def opened(**others: Any) -> Page:
        context = browser.new_context(base_url=live_server.url, **page_settings | others)
        contexts.append(context)
        context.set_default_timeout(10_000)
        context.set_default_navigation_timeout(60_000)
        page = context.new_page()
        page.on("request", lambda sent: beyond.append(sent.url) if urlsplit(sent.url).hostname not in LOCAL else None)
        page.on("pageerror", lambda error: broken.append(str(error)))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert beyond == []
    assert broken == []


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """A page of a new visitor: `page.goto("/")`."""
    return open_page()


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """Asks axe-core what on a page shuts people out: a line for each rule broken, with the first place."""
    script = (Path(__file__).parent / "tests/vendor/axe.min.js").read_text(encoding="utf-8")

    def broken_rules(page: Page) -> list[str]:
        page.evaluate(script)
        found = page.evaluate("async () => (await axe.run()).violations")
        return [f"{rule['id']}: {rule['help']} at {rule['nodes'][0]['target'][0]}" for rule in found]

    return broken_rules
