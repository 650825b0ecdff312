"""Every route with every role: a route that is missing from rights.csv fails the test, and so does a door left open."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver

from jiaogong.kernel import clock
from jiaogong.tests.addresses import address, is_of_programs, send
from jiaogong.tests.house import ROLES, House, build_house
from jiaogong.tests.rights import routes, table

pytestmark = [pytest.mark.django_db, pytest.mark.on_postgres, pytest.mark.long]
TODAY = dt.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _on_a_day(files: Path, settings: Any) -> Iterator[None]:
    settings.FILES_ROOT = files
    with clock.stopped_at(TODAY):
        yield


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files")


@pytest.fixture(scope="module")
def house(request: pytest.FixtureRequest, files: Path) -> House:
    """The house, built once: whatever a role does in it is taken back."""
    request.getfixturevalue("kept_for_the_file")
    with override_settings(FILES_ROOT=files), clock.stopped_at(TODAY):
        return build_house()


def _named(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _named(pattern.url_patterns)
        elif pattern.name:
            yield pattern.name


def test_every_route_stands_in_the_table() -> None:
    assert set(_named(get_resolver().url_patterns)) == set(routes())


@pytest.mark.parametrize("role", ROLES)
def test_whoever_comes_by_or_sends_a_form_gets_what_the_table_says(house: House, role: str) -> None:
    expected = {row: got[role] for row, got in table().items()}

    answered = {row: _status(house, role, *row) for row in expected}

    assert answered == expected


def _status(house: House, role: str, route: str, way: str) -> int:
    """What the role gets; after each all is as it was before."""
    visitor = copy.copy(house.clients[role])
    visitor.cookies = copy.deepcopy(visitor.cookies)
    where = address(house, route)
    with transaction.atomic():
        status = (visitor.get(where) if way == "GET" else send(visitor, house, route)).status_code
        transaction.set_rollback(True)
    return status


def test_a_form_without_its_token_is_not_taken(house: House) -> None:
    chair = Client(enforce_csrf_checks=True)
    chair.force_login(house.account_of("chair"))
    sent = routes("POST")

    answered = {route: send(chair, house, route).status_code for route in sent}

    # Below /api/ nobody comes in by a session, so that no form of another site can use one.
    assert answered == {route: 401 if is_of_programs(route) else 403 for route in sent}
