import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaogong.prose.people import find_people


def _read(text: str, roster: frozenset[str] = frozenset()) -> list[str]:
    return [n.name for n in find_people(text, roster)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我校钱立夏老师荣获一等奖", ["钱立夏"]),
        ("赵小满、孙谷雨等老师参加了比赛", ["赵小满", "孙谷雨"]),
        ("王五副主席和李冬至主任到会", ["王五", "李冬至"]),
        ("许清明和曾立秋两位主席,叶白露、朱霜降等7位主席", ["许清明", "曾立秋", "叶白露", "朱霜降"]),
        ("为吴寒露、郑大雪、冯小寒三位老师认定工伤", ["吴寒露", "郑大雪", "冯小寒"]),
        (
            "2024/1/21张三、李四、王春分走访退休教师周芒、侯小暑、于霜",
            ["张三", "李四", "王春分", "周芒", "侯小暑", "于霜"],
        ),
        ("2024-2-14帮助龚小雪、邓春申请补助", ["龚小雪", "邓春"]),
        ("2024-12-17王惊蛰爱人去世,张三、李四前去慰问", ["王惊蛰", "张三", "李四"]),
        ("五人请假(张三、马强、史琴、钟贞)", ["张三", "马强", "史琴", "钟贞"]),
        ("常小麦老师肖大麦老师指导的李谷同学获奖", ["常小麦", "肖大麦", "李谷"]),
        ("欧阳小雪、司马南风老师", ["欧阳小雪", "司马南风"]),
        ("其中李小米获一等奖,杜高粱、王大豆获二等奖", ["李小米", "杜高粱", "王大豆"]),
        ("看望了退休教师高志远、于洋、常乐", ["高志远", "于洋", "常乐"]),
        ("裁判:施刚、白福", ["施刚", "白福"]),
        ("产假教师周梦(1月5日)、吴倩(3月2日)、郑爽爽", ["周梦", "吴倩", "郑爽爽"]),
        ("李兵、刀成标、龚顺三人", ["李兵", "刀成标", "龚顺"]),
        ("主席陆远带领委员走访周晓东老师", ["陆远", "周晓东"]),
        ("一等奖:魏和尚、楚云飞", ["魏和尚", "楚云飞"]),
        ("李子涵老师", ["李子涵"]),
        ("慰问阿依古丽·买买提老师和热依汗·吐尔逊", ["阿依古丽·买买提", "热依汗·吐尔逊"]),
        ("在演讲比赛中孟晓冬获三等奖", ["孟晓冬"]),
        ("书记李向东宣读了决定", ["李向东"]),
    ],
)
def test_names_are_found_by_what_stands_beside_them(text, expected):
    assert _read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "高度重视教职工的身体健康,全体教师参加,全校老师",
        "安全、卫生、纪律三项检查,温馨、和谐的氛围",
        "排球、羽毛球、跳绳比赛",
        "老师们在成长中收获幸福,任课教师参加了培训",
        "毕业班教师奖金方案,双师型教师,高级教师评审",
        "严格管理、公开公正、平等协商",
        "慰问困难教职工、退休教师和遗属家庭",
        "江苏、浙江、安徽等地疗养,钢笔、毛笔、粉笔比赛",
        "关心爱护教职工,向全体教师发出倡议,方便教师",
        "常规工作、党建工作、宣传工作,马上行动,时刻牢记",
        "慰问品价值300元,慰问费用共计5000元",
        "党员、干部、教师代表、家长代表",
        "庆三·八妇女节,五·一劳动节",
        "于是张贴标语,和学校一起,万元户",
    ],
)
def test_words_that_begin_like_a_surname_are_nobody(text):
    assert _read(text) == []


def test_a_roster_finds_a_name_that_nothing_else_betrays():
    text = "活动由马识途牵头,高明协助"

    found = _read(text), _read(text, frozenset({"马识途", "高明"}))

    assert found == ([], ["马识途", "高明"])


def test_a_roster_does_not_cut_a_longer_name_short():
    assert _read("王伟东老师获奖", frozenset({"王伟"})) == ["王伟东"]


@given(
    st.text(alphabet="王李张欧阳高方小明和与、,()等老师教慰问三人位 \n2024/1获奖", max_size=60),
    st.frozensets(st.text("王李小明", min_size=1, max_size=3)),
)
def test_offsets_always_hold_the_name(text, roster):
    names = find_people(text, roster)

    assert all(text[n.start : n.end] == n.name for n in names)
