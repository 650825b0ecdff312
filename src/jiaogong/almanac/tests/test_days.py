from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation

from jiaogong.almanac.days import is_worked, month_of, term_of, working_days_after
from jiaogong.almanac.festivals import festivals_of


def names(year: int) -> dict[str, list[str]]:
    with translation.override("en"):
        return {f"{day:%m-%d}": [str(n) for n in called] for day, called in festivals_of(year).items()}


@pytest.mark.parametrize(
    ("year", "day", "name"),
    [
        (2026, "02-17", "Spring Festival"),
        (2026, "03-03", "Lantern Festival"),
        (2026, "06-19", "Dragon Boat Festival"),
        (2026, "09-25", "Mid-Autumn Festival"),
        (2026, "10-18", "Double Ninth Festival"),
        (2026, "04-05", "Qingming Festival"),
        (2025, "01-29", "Spring Festival"),
        (2024, "04-04", "Qingming Festival"),
        (2026, "09-10", "Teachers' Day"),
    ],
)
def test_a_festival_stands_on_its_day(year, day, name):
    found = names(year)[day]

    assert name in found


def test_a_lunar_years_last_festival_falls_into_the_year_after():
    laba = [day for day, called in names(2026).items() if "Laba Festival" in called]

    assert laba == ["01-26"]


def test_two_festivals_share_a_day():
    shared = names(2020)["10-01"]

    assert sorted(shared) == ["Mid-Autumn Festival", "National Day"]


def test_a_saturday_worked_for_a_holiday_is_told_as_moved():
    october = {d.date.day: (d.is_worked, d.is_moved, d.is_provisional) for d in month_of(dt.date(2026, 10, 5))}

    assert (len(october), october[1], october[10], october[12]) == (
        31,
        (False, True, False),
        (True, True, False),
        (True, False, False),
    )


def test_a_year_that_is_not_published_goes_by_its_weekdays_and_says_so():
    day = month_of(dt.date(2099, 10, 1))[0]

    assert (is_worked(day.date), day.is_worked, day.is_provisional) == (True, True, True)


def test_july_and_august_belong_to_the_spring_term():
    codes = [term_of(dt.date(2026, month, 31)).code for month in (1, 7, 8)]

    assert codes == ["2025-2026-1", "2025-2026-2", "2025-2026-2"]


@pytest.mark.parametrize(
    ("since", "last"),
    [
        (dt.date(2026, 9, 21), dt.date(2026, 9, 29)),  # the mid-autumn festival is a Friday that year
        (dt.date(2026, 11, 16), dt.date(2026, 11, 23)),
        (dt.date(2026, 11, 21), dt.date(2026, 11, 27)),
        (dt.date(2026, 9, 29), dt.date(2026, 10, 12)),  # the seven days of October, and a Saturday worked instead
    ],
)
def test_five_working_days_after_a_day_leave_out_what_is_off_and_take_in_what_is_worked_instead(since, last):
    assert working_days_after(since, 5) == last
