import pytest

from jiaogong.prose.sentences import Sentence, cut_sentences, veil
from jiaogong.prose.text import plain


def cut(text: str) -> list[tuple[str, Sentence]]:
    veiled = veil(text)
    return [(text[s.start : s.end], s) for s in cut_sentences(veiled)]


def test_punctuation_inside_quotes_titles_and_numbers_is_hidden_one_for_one():
    text = "开展“学先进,做表率”活动,发放1,200元,读《家,春,秋》。"

    veiled = veil(text)

    assert len(veiled) == len(text)
    assert [part.replace("·", "") for part in veiled.split(",")] == [
        "开展“学先进做表率”活动",
        "发放1200元",
        "读《家春秋》。",
    ]


def test_a_half_width_point_between_words_ends_a_sentence_but_not_a_number():
    sentences = [words for words, _ in cut(plain("经费8.5万元.参保率100%.全部公开.").plain)]

    assert sentences == ["经费8.5万元。", "参保率100%。", "全部公开。"]


def test_a_numbered_line_is_a_heading_over_what_follows():
    text = "一、民主管理\n召开教代会。\n二、关心生活\n组织体检。"

    under = [
        (words, text[slice(*s.section.heading)]) for words, s in cut(text) if s.section.heading and not s.is_heading
    ]

    assert under == [("召开教代会。", "民主管理"), ("组织体检。", "关心生活")]


def test_numbering_on_one_line_cuts_as_lines_would():
    text = "一、民主管理1、召开教代会。2、公开校务。二、关心生活组织体检。"

    cuts = [words for words, _ in cut(text + "全年共走访。" * 40)][:4]

    assert cuts == ["民主管理", "召开教代会。", "公开校务。", "关心生活组织体检。"]


def test_school_years_and_prizes_in_a_row_are_no_numbering():
    text = "初一、初二年级参加,分获一、二等奖。"

    assert [words for words, _ in cut(text)] == [text]


def test_plans_and_shortcomings_lend_their_tone_to_their_section():
    text = "一、主要工作\n召开教代会。\n二、存在的不足\n活动偏少。\n三、下一步打算\n组织体检。"

    tones = [s.section.tone for _, s in cut(text) if not s.is_heading]

    assert tones == ["done", "lacking", "planned"]


def test_a_dated_log_on_one_line_is_cut_at_its_dates():
    text = "具体如下:2026/3/6走访退休教师 2026-3-27召开职代会"

    logs = [words.strip() for words, s in cut(text) if s.is_log]

    assert logs == ["2026/3/6走访退休教师", "2026-3-27召开职代会"]


@pytest.mark.parametrize(
    "number", ["一、", "(二)", "2、", "(3)", "④", "5.", "6)", "其一、", "【一】", "A.", "一 ", "1 "]
)
def test_a_number_is_no_part_of_its_item(number):
    assert [words for words, _ in cut(f"{number}3月5日走访教师12人。")] == ["3月5日走访教师12人。"]


def test_items_told_on_one_line_leave_their_numbers_out():
    text = "一、3月5日走访12人。二、4月8日慰问20人。(1)捐款300元;(2)6月1日登山。"

    assert [words for words, _ in cut(text)] == ["3月5日走访12人。", "4月8日慰问20人。", "捐款300元;", "6月1日登山。"]
