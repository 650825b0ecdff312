from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from jiaogong.kernel import clock
from jiaogong.members.queries import Standing
from jiaogong.summaries.checking.tests.years import live_the_year, make_school


@pytest.fixture(autouse=True)
def _after_the_year() -> Iterator[None]:
    with clock.stopped_at(dt.date(2026, 1, 5)):
        yield


@pytest.fixture
def chair() -> Standing:
    """The chair of a school that has lived the year."""
    found = make_school()
    live_the_year(found)
    return found
