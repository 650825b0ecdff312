"""The server, at port 8000 of this machine or the next that is free, with a worker beside it."""

from __future__ import annotations

import contextlib
import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from jiaogong.config import working
from jiaogong.config.demo.tree import AREA_CODE, AREA_NAME
from jiaogong.kernel.errors import RuleBroken
from jiaogong.unions.queries import union_by_code

HOST = "127.0.0.1"
FIRST_PORT = 8000
_TRIED = 50
_MOST_PROCESSES = 4


def free_port(host: str = HOST, first: int = FIRST_PORT) -> int:
    """The first port from `first` on that nobody listens at. Raises RuleBroken after fifty taken ones."""
    for port in range(first, first + _TRIED):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as tried:
            if os.name == "posix":
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with contextlib.suppress(OSError):
                tried.bind((host, port))
                return port
    raise RuleBroken(
        _("The ports %(first)s to %(last)s are all taken: stop one of the programs there.")
        % {"first": first, "last": first + _TRIED - 1}
    )


def serve(host: str, port: int, *, when_ready: Callable[[], None]) -> None:
    """Serve until stopped; a note of the port lies in the folder meanwhile."""
    Path(settings.STATIC_ROOT).mkdir(exist_ok=True)
    if host == HOST and _holds_the_demo():
        _ask_for_no_second_factor()
    server = Server(
        "jiaogong.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes(),
        blocking_threads=4,
        log_access=False,
        log_level=LogLevels.warning,
        websockets=False,
    )
    server.on_startup(when_ready)
    with _noted(port), working.beside():
        server.serve()


def processes() -> int:
    """How many processes answer: on PostgreSQL one a processor, four at most; SQLite, which has one writer, gets one."""
    return min(os.cpu_count() or 1, _MOST_PROCESSES) if connection.vendor == "postgresql" else 1


def _ask_for_no_second_factor() -> None:
    """Made-up people on this machine alone need none, unless the environment says otherwise.

    Workers are forked with these settings or, as on Windows, read them anew.
    """
    if "JIAOGONG_SECOND_FACTOR" not in os.environ:
        os.environ["JIAOGONG_SECOND_FACTOR"] = settings.SECOND_FACTOR = "none"


def _holds_the_demo() -> bool:
    area = union_by_code(AREA_CODE)
    return area is not None and area.name == AREA_NAME


@contextlib.contextmanager
def _noted(port: int) -> Iterator[None]:
    note = _note()
    note.write_text(f"{os.getpid()} {port}", encoding="ascii")
    try:
        yield
    finally:
        note.unlink(missing_ok=True)


def is_being_served() -> bool:
    """Whether a server of this folder answers at the port that it noted."""
    if not _note().is_file():
        return False
    port = _note().read_text(encoding="ascii").partition(" ")[2]
    if not port.isdigit():
        return False
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as asked:
        asked.settimeout(1)
        return asked.connect_ex((HOST, int(port))) == 0


def _note() -> Path:
    return Path(settings.HOME) / "serving"
