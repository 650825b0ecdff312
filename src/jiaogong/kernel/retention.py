"""Audit lines stand: a trigger refuses to change or remove them, and lets only lines go that have been kept long enough.

On SQLite the trigger asks a function that our connections alone know, so another program can change nothing at all; on
PostgreSQL it asks a setting of the transaction. Whoever may drop triggers can still do so: they guard against mistakes
and broken-in pages, not against the owner of the database.
Emptying the whole table (TRUNCATE) is refused alike, unless every line in it may go.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator
from contextvars import ContextVar
from typing import Any

from django.db import connection, migrations, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_FUNCTION = "audit_may_go_before"
_SETTING = "jiaogong.audit_may_go_before"
_before: ContextVar[str] = ContextVar(_FUNCTION, default="")

_SQLITE = (
    """CREATE TRIGGER audit_never_changed BEFORE UPDATE ON kernel_auditline BEGIN
           SELECT RAISE(ABORT, 'audit lines are never changed'); END""",
    """CREATE TRIGGER audit_kept BEFORE DELETE ON kernel_auditline WHEN OLD.at >= audit_may_go_before() BEGIN
           SELECT RAISE(ABORT, 'audit lines are kept'); END""",
)
_POSTGRESQL = (
    """CREATE FUNCTION audit_lines_stand() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
           IF TG_OP = 'DELETE' AND
              OLD.at < nullif(current_setting('jiaogong.audit_may_go_before', true), '')::timestamptz THEN
               RETURN OLD;
           END IF;
           RAISE EXCEPTION 'audit lines are kept and never changed' USING ERRCODE = 'integrity_constraint_violation';
       END $$""",
    """CREATE TRIGGER audit_lines_stand BEFORE UPDATE OR DELETE ON kernel_auditline
       FOR EACH ROW EXECUTE FUNCTION audit_lines_stand()""",
)

_POSTGRESQL_WHOLE = (
    """CREATE FUNCTION audit_table_stands() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE
           bound timestamptz := nullif(current_setting('jiaogong.audit_may_go_before', true), '')::timestamptz;
       BEGIN
           IF bound IS NULL OR EXISTS (SELECT 1 FROM kernel_auditline WHERE at >= bound) THEN
               RAISE EXCEPTION 'audit lines are kept: the table is not emptied'
                   USING ERRCODE = 'integrity_constraint_violation';
           END IF;
           RETURN NULL;
       END $$""",
    """CREATE TRIGGER audit_table_stands BEFORE TRUNCATE ON kernel_auditline
       FOR EACH STATEMENT EXECUTE FUNCTION audit_table_stands()""",
)


def refuse_changes() -> migrations.RunPython:
    """The migration step that sets the triggers on rows."""
    return _step(_SQLITE, _POSTGRESQL)


def refuse_emptying() -> migrations.RunPython:
    """The migration step that sets the trigger on the whole table; SQLite has no statement that passes by the rows."""
    return _step((), _POSTGRESQL_WHOLE)


def _step(sqlite: tuple[str, ...], postgresql: tuple[str, ...]) -> migrations.RunPython:
    def apply(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in sqlite if editor.connection.vendor == "sqlite" else postgresql:
            editor.execute(statement)

    return migrations.RunPython(apply)


def teach(connection: BaseDatabaseWrapper, **_told: Any) -> None:
    """Let a new connection to SQLite know the function that the trigger asks."""
    if connection.vendor == "sqlite":
        connection.connection.create_function(_FUNCTION, 0, _before.get)


@contextlib.contextmanager
def letting_go(before: dt.datetime) -> Iterator[None]:
    """Let audit lines of before a moment be removed within the block, which stands in a transaction."""
    token = _before.set(str(connection.ops.adapt_datetimefield_value(before)))
    try:
        _tell_postgresql(before.isoformat())
        yield
        _tell_postgresql("")
    finally:
        _before.reset(token)


def _tell_postgresql(before: str) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config(%s, %s, true)", [_SETTING, before])


@transaction.atomic
def remove_lines_before(moment: dt.datetime) -> int:
    """Remove the audit lines of before a moment; how many there were."""
    from jiaogong.kernel.models import AuditLine

    with letting_go(moment):
        return AuditLine.objects.filter(at__lt=moment).delete()[0]
