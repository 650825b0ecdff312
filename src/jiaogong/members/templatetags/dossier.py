"""Template words of the members' files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django import template
from django.utils.translation import gettext as _

from jiaogong.kernel.money import FEN
from jiaogong.members.models import Person

register = template.Library()


@register.filter
def of(known: Mapping[int, str], key: int) -> str:
    """What is known under a key."""
    return known.get(key, "")


@register.filter
def in_yuan(fen: int) -> str:
    """An amount as a form shows it: 2280 is “22.80 元”."""
    return f"{fen // FEN:,}.{fen % FEN:02} 元"


@register.simple_tag
def membership_state(person: Person, today: dt.date) -> str:
    """Whether a person serves, has retired, left the union or died."""
    if person.death_date:
        return _("Died")
    if person.is_retired_on(today):
        return _("Retired")
    return _("Serving") if person.is_member else _("No member")
