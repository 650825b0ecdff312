"""A ledger on PostgreSQL is backed up into the same kind of file, and restored from it into either database."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from jiaogong.config.tests.processes import lay_first_version, run, titles

URL = os.environ.get("DATABASE_URL", "")
pytestmark = pytest.mark.skipif(not URL.startswith("postgres"), reason="DATABASE_URL names no PostgreSQL")
VISITS = ["rollup", "--union", "QH-01", "--period", "2025", "--json"]


@pytest.fixture
def empty_database() -> Iterator[str]:
    """The address of a new PostgreSQL database, dropped afterwards."""
    import psycopg
    from psycopg import sql

    name = f"kept_{secrets.token_hex(4)}"
    with psycopg.connect(URL, autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        yield urlsplit(URL)._replace(path=f"/{name}").geturl()
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def test_a_ledger_moves_from_sqlite_to_postgresql_and_back(empty_database, tmp_path):
    lay_first_version(tmp_path / "sqlite")
    run("createsuperuser", "--union", "QH", "--name", "方知远", "--login", "fang", home=tmp_path / "sqlite")
    run("backup", "first.jiaogong", home=tmp_path / "sqlite")

    there = run("restore", "first.jiaogong", home=tmp_path / "area", DATABASE_URL=empty_database)
    told = run(*VISITS, home=tmp_path / "area", DATABASE_URL=empty_database)
    run("backup", "second.jiaogong", home=tmp_path / "area", DATABASE_URL=empty_database)
    back = run("restore", "second.jiaogong", home=tmp_path / "again")

    assert (there.stderr, back.stderr, titles(tmp_path / "again")) == ("", "", titles(tmp_path / "sqlite"))
    assert json.loads(told.stdout) == json.loads(run(*VISITS, home=tmp_path / "again").stdout)


def test_restoring_over_a_ledger_keeps_what_was_there_and_new_rows_get_new_keys(empty_database, tmp_path):
    lay_first_version(tmp_path / "sqlite")
    run("createsuperuser", "--union", "QH", "--name", "方知远", "--login", "fang", home=tmp_path / "sqlite")
    run("backup", "first.jiaogong", home=tmp_path / "sqlite")
    run("createsuperuser", "--union", "ZH", "--union-name", "竹河区教育工会", "--name", "方知远", "--login", "fang",
        home=tmp_path / "area", DATABASE_URL=empty_database)  # fmt: skip

    run("restore", "first.jiaogong", home=tmp_path / "area", DATABASE_URL=empty_database)
    added = run(
        "createsuperuser",
        "--union",
        "QH",
        "--name",
        "岑可",
        "--login",
        "cen",
        home=tmp_path / "area",
        DATABASE_URL=empty_database,
    )

    kept = [f.name for f in (tmp_path / "area" / "before-restore").glob("*/*")]
    assert (added.returncode, kept) == (0, ["database.jiaogong"])
