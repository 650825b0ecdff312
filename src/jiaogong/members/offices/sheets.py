"""Those elected, read from a small spreadsheet, and the sheet to fill."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.models import POSTS
from jiaogong.members.roster.cells import text_of
from jiaogong.members.roster.opening import opened, rows_of

HEADS = ("姓名", "会员编号", "职务", "分管", "专职", "分管财务")
_POSTS = {
    "主席": "chair", "工会主席": "chair", "副主席": "vice", "工会副主席": "vice", "委员": "member", "主任": "head", "副主任": "member",
    "经审主任": "head", "女工主任": "head", "代表": "delegate", "组长": "head",
}  # fmt: skip
_YES = ("是", "√", "专职", "有", "1", "Y", "y")
MOST = 400


def seats_in(data: bytes, name: str, body: str) -> list[dict[str, Any]]:
    """The rows of the first sheet that has a heading 姓名 or 会员编号, as the form of seats takes them.

    Raises RuleBroken for a file that is no workbook, or has no such heading.
    """
    with opened(data, name) as sheets:
        for sheet in sheets:
            columns: dict[str, int] = {}
            found: list[dict[str, Any]] = []
            for _at, row in rows_of(sheet):
                cells = [text_of(cell) for cell in row]
                bare = [cell.replace(" ", "") for cell in cells]
                if not columns:
                    columns = {head: bare.index(head) for head in HEADS if head in bare}
                    columns = columns if columns.keys() & set(HEADS[:2]) else {}
                elif len(found) < MOST:
                    found.append(_seat(cells, columns, body))
            if columns:
                return [seat for seat in found if seat["person"]]
    raise RuleBroken(
        _("“%(name)s” has no heading 姓名 or 会员编号; the columns are %(heads)s.")
        % {"name": name[:40], "heads": "、".join(HEADS)}
    )


def _seat(cells: list[str], columns: dict[str, int], body: str) -> dict[str, Any]:
    def cell(head: str) -> str:
        at = columns.get(head, -1)
        return cells[at].strip() if 0 <= at < len(cells) else ""

    lowest = list(POSTS[body])[-1]
    post = _POSTS.get(cell("职务").replace(" ", ""), lowest)
    return {
        "person": (cell("会员编号") or cell("姓名"))[:40],
        "post": post if post in POSTS[body] else lowest,
        "charge": cell("分管")[:60],
        "is_full_time": cell("专职") in _YES,
        "has_money": cell("分管财务") in _YES,
    }
