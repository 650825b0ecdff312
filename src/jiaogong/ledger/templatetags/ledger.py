"""Template words of the ledger: names of categories and measures, figures as printed."""

from __future__ import annotations

from django import template
from django.utils.formats import number_format

from jiaogong.catalogue import CATEGORIES, MEASURES
from jiaogong.kernel import money
from jiaogong.ledger.labels import label, unit_label

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
def counted(value: int | None, code: str) -> str:
    """A stored value as printed: money in yuan, thousands apart."""
    if value is None:
        return ""
    if MEASURES[code].scale == money.FEN:
        amount = money.yuan(value)
        return number_format(amount, decimal_pos=0 if isinstance(amount, int) else 2, use_l10n=True, force_grouping=True)
    return number_format(value, use_l10n=True, force_grouping=True)
