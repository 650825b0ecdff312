import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaogong.prose.bodies import find_bodies


def _read(text: str) -> list[str]:
    return [b.name for b in find_bodies(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("区教育工会联合市人民医院为教职工体检", ["区教育工会", "市人民医院"]),
        ("到青禾小学、向阳幼儿园、和平路小学送教", ["青禾小学", "向阳幼儿园", "和平路小学"]),
        ("松林区第三中学获奖", ["松林区第三中学"]),
        ("我校与县实验小学结对", ["县实验小学"]),
        ("市一中、区二小、附小", ["市一中", "区二小", "附小"]),
        ("到东山258中学考察,37中教师", ["东山258中学", "37中"]),
        ("春晖外国语学校工会,溪口路学校", ["春晖外国语学校", "溪口路学校"]),
        ("与电教馆合办,向红十字会捐款", ["电教馆", "红十字会"]),
        ("办理市医院、福满堂大药房、万客来超市优惠卡", ["市医院", "福满堂大药房", "万客来超市"]),
        ("我区教育局,全市教育局", ["区教育局", "市教育局"]),
        ("赴市一院体检", ["市一院"]),
        ("与市十中、区十七小联欢", ["市十中", "区十七小"]),
        ("云溪镇中心幼儿园工会", ["云溪镇中心幼儿园"]),
        ("聘请南湖大学教授,请城南街道社区卫生服务中心医生", ["南湖大学", "城南街道社区卫生服务中心"]),
        ("会同县纪委监委抽查,向教育局工会报送", ["县纪委监委", "教育局工会"]),
        ("拔河赛中学部胜", []),
        ("推选出河东小学,感谢市医院", ["河东小学", "市医院"]),
    ],
)
def test_a_definite_unit_is_found_by_its_name(text, expected):
    assert _read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "各基层工会、上级工会和学校的支持,我校工会",
        "兄弟学校、乡镇学校、民办学校、各小学、全区中小学",
        "组织教师到医院看望",
        "大学生、高中生、小学生,小学语文教师",
        "集中学习,推进学校民主管理,帮助学校做工作",
        "工作中心、身心、集中小组",
    ],
)
def test_a_common_noun_is_no_unit(text):
    assert _read(text) == []


@pytest.mark.parametrize(
    "heads",
    [
        "总工会 教育工委 教科文卫体工会 科教文卫工会 教体局 教育体育局 文教局 教委 教育厅 纪委 监察委 人社局 卫生局 卫健委 体育局 文体局"
        " 文化局 文旅局 民政局 财政局 公安局 司法局 妇联 妇女联合会 团委 关工委 残联 科协 文联 红十字会 慈善总会 教研室 教科院",
        "教师进修学校 进修学校 党校 团校 老年大学 小学 中学 高中 初中 幼儿园 学院 大学 职校 中专 职高 技校 附小 中心校 三中 四小",
        "老干部局 体育中心 医院 卫生院 保健院 五院 卫生服务中心 疾控中心 药房 超市 银行 公司 酒店 宾馆 商场 影院 影城 书店 出版社 报社"
        " 电视台 旅行社 福利院 敬老院 养老院 孤儿院 村委会 居委会 派出所 消防大队 交警大队 法院 检察院 基金会 图书馆 博物馆 纪念馆"
        " 体育馆 文化馆 少年宫 活动中心 俱乐部",
    ],
)
def test_a_unit_of_any_kind_is_found(heads):
    units = [f"青山市{head}" for head in heads.split()]

    assert [_read(unit) for unit in units] == [[unit] for unit in units]


@given(st.text(alphabet="市区县小学中学校医院工会教育局总一二21实验和与、,的 \n", max_size=60))
def test_offsets_always_hold_the_name(text):
    bodies = find_bodies(text)

    assert all(text[b.start : b.end] == b.name for b in bodies)
