from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation

from jiaogong.kernel import clock
from jiaogong.kernel.days import a_year_before, require_near_day, require_past_day
from jiaogong.kernel.errors import RuleBroken

SINCE, TODAY = dt.date(2026, 9, 1), dt.date(2026, 11, 22)


@pytest.mark.parametrize("day", [SINCE, TODAY])
def test_an_act_was_on_the_first_day_it_could_be_or_is_of_today(day):
    with clock.stopped_at(TODAY):
        require_past_day(day, since=SINCE)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (dt.date(1000, 1, 1), "1000-01-01 is too early: it was on 2026-09-01 at the soonest"),
        (dt.date(2026, 8, 31), "2026-08-31 is too early"),
        (dt.date(2026, 11, 23), "2026-11-23 is still to come"),
    ],
)
def test_an_act_that_was_too_early_or_is_still_to_come_is_refused(day, told):
    with clock.stopped_at(TODAY), translation.override("en"), pytest.raises(RuleBroken, match=told):
        require_past_day(day, since=SINCE)


def test_a_day_to_come_lies_within_three_years():
    with clock.stopped_at(TODAY), translation.override("en"):
        require_near_day(dt.date(2029, 11, 22))
        with pytest.raises(RuleBroken, match="9999-12-31 is too far ahead: choose a day until 2029-11-22"):
            require_near_day(dt.date(9999, 12, 31))


def test_a_year_before_a_leap_day_is_the_last_of_its_month():
    assert a_year_before(dt.date(2028, 2, 29)) == dt.date(2027, 2, 28)
