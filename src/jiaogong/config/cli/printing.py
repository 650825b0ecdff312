"""Results printed: JSON as one line, tables as aligned columns."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from jiaogong.kernel.script import width_of


def print_json(told: dict[str, Any]) -> None:
    """One object on one line; Chinese stays readable."""
    print(json.dumps(told, ensure_ascii=False))


def print_table(rows: Sequence[Sequence[str]]) -> None:
    """Columns aligned, a Chinese character counted as two."""
    widths = [max(width_of(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        print(
            "  ".join(cell + " " * (width - width_of(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        )
