"""A line that one of the rooms puts on the list."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from jiaogong.handover.models import Matter

MOST = 500


@dataclass(frozen=True, slots=True)
class Found:
    """An open matter as it stands now; `thing_id` where it is one thing, and not a count of several."""

    kind: Matter.Kind
    what: str
    url: str
    thing_id: int | None = None
    due: dt.date | None = None
