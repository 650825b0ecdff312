"""What the outbox announces."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MorningBegan:
    """The round of a morning is being made: whoever reminds by day does so now."""

    day: dt.date
