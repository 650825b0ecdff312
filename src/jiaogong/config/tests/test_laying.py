"""An empty database is laid out as all migrations, one after another, would leave it.

On SQLite they were run by the upgrade of a first version, on PostgreSQL they are run here.
"""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.commands.migrate import Command as OneByOne
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from jiaogong.config.keeping.routing import all_to
from jiaogong.kernel.laying import lay_out

STEPPED, LAID = "stepped", "laid"
_ON_POSTGRES = (
    "SELECT table_name, column_name, data_type, character_maximum_length, is_nullable, column_default, collation_name,"
    " identity_generation FROM information_schema.columns WHERE table_schema = 'public'",
    "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE connamespace = 'public'::regnamespace",
    "SELECT tgrelid::regclass::text, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "SELECT app, name FROM django_migrations",
)
_ON_SQLITE = (
    'SELECT m.name, c.name, c.type, c."notnull", c.dflt_value, c.pk FROM sqlite_master m, pragma_table_xinfo(m.name) c'
    " WHERE m.type = 'table'",
    'SELECT m.name, f."table", f."from", f."to" FROM sqlite_master m, pragma_foreign_key_list(m.name) f'
    " WHERE m.type = 'table'",
    "SELECT tbl_name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL",
    "SELECT app, name FROM django_migrations",
)
# Django gives the key of this table, which the house does not use, one type by its models and another by migrations.
_NOT_USED = "auth_group_permissions"
_CHECK = re.compile(r'CONSTRAINT "\w+" (?:CHECK|UNIQUE)|\bCHECK\b|\bUNIQUE\b')


@pytest.fixture
def beside(tmp_path: Path, django_db_blocker: Any) -> Iterator[None]:
    """Two empty databases beside the tests' own, by their aliases."""
    with django_db_blocker.unblock(), _named(tmp_path):
        yield


@contextlib.contextmanager
def _named(tmp_path: Path) -> Iterator[None]:
    for alias in (STEPPED, LAID):
        name = (
            str(tmp_path / f"{alias}.sqlite3")
            if connection.vendor == "sqlite"
            else f"{connection.settings_dict['NAME']}_{alias}"
        )
        connections.databases[alias] = {**connection.settings_dict, "NAME": name, "OPTIONS": {}}
        _create_or_drop("CREATE", name)
    yield
    for alias in (STEPPED, LAID):
        connections[alias].close()
        _create_or_drop("DROP", str(connections.databases[alias]["NAME"]))
        del connections[alias], connections.databases[alias]


def _create_or_drop(verb: str, name: str) -> None:
    if connection.vendor == "postgresql":
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'{verb} DATABASE "{name}"')


def described(database: BaseDatabaseWrapper) -> set[str]:
    """All that a schema holds, whatever order its columns stand in."""
    found = set()
    with database.cursor() as cursor:
        for question in _ON_SQLITE if database.vendor == "sqlite" else _ON_POSTGRES:
            cursor.execute(question)
            found |= {f"{question[:60]} {row}" for row in cursor.fetchall()}
        if database.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
            found |= {f"{name} {sorted(_CHECK.findall(sql))}" for name, sql in cursor.fetchall()}
    return {told for told in found if _NOT_USED not in told}


@pytest.mark.long
@pytest.mark.usefixtures("django_db_setup", "beside")
def test_an_empty_database_is_laid_out_as_the_migrations_leave_it(request: pytest.FixtureRequest) -> None:
    with all_to(LAID):
        lay_out(connections[LAID])
    if connection.vendor == "sqlite":
        upgraded: Path = request.getfixturevalue("upgraded")
        shutil.copy(upgraded / "jiaogong.sqlite3", connections.databases[STEPPED]["NAME"])
    else:
        with all_to(STEPPED):
            call_command(OneByOne(), database=STEPPED, verbosity=0, interactive=False)

    laid, stepped = described(connections[LAID]), described(connections[STEPPED])
    assert (sorted(laid - stepped), sorted(stepped - laid), len(laid) > 1000) == ([], [], True)
