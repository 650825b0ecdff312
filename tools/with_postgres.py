"""Run a command beside a PostgreSQL of its own, named by DATABASE_URL, and stop that server whatever happens.

    tools/with_postgres.py COMMAND [ARGUMENT…]

The server listens on a free port of this machine only and keeps everything in a temporary folder. Unless a bench
asks for it, it never flushes to disk.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

USER = "jiaogong"
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "shared_buffers": "128MB",
    "jit": "off",
}
UNFLUSHED = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}


class NoPostgres(Exception):
    """PostgreSQL is not installed, or does not start."""


def binaries() -> Path:
    """The folder that holds initdb and pg_ctl."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name.split(".")[0]))
    candidates = list(reversed(debian))
    if shutil.which("pg_config"):
        told = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True, check=True)
        candidates.append(Path(told.stdout.strip()))
    if found := shutil.which("initdb"):
        candidates.append(Path(found).resolve().parent)
    for folder in candidates:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    raise NoPostgres("PostgreSQL's server is not installed: apt-get install postgresql.")


def as_server(command: list[str | Path], folder: Path) -> None:
    """Run one of PostgreSQL's programs; root hands over to the user postgres, as the server refuses root."""
    user = "postgres" if os.geteuid() == 0 else None
    quiet: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    done = subprocess.run(command, cwd=folder, user=user, group=user, extra_groups=user and [], text=True, **quiet)
    if done.returncode:
        raise NoPostgres(f"{Path(command[0]).name} failed:\n{done.stdout}")


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def own(path: Path) -> None:
    """Give a path to the user that the server runs as."""
    if os.geteuid() == 0:
        server = pwd.getpwnam("postgres")
        os.chown(path, server.pw_uid, server.pw_gid)


@contextlib.contextmanager
def postgres(*, flushes: bool = False) -> Iterator[str]:
    """Start a server, give its DATABASE_URL, and stop it at the end; where it `flushes`, what is committed is on disk."""
    bin_folder = binaries()
    folder = Path(tempfile.mkdtemp(prefix="jiaogong-pg-"))
    data, password, secret = folder / "data", secrets.token_hex(16), folder / "password"
    pg_ctl: list[str | Path] = [bin_folder / "pg_ctl", "-D", data, "-s", "-w"]
    try:
        secret.write_text(password, encoding="ascii")
        secret.chmod(0o600)
        own(secret)
        own(folder)
        initdb = ["--no-sync", "--no-locale", "-E", "UTF8", "-U", USER, "-A", "scram-sha-256", f"--pwfile={secret}"]
        as_server([bin_folder / "initdb", "-D", data, *initdb], folder)
        port = free_port()
        settings = SETTINGS if flushes else SETTINGS | UNFLUSHED
        options = " ".join(f"-c {name}={value}" for name, value in settings.items())
        started: list[str | Path] = ["-l", folder / "log", "-o", f"-p {port} -k {folder} {options}", "start"]
        as_server([*pg_ctl, *started], folder)
        url = f"postgres://{USER}:{password}@127.0.0.1:{port}/{USER}"
        environment = os.environ | {"PGPASSWORD": password}
        created: list[str | Path] = [bin_folder / "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", USER, USER]
        subprocess.run(created, env=environment, check=True)
        yield url
    finally:
        if (data / "postmaster.pid").exists():
            as_server([*pg_ctl, "-m", "immediate", "stop"], folder)
        shutil.rmtree(folder, ignore_errors=True)


def leave(number: int, _frame: FrameType | None) -> None:
    """Turn a signal into an orderly exit, so that the server is stopped."""
    sys.exit(128 + number)


def accompany(command: list[str], environment: dict[str, str]) -> int:
    """Run a command to its end, or end it with us; its exit code."""
    child = subprocess.Popen(command, env=environment)
    try:
        return child.wait()
    finally:
        if child.poll() is None:
            child.terminate()
            child.wait(timeout=20)


def main(command: list[str]) -> int:
    if not command:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, leave)
    try:
        with postgres() as url:
            return accompany(command, os.environ | {"DATABASE_URL": url})
    except NoPostgres as absent:
        sys.stderr.write(f"{absent}\n")
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
