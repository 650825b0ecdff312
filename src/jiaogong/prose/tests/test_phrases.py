import pytest

from jiaogong.prose import phrases


@pytest.mark.parametrize(
    "clause", ["为了活跃气氛", "以“青蓝工程”为抓手", "在党总支的领导下", "根据上级的部署", "坚持以人为本的原则"]
)
def test_an_aim_is_known_by_its_opening(clause):
    assert phrases.is_aim(clause, 0, len(clause))


@pytest.mark.parametrize("clause", ["增强了凝聚力", "进一步丰富了业余生活", "得到了大家的好评", "不断提高队伍素质"])
def test_a_result_is_known_by_its_opening(clause):
    assert phrases.is_result(clause, 0, len(clause))


@pytest.mark.parametrize(
    "clause", ["在“情暖校园”活动中", "通过意见箱、座谈会等形式", "三月学雷锋之际", "暑期人员变动较大的情况下"]
)
def test_a_lead_in_is_known_by_its_ends(clause):
    assert phrases.surely_leads(clause, 0, len(clause))


@pytest.mark.parametrize("clause", ["审议通过了考勤办法", "在会议室召开座谈会", "慰问金集中发放"])
def test_an_act_is_no_lead_in(clause):
    assert not phrases.surely_leads(clause, 0, len(clause))
