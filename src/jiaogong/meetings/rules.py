"""What a meeting is made of and when it is sound. No database, no clock."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from jiaogong.kernel.errors import RuleBroken


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What a call to a meeting says; `agenda` is a line for each point."""

    title: str
    starts_at: dt.datetime
    place: str = ""
    agenda: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One decision of the minutes: what, who does it (a person's key), until when."""

    text: str
    person_id: int | None = None
    due_date: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """Who came (attendance by a person's key), what was said, what was decided."""

    attendance: dict[int, str]
    text: str = ""
    decisions: tuple[Decided, ...] = ()


def lines_of(text: str) -> tuple[str, ...]:
    """The points of an agenda as typed, one a line, without the numbers in front.

    >>> lines_of("1. 讨论慰问名单\\n\\n二、安排教代会")
    ('讨论慰问名单', '安排教代会')
    """
    numbers = "0123456789一二三四五六七八九十"
    found = []
    for line in text.splitlines():
        bare = line.strip()
        head = bare.lstrip(numbers)
        if head != bare and head[:1] in (".", "、", "．", ")", "）"):
            bare = head[1:].strip()
        if bare:
            found.append(bare)
    return tuple(found)


def require_held(attendance: dict[int, str], *, starts_at: dt.datetime, now: dt.datetime) -> None:
    """Raise RuleBroken unless the meeting can have been held: it has begun, and somebody came."""
    if starts_at > now:
        raise RuleBroken(
            _("The meeting has not begun yet: minutes are written from %(at)s on.") % {"at": _told(starts_at)}
        )
    if "present" not in attendance.values():
        raise RuleBroken(_("Nobody is marked as present; mark who came."))


def _told(moment: dt.datetime) -> str:
    return f"{moment.astimezone(dt.timezone(dt.timedelta(hours=8))):%Y-%m-%d %H:%M}"


def require_sound_decisions(decisions: tuple[Decided, ...], *, held_on: dt.date) -> None:
    """Raise RuleBroken where a decision is due before the meeting that took it."""
    for decided in decisions:
        if decided.due_date and decided.due_date < held_on:
            raise RuleBroken(
                _("“%(text)s” would be due on %(due)s, before the meeting itself (%(held)s).")
                % {"text": decided.text, "due": decided.due_date, "held": held_on}
            )
