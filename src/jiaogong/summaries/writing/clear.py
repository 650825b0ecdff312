"""Whether a sentence says what it was written from: read by the house's own reader, it gives that back."""

from __future__ import annotations

from jiaogong.prose import read
from jiaogong.prose.reading import Claim
from jiaogong.summaries.facts import Act
from jiaogong.summaries.writing.said import FigureAt, Said


def reads_back(said: Said, category: str) -> bool:
    """Whether every count and sum in a sentence is read as done, in its category and at its value.

    >>> reads_back(Said("推荐书目7本。", (FigureAt(4, 6, "books_recommended", 7, "本", (1,)),)), "study")
    True
    """
    return _is_whole(said, category, None)


def tells(said: Said, act: Act) -> bool:
    """Whether a sentence on one act is read as that: its counts together, its category, its day."""
    day = {"day": f"-{act.start:%m-%d}", "month": f"-{act.start:%m}"}.get(act.precision)
    return _is_whole(said, act.category, day)


def _is_whole(said: Said, category: str, day: str | None) -> bool:
    claims = [c for c in read(said.text).claims if c.status in ("done", "rate")]
    counted = [f for f in said.figures if f.unit != "%" and "~" not in f.measure]
    return all(any(_holds(c, figure, category, day) for c in claims) for figure in counted)


def _holds(claim: Claim, figure: FigureAt, category: str, day: str | None) -> bool:
    if claim.category != category or (day and day not in (claim.date or "").removesuffix("/")):
        return False
    if figure.measure == "awards":
        return any(a.count == figure.value and _meet(a.start, a.end + 4, figure) for a in claim.awards)
    return any(_meet(f.start, f.end, figure) and _is_near(f.value, figure.value) for f in claim.figures)


def _meet(start: int, end: int, figure: FigureAt) -> bool:
    return start < figure.end and figure.start < end


def _is_near(read_as: float, value: float) -> bool:
    """Equal but for what rounding to a tenth of ten thousand yuan takes away."""
    return abs(read_as - value) <= max(abs(value) * 0.001, 1e-6) + (500 if abs(value) >= 100_000 else 0)
