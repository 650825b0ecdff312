from __future__ import annotations

import pytest

from jiaogong.prose import read
from jiaogong.summaries.telling import finding_sentence


def test_a_day_that_no_calendar_has_is_called_so():
    text = "2026年4月33日，学校工会组织教职工拔河比赛，60人参加。"

    told = [finding_sentence(f, text[f.start : f.end]) for f in read(text).findings]

    assert told == ["“2026年4月33日”这一天不存在；请查清是哪一天。"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("全校58人，其中42人参加登山，占71.2%。", "“42人参加登山，占71.2%”应为72.4%：58中的42。"),
        ("应到代表45人，实到54人。", "“45人，实到54人”中部分54多于整体45。"),
        (
            "评出一等奖3名、二等奖5名、三等奖8名，共18名。",
            "“3名、二等奖5名、三等奖8名，共18名”中各部分相加为16名，不是18名。",
        ),
        ("慰问困难教师5户，每户600元，共计3600元。", "“3600元”应为3,000元：5乘以600。"),
        ("86名教职工捐款4300元，人均60元。", "“60元”应为50元：4,300由86人分摊。"),
        ("会员由86人增加到93人，增加9人。", "“93人，增加9人”应为7人：从86到93。"),
        ("收入41.2万元，支出38.7万元，结余3.5万元。", "“38.7万元，结余3.5万元”应为25,000元：412,000减去387,000。"),
        ("到会代表86人，赞成80票，反对1票，弃权3票。", "“80票”处各项票数合计84票，而投票的有86。"),
        ("组织教师参加体检，参与率达108%。", "“108%”超过了全部：最多为100%。"),
        (
            "我校现有教职工86人。在工会的组织下，我校教职工89人全部参加了体检。",
            "“89人”写的是89，同一事项前文写的是86。",
        ),
    ],
)
def test_arithmetic_that_does_not_hold_is_told_with_what_it_should_be(text: str, sentence: str) -> None:
    told = [finding_sentence(f, text[f.start : f.end]) for f in read(text).findings if f.kind == "bad_arithmetic"]

    assert told == [sentence]
