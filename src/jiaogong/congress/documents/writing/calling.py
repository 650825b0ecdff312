"""The notice and the agenda."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiaogong.congress.documents.queries import Record
from jiaogong.congress.documents.telling import assembly_told, item_told, moment_told, side_told, way_told
from jiaogong.congress.documents.writing.document import Document
from jiaogong.congress.models import Item, SignOff
from jiaogong.congress.rules import in_numerals
from jiaogong.congress.sessions.telling import called_in
from jiaogong.kernel import clock
from jiaogong.official.paper import GAP, Block, Line, Paper, Text, day_told


def notice_of(record: Record) -> Paper:
    """The notice that the record gives now: the first, or after it the one that puts another in its place."""
    session = record.session
    blocks = (
        Text(_begun_again(record) if record.notices else _begun(record)),
        Text("一、会议时间", 1),
        Text(f"{moment_told(session.starts_at)}。"),
        Text("二、会议地点", 1),
        Text(f"{session.place or GAP}。"),
        Text("三、会议议程", 1),
        *(Text(f"{at}．{item_told(item)}。") for at, item in enumerate(record.items, 1)),
        Text("四、参会人员", 1),
        Text(_who_comes(record)),
        Text("五、有关要求", 1),
        *_asked(record),
    )
    return Paper(
        title=f"关于{'调整' if record.notices else '召开'}{session.official_title}{'有关事项' if record.notices else ''}的通知",
        addressee=f"{assembly_told(session)}：",
        blocks=blocks,
        signed=session.union.name,
        dated=_dated(record),
    )


def _begun(record: Record) -> str:
    agreed = "和".join(side_told(s) for s in record.sign_offs)
    begun = f"经{agreed}同意，" if agreed else ""
    return f"{begun}决定召开{record.session.official_title}。现将有关事项通知如下："


def _begun_again(record: Record) -> str:
    last = record.notices[-1]
    place = f"在{last.place}" if last.place else ""
    told = f"原定{moment_told(last.starts_at)}{place}召开的{record.session.official_title}有所调整"
    return f"{told}，此前的通知不再执行。现重新通知如下："


def _dated(record: Record) -> dt.date | None:
    called_at = record.session.called_at
    return clock.today() if record.notices else localdate(called_at) if called_at else None


def _kept(record: Record) -> tuple[Paper, ...]:
    return tuple(
        Paper(
            title=sent.title,
            addressee=sent.addressee,
            blocks=tuple(Text(text, level) for text, level in sent.paragraphs),
            signed=sent.signed,
            dated=localdate(sent.sent_at),
        )
        for sent in record.notices
    )


def _notice(record: Record) -> Paper:
    """As it went out; written from the record where a session was called before notices were kept."""
    kept = _kept(record)
    return kept[-1] if kept else notice_of(record)


def _who_comes(record: Record) -> str:
    entitled = f"{record.turnout.entitled}人" if record.turnout.entitled else GAP
    others = len(record.seated("observer", "guest"))
    people = "正式代表" if not record.session.is_of_all else called_in(record.session)
    return f"{people}{entitled}" + (f"；列席、特邀人员{others}人。" if others else "。")


def _asked(record: Record) -> Iterator[Text]:
    said = [line.strip() for line in record.session.notice.splitlines() if line.strip()]
    sent = record.session.papers_sent_at
    if sent and record.papers:
        said.append(f"会议材料共{len(record.papers)}件，已于{day_told(localdate(sent))}发送，请会前审阅。")
    said.append("请准时出席；因故不能到会的，请在会前请假。")
    for at, line in enumerate(said, 1):
        yield Text(f"{at}．{line}")


def _notice_lacks(record: Record) -> list[str]:
    session, labels = record.session, dict(SignOff.Side.choices)
    lacking = [] if session.place else [_("The meeting place is not on record.")]
    if session.called_at is None:
        lacking.append(_("The day of the call is not on record."))
    lacking += [_("Not signed off by: %(side)s.") % {"side": labels[side]} for side in record.missing_sign_offs]
    if not record.turnout.entitled:
        lacking.append(_("The roll has not been drawn up."))
    return lacking + _no_items(record)


def _agenda(record: Record) -> Paper:
    session = record.session
    blocks: list[Block] = [
        Line(f"时间：{moment_told(session.starts_at)}"),
        Line(f"地点：{session.place or GAP}"),
        *(Text(f"{in_numerals(at)}、{item_told(item)}{_way(item)}") for at, item in enumerate(record.items, 1)),
    ]
    return Paper(title=f"{session.official_title}议程", blocks=tuple(blocks))


def _way(item: Item) -> str:
    return f"（{way_told(item).replace('投票表决', '投票')}）" if way_told(item) else ""


def _agenda_lacks(record: Record) -> list[str]:
    lacking = [] if record.session.place else [_("The meeting place is not on record.")]
    silent = [i for i in record.items if i.kind == Item.Kind.HEAR and not i.presenter]
    return lacking + [_("Who presents “%(item)s” is not on record.") % {"item": item.title} for item in silent]


def _no_items(record: Record) -> list[str]:
    return [] if record.items else [_("Nothing is on the agenda.")]


NOTICE = Document(
    code="notice",
    name=gettext_lazy("Notice of the session"),
    file_name="会议通知",
    not_yet=lambda record: "" if record.is_called else _("There is a notice once the session has been called."),
    lacks=_notice_lacks,
    write=_notice,
    kept=_kept,
)
AGENDA = Document(
    code="agenda",
    name=gettext_lazy("Agenda"),
    file_name="会议议程",
    not_yet=lambda record: "" if record.items else _("There is an agenda once an item has been put on it."),
    lacks=_agenda_lacks,
    write=_agenda,
)
