"""Dates as a summary prints them, and which of them a claim carries."""

from __future__ import annotations

from collections.abc import Sequence

from jiaogong.prose.reading import DateSpan


def find_dates(text: str) -> list[DateSpan]:
    """Return the dates of a plain text, in order, with plain offsets; a year or month carries over its sentence."""
    return []


def date_of(dates: Sequence[DateSpan], text: str, start: int, end: int) -> str | None:
    """Return the date that a claim at start..end carries, or None."""
    return next((d.iso for d in dates if not d.is_festival and start <= d.start < end), None)
