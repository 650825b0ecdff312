"""Every route with every role: a route that is missing here fails the test, and so does a door left open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from jiaogong.kernel.periods import parse
from jiaogong.ledger.models import Entry
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.members.models import Person
from jiaogong.members.tests.factories import make_account, make_member, make_officer
from jiaogong.summaries import services as texts
from jiaogong.summaries.models import Text
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db

ROLES = ("stranger", "member", "chair", "other_chair", "area_officer")

# route name: what each role gets for a plain GET, in the order of ROLES.
# 302 for a stranger is the way to sign in; 404 is "not yours to know of", 403 "not yours to do", 405 "only by a form".
ROUTES: dict[str, tuple[int, int, int, int, int]] = {
    "sign-in": (200, 302, 302, 302, 302),
    "sign-out": (405, 405, 405, 405, 405),
    "set_language": (405, 405, 405, 405, 405),
    "home": (302, 200, 200, 200, 200),
    "people": (302, 200, 200, 200, 200),
    "person": (302, 404, 200, 404, 200),
    "unions": (302, 200, 200, 200, 200),
    "union": (302, 200, 200, 404, 200),
    "rollup": (302, 404, 200, 404, 200),
    "silent": (302, 404, 200, 404, 200),
    "rollup-export": (302, 404, 200, 404, 200),
    "ledger": (302, 200, 200, 200, 200),
    "ledger-totals": (302, 200, 200, 200, 200),
    "ledger-export": (302, 200, 200, 200, 200),
    "ledger-template": (302, 200, 200, 200, 200),
    "ledger-new": (302, 200, 200, 200, 200),
    "ledger-import": (302, 403, 200, 200, 200),
    "ledger-entry": (302, 404, 200, 404, 200),
    "ledger-change": (302, 404, 200, 404, 200),
    "ledger-confirm": (302, 405, 405, 405, 405),
    "ledger-discard": (302, 405, 405, 405, 405),
    "summaries": (302, 200, 200, 200, 200),
    "summary-write": (302, 405, 405, 405, 405),
    "summary-read": (302, 200, 200, 200, 200),
    "summary": (302, 404, 200, 404, 200),
    "summary-edit": (302, 404, 200, 404, 200),
    "summary-final": (302, 405, 405, 405, 405),
    "summary-behind": (302, 404, 200, 404, 200),
    "summary-export": (302, 404, 200, 404, 200),
    "summary-reading": (302, 404, 200, 404, 200),
    "claims-accept-all": (302, 405, 405, 405, 405),
    "claim": (302, 404, 404, 404, 404),
    "check": (302, 200, 200, 200, 200),
}


@dataclass(frozen=True)
class House:
    """Two schools of an area, somebody of each role, one draft entry and one text."""

    school: Union
    entry: Entry
    text: Text
    somebody: Person
    clients: dict[str, Client]

    def arguments(self, route: str) -> tuple[list[object], str]:
        """What the route's address needs, and the query that asks for the school."""
        if route in ("summary-behind", "claim"):
            return [self.text.pk, 0, 2], ""
        if route == "summary-export":
            return [self.text.pk, "md"], ""
        if (route.startswith("summary-") and route not in ("summary-read", "summary-write")) or route in (
            "summary",
            "claims-accept-all",
        ):
            return [self.text.pk], ""
        known: dict[str, list[object]] = {"person": [self.somebody.number], "union": [self.school.code]}
        if route.startswith("ledger-") and route.removeprefix("ledger-") in (
            "entry",
            "change",
            "confirm",
            "discard",
            "correct",
        ):
            return [self.entry.pk], ""
        return known.get(route, []), f"?union={self.school.code}" if route in (
            "rollup",
            "silent",
            "rollup-export",
        ) else ""


@pytest.fixture
def house() -> House:
    area = make_union(code="AREA")
    school, other = make_union(area, code="SCHOOL"), make_union(area, code="OTHER")
    standings = {
        "member": make_member(school),
        "chair": make_officer(school),
        "other_chair": make_officer(other),
        "area_officer": make_officer(area),
    }
    clients = {"stranger": Client()}
    for role, standing in standings.items():
        clients[role] = Client()
        clients[role].force_login(make_account(standing.person, role))
    chair = standings["chair"]
    entry = make_entry(school, by=chair, confirmed=False)
    text = texts.read_in(
        actor=chair, union=school, period=parse("2026"), title="旧总结", body="3月8日组织羽毛球赛，42人参加。"
    )
    return House(school, entry, text, make_member(school).person, clients)


def _named(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _named(pattern.url_patterns)
        elif pattern.name:
            yield pattern.name


def test_every_route_stands_in_the_table():
    assert set(_named(get_resolver().url_patterns)) == set(ROUTES)


@pytest.mark.parametrize("route", sorted(ROUTES))
def test_each_role_gets_what_the_table_says(house, route):
    arguments, query = house.arguments(route)

    answered = tuple(house.clients[role].get(reverse(route, args=arguments) + query).status_code for role in ROLES)

    assert answered == ROUTES[route]
