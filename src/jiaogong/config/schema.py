"""Whether a database is empty, of this version, older or newer."""

from __future__ import annotations

from typing import Literal

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _

from jiaogong.kernel.errors import RuleBroken

State = Literal["empty", "older", "current", "newer"]
Migration = tuple[str, str]


def migrations_applied(alias: str = DEFAULT_DB_ALIAS) -> set[Migration]:
    """The (app, name) of each migration that a database has seen."""
    return set(MigrationRecorder(connections[alias]).applied_migrations())


def migrations_known() -> set[Migration]:
    """The (app, name) of each migration of this version."""
    return set(MigrationLoader(None).disk_migrations)


def state_against(applied: set[Migration], known: set[Migration]) -> State:
    """How a database with these migrations stands to a version that knows those.

    >>> a, b = ("ledger", "0001_initial"), ("ledger", "0002_more")
    >>> state_against(set(), {a}), state_against({a}, {a, b}), state_against({a, b}, {a, b}), state_against({a, b}, {a})
    ('empty', 'older', 'current', 'newer')
    """
    if not applied:
        return "empty"
    if applied - known:
        return "newer"
    return "older" if known - applied else "current"


def state(alias: str = DEFAULT_DB_ALIAS) -> State:
    return state_against(migrations_applied(alias), migrations_known())


def require_current() -> None:
    """Raise RuleBroken, saying what to run, unless the database is of this version."""
    found = state()
    if found == "newer":
        raise newer_than_this()
    if found == "empty":
        raise RuleBroken(
            _(
                "There is no ledger in %(folder)s yet: run “jiaogong demo” to look at one, or “jiaogong createsuperuser” to begin your own."
            )
            % {"folder": settings.HOME}
        )
    if found == "older":
        raise RuleBroken(
            _(
                "The ledger in %(folder)s is of an older version: run “jiaogong serve” once, which backs it up and brings it up to date."
            )
            % {"folder": settings.HOME}
        )


def newer_than_this() -> RuleBroken:
    return RuleBroken(
        _("The ledger in %(folder)s was written by a newer version of Jiaogong: install that version to open it.")
        % {"folder": settings.HOME}
    )
