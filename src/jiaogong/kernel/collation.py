"""Columns that sort by bytes on every database, never by the server's locale."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def sorted_by_bytes(table: str, column: str, length: int) -> migrations.RunPython:
    """A migration step that gives a text column PostgreSQL's "C" collation; SQLite compares bytes anyway."""

    def apply(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "postgresql":
            quote = editor.quote_name
            editor.execute(
                f'ALTER TABLE {quote(table)} ALTER COLUMN {quote(column)} TYPE varchar({length}) COLLATE "C"'
            )

    return migrations.RunPython(apply, migrations.RunPython.noop)
