"""The day of an act that is written down afterwards: neither ahead of today nor before it could have been."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.kernel.errors import RuleBroken


def require_past_day(day: dt.date, *, since: dt.date) -> None:
    """Refuse the day of an act that has been, where it lies ahead of today or before `since`. Raises RuleBroken."""
    if day > clock.today():
        raise RuleBroken(_("%(day)s is still to come: write it down once it has been.") % {"day": day})
    if day < since:
        raise RuleBroken(_("%(day)s is too early: it was on %(since)s at the soonest.") % {"day": day, "since": since})
