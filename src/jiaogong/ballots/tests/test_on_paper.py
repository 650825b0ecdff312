"""What of a ballot leaves the house: the published list, counted again elsewhere, exports, printed papers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings
from django.urls import reverse

from jiaogong.ballots.tests.factories import (
    CHEAP,
    CHOICE,
    GRADES,
    MOTION,
    carried_through,
    make_ballot,
    plan,
    voters_of,
)
from jiaogong.members.tests.factories import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _cheap_passphrases() -> Any:
    with override_settings(BALLOT_PASSPHRASE_COST=CHEAP):
        yield


def recounted(file: Any) -> Any:
    script = Path(__file__).parents[4] / "docs/recount.py"
    return subprocess.run([sys.executable, str(script), str(file)], capture_output=True, text=True, check=False)


def test_the_published_list_is_counted_again_by_the_script(chair, tmp_path):
    ballot = make_ballot(by=chair, plan=plan(MOTION, CHOICE, GRADES), voters=voters_of(chair.home, 3))
    carried_through(ballot, chair, [["yes", [0, "白鹭"], [0, 1]], ["no", [], [None, 3]], ["yes", [0, 1, 2, 3], [1, 1]]])
    reader = signed_in(chair)
    file = tmp_path / "ballot.json"
    file.write_bytes(reader.get(reverse("ballot-json", args=[ballot.pk])).content)

    told = recounted(file)

    rows = reader.get(reverse("ballot-csv", args=[ballot.pk])).content.decode().splitlines()
    assert (told.returncode, told.stdout.splitlines()[-1], len(rows)) == (0, "The count is right.", 1 + 3 + 3 + 6)


def test_a_count_that_was_changed_is_found_out_by_the_script(chair, tmp_path):
    ballot = make_ballot(by=chair)
    carried_through(ballot, chair, [["yes"], ["no"], ["yes"]])
    file = tmp_path / "ballot.json"
    text = signed_in(chair).get(reverse("ballot-json", args=[ballot.pk])).content.decode()
    file.write_text(text.replace('"yes": 2', '"yes": 3'), encoding="utf-8")

    assert recounted(file).returncode == 1


@pytest.mark.parametrize("name", ["ballots-export", "ballot-roll-export"])
def test_lists_are_exported(chair, name):
    ballot = make_ballot(by=chair)

    answer: Any = signed_in(chair).get(reverse(name, args=[ballot.pk] if name == "ballot-roll-export" else []))

    assert (answer.status_code, len(b"".join(answer.streaming_content)) > 1000) == (200, True)


def test_papers_are_printed_twice_on_a_sheet_with_their_instructions(chair):
    ballot = make_ballot(by=chair, plan=plan(CHOICE, way="both"))

    body = signed_in(chair).get(reverse("ballot-papers", args=[ballot.pk])).content.decode()

    assert (body.count("丁一宁"), body.count("How to fill it in")) == (2, 2)
