"""A folder of an older version is backed up and brought up to date; one of a newer version is left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jiaogong.config.tests.processes import OFFICER, dump, execute, lay_first_version, run, titles

VISITS = ["rollup", "--union", "QH-01", "--period", "2025", "--json"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    lay_first_version(tmp_path / "home")
    return tmp_path / "home"


def test_an_older_ledger_is_not_read_but_told_what_to_run(home):
    done = run(*VISITS, home=home)

    assert (done.returncode, done.stdout, done.stderr.count("\n"), "jiaogong serve" in done.stderr) == (1, "", 1, True)


def test_an_older_ledger_is_backed_up_and_migrated_with_all_it_held(upgraded):
    rows = json.loads(run(*VISITS, home=upgraded).stdout)["rows"]

    told = {(r["category"], r["measure"]): r["value"] for r in rows}
    backups = [f.suffix for f in (upgraded / "backups").iterdir()]
    assert (backups, told["care", "visit_amount"], told["women", "women_participants"]) == ([".jiaogong"], 500, 42)


@pytest.mark.long
def test_the_backup_made_before_the_upgrade_can_be_restored(upgraded, tmp_path):
    (backup,) = (upgraded / "backups").iterdir()

    done = run("restore", str(backup), home=tmp_path / "other")

    assert (done.returncode, titles(tmp_path / "other")) == (0, titles(upgraded))


@pytest.mark.parametrize("command", [VISITS, OFFICER, ["serve"], ["demo", "--no-serve"]])
def test_a_ledger_of_a_newer_version_is_refused_and_unchanged(command, home):
    execute(home, "INSERT INTO django_migrations (app, name, applied) VALUES ('ledger', '9999_ahead', '2030-01-01')")
    before = dump(home)

    done = run(*command, home=home)

    assert (done.returncode, done.stderr.count("\n"), "newer" in done.stderr, dump(home) == before) == (
        1,
        1,
        True,
        True,
    )
