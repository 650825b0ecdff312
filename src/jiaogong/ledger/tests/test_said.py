"""Sentences as officers type them, each with the day, category and figures that it must be read with."""

from __future__ import annotations

import csv
import datetime as dt
import re
from pathlib import Path

import pytest

from jiaogong.ledger.rules import FigureFact
from jiaogong.ledger.sentences import ReadSentence, read_sentence

Row = dict[str, str]
_LOOSE = {"=": "", ">=": "at_least", "~": "about"}


def rows() -> list[Row]:
    with (Path(__file__).parent / "said" / "sentences.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def expected_day(row: Row) -> tuple[str, str, str, bool, bool]:
    """First and last day, precision, whether planned, whether the sentence names it; a day without its year is today's."""
    days, *more = row["days"].split()
    first, _, last = days.partition("..")
    year = row["today"][:4]
    first, last = (day if len(day) > 5 else f"{year}-{day}" for day in (first, last or first))
    precision = next((word for word in more if word in ("period", "month")), "day")
    return first, last, precision, "planned" in more, "undated" not in more


def read_day(reading: ReadSentence) -> tuple[str, str, str, bool, bool]:
    facts = reading.facts
    end = facts.end or facts.start
    return facts.start.isoformat(), end.isoformat(), facts.precision, reading.is_planned, reading.is_dated


def expected_figures(row: Row) -> set[FigureFact]:
    told = [re.fullmatch(r"(\w+)(>?=|~)(\d+)", word) for word in row["figures"].split()]
    return {FigureFact(m[1], int(m[3]), _LOOSE[m[2]]) for m in told if m}


def test_at_least_a_hundred_and_fifty_sentences_are_tried() -> None:
    assert len({row["said"] for row in rows()}) >= 150


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["said"])
def test_a_sentence_is_read_as_it_is_meant(row: Row) -> None:
    reading = read_sentence(row["said"], today=dt.date.fromisoformat(row["today"]), roster={})

    assert read_day(reading) == expected_day(row)
    assert (reading.facts.category, set(reading.facts.figures)) == (row["category"], expected_figures(row))
