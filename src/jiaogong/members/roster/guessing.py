"""Where a sheet's table begins, and what its columns hold: by their headings, and by the values themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from jiaogong.members.roster import cells
from jiaogong.members.roster.cells import Cell
from jiaogong.members.roster.columns import code_of, likely_code_of
from jiaogong.members.roster.identity import MARK
from jiaogong.members.roster.opening import Row

HEADING_WITHIN = 30
LOOKED_AT = 60
_CHINESE_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")
_MOSTLY = 0.7


@dataclass(slots=True)
class Table:
    """A sheet's table: its headings, the row below them as Excel numbers it, and the guessed code of each column.

    `samples` are some values of each column; `ticked` the columns in which a blank says no.
    """

    sheet: str
    first: int
    headings: list[str]
    columns: list[str]
    samples: list[list[str]]
    ticked: list[int] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def table_of(sheet: str, top: Sequence[tuple[int, Row]], merged: Sequence[tuple[Any, Any]]) -> Table | None:
    """The table that the first rows of a sheet (numbered as Excel does, from 1) show; None where there is none.

    Title rows above the heading are passed over; a heading of two lines is joined, its upper line's merged cells
    standing for each column beneath.
    """
    rows = [_spread(at, row, merged) for at, row in top]
    scores = [_score(row) for row in rows[:HEADING_WITHIN]]
    best = max(scores, default=0)
    heading = scores.index(best) if best >= 2 else _first_wide(rows)
    if heading is None:
        return None
    upper = rows[heading]
    is_double = heading + 1 < len(rows) and _is_second_line(top[heading], top[heading + 1], upper)
    lower = rows[heading + 1] if is_double else []
    below = [row for _at, row in top[heading + 1 + is_double :]][:LOOKED_AT]
    width = max(len(upper), *(len(row) for row in below)) if below else len(upper)
    headings = [_joined(_at(upper, i), _at(lower, i)) for i in range(width)]
    values = [[row[i] for row in below if i < len(row) and row[i] != ""] for i in range(width)]
    return Table(
        sheet=sheet,
        first=top[heading + is_double][0] + 1,
        headings=headings,
        columns=_guessed(headings, [_at(lower, i) or _at(upper, i) for i in range(width)], values),
        samples=[[shown(v) for v in list(dict.fromkeys(column))[:3]] for column in values],
        ticked=[i for i, column in enumerate(values) if column and all(str(v) in "√✓✔☑" for v in column)],
    )


def shown(cell: Cell) -> str:
    """A cell as it is shown: never an identity number."""
    text = str(cell)
    return "******************" if text.startswith(MARK) else text[:24]


def _guessed(headings: list[str], last_lines: list[str], values: list[list[Cell]]) -> list[str]:
    """The code of each column, each given once: exact headings first, then likely ones, then by values."""
    codes = [""] * len(headings)
    ways: tuple[Callable[[int], str], ...] = (
        lambda i: code_of(headings[i]),
        lambda i: code_of(last_lines[i]) and likely_code_of(headings[i]),
        lambda i: likely_code_of(headings[i]),
        lambda i: "" if headings[i] else _code_by_values(values[i]),
        lambda i: _code_by_values(values[i]),
    )
    for way in ways:
        for i in range(len(codes)):
            found = "" if codes[i] else way(i)
            if found and found not in codes and _may_be(found, values[i]):
                codes[i] = found
    return codes


def _may_be(code: str, values: list[Cell]) -> bool:
    """Whether the values allow what the heading says; an empty column is believed."""
    tests = {"sex": cells.sex_of, "name": _require_name, "is_teacher": cells.is_yes, "is_member": cells.is_yes}
    test: Callable[[Cell], object] | None = tests.get(code)
    return test is None or not values or _share(values, test) >= 0.3


def _code_by_values(values: list[Cell]) -> str:
    if len(values) < 2:
        return ""
    if sum(str(v).startswith(MARK) for v in values) / len(values) >= _MOSTLY:
        return "identity"
    if _share(values, cells.sex_of) >= _MOSTLY:
        return "sex"
    distinct = len(set(values)) / len(values)
    return "name" if distinct > 0.8 and _share(values, _require_likely_name) >= _MOSTLY else ""


def _require_name(cell: Cell) -> None:
    if not cells.name_of(cell) or str(cell).startswith(MARK) or cells.text_of(cell).isdecimal():
        raise ValueError(cell)


def _require_likely_name(cell: Cell) -> None:
    if not _CHINESE_NAME.fullmatch(cells.name_of(cell)):
        raise ValueError(cell)


def _share(values: list[Cell], test: Callable[[Cell], object]) -> float:
    return sum(_passes(v, test) for v in values) / len(values)


def _passes(value: Cell, test: Callable[[Cell], object]) -> bool:
    try:
        test(value)
    except ValueError:
        return False
    return True


def _spread(at: int, row: Row, merged: Sequence[tuple[Any, Any]]) -> list[str]:
    """A row's texts, those of cells merged side by side standing in each of them; a title over the whole is no heading."""
    texts = [str(cell).replace("\n", "") for cell in row]
    for (top, left), (_bottom, right) in merged:
        if top == at - 1 and right > left and left < len(texts) and right - left + 1 < len(texts) * 0.8:
            texts += [""] * (right + 1 - len(texts))
            texts[left : right + 1] = [texts[left]] * (right - left + 1)
    return texts


def _score(row: list[str]) -> int:
    codes = {code_of(text) for text in row} - {""}
    return len(codes) + 2 * ("name" in codes)


def _first_wide(rows: list[list[str]]) -> int | None:
    """The first row with three cells or more, where no row has words that are known."""
    return next((i for i, row in enumerate(rows) if sum(bool(t) for t in row) >= 3), None)


def _is_second_line(upper: tuple[int, Row], lower: tuple[int, Row], texts: list[str]) -> bool:
    """Whether the row below a heading is its second line: right beneath, without a name, and of words alone."""
    if lower[0] != upper[0] + 1:
        return False
    name = next((i for i, text in enumerate(texts) if code_of(text) == "name"), None)
    filled = [cell for cell in lower[1] if cell != ""]
    is_named = name is not None and name < len(lower[1]) and lower[1][name] != ""
    words = all(isinstance(c, str) and not c.startswith(MARK) and not any(d.isdigit() for d in c) for c in filled)
    return name is not None and not is_named and bool(filled) and words and not _is_foot(filled)


def _is_foot(filled: list[Cell]) -> bool:
    return len(filled) == 1 and any(word in str(filled[0]) for word in ("合计", "总计", "小计"))


def _joined(upper: str, lower: str) -> str:
    """The two lines of a heading as one: 家庭情况 over 配偶 is 家庭情况配偶, 出生 over 年月 is 出生年月."""
    return (upper + lower if lower and lower != upper else upper)[:60]


def _at(texts: Sequence[str], i: int) -> str:
    return str(texts[i]) if i < len(texts) else ""
