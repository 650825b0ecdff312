"""The worker: a process that carries out jobs, looks around for what is due, and notes that it is alive.

`jiaogong serve` starts one beside the server, `jiaogong work` runs one in the foreground. Any number may run at once.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, close_old_connections, connections
from django_tasks_db.models import DBTaskResult

from jiaogong.outbox import tasks
from jiaogong.outbox.services.working import note_alive, note_gone
from jiaogong.summaries import tasks as of_summaries

_PAUSE_SECONDS, _LOOK_SECONDS, _STOP_SECONDS = 2, 20, 10
_MOST_JOBS = 10  # then it is noted again that the worker lives
_LOG = "worker.log"


def work(*, until_parent_ends: bool = False) -> None:
    """Work until stopped; with `until_parent_ends`, until standard input closes."""
    stopping, parent = threading.Event(), os.getppid()
    if until_parent_ends:
        threading.Thread(target=_await_end, args=(stopping,), daemon=True).start()
    name = f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(4)}"
    looked_at = -float(_LOOK_SECONDS)
    try:
        while True:
            if time.monotonic() - looked_at >= _LOOK_SECONDS:
                looked_at = time.monotonic()
                _look_around(name)
            _do_jobs(name)
            if stopping.wait(_PAUSE_SECONDS) or (until_parent_ends and os.getppid() != parent):
                return
    finally:
        with contextlib.suppress(OperationalError):
            note_gone(name)
        connections.close_all()


def _await_end(stopping: threading.Event) -> None:
    """Standard input is a pipe that the parent holds: it closes when the parent ends.

    On POSIX the server's own children hold it too and may outlive a parent that is killed: there the parent's id tells.
    """
    sys.stdin.buffer.read()
    stopping.set()


def _look_around(name: str) -> None:
    """A database that is locked or away now is asked again at the next look."""
    with contextlib.suppress(OperationalError):
        close_old_connections()
        note_alive(name)
        tasks.look_around()
        of_summaries.look_around()


def _do_jobs(name: str) -> None:
    """Reading whether anything waits takes no lock; only what waits is worth one."""
    with contextlib.suppress(OperationalError):
        close_old_connections()
        if DBTaskResult.objects.ready().exists():
            call_command(
                "db_worker",
                batch=True,
                max_tasks=_MOST_JOBS,
                startup_delay=False,
                reload=False,
                verbosity=0,
                worker_id=name,
            )


@contextlib.contextmanager
def beside() -> Iterator[None]:
    """A worker in a process of its own within the block; what it says goes into HOME/worker.log."""
    with (Path(settings.HOME) / _LOG).open("ab") as log:
        worker = subprocess.Popen(
            [sys.executable, "-m", "jiaogong.config.cli", "work", "--until-parent-ends"],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
        )
    try:
        yield
    finally:
        _stop(worker)


def _stop(worker: subprocess.Popen[bytes]) -> None:
    """Let it finish what it is at; after ten seconds, end it."""
    if worker.stdin:
        with contextlib.suppress(OSError):
            worker.stdin.close()
    try:
        worker.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()
