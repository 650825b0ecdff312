"""When a session is to be reported to the union above."""

from __future__ import annotations

import datetime as dt

from django.utils.timezone import localdate

from jiaogong.almanac.days import working_days_after
from jiaogong.congress.models import Session
from jiaogong.kernel.limits import Limit
from jiaogong.unions.limits import limit_for


def report_due(session: Session) -> tuple[dt.date, Limit] | None:
    """The last day of the report and the limit that sets it; None where the place sets none, or before its end."""
    if session.closed_at is None:
        return None
    try:
        limit = limit_for(session.union, "congress.report_days", localdate(session.closed_at))
    except KeyError:
        return None
    return working_days_after(localdate(session.closed_at), limit.whole), limit
