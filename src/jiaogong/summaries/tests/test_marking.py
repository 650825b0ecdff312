from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jiaogong.summaries.marking import Marked, stretches

TEXT = "共42人参加，获奖3人。"
MARKS = st.lists(
    st.builds(
        Marked,
        st.integers(-2, 20),
        st.integers(-2, 20),
        st.sampled_from(["figure", "finding"]),
        weight=st.integers(0, 5),
    ),
    max_size=6,
)


@given(MARKS)
def test_whatever_is_marked_no_character_is_lost(marks):
    cut = stretches(TEXT, marks)

    assert "".join(s.text for s in cut) == TEXT
    assert [s.text for s in cut] == [TEXT[s.start : s.end] for s in cut]


def test_of_two_that_overlap_the_heavier_is_shown():
    marks = [Marked(0, 6, "supported", weight=1), Marked(1, 4, "contradicted", weight=4)]

    cut = stretches(TEXT, marks)

    assert [(s.text, s.kind) for s in cut[:3]] == [("共", "supported"), ("42人", "contradicted"), ("参加", "supported")]


def test_a_mark_beyond_the_text_is_left_out():
    assert [(s.text, s.kind) for s in stretches("三人", [Marked(1, 9, "figure"), Marked(1, 1, "figure")])] == [
        ("三人", "")
    ]
