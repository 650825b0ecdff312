from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.kernel.limits import is_looser
from jiaogong.rulepacks import KINDS, limit, packs


def test_every_limit_of_every_place_has_its_words():
    assert {row.code for row in packs()} - set(KINDS) == set()


def test_every_limit_names_its_source_and_the_day_it_holds_from():
    unsourced = [row for row in packs() if not row.source or row.since == dt.date.min]

    assert unsourced == []


def test_no_two_limits_of_one_place_hold_from_the_same_day():
    keys = [(row.code, row.place, row.since) for row in packs()]

    assert sorted(set(keys)) == sorted(keys)


@pytest.mark.parametrize(
    ("place", "day", "value"),
    [
        ("", dt.date(2026, 5, 1), 300),
        ("安徽", dt.date(2024, 12, 31), 300),
        ("安徽/云州/雁溪区", dt.date(2025, 1, 1), 500),
        ("安徽北", dt.date(2025, 1, 1), 300),
    ],
)
def test_the_nearest_place_wins_and_then_the_newest(place, day, value):
    assert limit("cap.birthday", place=place, on=day).value == value


def test_a_place_differs_from_the_nation_only_where_it_says_so():
    shanghai = [limit(code, place="上海", on=dt.date(2026, 5, 1)) for code in ("congress.all_staff_below", "dues.rate")]

    assert [(row.value, row.place) for row in shanghai] == [(100, "上海"), (0.005, "")]


def test_no_place_is_looser_than_a_rule_of_the_nation_that_blocks():
    nation = {row.code: row for row in packs() if not row.place and row.blocks}
    looser = [
        row
        for row in packs()
        if row.place and row.code in nation and is_looser(row.value, nation[row.code].value, KINDS[row.code].tighter)
    ]

    assert looser == []
