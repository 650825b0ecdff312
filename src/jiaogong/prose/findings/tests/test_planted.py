"""Clean summaries give no findings; faults planted into them are found where they were planted."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiaogong.prose.findings import find_findings
from jiaogong.prose.findings.tests.planted import CLEAN, PLANTERS, plant
from jiaogong.prose.text import plain

TRIES = 12
CAUGHT = 0.8


@pytest.mark.parametrize("name", list(CLEAN))
def test_a_clean_summary_gives_no_findings(name: str):
    assert find_findings(plain(CLEAN[name])) == []


@pytest.mark.parametrize("kind", list(PLANTERS))
def test_four_of_five_planted_faults_are_found_at_their_place(kind: str):
    rnd = random.Random(kind)
    caught = tried = 0

    for which in range(len(PLANTERS[kind])):
        for _ in range(TRIES):
            planted = plant(kind, which, rnd)
            tried += 1
            caught += any(
                f.kind == kind and f.start < planted.end and f.end > planted.start
                for f in find_findings(plain(planted.text))
            )

    assert caught / tried >= CAUGHT


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(sorted(PLANTERS)), st.randoms(use_true_random=False), st.data())
def test_a_planted_fault_raises_no_alarm_elsewhere(kind: str, rnd: random.Random, data: st.DataObject):
    which = data.draw(st.integers(0, len(PLANTERS[kind]) - 1))
    planted = plant(kind, which, rnd)

    elsewhere = [
        f for f in find_findings(plain(planted.text)) if f.start > planted.end + 30 or f.end < planted.start - 30
    ]

    assert elsewhere == []


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="工会教师获一二三等奖、，。（）“”《》*x×20245年月日人名篇%元共 \n`\\", max_size=60))
def test_any_text_is_read_and_every_finding_lies_inside_it(text: str):
    findings = find_findings(plain(text))

    assert all(0 <= f.start < f.end <= len(text) for f in findings)
