"""Dates that no calendar has, and years out of all reach."""

from __future__ import annotations

import pytest

from jiaogong.prose.findings.tests.found import found


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("4月33日举办师德讲座。", "4月33日"),
        ("2025年2月30日召开教代会。", "2025年2月30日"),
        ("四月三十一日组织捐款。", "四月三十一日"),
        ("2024/2/30 组织观影。", "2024/2/30"),
        ("13月5日走访退休教师。", "13月5日"),
    ],
)
def test_a_day_that_its_month_does_not_have_is_found(text: str, place: str):
    assert found(text, "bad_arithmetic") == [place]


def test_a_leap_day_is_held_against_the_year_printed_or_summed_up():
    bare, printed = "2月29日召开教代会。", "2024年2月29日召开教代会。"

    assert [found(bare, "bad_arithmetic", year) for year in (None, 2024, 2025)] == [[], [], ["2月29日"]]
    assert found(printed, "bad_arithmetic", 2025) == []


@pytest.mark.parametrize("year", ["3035年", "0224年", "2204年"])
def test_a_year_out_of_all_reach_is_a_wrong_year(year: str):
    assert found(f"{year}5月换届。", "stale_or_conflicting_year") == [year]


@pytest.mark.parametrize("text", ["学校建于1898年。", "家乡有3000年历史。", "约3000年的古树。", "3月31日和12月1日。"])
def test_history_and_true_days_are_left_alone(text: str):
    assert found(text, "stale_or_conflicting_year") + found(text, "bad_arithmetic") == []
