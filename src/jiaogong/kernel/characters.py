"""Names found by any of their characters, on PostgreSQL by an index that needs no extension."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import migrations
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import Lookup

if TYPE_CHECKING:
    _Lookup = Lookup[str]
else:
    _Lookup = Lookup


class HasCharacters(_Lookup):
    """`name__has="晓禾"`: the text stands somewhere in the column. On PostgreSQL its characters are looked up first."""

    lookup_name = "has"

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        column, given = self.process_lhs(compiler, connection)
        return f"instr({column}, %s) > 0", (*given, self.rhs)

    def as_postgresql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        column, given = self.process_lhs(compiler, connection)
        held = f"string_to_array({column}, NULL) @> string_to_array(%s, NULL)"
        return f"({held} AND strpos({column}, %s) > 0)", (*given, self.rhs, *given, self.rhs)


def indexed_by_character(table: str, column: str) -> migrations.RunPython:
    """A migration step that lets PostgreSQL look a column's characters up; SQLite's tables are small enough to scan."""

    name = f"{table}_{column}_characters"

    def apply(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "postgresql":
            index, on, of = (editor.quote_name(n) for n in (name, table, column))
            editor.execute(f"CREATE INDEX {index} ON {on} USING gin (string_to_array({of}, NULL))")

    def withdraw(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "postgresql":
            editor.execute(f"DROP INDEX {editor.quote_name(name)}")

    return migrations.RunPython(apply, withdraw)
