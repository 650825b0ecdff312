"""First page, ledger list and its totals, requests a second, with 20,000 and 1,000,000 entries; a bare list page beside."""

from __future__ import annotations

import contextlib
import http.client
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench._house import demo_area
from bench._measuring import told

ROOT = Path(__file__).resolve().parents[1]
MANY = 1_000_000
MOST_SECONDS = 15


@contextlib.contextmanager
def served() -> Iterator[int]:
    """The house on granian, one worker, on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--workers",
        "1",
        "--no-log",
        "--port",
        str(port),
        "bench._server:application",
    ]
    server = subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": f"{ROOT}:{ROOT / 'src'}", "JIAOGONG_SECOND_FACTOR": "none"},
        stdout=subprocess.DEVNULL,
    )
    try:
        for _ in range(200):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def seconds_a_request(port: int, path: str, cookie: str, times: int = 40) -> float:
    """The median time of one request on a kept connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    taken: list[float] = []
    until = time.monotonic() + MOST_SECONDS
    while len(taken) < times and (len(taken) < 3 or time.monotonic() < until):
        began = time.perf_counter()
        connection.request("GET", path, headers={"Cookie": cookie, "HX-Request": "true" if "totals" in path else ""})
        answer = connection.getresponse()
        body = answer.read()
        taken.append(time.perf_counter() - began)
        if answer.status != 200 or not body:
            raise SystemExit(f"{path} answered {answer.status}")
    connection.close()
    return statistics.median(taken)


def officer_cookie(path: str) -> str:
    """A session of the area's officer."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from jiaogong.members.models import Account

    account = Account.objects.filter(person__offices__union__path=path).first()
    if account is None:
        raise SystemExit("The demo area has no officer who can sign in.")
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def grow() -> None:
    """Copy the ledger's two years onto the years before them, until it holds a million entries."""
    from django.db import connection, models

    from jiaogong.ledger.models import Entry, Figure

    columns = [
        f.column
        for f in Entry._meta.local_fields
        if f.column not in ("id", "form_key", "reverses_id", "replaces_id", "part_of_id")
    ]
    shift = "date(start_date, '-' || %s || ' days')" if connection.vendor == "sqlite" else "(start_date - %s)"
    ends = shift.replace("start_date", "end_date")
    chosen = ", ".join({"start_date": shift, "end_date": ends}.get(c, c) for c in columns)
    top = Entry.objects.aggregate(models.Max("id"))["id__max"]
    rows = Entry.objects.filter(sign=1).count()
    with connection.cursor() as cursor:
        for round_ in range((MANY - rows) // rows):
            step = top * (round_ + 1)
            days = 730 * (round_ + 1)
            cursor.execute(
                f"INSERT INTO ledger_entry (id, {', '.join(columns)}) SELECT id + {step}, {chosen} FROM ledger_entry WHERE id <= {top} AND sign = 1",
                [days, days],
            )
            cursor.execute(
                "INSERT INTO ledger_figure (entry_id, measure, value, qualifier)"
                f" SELECT f.entry_id + {step}, measure, value, qualifier FROM ledger_figure f JOIN ledger_entry e ON e.id = f.entry_id WHERE e.id <= {top} AND e.sign = 1"
            )
        cursor.execute("ANALYZE")
    assert Figure.objects.exists()


def measure(label: str, cookie: str) -> dict[str, float]:
    with served() as port:
        found = {path: seconds_a_request(port, path, cookie) for path in ("/", "/ledger/", "/bare/")}
        found["/ledger/totals/"] = seconds_a_request(port, "/ledger/totals/", cookie, 5)
    for path, name in {"/": "first page", "/ledger/": "ledger list", "/bare/": "bare Django list page"}.items():
        told(f"{name}, {label} entries", 1 / found[path], "req/s", note=f"{found[path] * 1000:.1f} ms")
    return found


def main() -> None:
    path, _year = demo_area()
    cookie = officer_cookie(path)
    few = measure("20,000", cookie)
    grow()
    many = measure("1,000,000", cookie)
    told("ledger list at 1,000,000 against 20,000", many["/ledger/"] / few["/ledger/"], "times", at_most=1.5)
    told("counts and totals at 1,000,000", many["/ledger/totals/"], "s", at_most=1.0)


if __name__ == "__main__":
    main()
