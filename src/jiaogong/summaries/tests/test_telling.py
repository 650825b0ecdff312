from __future__ import annotations

from jiaogong.prose import read
from jiaogong.summaries.telling import finding_sentence


def test_a_day_that_no_calendar_has_is_called_so():
    text = "2026年4月33日，学校工会组织教职工拔河比赛，60人参加。"

    told = [finding_sentence(f, text[f.start : f.end]) for f in read(text).findings]

    assert told == ["“2026年4月33日”这一天不存在；请查清是哪一天。"]
