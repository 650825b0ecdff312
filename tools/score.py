"""Read the labelled summaries and print the marks of the reading beside its aims.

    tools/score.py [SHARED] [--misses KIND]

SHARED is the folder that holds tools/score_reading.py and summaries/ with gold.jsonl; without it ../shared is looked
for beside the repository. The marks are that scorer's own. Where it is missing a sentence says so.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
BESIDE = ROOT.parent / "shared"
AIMS = {
    "figures": 0.97,
    "figures+unit": 0.94,
    "claims": 0.72,
    "category": 0.88,
    "date": 0.93,
    "people": 0.95,
    "bodies": 0.80,
    "awards": 0.80,
    "findings": 0.75,
}


@dataclass(frozen=True)
class Labelled:
    """A folder of labelled summaries and the scorer that came with them."""

    folder: Path

    @property
    def scorer(self) -> Path:
        return self.folder / "tools/score_reading.py"

    @property
    def gold(self) -> Path:
        return self.folder / "summaries/gold.jsonl"

    @property
    def is_there(self) -> bool:
        return self.scorer.is_file() and self.gold.is_file()

    @property
    def texts(self) -> list[Path]:
        return sorted(self.gold.parent.glob("*.txt"))


def read_all(texts: list[Path]) -> Iterator[str]:
    """Each text's reading as one line of JSON, offsets counting its characters with no newline translated."""
    from jiaogong.prose import as_json, read

    for file in texts:
        with file.open(encoding="utf-8", newline="") as opened:
            yield json.dumps(as_json(file.stem, read(opened.read())), ensure_ascii=False) + "\n"


def scored(labelled: Labelled, predicted: Path, *more: str) -> str:
    """What the scorer prints of the readings."""
    command = [sys.executable, str(labelled.scorer), str(predicted), str(labelled.gold), *more]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True).stdout


def table(marks: dict[str, Any]) -> str:
    """The marks beside the aims, one a line."""
    lines = [f"{'':14}{'mark':>7}{'aim':>7}"]
    for name, aim in AIMS.items():
        mark = marks[name].get("f1", marks[name].get("accuracy"))
        lines.append(f"{name:14}{mark:7.3f}{aim:7.2f}  {'met' if mark >= aim else 'MISSED'}")
    kinds = ", ".join(f"{kind} {mark:.2f}" for kind, mark in sorted(marks["findings"]["by_kind"].items()))
    return "\n".join([*lines, f"findings by kind: {kinds}"])


def are_met(marks: dict[str, Any]) -> bool:
    return all(marks[name].get("f1", marks[name].get("accuracy")) >= aim for name, aim in AIMS.items())


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=BESIDE)
    parser.add_argument("--misses", metavar="KIND", help="what was missed: figures, claims, category, date, people …")
    asked = parser.parse_args(arguments)
    labelled = Labelled(asked.shared.resolve())
    if not labelled.is_there:
        sys.stdout.write(f"The labelled summaries are not here: no scorer and gold.jsonl under {labelled.folder}.\n")
        return 0
    with tempfile.TemporaryDirectory() as kept:
        predicted = Path(kept) / "readings.jsonl"
        predicted.write_text("".join(read_all(labelled.texts)), "utf-8")
        if asked.misses:
            sys.stdout.write(scored(labelled, predicted, "--misses", asked.misses))
            return 0
        marks = json.loads(scored(labelled, predicted, "--json"))
    sys.stdout.write(f"{len(labelled.texts)} labelled summaries of {labelled.folder}\n\n{table(marks)}\n")
    return 0 if are_met(marks) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
