"""Arithmetic that holds and arithmetic that does not, as data."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from jiaogong.prose.findings.tests.found import details

FOLDER = Path(__file__).parent / "arithmetic"


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text("utf-8"))


@pytest.mark.parametrize("text", _data("holds.toml")["text"])
def test_numbers_that_can_all_be_true_are_left_alone(text: str) -> None:
    assert details(text, "bad_arithmetic") == []


@pytest.mark.parametrize("row", _data("does_not.toml")["sum"], ids=lambda row: row["text"])
def test_numbers_that_cannot_all_be_true_are_one_finding_with_what_it_should_be(row: dict[str, Any]) -> None:
    found = details(row["text"], "bad_arithmetic")

    assert [detail.get("computed") for detail in found] == [row.get("computed")]
