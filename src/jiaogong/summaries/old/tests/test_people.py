"""Names of a text matched to the files of a branch."""

from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.members.names import pinyin
from jiaogong.summaries.old.people import Doubted, Files, OnFile

MARCH = dt.date(2025, 3, 8)


def on_file(pk: int, name: str, until: dt.date | None = None) -> OnFile:
    return OnFile(pk, name, pinyin(name), until)


FILES = Files(
    [
        on_file(1, "陆云舒"),
        on_file(2, "沈一诺"),
        on_file(3, "沈一诺"),
        on_file(4, "顾南枝", dt.date(2024, 8, 31)),
        on_file(5, "令狐听雨"),
    ]
)


@pytest.mark.parametrize(
    ("name", "doubted"),
    [
        ("陆云舒", None),
        ("沈一诺", Doubted("沈一诺", "several", (2, 3))),
        ("顾南枝", Doubted("顾南枝", "left", (4,))),
        ("陆芸舒", Doubted("陆芸舒", "similar", (1,))),
        ("陆云书", Doubted("陆云书", "similar", (1,))),
        ("陆云开", Doubted("陆云开", "similar", (1,))),
        ("令狐听语", Doubted("令狐听语", "similar", (5,))),
        ("白若溪", Doubted("白若溪", "unknown")),
    ],
)
def test_a_name_is_surely_one_persons_or_it_is_said_why_not(name, doubted):
    assert FILES.doubted(name, MARCH) == doubted


def test_somebody_who_retired_after_the_act_was_there():
    assert FILES.doubted("顾南枝", dt.date(2024, 3, 8)) is None


def test_the_roster_knows_no_key_for_a_name_that_two_bear():
    assert FILES.roster() == {"陆云舒": 1, "沈一诺": None, "顾南枝": 4, "令狐听雨": 5}
