import pytest

from jiaogong.prose import read


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("指导8个基层工会完成换届选举。", "organisation"),
        ("教代会以无记名投票审议通过了绩效方案。", "congress"),
        ("收到提案36件，全部答复。", "proposals"),
        ("组织教职工对中层干部进行民主评议和测评。", "appraisal"),
        ("在校务公开栏公示职称评定结果5次。", "disclosure"),
        ("召开青年教师座谈会，听取意见21条。", "voice"),
        ("为2名教师争取工伤认定，提供法律援助。", "rights"),
        ("走访慰问生病住院教师16人次。", "care"),
        ("组织96名教职工进行健康体检。", "benefits"),
        ("重阳节召开退休教师茶话会。", "retirees"),
        ("三八节组织女教职工参加妇科检查。", "women"),
        ("举办师德讲座4场。", "study"),
        ("组织青年教师教学基本功竞赛，评出一等奖3名。", "contests"),
        ("举行师徒结对仪式，12对师徒签订协议。", "mentoring"),
        ("举办教职工篮球赛，8支队伍参赛。", "culture"),
        ("为灾区捐款3960元。", "charity"),
        ("表彰先进工作者18名。", "honours"),
        ("对7个基层工会的经费收支进行了审计。", "finance"),
        ("全年编印工会简报12期。", "publicity"),
        ("开展年度工作考核，验收学校21所。", "assessment"),
        ("为活动室添置健身器材6件。", "resources"),
        ("组织消防安全演练1次。", "other"),
        ("走访慰问退休教师15人次，送去慰问金3000元。", "retirees"),
        ("“三八”节女教职工跳绳比赛于3月7日举办，36人参加，一等奖2人、二等奖4人。", "women"),
        ("6月6日举办青蓝工程汇报展示，有公开课2节。", "mentoring"),
        ("书法社开展活动3次，参加18人次。", "culture"),
        ("推荐书目7本。", "study"),
        ("组织代表巡视2次。", "voice"),
    ],
)
def test_an_act_is_put_where_the_union_would_look_for_it(text, category):
    assert [claim.category for claim in read(text).claims] == [category]


def test_the_heading_decides_where_the_words_do_not():
    text = "一、关心女教职工\n举办活动2次。"

    assert [claim.category for claim in read(text).claims] == ["women"]


def test_prizes_do_not_move_a_ball_game_to_the_contests():
    (claim,) = read("3月8日组织女教师羽毛球赛，42人参加，一等奖3人").claims

    assert claim.category == "culture"
