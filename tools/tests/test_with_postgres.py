from __future__ import annotations

import errno
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import with_postgres

SCRIPT = Path(with_postgres.__file__)


@pytest.mark.parametrize("code", [0, 3])
def test_the_exit_code_is_the_commands_and_the_server_is_gone(code: int) -> None:
    command = [sys.executable, str(SCRIPT), "sh", "-c", f"echo $DATABASE_URL; exit {code}"]

    done = subprocess.run(command, capture_output=True, text=True)

    assert done.returncode == code
    port = urlsplit(done.stdout.strip()).port
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) == errno.ECONNREFUSED


def test_without_a_command_it_says_how_it_is_used() -> None:
    done = subprocess.run([sys.executable, SCRIPT], capture_output=True, text=True)

    assert done.returncode == 2
    assert "COMMAND" in done.stderr
