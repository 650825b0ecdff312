"""Run the checks beside the tests on SQLite, those that touch the database on PostgreSQL too, then the journeys in the
browser, and sum them up. Pages, and what they must not tell, are tried on SQLite; every route with every role on
PostgreSQL alone.

    tools/with_postgres.py tools/run_tests.py [PYTEST OPTION…]

DATABASE_URL names the PostgreSQL. Everything runs even where an earlier part failed; the last line is pytest's,
with the sums of all runs.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
REPORTS = ROOT / "build/tests"
BYTECODE = ROOT / "build/bytecode"
JOURNEYS = ROOT / "src/jiaogong/tests/journeys"


@dataclass(frozen=True)
class Outcome:
    """How a part ended: its exit code, and how many tests failed, were skipped and passed."""

    name: str
    code: int
    seconds: float
    failed: int = 0
    skipped: int = 0
    passed: int = 0

    def counts(self) -> str:
        named = {"failed": self.failed, "passed": self.passed, "skipped": self.skipped}
        return ", ".join(f"{number} {name}" for name, number in named.items() if number)


def run(name: str, command: list[str], environment: Mapping[str, str]) -> tuple[int, float]:
    """Run a command below a heading; its exit code and its seconds."""
    sys.stdout.write(f"\n── {name} ──\n")
    sys.stdout.flush()
    began = time.monotonic()
    code = subprocess.run(command, cwd=ROOT, env=dict(environment)).returncode
    return code, time.monotonic() - began


def run_pytest(name: str, options: list[str], environment: Mapping[str, str]) -> Outcome:
    """Run pytest once and read its counts from the report that it writes."""
    report = REPORTS / f"{name}.xml"
    report.unlink(missing_ok=True)
    command = [sys.executable, "-m", "pytest", "-q", f"--junitxml={report}", *options]
    code, seconds = run(name, command, environment)
    if not report.exists():
        return Outcome(name, code or 1, seconds, failed=1)
    suite = ElementTree.parse(report).getroot().find("testsuite")
    counted = {} if suite is None else suite.attrib
    failed, skipped = int(counted.get("failures", 0)) + int(counted.get("errors", 0)), int(counted.get("skipped", 0))
    return Outcome(name, code, seconds, failed, skipped, int(counted.get("tests", 0)) - failed - skipped)


def run_checks(environment: Mapping[str, str]) -> tuple[Outcome, str]:
    """Run the checks and keep what they say until it can be shown."""
    began = time.monotonic()
    asked: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    done = subprocess.run(["tools/check.sh"], cwd=ROOT, env=dict(environment), **asked)
    return Outcome("checks", done.returncode, time.monotonic() - began), done.stdout


def compiled_once(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment in which each module is compiled once, not by every process, whatever the machine was told."""
    kept = {name: value for name, value in environment.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(BYTECODE)}


def workers() -> str:
    """As many as there are processors, but never more databases than help."""
    return str(min(4, os.cpu_count() or 1))


def main(options: list[str]) -> int:
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    REPORTS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="jiaogong-shared-") as shared:
        return run_all(options, compiled_once(os.environ) | {"JIAOGONG_TESTS_SHARED": shared})


def run_all(options: list[str], on_postgres: dict[str, str]) -> int:
    """Run every part; 1 where one failed."""
    on_sqlite = {name: value for name, value in on_postgres.items() if name != "DATABASE_URL"}
    began = time.monotonic()
    parallel = ["-n", workers(), "--dist", "loadgroup", *options]
    with ThreadPoolExecutor(1) as beside:
        # The checks keep one processor busy for most of their time, so that they run beside the tests.
        checking = beside.submit(run_checks, on_sqlite)
        sqlite = run_pytest("sqlite", ["-m", "not journey and not on_postgres", *parallel], on_sqlite)
    checks, said = checking.result()
    sys.stdout.write(f"\n── checks ──\n{said}")
    outcomes = [
        checks,
        sqlite,
        run_pytest(
            "postgresql", ["-m", "database and not journey and not page and not on_sqlite", *parallel], on_postgres
        ),
        run_pytest("journeys", [str(JOURNEYS), "-m", "journey", *parallel], on_postgres),
    ]
    tell(outcomes, time.monotonic() - began)
    return int(any(outcome.code for outcome in outcomes))


def tell(outcomes: list[Outcome], seconds: float) -> None:
    """Print a line a part, then the sums as pytest words them."""
    sys.stdout.write("\n")
    for outcome in outcomes:
        verdict = "FAILED" if outcome.code else "ok"
        sys.stdout.write(f"{outcome.name:12} {verdict:8} {outcome.seconds:6.1f} s   {outcome.counts()}\n")
    total = Outcome(
        "total",
        code=0,
        seconds=seconds,
        failed=sum(outcome.failed for outcome in outcomes),
        skipped=sum(outcome.skipped for outcome in outcomes),
        passed=sum(outcome.passed for outcome in outcomes),
    )
    line = f" {total.counts() or 'no tests ran'} in {seconds:.2f}s "
    sys.stdout.write(f"{line:=^100}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
