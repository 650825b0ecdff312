"""Django's command, which lays an empty database out at once."""

from __future__ import annotations

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

from jiaogong.kernel.laying import is_empty, lay_out

_ASKS_FOR_LESS = ("app_label", "migration_name", "fake", "plan", "check_unapplied", "prune")


class Command(migrate.Command):
    """Brings a database up to this version."""

    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        if not any(options.get(name) for name in _ASKS_FOR_LESS) and is_empty(connection):
            lay_out(connection)
        super().handle(*args, **options)
