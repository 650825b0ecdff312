"""All rows of the house copied from one database into another of the same schema."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from django.apps import apps
from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, connections, models, transaction

from jiaogong.kernel.sizes import learn_sizes

_BATCH = 1000
_NOT_KEPT = {"sessions.session"}
_BESIDE = "beside"


def tables() -> list[type[models.Model]]:
    """Every table that is kept: the models and the tables between them."""
    return [
        m
        for m in apps.get_models(include_auto_created=True)
        if m._meta.managed and not m._meta.proxy and m._meta.label_lower not in _NOT_KEPT
    ]


@contextmanager
def opened_beside(file: Path) -> Iterator[str]:
    """A SQLite file as a second database, by its alias."""
    like = connections.databases[DEFAULT_DB_ALIAS]
    connections.databases[_BESIDE] = {
        **like,
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "OPTIONS": {},
        "CONN_MAX_AGE": 0,
    }
    try:
        yield _BESIDE
    finally:
        connections[_BESIDE].close()
        del connections[_BESIDE]
        del connections.databases[_BESIDE]


def copy_rows(*, source: str, target: str) -> None:
    """Replace every row of the target by the source's, in one transaction; references are checked at its end."""
    connection = connections[target]
    names = [table._meta.db_table for table in tables()]
    with transaction.atomic(using=target):
        with connection.cursor() as cursor:
            for statement in connection.ops.sql_flush(no_style(), names, allow_cascade=True):
                cursor.execute(statement)
        for table in tables():
            _fill(source, target, table)
        connection.check_constraints()
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), tables()):
                cursor.execute(statement)
    learn_sizes(target)


def _fill(source: str, target: str, table: type[models.Model]) -> None:
    rows = table._base_manager.using(source).order_by("pk").iterator(chunk_size=_BATCH)
    while batch := list(islice(rows, _BATCH)):
        table._base_manager.using(target).bulk_create(batch)
