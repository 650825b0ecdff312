"""Closing and reopening a union's year."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.ledger import permissions
from jiaogong.ledger.models import Entry, YearClosing
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union


@transaction.atomic
def close_year(*, actor: Standing, union: Union, year: int) -> YearClosing:
    """Close a union's year: what is confirmed stands. Drafts must be settled first."""
    require(permissions.may_close_year(actor, union))
    if year > clock.today().year:
        raise RuleBroken(_("The year %(year)s has not begun.") % {"year": year})
    open_drafts = Entry.objects.filter(union=union, start_date__year=year).exclude(state=Entry.State.CONFIRMED).count()
    if open_drafts:
        told = ngettext(
            "%(count)s draft or plan of %(year)s is still open; confirm or drop it first.",
            "%(count)s drafts and plans of %(year)s are still open; confirm or drop them first.",
            open_drafts,
        )
        raise RuleBroken(told % {"count": open_drafts, "year": year})
    if YearClosing.objects.filter(union=union, year=year, reopened_at__isnull=True).exists():
        raise RuleBroken(_("The year %(year)s is closed already.") % {"year": year})
    closing = YearClosing.objects.create(union=union, year=year, closed_by=actor.person, closed_at=clock.now())
    audit.record(actor.person, "ledger.year_closed", closing, changes=_told(closed=True))
    return closing


@transaction.atomic
def reopen_year(*, actor: Standing, union: Union, year: int, reason: str) -> YearClosing:
    """Reopen a closed year, with a reason, from the level above."""
    require(permissions.may_reopen_year(actor, union))
    if not reason.strip():
        raise RuleBroken(_("Say why the year is reopened."))
    closing = YearClosing.objects.select_for_update().filter(union=union, year=year, reopened_at__isnull=True).first()
    if closing is None:
        raise RuleBroken(_("The year %(year)s is not closed.") % {"year": year})
    closing.reopened_by, closing.reopened_at, closing.reason = actor.person, clock.now(), reason.strip()
    closing.save(update_fields=["reopened_by", "reopened_at", "reason"])
    audit.record(actor.person, "ledger.year_reopened", closing, reason=closing.reason, changes=_told(closed=False))
    return closing


def _told(*, closed: bool) -> dict[str, list[Any]]:
    return audit.changes({"is_closed": not closed}, {"is_closed": closed})
