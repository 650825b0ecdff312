"""A folder's database made, or brought up to this version after a backup."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from jiaogong.config import schema
from jiaogong.config.keeping.backing import back_up
from jiaogong.kernel import clock


def bring_up_to_date() -> Path | None:
    """Make the tables of an empty database or migrate those of an older version; where an older one was backed up to.

    Raises RuleBroken for a database of a newer version.
    """
    found = schema.state()
    if found == "newer":
        raise schema.newer_than_this()
    if found == "current":
        return None
    kept = None
    if found == "older":
        kept = settings.HOME / "backups" / f"before-upgrade-{clock.now():%Y%m%d-%H%M%S}.jiaogong"
        back_up(kept)
    call_command("migrate", verbosity=0, interactive=False)
    return kept
