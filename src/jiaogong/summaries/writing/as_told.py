"""A summary as plain JSON values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jiaogong.kernel.periods import Period
from jiaogong.summaries.writing.said import FigureAt
from jiaogong.summaries.writing.summary import Summary
from jiaogong.unions.models import Union

VERSION = 1


def as_json(union: Union, period: Period, summary: Summary) -> dict[str, Any]:
    """The summary as the command line and the interface tell it; offsets count characters of `text`."""
    return {
        "version": VERSION,
        "union": union.code,
        "period": period.code,
        "title": summary.title,
        "text": summary.text,
        "figures": figures_as_json(summary.figures),
    }


def figures_as_json(figures: Iterable[FigureAt]) -> list[dict[str, Any]]:
    """Each figure's place in the text, its value, and the entries behind it."""
    return [
        {
            "start": f.start,
            "end": f.end,
            "measure": f.measure,
            "value": f.value,
            "unit": f.unit,
            "entries": list(f.entries),
        }
        for f in figures
    ]
