"""Days that cannot be meant: of an act that has been, and of one to come."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.periods import months_after

_MONTHS_AHEAD = 36
_MONTHS_BACK = 12


def require_past_day(day: dt.date, *, since: dt.date) -> None:
    """Refuse the day of an act that has been, where it lies ahead of today or before `since`. Raises RuleBroken."""
    if day > clock.today():
        raise RuleBroken(_("%(day)s is still to come: write it down once it has been.") % {"day": day})
    if day < since:
        raise RuleBroken(_("%(day)s is too early: it was on %(since)s at the soonest.") % {"day": day, "since": since})


def require_near_day(day: dt.date) -> None:
    """Refuse a day to come that lies further ahead than anybody plans, such as in the year 9999. Raises RuleBroken."""
    last = months_after(clock.today(), _MONTHS_AHEAD)
    if day > last:
        raise RuleBroken(_("%(day)s is too far ahead: choose a day until %(last)s.") % {"day": day, "last": last})


def a_year_before(day: dt.date) -> dt.date:
    """How far back an act may be that belongs to one of `day` and has no first day of its own."""
    return months_after(day, -_MONTHS_BACK)
