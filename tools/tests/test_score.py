from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

import score

SCORER = """import json, sys
print(json.dumps({name: {"f1": 0.9} for name in %s} | {"findings": {"f1": 0.9, "by_kind": {"mojibake": 0.9}}}))
"""


def folder_of_labels(place: Path) -> Path:
    """A folder laid out as the labelled summaries are, its scorer giving 0.9 for everything."""
    (place / "tools").mkdir(parents=True)
    (place / "summaries").mkdir()
    (place / "tools/score_reading.py").write_text(SCORER % list(score.AIMS), "utf-8")
    (place / "summaries/gold.jsonl").write_text("{}\n", "utf-8")
    (place / "summaries/a.txt").write_bytes("召开教代会两次。\r\n慰问困难教师5户。".encode())
    return place


def test_without_the_labelled_summaries_one_sentence_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = score.main([str(tmp_path)])

    assert code == 0
    assert capsys.readouterr().out == (
        f"The labelled summaries are not here: no scorer and gold.jsonl under {tmp_path.resolve()}.\n"
    )


def test_the_marks_stand_beside_the_aims(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = score.main([str(folder_of_labels(tmp_path / "labels"))])

    said = {
        name: (mark, verdict)
        for name, mark, verdict in re.findall(r"^(\S+) +([\d.]+) +[\d.]+  (\w+)$", capsys.readouterr().out, re.M)
    }
    assert code == 1
    assert said == {name: ("0.900", "met" if aim <= 0.9 else "MISSED") for name, aim in score.AIMS.items()}


def test_offsets_count_the_characters_of_the_file_as_it_is(tmp_path: Path) -> None:
    labelled = score.Labelled(folder_of_labels(tmp_path / "labels"))

    readings: list[dict[str, Any]] = [json.loads(line) for line in score.read_all(labelled.texts)]

    assert [(c["start"], c["end"]) for c in readings[0]["claims"]] == [(0, 7), (10, 18)]


def test_the_target_runs_the_script() -> None:
    planned = subprocess.run(
        ["make", "--no-print-directory", "--dry-run", "score", "ARGS=elsewhere"],
        cwd=score.ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout

    assert planned.splitlines()[-1] == ".venv/bin/python tools/score.py elsewhere"
