"""What is said of a text that is no report: never that all is good."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import translation

from jiaogong.prose import read
from jiaogong.summaries.understood import understood

NO_ACT = "No act was found: "
FOREIGN = NO_ACT + "the text is in English or another language of Latin letters; only Chinese is read."
VERSE = NO_ACT + "the text reads like verse or a list of short lines, not like a report."
NUMBERS = NO_ACT + "the text is mostly numbers; give it as a spreadsheet, or in sentences."
NOTHING_DONE = NO_ACT + "no sentence tells of something that was done, with a day, a number, a name or an event."


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The union held three meetings this year. 42 teachers took part on 8 March 2025.", (FOREIGN,)),
        ("白日依山尽，黄河入海流。欲穷千里目，更上一层楼。", (VERSE,)),
        ("窗外的雨\n下了一夜\n粉笔灰落满肩头\n你还在灯下\n等一个答案", (VERSE,)),
        ("12 33 44\n55 66 77\n合计 120", (NUMBERS,)),
        ("我们要继续努力，开拓进取，把各项工作做得更好。", (NOTHING_DONE,)),
        ("————\n***", (NO_ACT + "the text holds no words.",)),
        (
            "今年の組合は三回の会議を開きました。みなさんありがとうございました。",
            (NO_ACT + "the text is not in Chinese, and nothing else is read.",),
        ),
        ("3月8日组织女教职工羽毛球赛，42人参加。", ()),
        (
            "3月8日组织女教职工羽毛球赛，42人参加。\nThe union held three meetings this year.",
            ("1 paragraph in another language than Chinese was not read.",),
        ),
    ],
)
def test_what_was_not_understood_is_said(text, told):
    assert understood(read(text)) == told


def test_of_a_text_of_plans_alone_the_plans_are_counted():
    told = understood(read("明年，我们将举办教职工运动会。"))

    assert told == (NOTHING_DONE, "1 plan was read.")


def test_sentences_with_numbers_of_which_nothing_was_read_are_quoted():
    told = understood(read("3月8日组织女教职工羽毛球赛，42人参加。今天阳光很好，气温26度。2025年，阳光很好。"))

    assert told == ("Of 1 sentence with a number nothing was read: “今天阳光很好，气温26度。”",)
