"""Run every bench, print one table and write build/bench.json.

    tools/run_benches.py [NAME…]

A bench is a script bench/NAME.py. What it measures it prints on standard output as lines of JSON:

    {"name": "rollup of an area", "value": 0.42, "unit": "s", "at_most": 1.0}
    {"name": "claims found", "value": 0.91, "unit": "share", "at_least": 0.85, "note": "40 summaries"}

`at_most`, `at_least` and `note` may be left out; other lines are passed on. Each bench runs in a process and a
JIAOGONG_HOME of its own, on SQLite unless DATABASE_URL names another database.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
BENCHES = ROOT / "bench"
REPORT = ROOT / "build/bench.json"


def run(script: Path) -> dict[str, Any]:
    """Run one bench and gather what it measured."""
    sys.stdout.write(f"{script.stem} …\n")
    sys.stdout.flush()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"JIAOGONG_HOME": home, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, str(script)]
        done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    measured = [row for line in done.stdout.splitlines() if (row := as_row(line))]
    return {"bench": script.stem, "code": done.returncode, "seconds": time.monotonic() - began, "measured": measured}


def as_row(line: str) -> dict[str, Any] | None:
    """A line of a bench's output as a measurement; any other line is passed on."""
    try:
        row = json.loads(line)
    except json.JSONDecodeError:
        row = None
    if isinstance(row, dict) and {"name", "value", "unit"} <= row.keys():
        return row | {"met": is_met(row)}
    sys.stdout.write(f"  {line}\n")
    return None


def is_met(row: dict[str, Any]) -> bool | None:
    """Whether a measurement keeps the limits that it came with; None where it has none."""
    if "at_most" not in row and "at_least" not in row:
        return None
    return bool(row["value"] <= row.get("at_most", row["value"]) and row["value"] >= row.get("at_least", row["value"]))


def machine() -> dict[str, Any]:
    """Where and on what the figures were measured."""
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True).stdout.strip()
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit,
        "python": platform.python_version(),
        "system": platform.platform(),
        "processors": os.cpu_count(),
    }


def table(results: list[dict[str, Any]]) -> str:
    """The measurements as lines: bench, name, value, limit, note."""
    lines = []
    for result in results:
        if result["code"]:
            lines.append(f"{result['bench']:16} failed with exit code {result['code']}")
        for row in result["measured"]:
            limit = "".join(f" {sign} {row[key]}" for key, sign in (("at_most", "≤"), ("at_least", "≥")) if key in row)
            verdict = {True: "met", False: "MISSED", None: ""}[row["met"]]
            value = f"{row['value']:,.4g}" if isinstance(row["value"], float) else str(row["value"])
            lines.append(
                f"{result['bench']:16} {row['name']:44} {value:>10} {row['unit']:8}{limit:12} {verdict:7}{row.get('note', '')}"
            )
    return "\n".join(line.rstrip() for line in lines)


def main(names: list[str]) -> int:
    scripts = sorted(path for path in BENCHES.glob("*.py") if not path.name.startswith("_"))
    unknown = set(names) - {path.stem for path in scripts}
    if unknown or not scripts:
        sys.stderr.write(f"No such bench in bench/: {', '.join(sorted(unknown)) or 'none is there'}.\n")
        return 1
    results = [run(path) for path in scripts if not names or path.stem in names]
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(json.dumps({"machine": machine(), "benches": results}, ensure_ascii=False, indent=2), "utf-8")
    sys.stdout.write(f"\n{table(results)}\n\nWritten: {REPORT.relative_to(ROOT)}\n")
    missed = any(row["met"] is False for result in results for row in result["measured"])
    return int(missed or any(result["code"] for result in results))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
