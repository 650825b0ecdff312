"""Whatever the demo's unions tell of themselves is true by their own ledger."""

from __future__ import annotations

import datetime as dt
import os

import pytest

from jiaogong.config.demo.building import build
from jiaogong.config.demo.tree import Size
from jiaogong.kernel import clock, periods
from jiaogong.summaries.checking import check_text
from jiaogong.summaries.writing import write_summary
from jiaogong.unions.models import Union

pytestmark = [pytest.mark.django_db, pytest.mark.on_sqlite, pytest.mark.long]
TODAY = dt.date(2026, 11, 22)
SIZE: Size = "area" if os.environ.get("JIAOGONG_DEMO_SIZE") == "area" else "school"
PERIODS = ("2025", "2026", "2024-2025", "2025-2026", "2026H1", "2025-2026-2")


def flaws(union: Union, code: str) -> list[tuple[str, str, str, str]]:
    """What of a union's own summary is not supported, whole claims or their parts, and every figure that went unchecked."""
    period = periods.parse(code)
    summary = write_summary(union, period)
    checked = check_text(summary.text, union=union, period=period)
    places = [(p.start, p.end) for c in checked.claims for p in c.parts]
    unseen = [f for f in summary.figures if not any(a < f.end and f.start < b for a, b in places)]
    return [
        (union.code, code, c.verdict, summary.text[c.start : c.end]) for c in checked.claims if c.verdict != "supported"
    ] + [(union.code, code, "unseen", summary.text[f.start : f.end]) for f in unseen]


def test_every_part_of_every_union_s_own_summary_is_supported():
    build(SIZE, today=TODAY)

    with clock.stopped_at(TODAY):
        found = [f for union in Union.objects.filter(has_union=True) for code in PERIODS for f in flaws(union, code)]

    assert found == []
