"""The rules of whole texts: put together, cut, merged by sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiaogong.summaries.rules.cutting import pieces_of, recut
from jiaogong.summaries.rules.merging import merge, merged
from jiaogong.summaries.rules.pieces import Piece, assembled, figures_in, piece_of

OPENING = Piece("opening", "", "全年办事二十件。", "", "全年办事二十件。")
CARE = Piece("care", "关爱服务", "走访18人次。\n发放补助。", "关爱服务", "走访18人次。\n发放补助。")
CULTURE = Piece("culture", "文体活动", "办赛3场。", "文体活动", "办赛3场。")
TEXT = "全年办事二十件。\n一、关爱服务\n走访18人次。\n发放补助。\n二、文体活动\n办赛3场。\n"
SENTENCES = st.lists(st.sampled_from(["开会。", "办展。", "走访。", "\n", "参赛，", "获奖！"]), max_size=8).map("".join)


def test_pieces_put_together_are_numbered_in_their_order():
    whole = assembled([OPENING, CARE, CULTURE])

    assert whole.text == TEXT


def test_what_is_left_out_takes_no_number():
    whole = assembled([OPENING, Piece("care", "关爱服务", "走访。", is_left_out=True), CULTURE])

    assert whole.text == "全年办事二十件。\n一、文体活动\n办赛3场。\n"


def test_figures_of_untouched_sentences_stay_at_their_places():
    figure = {"start": 2, "end": 6, "measure": "visits", "value": 18}
    care = Piece("care", "关爱服务", "新写一句。走访18人次。", written="走访18人次。\n发放补助。", figures=(figure,))

    (found,) = assembled([OPENING, care]).figures

    text = assembled([OPENING, care]).text
    assert text[found["start"] : found["end"]] == "18人次"


def test_figures_of_changed_sentences_are_gone():
    figure = {"start": 2, "end": 6, "measure": "visits", "value": 18}

    found = list(figures_in(Piece("care", body="走访了18人次。", written="走访18人次。", figures=(figure,))))

    assert found == []


def test_a_piece_comes_back_from_json_as_it_was():
    assert piece_of(CARE.told() | {"unknown": 1}) == CARE


def test_a_text_cut_is_put_together_again():
    assert assembled(pieces_of(TEXT)).text == TEXT


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (TEXT.replace("18", "19"), [("opening", False), ("care", False), ("culture", False)]),
        (TEXT.replace("关爱服务", "暖心服务"), [("opening", False), ("care", False), ("culture", False)]),
        ("全年办事二十件。\n一、文体活动\n办赛3场。\n", [("opening", False), ("care", True), ("culture", False)]),
        (TEXT + "三、附言\n谢谢。\n", [("opening", False), ("care", False), ("culture", False), ("own-1", False)]),
        ("新稿。", [("opening", False), ("care", True), ("culture", True)]),
    ],
)
def test_a_text_changed_as_a_whole_finds_its_sections_again(text, told):
    found = recut([OPENING, CARE, CULTURE], text)

    assert [(p.key, p.is_left_out) for p in found] == told
    assert assembled(found).text.strip() == text.strip()


def test_an_own_paragraph_without_heading_is_not_doubled_when_the_whole_is_changed():
    own = Piece("own-1", "", "另有一事。", is_own=True)

    found = recut(
        [OPENING, CARE, own, CULTURE],
        "全年办事二十件。\n一、关爱服务\n走访18人次。\n另有两事。\n二、文体活动\n办赛。\n",
    )

    assert [p.key for p in found] == ["opening", "care", "culture"]


@pytest.mark.parametrize(
    ("before", "mine", "anew", "kinds", "result"),
    [
        ("甲。乙。", "甲。乙。", "甲。丙。", ["same", "anew"], "甲。丙。"),
        ("甲。乙。", "甲。我。", "甲。乙。", ["same", "edited"], "甲。我。"),
        ("甲2。乙。", "甲2。我。", "甲3。乙。", ["anew", "edited"], "甲3。我。"),
        ("甲2。乙。", "我2。乙。", "甲3。乙。", ["both", "same"], "我2。乙。"),
        ("甲。", "甲。我加。", "甲。新加。", ["same", "both"], "甲。我加。"),
        ("甲。乙。", "甲。我加。乙。", "甲。乙。新加。", ["same", "edited", "same", "anew"], "甲。我加。乙。新加。"),
        ("甲。乙。", "甲。", "甲。乙。丙。", ["same", "edited", "anew"], "甲。丙。"),
        ("", "我。", "新。", ["both"], "我。"),
        ("甲。", "乙。", "乙。", ["same"], "乙。"),
    ],
)
def test_edits_stay_and_new_figures_flow_in(before, mine, anew, kinds, result):
    chunks = merge(before, mine, anew)

    assert ([c.kind for c in chunks], merged(chunks)) == (kinds, result)


def test_where_both_changed_the_choice_decides():
    chunks = merge("甲2。", "我2。", "甲3。")

    assert [merged(chunks, {0: choice}) for choice in ("mine", "anew", "both")] == ["我2。", "甲3。", "我2。甲3。"]


@settings(max_examples=150, deadline=None)
@given(SENTENCES, SENTENCES)
def test_without_edits_the_new_writing_stands_and_without_news_the_edits(before, after):
    assert merged(merge(before, before, after)) == after
    assert merged(merge(before, after, before)) == after


@settings(max_examples=100, deadline=None)
@given(SENTENCES, SENTENCES, SENTENCES)
def test_whoever_chooses_nothing_loses_no_edit_that_the_news_did_not_touch(before, mine, anew):
    chunks = merge(before, mine, anew)

    assert "".join(c.before for c in chunks) == before
    assert [c for c in chunks if c.kind == "both" and c.mine == c.anew] == []
