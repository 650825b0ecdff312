"""The form of the return as data: tables, cells, rates and logic checks, from `cells.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Any, Literal

Counts = Literal["people", "offices", "unions", "ledger", "proposals"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of the form.

    `counts` says what is counted, `of` narrows it: names of conditions on people and unions, kinds of offices, or a
    category and a measure of the ledger, or how far proposals have come (`of_cohort`). A figure `over_year` sums up the
    statistics year, any other stands at its end.
    """

    code: str
    zh: str
    en: str
    counts: Counts
    of: tuple[str, ...] = ()
    unit: str = "人"
    over_year: bool = False
    scale: int = 1
    part: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the form."""

    code: str
    number: str
    zh: str
    en: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Rate:
    """How many (`of`) among how many (`among`), both cells of the form."""

    code: str
    zh: str
    en: str
    of: str
    among: str


@dataclass(frozen=True, slots=True)
class Check:
    """That the sum of some cells is (at most, exactly, more than nothing) that of others; a breach blocks or warns."""

    zh: str
    en: str
    left: tuple[str, ...]
    is_: Literal["at_most", "equal"]
    right: tuple[str, ...]
    blocks: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A form of the return; its code names the version that a signed return was made by."""

    code: str
    cover: tuple[str, ...]
    tables: tuple[Table, ...]
    rates: tuple[Rate, ...]
    checks: tuple[Check, ...]

    def cells(self) -> Iterator[Cell]:
        for table in self.tables:
            yield from table.cells

    def cell(self, code: str) -> Cell:
        """The cell of that code. Raises KeyError."""
        for cell in self.cells():
            if cell.code == code:
                return cell
        raise KeyError(code)


def read_form(text: str) -> Form:
    """A form from its TOML. Raises ValueError where a rate or check names a cell that the form lacks."""
    read = tomllib.loads(text)
    tables = tuple(
        Table(**{**table, "cells": tuple(Cell(**_frozen(cell)) for cell in table["cells"])}) for table in read["tables"]
    )
    form = Form(
        code=read["code"],
        cover=tuple(read["cover"]),
        tables=tables,
        rates=tuple(Rate(**row) for row in read["rates"]),
        checks=tuple(Check(**_frozen(row)) for row in read["checks"]),
    )
    _require_whole(form)
    return form


def _frozen(row: dict[str, Any]) -> dict[str, Any]:
    renamed = {"is_" if name == "is" else name: value for name, value in row.items()}
    return {name: tuple(value) if isinstance(value, list) else value for name, value in renamed.items()}


def _require_whole(form: Form) -> None:
    codes = [cell.code for cell in form.cells()]
    named = [code for rate in form.rates for code in (rate.of, rate.among)]
    named += [code for check in form.checks for code in (*check.left, *check.right)]
    wrong = {code for code in codes if codes.count(code) > 1} | (set(named) - set(codes))
    if wrong:
        raise ValueError(", ".join(sorted(wrong)))


FORM = read_form(resources.files(__package__).joinpath("cells.toml").read_text(encoding="utf-8"))
