"""The table of rights: what each role gets on each route. A line of rights.csv is a route and a way of coming.

302 for a stranger is the way to sign in, 404 "not yours to know of", 403 "not yours to do", 405 "only by a form",
422 "not so"; 200 and 302 mean that one was let through. `GET` asks for a page, `POST` sends its form; a form that is
only sent leads whoever comes by to its thing.
"""

from __future__ import annotations

import csv
import functools
from pathlib import Path

Row = tuple[str, str]


@functools.cache
def table() -> dict[Row, dict[str, int]]:
    """What each role gets, by route and way."""
    with Path(__file__).with_name("rights.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row.pop("route"), row.pop("way")): {role: int(status) for role, status in row.items()}
            for row in csv.DictReader(file)
        }


def routes(way: str = "GET") -> list[str]:
    """The routes that one may come by, or send a form to."""
    return [route for route, of in table() if of == way]
