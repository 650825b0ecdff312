import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaogong.prose.awards import find_awards


def _read(text: str) -> list[tuple[str | None, str, int | None]]:
    return [(a.level, a.prize, a.count) for a in find_awards(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一等奖3人、二等奖5人", [(None, "一等奖", 3), (None, "二等奖", 5)]),
        ("一等奖9人二等奖26人", [(None, "一等奖", 9), (None, "二等奖", 26)]),
        ("一等奖7二等奖19人", [(None, "一等奖", 7), (None, "二等奖", 19)]),
        ("我校有3人获区一等奖,5人获二等奖", [("区", "一等奖", 3), ("区", "二等奖", 5)]),
        ("设一、二、三等奖", [(None, "一等奖", None), (None, "二等奖", None), (None, "三等奖", None)]),
        ("获一等奖2个", [(None, "一等奖", 2)]),
        ("征文荣获区一等", [("区", "一等奖", None)]),
        ("荣获松林区教育系统一等奖东山市三等奖", [("区", "一等奖", None), ("市", "三等奖", None)]),
        ("荣获全国优质课大赛特等奖", [("国家", "特等奖", None)]),
        ("获自治区一等奖", [("省", "一等奖", None)]),
        ("获县体育道德风尚奖", [("县", "体育道德风尚奖", None)]),
        ("参加全市教职工篮球赛获第三名", [("市", "第三名", None)]),
        ("在全市比赛中,我县代表队获得团体第二名", [("市", "第二名", None)]),
        ("女队获亚军,排名13", [(None, "亚军", None), (None, "排名13", None)]),
        ("获得金牌3枚", [(None, "金牌", 3)]),
        ("书法赛获奖29人,共12人次获奖", [(None, "获奖", 29), (None, "获奖", 12)]),
        ("获区“优秀组织奖”", [("区", "优秀组织奖", None)]),
        ("获区“先进工作者”称号", [("区", "先进工作者", None)]),
        ("被评为市级优秀工会工作者", [("市", "优秀工会工作者", None)]),
        ("市级“优秀职工之家”2家", [("市", "优秀职工之家", 2)]),
        ("两位主席获松林区“维权之星”", [("区", "维权之星", 2)]),
        ("15位工会工作积极分子。", [(None, "工会工作积极分子", 15)]),
        (
            "市级3所、区级8所“文明创优”达标单位受到表彰",
            [("市", "“文明创优”达标单位", 3), ("区", "“文明创优”达标单位", 8)],
        ),
        ("一、二等奖分别为3名、5名", [(None, "一等奖", 3), (None, "二等奖", 5)]),
        ("评选出“五好家庭”6户、“巧手妈妈”4名", [(None, "五好家庭", 6), (None, "巧手妈妈", 4)]),
        ("取得县市级以上奖励", [(None, "县市级以上奖励", None)]),
        ("学校工会举办书法赛,评出一等奖3名", [("校", "一等奖", 3)]),
        ("我区教育工会组织书法赛获奖29人", [("区", "获奖", 29)]),
    ],
)
def test_a_prize_or_title_is_read_with_level_and_count(text, expected):
    assert _read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "争创先进教工之家,向优秀教师学习",
        "开展“十佳职工”评选活动",
        "发放一等奖奖品",
        "获奖者名单",
        "获“书香杯”征文比赛通知",
    ],
)
def test_a_title_that_nobody_was_given_is_no_award(text):
    assert _read(text) == []


@given(st.text(alphabet="获区市一二三等奖第名评为“先进个人”称号、,。3人5所优秀组织排冠军授予", max_size=60))
def test_offsets_always_lie_inside_the_text(text):
    awards = find_awards(text)

    assert all(0 <= a.start < a.end <= len(text) for a in awards)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("获部级优课1节、省级优课2节", [("国家", "优课", 1), ("省", "优课", 2)]),
        ("获奖情况:市级骨干教师3名、区级教学能手5名", [("市", "骨干教师", 3), ("区", "教学能手", 5)]),
        ("表彰优秀教师15名、优秀班主任8名", [(None, "优秀教师", 15), (None, "优秀班主任", 8)]),
        ("选出“身边好老师”10名", [(None, "身边好老师", 10)]),
        ("方知远被推荐为市级师德标兵", [("市", "师德标兵", None)]),
    ],
)
def test_honours_in_a_list_are_read_with_level_and_count(text, expected):
    assert [(a.level, a.prize, a.count) for a in find_awards(text)] == expected
