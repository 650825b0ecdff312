"""An act told on another day than its own; headings; plans that go on."""

from __future__ import annotations

import pytest

from jiaogong.summaries.checking.tests.years import check

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("3月17日召开教代会，29名代表出席。", ("3月17日", "2025-03-27")),
        ("10月14日举办教职工趣味运动会，88人参加。", ("10月14日", "2025-10-24")),
        ("2024年10月24日举办教职工趣味运动会，88人参加。", ("2024年10月24日", "2025-10-24")),
        ("一季度组织教职工体检，91人参加。", ("一季度", "2025-06-03")),
    ],
)
def test_the_day_of_an_act_told_with_its_own_number_is_its_own(chair, text, told):
    checked = check("　　" + text, chair.person.union)

    parts = [p for c in checked.claims for p in c.parts]

    assert [(checked.text[p.start : p.end], p.ledger) for p in parts if p.verdict != "supported"] == [told]
    assert "contradicted" in {p.verdict for p in parts}


def test_an_act_that_never_was_is_given_no_day(chair):
    parts = [p for c in check("　　6月12日举办教职工乒乓球赛，88人参加。", chair.person.union).claims for p in c.parts]

    assert [p.verdict for p in parts] == ["unsupported", "unsupported"]


def test_a_heading_without_a_stop_is_no_cut_line(chair):
    lines = ["年初征集提案12件，立案10件。", "全年走访慰问教职工9人次，送去慰问金5800元。", "报送信息17篇，录用5篇。"]
    text = "一、加强民主管理，教代会职权落到实处\n" + "".join(f"　　{line}\n" for line in lines)

    assert [f.kind for f in check(text, chair.person.union).findings] == []


def test_a_plan_goes_on_to_the_next_clause(chair):
    checked = check("　　2026年，我们计划组织教职工疗休养10人，举办读书分享会4场。", chair.person.union)

    assert [p for c in checked.claims for p in c.parts if p.kind == "figure"] == []
