"""The roll to be signed at the door (签到册)."""

from __future__ import annotations

from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiaogong.congress.documents.queries import Record
from jiaogong.congress.documents.telling import moment_told
from jiaogong.congress.documents.writing.document import Document
from jiaogong.congress.models import Seat, Session
from jiaogong.congress.sessions.telling import called_in
from jiaogong.official.paper import GAP, Grid, Line, Paper, day_told

_COLUMNS = (("序号", 14), ("姓名", 28), ("代表团", 40), ("身份", 22), ("签到", 32), ("备注", 20))
_WITHOUT_DELEGATIONS = (("序号", 16), ("姓名", 40), ("身份", 26), ("签到", 50), ("备注", 24))
_DELEGATION = 2
_ROLES = {Seat.Role.DELEGATE: "正式", Seat.Role.OBSERVER: "列席", Seat.Role.GUEST: "特邀"}
_REMARKS = {Seat.Attendance.EXCUSED: "请假", Seat.Attendance.ABSENT: "缺席"}


def _roll(record: Record) -> Paper:
    session, turnout = record.session, record.turnout
    seats = record.seated(Seat.Role.DELEGATE) + record.seated(Seat.Role.OBSERVER, Seat.Role.GUEST)
    others = len(seats) - len(record.seated(Seat.Role.DELEGATE))
    told = f"应到{called_in(session)}{turnout.entitled}人" + (f"，列席、特邀{others}人" if others else "")
    if session.opened_at:
        told += f"；实到{called_in(session)}{turnout.came}人，请假{turnout.excused}人，缺席{turnout.absent}人"
    return Paper(
        title=f"{session.official_title}签到册",
        note=f"（{day_told(localdate(session.starts_at))}）",
        blocks=(
            Line(f"时间：{moment_told(session.starts_at)}"),
            Line(f"地点：{session.place or GAP}"),
            Line(f"{told}。"),
            _grid(seats),
        ),
    )


def _grid(seats: tuple[Seat, ...]) -> Grid:
    """The roll as a table, without the column of delegations where there are none."""
    rows = tuple(_row(seat) for seat in seats)
    columns: tuple[tuple[str, int], ...] = _COLUMNS
    if not any(row[_DELEGATION] for row in rows):
        columns = _WITHOUT_DELEGATIONS
        rows = tuple(row[:_DELEGATION] + row[_DELEGATION + 1 :] for row in rows)
    return Grid(tuple(head for head, _width in columns), rows, tuple(width for _head, width in columns))


def _row(seat: Seat) -> tuple[str, ...]:
    """A line of the roll: why somebody was on leave is nobody's business here."""
    signed = f"{localtime(seat.arrived_at):%H:%M}到会" if seat.arrived_at else ""
    remark = _REMARKS.get(Seat.Attendance(seat.attendance), "主席团" if seat.is_presidium else "")
    number = str(seat.number) if seat.number else ""
    group = seat.delegation.name if seat.delegation else ""
    return number, seat.person.name, group, _ROLES[Seat.Role(seat.role)], signed, remark


def _lacks(record: Record) -> list[str]:
    lacking = []
    if record.turnout.unknown and record.session.state in (Session.State.CLOSED, Session.State.SIGNED):
        lacking.append(_("Whether %(count)s came is not noted.") % {"count": record.turnout.unknown})
    return lacking


ROLL = Document(
    code="roll",
    name=gettext_lazy("Roll to be signed"),
    file_name="签到册",
    not_yet=lambda record: "" if record.seats else _("There is a roll once the session has been called."),
    lacks=_lacks,
    write=_roll,
)
