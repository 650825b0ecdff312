"""Template words of the ledger: names of categories and measures, figures as printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django import template
from django.forms import BaseForm
from django.http import QueryDict
from django.template import RequestContext
from django.utils.formats import date_format, number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from jiaogong.catalogue import CATEGORIES, MEASURES
from jiaogong.kernel import money
from jiaogong.ledger.forms.keeping import keeper
from jiaogong.ledger.history import FIELD_NAMES
from jiaogong.ledger.labels import label, unit_label
from jiaogong.ledger.models import Entry, Figure
from jiaogong.ledger.sentences import ReadSentence

register = template.Library()


@register.filter
def category(code: str) -> str:
    """A category's name."""
    return label(CATEGORIES[code]) if code in CATEGORIES else code


@register.filter
def measure(code: str) -> str:
    """A measure's name."""
    return label(MEASURES[code]) if code in MEASURES else code


@register.filter
def unit(code: str) -> str:
    """The unit that a measure is printed in."""
    return unit_label(MEASURES[code].unit)


@register.filter
def unit_after(value: int | None, code: str) -> str:
    """The unit that a measure is printed in, as it stands after this value."""
    of = MEASURES[code]
    return unit_label(of.unit, is_one=value == of.scale)


@register.filter
def counted(value: int | None, code: str) -> str:
    """A stored value as printed: exact, thousands apart, money in yuan with its fen where there are any."""
    if value is None:
        return ""
    amount, places = Decimal(value), 0
    if MEASURES[code].is_money:
        amount, places = amount / money.FEN, 2 if value % money.FEN else 0
    return number_format(amount, decimal_pos=places, use_l10n=True, force_grouping=True)


@register.simple_tag
def loosely(qualifier: str) -> str:
    """The word before a figure that is not exact."""
    return f"{Figure.Qualifier(qualifier).label} " if qualifier else ""


@register.simple_tag
def when(entry: Entry) -> str:
    """The days of an entry, as precisely as they are known."""
    if entry.precision == Entry.Precision.MONTH:
        ends = (f"{entry.start_date:%Y-%m}", f"{entry.end_date:%Y-%m}")
    else:
        ends = (f"{entry.start_date:%Y-%m-%d}", f"{entry.end_date:%Y-%m-%d}")
    return " – ".join(dict.fromkeys(ends))


@register.simple_tag
def days_typed(form: BaseForm) -> str:
    """The days that stand in the form of an entry, with the weekday of a single one."""
    first, last = (str(form[name].value() or "") for name in ("start", "end"))
    if form["precision"].value() == Entry.Precision.MONTH:
        first, last = first[:7], last[:7]
    if last and last != first:
        return f"{first} – {last}"
    try:
        return f"{first} {date_format(dt.date.fromisoformat(first), 'D')}"
    except ValueError:
        return first


@register.simple_tag(takes_context=True)
def kept_for(context: RequestContext) -> str:
    """The mark under which the page keeps what somebody types."""
    return keeper(context.request)


@register.simple_tag
def state_badge(entry: Entry) -> SafeString:
    """The state of an entry, corrections told apart."""
    if entry.is_reversal:
        colour, name = "orange", _("Takes back")
    elif _is_reversed(entry):
        colour, name = "red", _("Taken back")
    else:
        colour = {"confirmed": "green", "draft": "yellow", "planned": "blue"}[entry.state]
        name = entry.get_state_display()
    return format_html('<span class="badge bg-{}-lt">{}</span>', colour, name)


def _is_reversed(entry: Entry) -> bool:
    """As a list has asked for all its rows at once, or as this one entry says."""
    known: bool | None = getattr(entry, "is_reversed", None)
    return hasattr(entry, "reversal") if known is None else known


@register.simple_tag
def narrowed(asked: str, name: str, value: str) -> str:
    """The address of a list, narrowed further."""
    query = QueryDict(asked, mutable=True)
    query[name] = value
    return query.urlencode()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a typed sentence, and the field it went into ("" for none)."""

    text: str
    field: str


@register.filter
def stretches(reading: ReadSentence) -> Iterator[Stretch]:
    """A typed sentence in pieces, those that were read marked with their field."""
    at = 0
    for mark in sorted(reading.marks, key=lambda m: m.start):
        if mark.start >= at:
            yield Stretch(reading.said[at : mark.start], "")
            yield Stretch(reading.said[mark.start : mark.end], str(FIELD_NAMES[mark.field]))
            at = mark.end
    yield Stretch(reading.said[at:], "")
