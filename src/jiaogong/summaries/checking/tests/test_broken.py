"""Numbers lost before their unit, and words that only look so."""

from __future__ import annotations

import pytest

from jiaogong.summaries.checking.broken import broken_places
from jiaogong.summaries.checking.page import lay_out


def places(sentence: str) -> list[str]:
    page = lay_out(sentence, frozenset(), 2026)
    return [sentence[f.start : f.end] for f in broken_places(page, ())]


@pytest.mark.parametrize(
    "sentence",
    [
        "全年开展文体活动场，参加227人次。",
        "女教职工参加活动47人次，比上年同期减少人次。",
        "3月的师徒互听课，共节。",
        "六是台账里还有项草稿未经确认，没有计入本总结。",
    ],
)
def test_a_unit_whose_number_is_gone_is_found(sentence):
    assert len(places(sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "全年开展文体活动11场，参加227人次。",
        "新建教工活动场所一处，共有器材20件。",
        "女教职工参加活动47人次，比上年同期减少3人次。",
        "荣获多项表彰，还有项目正在申报。",
    ],
)
def test_a_unit_with_its_number_or_within_another_word_is_none(sentence):
    assert places(sentence) == []
