"""A backup is whole or nothing, and comes back as it was."""

from __future__ import annotations

import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from jiaogong.config.keeping import sealing
from jiaogong.config.tests.processes import execute, run, titles
from jiaogong.kernel.errors import RuleBroken

PHRASE = "杨柳依依 2026"


@pytest.fixture
def home(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "home"))


@pytest.fixture(scope="module")
def kept(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plain backup of the folder, made once: copy it to change it."""
    folder = tmp_path_factory.mktemp("kept")
    done = run("backup", "kept.jiaogong", home=built, cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "kept.jiaogong"


def _evidence(home: Path) -> set[str]:
    return {f.name for f in (home / "files").glob("??/*")}


def lay_sign_in_file(home: Path) -> None:
    """Name a system outside, whose secret lies beside the file."""
    told = (
        ("id", "bureau"),
        ("kind", "oidc"),
        ("name", "统一认证"),
        ("client_id", "house"),
        ("secret_file", "bureau.secret"),
    )
    lines = [f'{key} = "{value}"' for key, value in (*told, ("server_url", "https://login.example.cn"))]
    (home / "providers.toml").write_text("\n".join(["[[provider]]", *lines]), "utf-8")
    (home / "bureau.secret").write_text("hush", "utf-8")


def test_what_was_backed_up_comes_back_with_its_files(built, kept, tmp_path):
    done = run("restore", str(kept), home=tmp_path / "other")

    assert (done.returncode, titles(tmp_path / "other"), _evidence(tmp_path / "other")) == (
        0,
        titles(built),
        _evidence(built),
    )


def test_what_is_sealed_opens_again_once_the_keys_kept_apart_are_put_back(built, kept, tmp_path):
    run("restore", str(kept), home=tmp_path / "other")

    without_keys = run("doctor", home=tmp_path / "other").returncode
    shutil.copy(built / "field.key", tmp_path / "other")

    assert (without_keys, run("doctor", home=tmp_path / "other").returncode) == (1, 0)


def test_restoring_keeps_what_was_there(home, kept):
    execute(home, "UPDATE ledger_entry SET title = 'later'")

    done = run("restore", str(kept), home=home)

    (aside,) = (home / "before-restore").iterdir()
    assert (done.returncode, set(titles(aside)), "later" in titles(home)) == (0, {"later"}, False)


def test_a_plain_backup_holds_neither_keys_nor_sessions(home, tmp_path):
    lay_sign_in_file(home)
    run("backup", "kept.jiaogong", home=home)

    with zipfile.ZipFile(tmp_path / "kept.jiaogong") as package:
        names = package.namelist()
        package.extract("database.sqlite3", tmp_path)
    with closing(sqlite3.connect(tmp_path / "database.sqlite3")) as database:
        sessions = database.execute("SELECT count(*) FROM django_session").fetchone()
    assert ([n for n in names if not n.startswith("files/")], sessions) == (["database.sqlite3", "manifest.json"], (0,))


def test_a_sealed_backup_opens_with_its_passphrase_alone(home, tmp_path):
    lay_sign_in_file(home)
    run("backup", "kept.jiaogong", home=home, JIAOGONG_PASSPHRASE=PHRASE)

    wrong = run("restore", "kept.jiaogong", home=tmp_path / "other", JIAOGONG_PASSPHRASE="wrong")
    none = run("restore", "kept.jiaogong", home=tmp_path / "other")
    right = run("restore", "kept.jiaogong", home=tmp_path / "other", JIAOGONG_PASSPHRASE=PHRASE)

    kept = ("secret.key", "field.key", "providers.toml", "bureau.secret")
    keys = [[(folder / name).read_text("utf-8") for name in kept] for folder in (home, tmp_path / "other")]
    assert ([d.returncode for d in (wrong, none, right)], wrong.stderr.count("\n"), keys[0] == keys[1]) == (
        [1, 1, 0],
        1,
        True,
    )


def test_a_backup_is_never_written_over(home, tmp_path):
    (tmp_path / "kept.jiaogong").write_text("mine")

    done = run("backup", "kept.jiaogong", home=home)

    assert (done.returncode, (tmp_path / "kept.jiaogong").read_text()) == (1, "mine")


@pytest.mark.parametrize("harm", ["cut", "changed", "no backup", "empty"])
def test_a_damaged_backup_is_refused_and_changes_nothing(harm, home, kept, tmp_path):
    data = bytearray(kept.read_bytes())
    data[len(data) // 2] ^= 0xFF
    harmed = {"cut": data[: len(data) // 2], "changed": data, "no backup": b"PK\x05\x06" + bytes(18), "empty": b""}[
        harm
    ]
    (tmp_path / "kept.jiaogong").write_bytes(harmed)

    done = run("restore", "kept.jiaogong", home=home)

    assert (done.returncode, done.stderr.count("\n"), (home / "before-restore").exists()) == (1, 1, False)


def test_a_backup_of_a_newer_version_is_refused(home, tmp_path):
    execute(home, "INSERT INTO django_migrations (app, name, applied) VALUES ('ledger', '9999_ahead', '2030-01-01')")
    run("backup", "kept.jiaogong", home=home)

    done = run("restore", "kept.jiaogong", home=tmp_path / "other")

    assert (done.returncode, "newer" in done.stderr) == (1, True)


def test_the_doctor_finds_a_changed_file(home):
    changed = next((home / "files").glob("??/*"))
    changed.write_bytes(b"another")

    done = run("doctor", home=home)

    (bad,) = [line for line in done.stdout.splitlines() if line.startswith("bad")]
    assert (done.returncode, bad.split()[1]) == (1, "files:")


@pytest.mark.parametrize("size", [0, 1, 1024 * 1024, 1024 * 1024 + 1])
def test_a_sealed_file_opens_to_the_same_bytes(size, tmp_path):
    plain, sealed, opened = (tmp_path / name for name in ("plain", "sealed", "opened"))
    plain.write_bytes(bytes(range(256)) * (size // 256) + b"x" * (size % 256))

    sealing.seal(plain, sealed, "phrase")
    sealing.unseal(sealed, opened, "phrase")

    assert (opened.read_bytes(), sealing.is_sealed(sealed)) == (plain.read_bytes(), True)


def test_a_sealed_file_cut_at_a_chunk_is_refused(tmp_path):
    plain, sealed = tmp_path / "plain", tmp_path / "sealed"
    plain.write_bytes(bytes(1024 * 1024 + 5))
    sealing.seal(plain, sealed, "phrase")
    sealed.write_bytes(sealed.read_bytes()[: -5 - 16])

    with pytest.raises(RuleBroken):
        sealing.unseal(sealed, tmp_path / "opened", "phrase")
