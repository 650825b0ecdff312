from __future__ import annotations

import pytest

import run_benches


@pytest.mark.parametrize(
    ("limits", "met"),
    [({}, None), ({"at_most": 2}, True), ({"at_most": 1}, False), ({"at_least": 2}, True), ({"at_least": 3}, False)],
)
def test_a_measurement_is_held_against_the_limits_that_it_came_with(limits: dict[str, int], met: bool | None) -> None:
    assert run_benches.is_met({"name": "pages", "value": 2, "unit": "s"} | limits) is met


def test_a_line_that_measures_nothing_is_passed_on(capsys: pytest.CaptureFixture[str]) -> None:
    row = run_benches.as_row("reading 40 summaries")

    assert row is None
    assert capsys.readouterr().out == "  reading 40 summaries\n"
