"""With whom, where, for the first time; and acts that never were, told beside others of their kind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jiaogong.summaries.checking.tests.years import act, check, parts_of, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def lecture(chair):
    told = act(
        "women",
        "亲子沟通讲座",
        "04-16",
        "邀请市妇幼保健院医生举办亲子沟通讲座，女教职工19人参加。",
        women_participants=19,
    )
    post(chair, told, replace(told, start=told.start.replace(year=2024)))
    return chair


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("邀请市妇幼保健院医生举办亲子沟通讲座，女教职工19人参加。", []),
        ("邀请医院专家举办亲子沟通讲座，女教职工19人参加。", []),
        ("邀请市中医院医生举办亲子沟通讲座，女教职工19人参加。", ["市中医院"]),
        ("首次举办亲子沟通讲座，女教职工19人参加。", ["首次"]),
        ("首次举办课件制作比赛，收到作品25件。", []),
    ],
)
def test_another_partner_than_the_act_s_is_contradicted(lecture, text, wrong):
    checked = check("　　" + text, lecture.person.union)

    assert [printed for _kind, printed, verdict in parts_of(checked) if verdict == "contradicted"] == wrong


@pytest.mark.parametrize("text", ["举办教职工瑜伽班，15人参加。", "组织红歌合唱比赛，8支队伍参赛。"])
def test_an_act_that_never_was_is_not_in_the_ledger_and_no_other_act_s_number_is_told(chair, text):
    parts = [p for c in check("　　" + text, chair.person.union).claims for p in c.parts]

    assert [(p.verdict, p.ledger, p.entries) for p in parts] == [("unsupported", None, ())]


def test_a_wrong_number_of_an_act_that_is_there_is_contradicted_with_its_own(chair):
    parts = [p for c in check("　　举办课件制作比赛，收到作品52件。", chair.person.union).claims for p in c.parts]

    assert [(p.verdict, p.ledger) for p in parts] == [("contradicted", 25)]


@pytest.mark.parametrize("text", ["应到代表31人全部到会。", "31名代表全部出席了教代会。"])
def test_nobody_missing_is_not_said_of_a_congress_where_two_were(chair, text):
    checked = check("　　3月27日，" + text, chair.person.union)

    assert "contradicted" in {verdict for _kind, _printed, verdict in parts_of(checked)}
