from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaogong.members import names


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("单小明", "sxm"),
        ("仇大同", "qdt"),
        ("曾巧云", "zqy"),
        ("解慧", "xh"),
        ("区志远", "ozy"),
        ("欧阳静", "oyj"),
        ("尉迟恭", "ycg"),
    ],
)
def test_a_surname_is_read_as_a_surname(name, letters):
    found = names.initials(name)

    assert found == letters


def test_a_foreign_name_keeps_its_words():
    assert names.pinyin("Ann Lee") == "ann lee"


def test_a_minority_name_with_a_dot_is_spelled_through():
    assert names.initials("阿依·古丽") == "aygl"


@given(st.text(max_size=60))
def test_any_text_at_all_has_a_spelling_that_fits_its_column(name):
    spelled = names.pinyin(name)

    assert len(spelled) <= 120
    assert len(names.initials(name)) <= 20
