"""A list of schools as an office has it, pasted or opened from a sheet: each line understood. No database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MOST_LINES = 500

# Words of a heading, by what stands below them; the longer word wins.
_HEADINGS = {
    "code": ("代码", "编号", "编码", "code"),
    "name": ("工会名称", "单位名称", "学校名称", "名称", "学校", "单位", "name"),
    "short_name": ("简称", "short name"),
    "sector": ("性质", "类别", "办学性质", "类型", "kind"),
    "has_union": ("是否建会", "建会", "已建会", "union"),
    "under": ("上级代码", "所属片代码", "上级", "belongs to"),
}
_ORDER = ("code", "name", "short_name", "sector", "has_union", "under")
_SECTORS = (
    ("organ", ("机关", "organ")),
    ("private", ("民办", "私立", "private")),
    ("public", ("公办", "公立", "public")),
)
_NO = ("否", "未", "无", "没", "×", "no", "n", "0")


@dataclass(frozen=True, slots=True)
class SchoolLine:
    """A line: its number as pasted, and what it states; `sector` "" where none is told."""

    at: int
    name: str
    code: str = ""
    short_name: str = ""
    sector: str = ""
    has_union: bool = True
    under: str = ""


def understood(text: str) -> list[SchoolLine]:
    """The schools of a pasted list: columns by its heading, else code, name, short name, kind, union, belongs to.

    >>> understood("学校名称\\t性质\\t是否建会\\n晨光小学\\t民办\\t否")
    [SchoolLine(at=2, name='晨光小学', code='', short_name='', sector='private', has_union=False, under='')]
    """
    lines = [(at, _cells(line)) for at, line in enumerate(text.splitlines(), 1) if line.strip()]
    heading = next((n for n, (_at, cells) in enumerate(lines[:5]) if len(set(_columns(cells)) - {""}) >= 2), None)
    columns = _columns(lines[heading][1]) if heading is not None else list(_ORDER)
    body = lines[heading + 1 :] if heading is not None else lines
    return list(_lines(body, columns))


def _cells(line: str) -> list[str]:
    mark = next((m for m in ("\t", ",", "，") if m in line), "\t")
    return [cell.strip() for cell in line.split(mark)]


def _columns(cells: Iterable[str]) -> list[str]:
    """What each cell of a heading says stands below it; "" for what is not known or was said before."""
    found: list[str] = []
    for cell in cells:
        fits = [(len(w), field) for field, words in _HEADINGS.items() for w in words if w in cell.lower()]
        field = max(fits)[1] if fits and len(cell) <= 12 else ""
        found.append("" if field in found else field)
    return found


def _lines(rows: Iterable[tuple[int, list[str]]], columns: list[str]) -> Iterator[SchoolLine]:
    for at, cells in rows:
        said = {field: cell for field, cell in zip(columns, cells, strict=False) if field and cell}
        if not said:
            continue
        typed, has = said.get("sector", "").lower(), said.get("has_union", "").lower()
        yield SchoolLine(
            at,
            said.get("name", ""),
            said.get("code", ""),
            said.get("short_name", ""),
            next((sector for sector, words in _SECTORS if any(w in typed for w in words)), ""),
            not has.startswith(_NO),
            said.get("under", ""),
        )
