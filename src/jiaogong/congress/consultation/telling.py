"""What the record of a meeting of heads says in words: its minutes as they begin, the result of a matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from jiaogong.congress.models import HeadsMatter, HeadsMeeting, HeadsSeat, Item, Session

HEADS = "代表团团长和专门委员会负责人联席会议"
_CAME = {"present": "出席", "excused": "请假", "absent": "缺席", "": "缺席"}


def minutes_of(meeting: HeadsMeeting, seats: Iterable[HeadsSeat], matters: Iterable[HeadsMatter]) -> str:
    """The minutes as the record alone tells them, in Chinese; what was said is added by hand."""
    began = localtime(meeting.starts_at)
    place = f"在{meeting.place}" if meeting.place else ""
    held = list(seats)
    votes = [s for s in held if s.role != HeadsSeat.Role.INVITED]
    came = sum(s.attendance == HeadsSeat.Attendance.PRESENT for s in votes)
    lines = [
        f"{began.year}年{began.month}月{began.day}日{began:%H:%M}，{meeting.union}{place}召开{HEADS}。",
        f"召开原因：{meeting.cause}。",
        f"应到{len(votes)}人，实到{came}人。",
        *_names(held),
        *(f"{at}．{_matter(matter)}" for at, matter in enumerate(matters, 1)),
    ]
    return "\n".join(lines)


def _names(seats: list[HeadsSeat]) -> Iterator[str]:
    votes = [s for s in seats if s.role != HeadsSeat.Role.INVITED]
    for attendance in (HeadsSeat.Attendance.PRESENT, HeadsSeat.Attendance.EXCUSED):
        names = "、".join(s.person.name for s in votes if s.attendance == attendance)
        if names:
            yield f"{_CAME[attendance]}：{names}。"
    invited = "、".join(s.person.name for s in seats if s.role == HeadsSeat.Role.INVITED and s.attendance == "present")
    if invited:
        yield f"列席：{invited}。"


def _matter(matter: HeadsMatter) -> str:
    if matter.state == HeadsMatter.State.PLANNED:
        return f"{matter.title}：未议。"
    if matter.yes is None:
        return f"{matter.title}：{matter.text}"
    result = "决定" if matter.state == HeadsMatter.State.DECIDED else f"赞成未达到{matter.needed}人，未形成决定"
    owed = "属教职工代表大会职权，提请下一次会议确认。" if _is_owed(matter) else ""
    return (
        f"{matter.title}：{_ended(matter.text)}经举手表决，应到{matter.entitled}人，实到{matter.present}人，赞成{matter.yes}人，"
        f"反对{matter.no}人，弃权{matter.abstained}人，{result}。{owed}"
    )


def _ended(text: str) -> str:
    """A text with a stop behind it."""
    return text if text.endswith(("。", "！", "？")) else f"{text}。"


def _is_owed(matter: HeadsMatter) -> bool:
    return matter.is_reserved and matter.state == HeadsMatter.State.DECIDED


def result_told(matter: HeadsMatter) -> str:
    """Why a matter is decided or not, with its numbers; "" where nothing was put to a vote."""
    if matter.yes is None:
        return ""
    values = {"yes": matter.yes, "entitled": matter.entitled, "needed": matter.needed, "present": matter.present}
    if matter.state == HeadsMatter.State.DECIDED:
        return (
            _("%(yes)s in favour of %(entitled)s entitled, %(needed)s were needed; %(present)s were present.") % values
        )
    return _("Only %(yes)s in favour of %(entitled)s entitled, %(needed)s were needed: nothing is decided.") % values


OWED, ON_AGENDA, CONFIRMED, NOT_CONFIRMED = "owed", "on_agenda", "confirmed", "not_confirmed"


def confirmation_of(matter: HeadsMatter) -> str:
    """Whether a decision reserved to the congress is owed its confirmation, before a session, confirmed or not; "" for others.

    Only a vote confirms: an item that was merely heard, taken off or whose session was called off leaves it owed.
    """
    if not _is_owed(matter):
        return ""
    item = matter.item
    if item is None or item.state in (Item.State.DROPPED, Item.State.HEARD):
        return OWED
    if item.state == Item.State.CARRIED:
        return CONFIRMED
    if item.state == Item.State.REJECTED:
        return NOT_CONFIRMED
    return OWED if item.session.state == Session.State.CALLED_OFF else ON_AGENDA
