"""What a check comes back with."""

from __future__ import annotations

import pytest

from jiaogong.summaries.checking import as_json
from jiaogong.summaries.checking.tests.years import check, live_the_year, make_school
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db


def test_a_check_as_json_has_the_agreed_shape(chair):
    text = "　　全年征集提案15件。"

    told = as_json("draft", check(text, chair.person.union))

    (claim,) = told["claims"]
    (part,) = claim["parts"]
    assert list(told) == ["version", "document", "text", "claims", "findings", "copied"]
    assert (told["version"], told["document"], told["text"]) == (1, "draft", text)
    assert list(claim) == ["start", "end", "quote", "verdict", "parts"]
    assert (claim["quote"], claim["verdict"]) == (text[claim["start"] : claim["end"]], "contradicted")
    assert {k: v for k, v in part.items() if k != "entries"} == {
        "start": 8, "end": 11, "kind": "figure", "read": 15, "ledger": 12, "verdict": "contradicted",
    }  # fmt: skip
    assert len(part["entries"]) == 1


def test_money_is_told_in_yuan(chair):
    told = as_json("draft", check("　　慈善一日捐39人捐款2.7万元。", chair.person.union))

    money = told["claims"][0]["parts"][-1]
    assert (money["read"], money["ledger"], money["verdict"]) == (27000, 2730, "contradicted")


def test_a_text_without_claims_is_not_called_right(chair):
    checked = check("　　我们将继续努力，再创佳绩。", chair.person.union)

    assert checked.says_nothing
    assert checked.claims == ()


def test_only_entries_prove_and_an_empty_ledger_proves_nothing():
    union = make_school().person.union

    checked = check("　　全年走访慰问教职工9人次，送去慰问金5800元。", union)

    assert {p.verdict for c in checked.claims for p in c.parts} == {"unsupported"}


def test_passages_of_other_texts_are_told_with_their_share(chair):
    other = "　　“三八”节羽毛球赛有42名女教职工参加，赛场上掌声不断，大家都说明年还要来。"
    text = other + "\n　　全年征集提案12件。"

    checked = check(text, chair.person.union, against={"last year": other, "school two": "　　别的一段话。"})

    assert [(c.of, 0.5 < c.share < 1) for c in checked.copied] == [("last year", True)]
    assert [(f.kind, f.detail["of"]) for f in checked.findings if f.kind == "duplicate_of"] == [
        ("duplicate_of", "last year")
    ]


def test_a_check_asks_few_queries_however_many_schools(django_assert_max_num_queries):
    area = make_union()
    for _serial in range(3):
        live_the_year(make_school(area))

    with django_assert_max_num_queries(16):
        check("　　全区走访慰问教职工27人次，较上年增加15人次；顾云舟获市级一等奖，5月20日收到作品75件。", area)
