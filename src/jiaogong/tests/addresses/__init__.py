"""Where each route leads for what the chair's school of the tests' house has, and what its form says; a file a kind of room."""

from __future__ import annotations

import functools
from typing import cast

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from jiaogong.tests.addresses import congress, people, proposals, votes, work
from jiaogong.tests.house import House

ROOMS = (congress, people, proposals, votes, work)
SAYS = {route: said for room in ROOMS for route, said in room.SAYS.items()}
# What a program sends there, beside the school's code.
SENDS = {**congress.SENDS, **proposals.SENDS, **work.SENDS}
ASKS_FOR_A_UNION = (
    "offices-due",
    "bodies",
    "bodies-export",
    "rollup",
    "silent",
    "rollup-export",
    "yearly",
    "yearly-unions",
    "yearly-export",
    "yearly-behind",
    "yearly-behind-export",
    "summaries",
    "summaries-export",
    "summary-write",
    "summary-read",
    "summary-bring",
    "summary-table",
    "summary-template",
    "summary-template-file",
    "summary-table-export",
    "check",
    "check-missing",
    "api-yearly",
)
ASKS_FOR_A_PERIOD = ("api-rollup", "api-summary-now")


def address(house: House, route: str) -> str:
    """The route's address for what the chair's school has."""
    query = f"?union={house.school.code}" if route in (*ASKS_FOR_A_UNION, *ASKS_FOR_A_PERIOD) else ""
    query += "&period=2026" if route in ASKS_FOR_A_PERIOD else ""
    return reverse(route, args=_named(house).get(route, [])) + query


@functools.lru_cache(maxsize=1)
def _named(house: House) -> dict[str, list[object]]:
    """What stands in each route's address, asked for once a house."""
    return {route: parts for room in ROOMS for route, parts in room.named(house).items()}


def is_of_programs(route: str) -> bool:
    """Whether a route is a program's, which shows a token and sends JSON."""
    return route.startswith("api-")


def send(visitor: Client, house: House, route: str) -> HttpResponse:
    """Send a route's form, or the JSON that a program sends there."""
    where = address(house, route)
    if is_of_programs(route):
        body = {"union": house.school.code, "call": house.call.pk, **SENDS.get(route, {})}
        return cast(HttpResponse, visitor.post(where, body, content_type="application/json"))
    return cast(HttpResponse, visitor.post(where, {"union": house.school.code, **SAYS.get(route, {})}))
