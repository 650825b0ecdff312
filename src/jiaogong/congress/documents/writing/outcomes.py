"""Resolutions, minutes, and the report to the union above."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiaogong.congress.documents.queries import Record
from jiaogong.congress.documents.telling import (
    item_told,
    moment_told,
    names_told,
    result_told,
    side_told,
    titled,
)
from jiaogong.congress.documents.writing.document import Document
from jiaogong.congress.documents.writing.votes import VOTES
from jiaogong.congress.models import Item, Resolution, Seat, Session
from jiaogong.congress.rules import in_numerals
from jiaogong.congress.sessions.telling import called_in
from jiaogong.kernel import clock
from jiaogong.official.paper import GAP, Block, Line, Named, Paper, Text, day_told

_DEALT = (Item.State.HEARD, Item.State.CARRIED, Item.State.REJECTED)


def _held(record: Record) -> str:
    session, turnout = record.session, record.turnout
    place = f"在{session.place}" if session.place else ""
    return (
        f"{session.official_title}于{day_told(_day(session))}{place}召开。"
        f"应到{called_in(session)}{turnout.entitled}人，实到{turnout.came}人。"
    )


def _day(session: Session) -> dt.date:
    return localdate(session.opened_at or session.starts_at)


def _resolutions(record: Record) -> Paper:
    session = record.session
    blocks: list[Block] = [Text(f"{_held(record)}会议形成如下决议：")]
    for at, resolution in enumerate(record.resolutions, 1):
        blocks += _resolution(at, resolution)
    return Paper(
        title=f"{session.official_title}决议",
        note=f"（{day_told(_day(session))}{session.official_title}通过）",
        blocks=tuple(blocks),
        signed=session.union.name,
        dated=_day(session),
    )


def _resolution(at: int, resolution: Resolution) -> Iterator[Block]:
    """A resolution under its item's title, or by its number alone."""
    lines = [line.strip() for line in resolution.text.splitlines() if line.strip()]
    charge = f"由{resolution.charged}负责落实" if resolution.charged else ""
    until = f"{day_told(resolution.due_date)}前完成" if resolution.due_date else ""
    done = "，".join(part for part in (charge, until) if part)
    if resolution.item:
        yield Text(f"{in_numerals(at)}、关于{titled(resolution.item.title)}", 1)
    else:
        lines[:1] = [f"{in_numerals(at)}、{lines[0] if lines else GAP}"]
    yield from (Text(line) for line in lines)
    if resolution.item and resolution.item.yes is not None:
        yield Text(f"{result_told(resolution.item)}。")
    if done:
        yield Text(f"{done}。")


def _resolutions_not_yet(record: Record) -> str:
    if record.is_over and record.resolutions:
        return ""
    return _("There are resolutions once the session is over and something was resolved.")


def _resolutions_lacks(record: Record) -> list[str]:
    lacking = []
    for resolution in record.resolutions:
        told = {"resolution": resolution.text[:30]}
        if resolution.public_from is None:
            lacking.append(_("“%(resolution)s” has not been made public.") % told)
        if not resolution.charged or resolution.due_date is None:
            lacking.append(_("Who carries out “%(resolution)s” until when is not on record.") % told)
    return lacking


def _minutes(record: Record) -> Paper:
    session = record.session
    lines = (line.strip() for line in session.minutes.splitlines())
    signed = session.signed_by.name if session.signed_by else GAP
    blocks = (*(Text(line) for line in lines if line), *_attendance(record), Line(f"签发：{signed}"))
    return Paper(
        title=f"{session.official_title}纪要",
        note=f"{session.union.name}　　{day_told(_minuted_on(session))}",
        blocks=blocks,
        is_minutes=True,
    )


def _minuted_on(session: Session) -> dt.date:
    return localdate(session.signed_at) if session.signed_at else _day(session)


def _attendance(record: Record) -> Iterator[Block]:
    """Who was there, on leave and without a vote, by name (纪要 lists them at its end)."""
    delegates, guests = (Seat.Role.DELEGATE,), (Seat.Role.OBSERVER, Seat.Role.GUEST)
    for label, roles, attendance in (
        ("出席", delegates, Seat.Attendance.PRESENT),
        ("请假", delegates, Seat.Attendance.EXCUSED),
        ("列席", guests, Seat.Attendance.PRESENT),
    ):
        names = names_told(s.person.name for s in record.seated(*roles, attendance=attendance))
        if names:
            yield Named(label, names)


def _minutes_not_yet(record: Record) -> str:
    return "" if record.is_over and record.session.minutes else _("There are minutes once the session is over.")


def _minutes_lacks(record: Record) -> list[str]:
    lacking = [] if record.session.signed_at else [_("The minutes are not signed: what you take is a draft.")]
    if not record.seated(Seat.Role.DELEGATE, attendance=Seat.Attendance.PRESENT):
        lacking.append(_("Who was present is not on record."))
    return lacking


def _report(record: Record) -> Paper:
    session = record.session
    blocks = (
        Text(f"{_held(record)}现将有关情况报告如下："),
        Text("一、会议筹备和召开情况", 1),
        *_preparation(record),
        Text("二、议题审议情况", 1),
        *(Text(line) for line in _dealt(record)),
        *_resolved(record),
        Text("特此报告。"),
    )
    return Paper(
        title=f"关于{session.official_title}情况的报告",
        addressee=f"{record.above or GAP}：",
        blocks=blocks,
        annexes=_annexes(record),
        signed=session.union.name,
        dated=session.reported_date or clock.today(),
    )


def _preparation(record: Record) -> Iterator[Text]:
    session, turnout = record.session, record.turnout
    if session.called_at:
        agreed = "，".join(
            f"{day_told(s.signed_date)}经{side_told(s)}同意（{s.signed_by}签署）" for s in record.sign_offs
        )
        told = f"会议于{day_told(localdate(session.called_at))}发出通知"
        yield Text(f"{agreed}，{told}。" if agreed else f"{told}。")
    if session.papers_sent_at and record.papers:
        sent = day_told(localdate(session.papers_sent_at))
        yield Text(f"会议材料{len(record.papers)}件于{sent}发送。")
    leave = f"请假{turnout.excused}人，缺席{turnout.absent}人，列席、特邀{turnout.others}人"
    quorum = "符合法定人数" if turnout.came >= record.quorum else "未达到法定人数"
    opened = localtime(session.opened_at) if session.opened_at else None
    began = f"{moment_told(opened)}开会，" if opened else ""
    yield Text(
        f"{began}应到{called_in(session)}{turnout.entitled}人，实到{turnout.came}人，{leave}。"
        f"法定到会人数为{record.quorum}人，{quorum}。"
    )


def _dealt(record: Record) -> Iterator[str]:
    for at, item in enumerate((i for i in record.items if i.state in _DEALT), 1):
        yield (
            f"{at}．{item_told(item)}。{result_told(item)}。" if item.yes is not None else f"{at}．{item_told(item)}。"
        )


def _resolved(record: Record) -> Iterator[Text]:
    if record.resolutions:
        yield Text("三、形成决议情况", 1)
    for at, resolution in enumerate(record.resolutions, 1):
        charge = f"（{resolution.charged}负责）" if resolution.charged else ""
        yield Text(f"{at}．{' '.join(resolution.text.split())}{charge}")


def _annexes(record: Record) -> tuple[str, ...]:
    title = record.session.official_title
    written = ((MINUTES, "纪要"), (RESOLUTIONS, "决议"), (VOTES, "表决结果报告单"))
    return tuple(f"{title}{name}" for document, name in written if not document.not_yet(record))


def _report_lacks(record: Record) -> list[str]:
    lacking = [] if record.above else [_("The union above is not on record.")]
    if not record.session.signed_at:
        lacking.append(_("The minutes are not signed yet."))
    if record.session.reported_date is None:
        lacking.append(_("The day of the report is not on record: it bears today's date."))
    return lacking


RESOLUTIONS = Document(
    code="resolutions",
    name=gettext_lazy("Resolutions"),
    file_name="会议决议",
    not_yet=_resolutions_not_yet,
    lacks=_resolutions_lacks,
    write=_resolutions,
)
MINUTES = Document(
    code="minutes",
    name=gettext_lazy("Minutes"),
    file_name="会议纪要",
    not_yet=_minutes_not_yet,
    lacks=_minutes_lacks,
    write=_minutes,
)
REPORT = Document(
    code="report",
    name=gettext_lazy("Report to the union above"),
    file_name="向上级工会的报告",
    not_yet=lambda record: "" if record.is_over else _("There is something to report once the session is over."),
    lacks=_report_lacks,
    write=_report,
)
