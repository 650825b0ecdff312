"""What a notice asks and when an answer is whole. No database, no clock."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from jiaogong.catalogue import MEASURES
from jiaogong.catalogue.typed import value_typed
from jiaogong.kernel.errors import RuleBroken

MOST_FIELDS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One thing asked for: its kind (text, number, date, choice, file), a choice's options, a number's measure."""

    label: str
    kind: str = "text"
    is_required: bool = True
    options: tuple[str, ...] = ()
    measure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A notice as written: its words, its date, what it asks for."""

    title: str
    body: str
    due_date: dt.date | None = None
    category: str = ""
    asked: tuple[Asked, ...] = ()


def require_sound(draft: Draft, *, today: dt.date) -> None:
    """Raise RuleBroken, naming the field and the remedy, unless the notice can be sent."""
    if draft.due_date and draft.due_date < today:
        raise RuleBroken(_("The due date %(due)s is past; choose one from today on.") % {"due": draft.due_date})
    if len(draft.asked) > MOST_FIELDS:
        raise RuleBroken(_("A notice asks for at most %(most)s things; divide it.") % {"most": MOST_FIELDS})
    counted = [a.measure for a in draft.asked if a.measure]
    if len(counted) != len(set(counted)):
        raise RuleBroken(_("Two fields count as the same measure; an act has each measure once."))
    if counted and not draft.category:
        raise RuleBroken(_("A field counts as a measure; choose of which category the answers are acts."))
    for asked in draft.asked:
        if asked.kind == "choice" and len(asked.options) < 2:
            raise RuleBroken(_("“%(label)s” needs at least two choices.") % {"label": asked.label})
        if asked.measure and asked.kind != "number":
            raise RuleBroken(_("“%(label)s” counts as a measure, so it must be a number.") % {"label": asked.label})


def plain_answer(asked: Asked, typed: str) -> str:
    """An answer as it is kept: dates as 2026-11-22, numbers without commas. Raises RuleBroken where it does not fit.

    >>> plain_answer(Asked(label="日期", kind="date"), "2026年3月8日"), plain_answer(Asked(label="人数", kind="number"), "1,200")
    ('2026-03-08', '1200')
    """
    text = typed.strip()
    if not text:
        if asked.is_required:
            raise RuleBroken(_("“%(label)s” must be filled in.") % {"label": asked.label})
        return ""
    reads = {"number": _number, "date": _day, "choice": _choice}
    return reads[asked.kind](asked, text) if asked.kind in reads else text


def _number(asked: Asked, text: str) -> str:
    if asked.measure:
        try:
            value_typed(text, MEASURES[asked.measure])
        except ValueError:
            raise RuleBroken(
                _("“%(text)s” is no value of “%(label)s”: write a number, such as 42.")
                % {"text": text, "label": asked.label}
            ) from None
        return text
    plain = re.sub(r"[,，\s]", "", text)
    if not re.fullmatch(r"-?\d{1,15}(\.\d{1,6})?", plain, re.ASCII):
        raise RuleBroken(
            _("“%(text)s” is no value of “%(label)s”: write a number, such as 42.")
            % {"text": text, "label": asked.label}
        )
    return plain


def _day(asked: Asked, text: str) -> str:
    found = re.fullmatch(r"(\d{4})\D(\d{1,2})\D(\d{1,2})\D?", text, re.ASCII)
    try:
        return (
            dt.date(*(int(n) for n in found.groups())).isoformat() if found else dt.date.fromisoformat(text).isoformat()
        )
    except ValueError:
        raise RuleBroken(
            _("“%(text)s” is no day for “%(label)s”: write it as 2026-11-22.") % {"text": text, "label": asked.label}
        ) from None


def _choice(asked: Asked, text: str) -> str:
    if text not in asked.options:
        raise RuleBroken(_("“%(text)s” is none of the choices of “%(label)s”.") % {"text": text, "label": asked.label})
    return text
