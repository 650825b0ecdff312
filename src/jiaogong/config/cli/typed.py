"""What is typed on the command line, understood or refused with its remedy."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from django.utils.translation import gettext as _

from jiaogong.kernel import periods
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.periods import Period


def period_asked(text: str) -> Period:
    try:
        return periods.parse(text)
    except ValueError:
        raise RuleBroken(
            _("“%(text)s” is not a period: write 2026, 2026H1, 2026-03, 2025-2026, 2025-2026-2 or 2026S.")
            % {"text": text}
        ) from None


def day_asked(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise RuleBroken(_("“%(text)s” is not a day: write it as 2026-11-22.") % {"text": text}) from None


def file_to_write(text: str, *endings: str) -> Path:
    """A file that can be written: its ending is one of those, its folder is there."""
    file = Path(text)
    if file.suffix.lower() not in endings:
        raise RuleBroken(_("“%(name)s” must end in %(endings)s.") % {"name": text, "endings": ", ".join(endings)})
    if not file.parent.is_dir():
        raise RuleBroken(_("There is no folder “%(folder)s”: make it first.") % {"folder": file.parent})
    return file
