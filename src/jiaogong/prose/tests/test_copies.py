"""Copied passages: exact shares, the way back to the original, and fingerprints that miss nothing."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from jiaogong.prose.copies import PASSAGE, Held, bare, copied_from, copied_share, fingerprints, shares_from

OWN = "九月十日上午，全体教职工在礼堂共度节日，工会为从教三十年的老师献花。"
TAKEN = "坚持以人为本的理念，围绕教育中心工作，全面履行工会各项职能。"


def test_a_text_is_wholly_copied_from_itself():
    copied = copied_share(OWN, OWN)

    assert copied.share == 1.0


def test_two_texts_of_one_union_share_nothing_below_sixteen_characters():
    copied = copied_share(OWN, "全体教职工在礼堂共度节日")

    assert (copied.share, copied.passages) == (0.0, ())


def test_a_passage_is_told_at_its_place_in_both_texts():
    text, other = OWN + TAKEN, "序言。" + TAKEN

    copied = copied_share(text, other)

    assert [(text[p.start : p.end], other[p.other_start : p.other_end]) for p in copied.passages] == [
        ("。" + TAKEN, "。" + TAKEN)
    ]


def test_width_spaces_and_traditional_forms_hide_no_copy():
    copied = copied_share("參加教職工運動會的老師共３８人，\n　　獲一等獎。", "参加教职工运动会的老师共38人,获一等奖。")

    assert copied.share == 1.0


def test_an_empty_text_is_copied_from_nothing():
    assert copied_share("", TAKEN).share == 0.0


def test_the_text_that_gave_most_stands_first():
    folder = {"half": TAKEN, "whole": OWN + TAKEN, "none": "春天来了，校园里的玉兰花开了一树又一树。"}

    found = copied_from(OWN + TAKEN, folder)

    assert list(found) == ["whole", "half"]


def brute_share(text: str, other: str) -> float:
    """Every character that some shared passage covers, counted one by one."""
    a, b = bare(text).bare, bare(other).bare
    covered = {i + k for i in range(len(a) - PASSAGE + 1) if a[i : i + PASSAGE] in b for k in range(PASSAGE)}
    return round(len(covered) / len(a), 4) if covered else 0.0


pieces = st.lists(
    st.sampled_from([OWN, TAKEN, OWN[:20], TAKEN[5:24], "工会", "。", "慰问18人次，", "\n"]), max_size=8
).map("".join)


@settings(deadline=None)
@given(pieces, pieces)
def test_the_share_is_what_counting_every_character_gives(text: str, other: str):
    assert copied_share(text, other).share == brute_share(text, other)


@settings(deadline=None)
@given(pieces, pieces)
def test_texts_that_share_a_passage_share_a_fingerprint(text: str, other: str):
    shared = bool(copied_share(text, other).passages)

    assert not shared or bool(fingerprints(text) & fingerprints(other))


@settings(deadline=None)
@given(pieces, pieces)
def test_a_share_among_many_is_the_share_of_the_two_alone(text: str, other: str):
    assert Held(text).share_in(other) == brute_share(text, other)


def test_shares_of_a_folder_leave_out_what_shares_nothing():
    folder = {"half": TAKEN, "whole": OWN + TAKEN, "none": "春天来了，校园里的玉兰花开了一树又一树。"}

    found = shares_from(OWN + TAKEN, folder)

    assert list(found) == ["whole", "half"]


def test_a_fingerprint_tells_where_its_characters_stand():
    held = Held(OWN)

    assert {len(held.own.bare[at : at + 8]) for places in held.marks.values() for at in places} == {8}
