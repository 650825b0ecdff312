"""Template words of the roll-up: where the entries behind a figure are listed."""

from __future__ import annotations

from django import template

from jiaogong.statistics.queries import ledger_address

register = template.Library()


@register.simple_tag
def entries_behind(**asked: str) -> str:
    """The address of the list of the entries that a figure counts, like `ledger_address`."""
    return ledger_address(**asked)
