"""Plain texts in the encodings that schools' computers write."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from jiaogong.kernel.errors import RuleBroken
from jiaogong.summaries.files import open_text
from jiaogong.summaries.files.encodings import decoded

TEXT = "工会工作总结\r\n3月8日，组织女教职工开展羽毛球赛，42人参加。\n"
TAIWAN = "工會工作總結\r\n3月8日，組織女教職工開展羽毛球賽，42人參加。\n"


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("text", "codec", "told"),
    [
        (TEXT, "utf-8", ()),
        (TEXT, "gb18030", ("The file is not in UTF-8; it was read as GB18030.",)),
        (TEXT, "gbk", ("The file is not in UTF-8; it was read as GB18030.",)),
        (TAIWAN, "big5", ("The file is not in UTF-8; it was read as Big5.",)),
        (TEXT, "utf-16-le", ("The file is not in UTF-8; it was read as UTF-16LE.",)),
        (TEXT, "utf-16-be", ("The file is not in UTF-8; it was read as UTF-16BE.",)),
        (TEXT, "utf-16", ("The file is not in UTF-8; it was read as UTF-16LE.",)),
    ],
)
def test_a_text_is_read_in_its_encoding_character_by_character_and_another_than_utf_8_is_told(text, codec, told):
    opened = open_text(text.encode(codec), "总结.txt")

    assert (opened.text, opened.notes) == (text, told)


def test_the_mark_before_utf_8_stays_a_character_so_that_places_count_as_in_the_file():
    assert open_text(TEXT.encode("utf-8-sig"), "总结.txt").text == "\ufeff" + TEXT


@pytest.mark.parametrize("text", ["总结", "慰问", "教代会。", "二〇二五年度"])
@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_a_few_characters_are_enough(text, codec):
    assert open_text(text.encode(codec), "短.md").text == text


def test_lines_of_two_encodings_in_one_file_are_each_read_in_theirs():
    data = "一、教代会\n".encode() * 3 + "二、慰问困难教职工18人次\n".encode("gb18030") + "三、总结\n".encode()

    opened = open_text(data, "总结.txt")

    assert opened.text == "一、教代会\n" * 3 + "二、慰问困难教职工18人次\n三、总结\n"
    assert opened.notes == ("Line 4 is in another encoding than the rest, and was read as GB18030.",)


def test_a_damaged_line_is_read_as_far_as_it_can_be_and_named():
    data = TEXT.encode() + "慰问".encode() + b"\xe6\x95" + "18人次。\n".encode() + "召开教代会。\n".encode()

    opened = open_text(data, "总结.txt")

    assert opened.text == TEXT + "慰问�18人次。\n召开教代会。\n"
    assert opened.notes == ("Line 3 is damaged: what could not be read in it stands as �.",)


def test_a_file_that_breaks_off_within_a_character_is_read_to_there():
    opened = open_text(TEXT.encode() + "慰问困难教职工".encode()[:-1], "总结.txt")

    assert opened.text == TEXT + "慰问困难教职�"


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x00\x01\x02\x03" * 50, b"MZ\x90\x00\x03" + b"\xff" * 90])
def test_bytes_that_are_no_text_are_refused(data):
    with pytest.raises(RuleBroken, match=r"“总结\.txt” is not text"):
        open_text(data, "总结.txt")


@given(st.text(alphabet="工会教职代表大慰问困难活动参加组织开展三八节年月日人次，。：0123456789\n", min_size=8))
def test_whatever_was_written_in_words_of_the_trade_comes_back(text):
    read = [decoded(text.encode(codec)) for codec in ("utf-8", "gb18030")]

    assert [found and found.text for found in read] == [text, text]
