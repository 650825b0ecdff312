"""The rules at their boundaries, each under the article that sets it."""

from __future__ import annotations

import pytest

from jiaogong.congress.sessions import rules


@pytest.mark.parametrize(
    ("entitled", "share", "needed"),
    [
        pytest.param(1, "2/3", 1, id="约第十九条：一人"),
        pytest.param(3, "2/3", 2, id="约第十九条：恰好三分之二"),
        pytest.param(30, "2/3", 20, id="约第十九条：三十人"),
        pytest.param(31, "2/3", 21, id="约第十九条：三十一人进一"),
        pytest.param(32, "2/3", 22, id="约第十九条：三十二人进一"),
        pytest.param(33, "3/5", 20, id="第十一条：六成，三十三人为二十人"),
        pytest.param(33, 0.6, 20, id="第十一条：六成写成小数"),
        pytest.param(35, 0.6, 21, id="第十一条：六成恰好二十一人"),
        pytest.param(45, "4/5", 36, id="学校办法：五分之四"),
    ],
)
def test_so_many_must_be_present(entitled, share, needed):
    present = [rules.is_quorate(count, entitled, share) for count in (needed - 1, needed)]

    assert (rules.quorum_needed(entitled, share), present) == (needed, [False, True])


@pytest.mark.parametrize(
    ("entitled", "share", "exact", "needed"),
    [
        pytest.param(1, "1/2", False, 1, id="约第二十一条：一人"),
        pytest.param(2, "1/2", False, 2, id="约第二十一条：两人须两票"),
        pytest.param(40, "1/2", False, 21, id="约第二十一条：四十人须二十一票"),
        pytest.param(41, "1/2", False, 21, id="约第二十一条：四十一人须二十一票"),
        pytest.param(40, "1/2", True, 20, id="学校办法：恰好半数算通过"),
        pytest.param(41, "1/2", True, 21, id="学校办法：单数时不变"),
        pytest.param(30, "2/3", False, 21, id="学校办法：超过三分之二"),
        pytest.param(30, "2/3", True, 20, id="学校办法：三分之二以上"),
        pytest.param(33, 0.6, False, 20, id="学校办法：超过六成，十九点八进到二十"),
    ],
)
def test_so_many_votes_carry(entitled, share, exact, needed):
    carried = [rules.is_carried(yes, entitled, share, exact_carries=exact) for yes in (needed - 1, needed)]

    assert (rules.votes_needed(entitled, share, exact_carries=exact), carried) == (needed, [False, True])


@pytest.mark.parametrize(
    ("delegates", "needed"),
    [
        pytest.param(1, 1, id="约第十七条：一人"),
        pytest.param(30, 10, id="约第十七条：恰好三分之一"),
        pytest.param(31, 11, id="约第十七条：三十一人进一"),
        pytest.param(32, 11, id="约第十七条：三十二人"),
        pytest.param(33, 11, id="约第十七条：三十三人"),
    ],
)
def test_so_many_delegates_together_call_for_a_session(delegates, needed):
    assert rules.signatures_needed(delegates, "1/3") == needed


@pytest.mark.parametrize(
    ("teachers", "size", "is_majority"),
    [
        pytest.param(2, 4, False, id="约第二十二条：恰好一半不是多数"),
        pytest.param(3, 5, True, id="约第二十二条：五人中三人"),
        pytest.param(2, 5, False, id="约第二十二条：五人中两人"),
        pytest.param(5, 9, True, id="约第二十二条：九人中五人"),
        pytest.param(0, 0, False, id="没有主席团"),
    ],
)
def test_teachers_are_the_majority_of_a_presidium(teachers, size, is_majority):
    assert rules.has_teachers_majority(teachers, size) is is_majority


@pytest.mark.parametrize(
    ("kind", "is_asked", "is_secret"),
    [
        pytest.param("pass", True, True, id="第七条第四项：审议通过"),
        pytest.param("elect", True, True, id="选举"),
        pytest.param("appraise", True, True, id="第七条第六项：评议"),
        pytest.param("hear", True, False, id="第七条第一至三项：听取"),
        pytest.param("review", True, False, id="第七条第五项：审议提案办理"),
        pytest.param("procedure", True, False, id="议程和主席团"),
        pytest.param("pass", False, False, id="当地不要求无记名"),
    ],
)
def test_what_is_voted_on_by_secret_ballot(kind, is_asked, is_secret):
    assert rules.must_be_secret(kind, is_asked=is_asked) is is_secret


@pytest.mark.parametrize(
    ("number", "is_owed"),
    [pytest.param(1, False, id="第七条第五项：首次会议"), pytest.param(2, True, id="第七条第五项：第二次会议起")],
)
def test_the_report_on_proposals_is_owed_from_the_second_session_on(number, is_owed):
    assert rules.must_review_proposals(number) is is_owed


def test_of_nobody_entitled_there_is_never_a_quorum():
    assert rules.is_quorate(0, 0) is False
