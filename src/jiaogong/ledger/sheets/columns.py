"""The columns of a sheet of entries, as they are headed and recognised."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from jiaogong.ledger.labels import label
from jiaogong.prose.text import plain

FIGURE_PAIRS = 4
_NUMBERED = re.compile(r"(measure|value)(\d+)")
_CHINESE_NUMBERED = re.compile(r"(指标|数值)(\d{1,2})")
_MEASURE_ZH = {"指标": "measure", "数值": "value"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its code, its heading in both languages, other headings it is known by, its width in characters."""

    code: str
    zh: str
    en: str
    width: int = 14
    also: tuple[str, ...] = ()


BEFORE_FIGURES = (
    Column("start", "日期", "Date", 13, ("时间", "活动日期", "活动时间", "开始日期", "发生日期")),
    Column("end", "结束日期", "Until", 13, ("截止日期", "结束时间")),
    Column("category", "类别", "Category", 16, ("工作类别", "分类", "类型")),
    Column("title", "标题", "Title", 32, ("活动名称", "工作名称", "名称", "事项", "活动内容")),
    Column("sentence", "一句话说明", "In one sentence", 50, ("说明", "内容", "简述", "主要内容", "工作内容")),
)
AFTER_FIGURES = (
    Column("awards", "获奖", "Prizes", 24, ("获奖情况", "奖项")),
    Column("people", "人员", "People", 20, ("相关人员", "姓名")),
    Column("bodies", "相关单位", "Bodies", 20, ("单位",)),
    Column("basis", "依据", "Basis", 20, ("文件依据",)),
    Column("theme", "主题", "Theme", 14, ("专题",)),
    Column("union", "工会代码", "Union code", 12, ("单位代码",)),
)
ONLY_WRITTEN = (
    Column("union_name", "工会", "Union", 22),
    Column("state", "状态", "State", 10),
    Column("evidence", "佐证数", "Evidence files", 10),
    Column("number", "编号", "Number", 10),
)
REQUIRED = ("start", "category", "title")


def figure_columns(pairs: int = FIGURE_PAIRS) -> tuple[Column, ...]:
    """Pairs of columns for a measure and its value."""
    numbered = range(1, pairs + 1)
    return tuple(
        c
        for n in numbered
        for c in (
            Column(f"measure{n}", f"指标{n}", f"Measure {n}", 16),
            Column(f"value{n}", f"数值{n}", f"Value {n}", 10),
        )
    )


def template_columns() -> tuple[Column, ...]:
    return (*BEFORE_FIGURES, *figure_columns(), *AFTER_FIGURES)


def heading_of(code: str) -> str:
    """The heading of a column in the reader's language."""
    numbered = _NUMBERED.fullmatch(code)
    known = {
        c.code: c
        for c in (
            *BEFORE_FIGURES,
            *AFTER_FIGURES,
            *ONLY_WRITTEN,
            *(figure_columns(int(numbered[2])) if numbered else ()),
        )
    }
    return label(known[code])


def code_of(heading: str) -> str:
    """The column that a heading names, in any of its names and writing systems; "" for none.

    >>> code_of("類別"), code_of(" Value 2 "), code_of("活动 名称（必填）"), code_of("备注")
    ('category', 'value2', 'title', '')
    """
    tidy = _tidy(heading)
    numbered = _CHINESE_NUMBERED.fullmatch(tidy)
    if numbered:
        return f"{_MEASURE_ZH[numbered[1]]}{int(numbered[2])}"
    if _NUMBERED.fullmatch(tidy):
        return tidy
    return _BY_HEADING.get(tidy, "")


def _tidy(heading: str) -> str:
    bare = re.sub(r"[（(【\[].*|[\s*＊:：]+", "", unicodedata.normalize("NFKC", heading))
    return plain(bare).plain.lower()


_BY_HEADING = {
    _tidy(name): column.code
    for column in (*BEFORE_FIGURES, *AFTER_FIGURES, *ONLY_WRITTEN)
    for name in (column.zh, column.en, column.code, *column.also)
}
