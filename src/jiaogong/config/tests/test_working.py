"""The worker as it is run: a process of its own, alone or beside the server."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from jiaogong.config.tests import processes
from jiaogong.outbox.tests.groups import Group, group_opened

_ENOUGH_SECONDS = 240
_SAY = """
import sys, django
django.setup()
from django.db import transaction
from jiaogong.members.models import Person
from jiaogong.members.queries import standing_of
from jiaogong.outbox.letters import Letter
from jiaogong.outbox.listeners.tell import tell
from jiaogong.outbox.services.robots import set_robot

officer = standing_of(Person.objects.get())
union = officer.home
set_robot(actor=officer, union=union, address=sys.argv[1], topics=["notices"])
with transaction.atomic():
    tell(topic="notices", key="once", letter=lambda: Letter("读书活动"), groups=[union.pk])
"""


@pytest.fixture
def group() -> Iterator[Group]:
    with group_opened() as found:
        yield found


@pytest.fixture
def environment(tmp_path: Path, group: Group) -> dict[str, str]:
    """Of processes whose ledger is their own, and whose union's group is the one above."""
    left_out = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    passed_on = {name: value for name, value in os.environ.items() if name not in left_out}
    return passed_on | {"JIAOGONG_HOME": str(tmp_path), "JIAOGONG_ROBOTS": group.place}


@pytest.fixture
def home(tmp_path: Path, group: Group, environment: dict[str, str]) -> Path:
    """A ledger in which one message waits for the group."""
    founded = processes.run(
        "createsuperuser", "--union=QX", "--union-name=雁溪区教育工会", "--name=顾长汀", "--login=gu", home=tmp_path
    )
    assert founded.returncode == 0, founded.stderr
    settings = {"DJANGO_SETTINGS_MODULE": "jiaogong.config.settings"}
    subprocess.run([sys.executable, "-c", _SAY, group.address], env=environment | settings, check=True)
    return tmp_path


@pytest.fixture
def start(environment: dict[str, str]) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Starts `jiaogong` with these arguments; what was started ends with the test."""
    started: list[subprocess.Popen[bytes]] = []

    def run(*arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "jiaogong.config.cli", *arguments]
        started.append(subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL))
        return started[-1]

    yield run
    for process in started:
        process.kill()
        process.wait()


def states(home: Path) -> list[str]:
    with closing(sqlite3.connect(home / "jiaogong.sqlite3", timeout=20)) as database:
        return [state for (state,) in database.execute("SELECT state FROM outbox_message")]


def worker_pids(home: Path) -> list[int]:
    with closing(sqlite3.connect(home / "jiaogong.sqlite3", timeout=20)) as database:
        return [int(name.split(":")[1]) for (name,) in database.execute("SELECT name FROM outbox_worker")]


def test_a_worker_sends_what_waits_and_ends_when_its_parent_does(home, group, start):
    worker = start("work", "--until-parent-ends")

    was_heard = group.heard.wait(_ENOUGH_SECONDS)
    worker.stdin.close()
    code = worker.wait(_ENOUGH_SECONDS)

    assert (was_heard, code) == (True, 0)
    assert [said["text"]["content"] for said in group.said] == ["读书活动"]
    assert (states(home), worker_pids(home)) == (["sent"], [])


@pytest.mark.skipif(os.name != "posix", reason="elsewhere there is no asking a process to end, only ending it")
def test_serve_works_beside_the_pages_and_takes_its_worker_along_when_it_ends(home, group, start):
    server = start("serve", "--port=28500")
    was_heard, working = group.heard.wait(_ENOUGH_SECONDS), worker_pids(home)

    server.terminate()
    server.wait(_ENOUGH_SECONDS)

    assert (was_heard, len(working), len(group.said)) == (True, 1, 1)
    assert (states(home), worker_pids(home)) == (["sent"], [])


def test_several_workers_send_a_message_once(home, group, start):
    workers = [start("work", "--until-parent-ends") for _ in range(3)]

    group.heard.wait(_ENOUGH_SECONDS)
    for worker in workers:
        worker.stdin.close()
    codes = [worker.wait(_ENOUGH_SECONDS) for worker in workers]

    assert (codes, len(group.said), states(home)) == ([0, 0, 0], 1, ["sent"])


def test_doctor_tells_of_a_worker_that_is_not_there(home):
    told = processes.run("doctor", home=home, JIAOGONG_LANGUAGE="en").stdout

    assert "worker: none is alive" in told
    assert "messages waiting: 1, failed: 0" in told
