"""What the record of a session says in words: the result of an item as its page tells it, the minutes as they begin."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from jiaogong.congress.models import Item, Session

_HEARD = {"hear": "听取", "review": "审议", "appraise": "进行", "elect": "进行", "procedure": "进行", "pass": "审议"}


def result_told(item: Item) -> str:
    """Why an item is carried or not, with its numbers; "" while it is not decided by a vote."""
    if item.yes is None or item.needed is None:
        return ""
    values = {"yes": item.yes, "entitled": item.entitled, "needed": item.needed, "present": item.present}
    if item.state == Item.State.CARRIED:
        return (
            _("%(yes)s in favour of %(entitled)s entitled, %(needed)s were needed; %(present)s were present.") % values
        )
    return (
        _(
            "Only %(yes)s in favour of %(entitled)s entitled, %(needed)s were needed; %(present)s were present."
            " It binds nobody and may come again in a later session."
        )
        % values
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What the minutes are written from."""

    session: Session
    items: tuple[Item, ...]
    entitled: int
    came: int
    excused: int
    absent: int
    others: int
    presidium: tuple[str, ...]
    speakers: tuple[str, ...]
    resolutions: tuple[str, ...]
    results: Mapping[int, str] = field(default_factory=dict)  # by the key of the item
    papers_due: dt.date | None = None  # the last day in time, where they were sent after it


def minutes_of(record: Record) -> str:
    """The minutes as the record alone tells them, in Chinese; what was said is added by hand."""
    return "\n".join(line for line in (*_opening(record), *_items(record), *_closing(record)) if line)


def called_in(session: Session) -> str:
    """What those who vote in a session are called: delegates, or all staff or members where they all meet."""
    if not session.is_of_all:
        return "代表"
    return "教职工" if session.body == Session.Body.CONGRESS else "会员"


def _opening(record: Record) -> Iterable[str]:
    session = record.session
    began = localtime(session.opened_at or session.starts_at)
    place = f"在{session.place}" if session.place else ""
    yield f"{began.year}年{began.month}月{began.day}日{began:%H:%M}，{session.union}{place}召开{session.official_title}。"
    leave = f"，请假{record.excused}人" if record.excused else ""
    away = f"，缺席{record.absent}人" if record.absent else ""
    others = f"列席、特邀{record.others}人。" if record.others else ""
    yield f"应到{called_in(session)}{record.entitled}人，实到{record.came}人{leave}{away}，符合法定人数。{others}"
    if record.papers_due and session.papers_sent_at:
        sent, due = localtime(session.papers_sent_at), record.papers_due
        yield f"会议材料于{sent.month}月{sent.day}日送达，晚于应送达的{due.month}月{due.day}日。"
    if session.opened_despite:
        yield f"开会前有未符合规定之处，说明如下：{session.opened_despite.rstrip('。')}。"
    if record.presidium:
        yield f"大会主席团：{'、'.join(record.presidium)}。"


def _items(record: Record) -> Iterable[str]:
    dealt = [item for item in record.items if item.state not in (Item.State.PLANNED, Item.State.DROPPED)]
    for number, item in enumerate(dealt, 1):
        late = f"该议题文本未按时送达，说明：{item.late_reason.rstrip('。')}。" if item.late_reason else ""
        yield f"{number}．{_item(item)}{late}{' '.join(record.results.get(item.pk, '').split())}"


def _item(item: Item) -> str:
    who = f"{item.presenter}{'作' if item.kind == Item.Kind.HEAR else '所作的'}" if item.presenter else ""
    if item.yes is None:
        return f"{_HEARD[item.kind]}{who}《{item.title}》。"
    how = "无记名投票" if item.way == Item.Way.SECRET else "举手"
    result = "获得通过" if item.state == Item.State.CARRIED else f"赞成票未达到{item.needed}票，未获通过"
    return (
        f"审议{who}《{item.title}》。经{how}表决，应到{item.entitled}人，实到{item.present}人，赞成{item.yes}票，"
        f"反对{item.no}票，弃权{item.abstained}票，{result}。"
    )


def _closing(record: Record) -> Iterable[str]:
    if record.speakers:
        yield f"大会发言：{'、'.join(record.speakers)}。"
    for text in record.resolutions:
        yield f"会议决议：{text}"
    if record.session.closed_at:
        yield f"会议于{localtime(record.session.closed_at):%H:%M}闭会。"
