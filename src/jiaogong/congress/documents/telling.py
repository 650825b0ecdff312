"""How documents tell days, items and counts. In Chinese, as papers are, in every language of the pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils.timezone import localtime

from jiaogong.congress.models import Item, Session, SignOff
from jiaogong.congress.sessions.telling import called_in
from jiaogong.official.paper import day_told

_WEEKDAYS = "一二三四五六日"
_VERBS = {
    Item.Kind.HEAR: "听取", Item.Kind.REVIEW: "审议", Item.Kind.PASS: "审议并表决", Item.Kind.APPRAISE: "进行民主评议：",
    Item.Kind.ELECT: "进行选举：", Item.Kind.PROCEDURE: "审议",
}  # fmt: skip
_TOLD_ALREADY = ("听取", "审议", "表决", "通过", "选举", "评议", "民主评议", "宣布", "宣读", "作出", "讨论")
_WAYS = {Item.Way.HANDS: "举手表决", Item.Way.SECRET: "无记名投票表决"}


def moment_told(at: dt.datetime) -> str:
    """A local day and hour: 2026年12月4日（星期五）14:00."""
    local = localtime(at)
    return f"{day_told(local.date())}（星期{_WEEKDAYS[local.weekday()]}）{local:%H:%M}"


def assembly_told(session: Session) -> str:
    """Those who sit in a session, as one speaks to them: 各位代表, or all staff or members where all meet."""
    return f"全体{called_in(session)}" if session.is_of_all else f"各位{called_in(session)}"


def side_told(sign_off: SignOff) -> str:
    """Who agreed, as a paper says it."""
    return "党组织" if sign_off.side == SignOff.Side.PARTY else "行政"


def item_told(item: Item) -> str:
    """A point of the agenda as an agenda says it: 听取校长作《学校工作报告》."""
    if item.title.startswith(_TOLD_ALREADY):
        return item.title
    if item.kind in (Item.Kind.APPRAISE, Item.Kind.ELECT):
        return f"{_VERBS[Item.Kind(item.kind)]}{item.title}"
    maker = f"{item.presenter}作" if item.presenter and item.kind == Item.Kind.HEAR else ""
    return f"{_VERBS[Item.Kind(item.kind)]}{maker}{titled(item.title)}"


def titled(title: str) -> str:
    """A title in its marks, once.

    >>> titled("考勤办法"), titled("《考勤办法》（草案）")
    ('《考勤办法》', '《考勤办法》（草案）')
    """
    return title if "《" in title else f"《{title}》"


def way_told(item: Item) -> str:
    """How an item is voted on, "" where it is not."""
    return _WAYS.get(Item.Way(item.way), "")


def result_told(item: Item) -> str:
    """What became of an item that was voted on, with its numbers."""
    result = "获得通过" if item.state == Item.State.CARRIED else "未获通过"
    return (
        f"经{way_told(item)}，应到{item.entitled}人，实到{item.present}人，赞成{item.yes}票，反对{item.no}票，"
        f"弃权{item.abstained}票，{result}"
    )


def names_told(names: Iterable[str]) -> str:
    return "、".join(names)
