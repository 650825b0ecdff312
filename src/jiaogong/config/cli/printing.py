"""Results printed: JSON as one line, tables as aligned columns."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from typing import Any


def print_json(told: dict[str, Any]) -> None:
    """One object on one line; Chinese stays readable."""
    print(json.dumps(told, ensure_ascii=False))


def print_table(rows: Sequence[Sequence[str]]) -> None:
    """Columns aligned, a Chinese character counted as two."""
    widths = [max(_width(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip())


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
