from __future__ import annotations

import contextlib
import fcntl
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

from jiaogong.config.tests.processes import OFFICER, lay_first_version, run


@pytest.fixture(autouse=True)
def _in_english_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Commands speak English and write beside the test, and leave the language as it was."""
    monkeypatch.setenv("JIAOGONG_LANGUAGE", "en")
    monkeypatch.chdir(tmp_path)
    with translation.override("en"):
        yield


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all processes of a test run share, and the runs on both databases where one is named for them."""
    if named := os.environ.get("JIAOGONG_TESTS_SHARED"):
        return Path(named)
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def built(shared: Path) -> Path:
    """A folder with a school demo of 22 November 2026, made once a test run: copy it to change it."""
    demo = ("demo", "--no-serve", "--size", "school", "--today", "2026-11-22")
    with made_once(shared / "built") as (home, is_made):
        if not is_made:
            expect_done(run(*demo, home=home, cwd=home.parent, JIAOGONG_LANGUAGE="en"))
    return home


@pytest.fixture(scope="session")
def upgraded(shared: Path) -> Path:
    """A folder of the first version in which a command of this one was run, made once a test run: nothing changes it."""
    with made_once(shared / "upgraded") as (home, is_made):
        if not is_made:
            lay_first_version(home)
            expect_done(run(*OFFICER, home=home, JIAOGONG_LANGUAGE="en"))
    return home


@contextlib.contextmanager
def made_once(folder: Path) -> Iterator[tuple[Path, bool]]:
    """The home in a folder, and whether another process made it; whoever comes meanwhile waits."""
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder / "home", (folder / "done").exists()
        (folder / "done").touch()


def expect_done(process: subprocess.CompletedProcess[str]) -> None:
    assert process.returncode == 0, process.stderr
