"""The reader's marks on the hand-labelled summaries that may stand beside the project."""

import functools
import json
import subprocess
import sys
from pathlib import Path

import pytest

from jiaogong.prose import as_json, read

SHARED = Path(__file__).resolve().parents[5] / "shared"
MARKS = {
    "figures": 0.90,
    "claims": 0.50,
    "category": 0.75,
    "date": 0.80,
    "people": 0.80,
    "findings": 0.45,
}


@functools.cache
def scores() -> dict[str, float]:
    texts = sorted((SHARED / "summaries").glob("*.txt"))
    lines = [json.dumps(as_json(t.stem, read(t.read_bytes().decode()))) for t in texts]
    command = [sys.executable, str(SHARED / "tools" / "score_reading.py"), "/dev/stdin", "--json"]
    done = subprocess.run(command, input="\n".join(lines), capture_output=True, text=True, check=True)
    return {name: row.get("f1", row.get("accuracy")) for name, row in json.loads(done.stdout).items()}


@pytest.mark.skipif(
    not (SHARED / "tools" / "score_reading.py").exists(), reason="no labelled summaries beside the project"
)
@pytest.mark.parametrize("kind", MARKS)
def test_the_labelled_summaries_are_read_at_least_this_well(kind):
    assert scores()[kind] >= MARKS[kind]
