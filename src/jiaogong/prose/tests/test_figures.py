import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaogong.prose.figures import find_figures


def _read(text: str) -> list[tuple[int | float, str | None, str | None]]:
    return [(f.value, f.unit, f.qualifier) for f in find_figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("走访慰问26人次", [(26, "人次", None)]),
        ("参加人次达1200余人(次)", [(1200, "人次", "at_least")]),
        ("慰问金2.35万元", [(23_500, "元", None)]),
        ("慰问金八万五千元", [(85_000, "元", None)]),
        ("捐款30余万元", [(300_000, "元", "at_least")]),
        ("共捐款2.5万,", [(25_000, "元", None)]),
        ("捐款6,430元", [(6430, "元", None)]),
        ("成功牵手两对,", [(2, "对", None)]),
        ("参赛率97%以上", [(97, "%", "at_least")]),
        ("出席率达百分之九十六", [(96, "%", None)]),
        ("按工资的5‰", [(5, "‰", None)]),
        ("九成以上教师", [(90, "%", "at_least")]),
        ("三分之二以上", [(66.67, "%", "at_least")]),
        ("提高4.2个百分点", [(4.2, "个百分点", None)]),
        ("为近三千教职工办理", [(3000, None, "about")]),
        ("约40人", [(40, "人", "about")]),
        ("50人左右", [(50, "人", "about")]),
        ("三十余名", [(30, "名", "at_least")]),
        ("十几场", [(10, "场", "at_least")]),
        ("近百人,上千人", [(100, "人", "about"), (1000, "人", "at_least")]),
        ("不超过20人", [(20, "人", "at_most")]),
        ("12岁以下", [(12, "岁", "at_most")]),
        ("1-2次", [(1, "次", "at_least")]),
        ("3~5名", [(3, "名", "at_least")]),
        ("七八个人", [(7, "个", "at_least")]),
        ("“60、70、80”岁", [(60, "岁", None), (70, "岁", None), (80, "岁", None)]),
        ("一等奖9人二等奖26人", [(9, "人", None), (26, "人", None)]),
        ("一等奖7二等奖19人", [(7, "人", None), (19, "人", None)]),
        ("18个代表队,5个案例", [(18, "个", None), (5, "个", None)]),
        ("20年教龄,从教30年", [(20, "年", None), (30, "年", None)]),
        ("为期3天,历时五个月", [(3, "天", None), (5, "个月", None)]),
        ("获女双冠军", []),
        ("包揽双冠军", [(2, None, None)]),
        ("1、走访3户2、补助5人", [(3, "户", None), (5, "人", None)]),
        ("\n2、30名教师", [(30, "名", None)]),
    ],
)
def test_a_number_that_counts_is_read_with_unit_and_qualifier(text, expected):
    assert _read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“三个代表”重要思想",
        "三个代表重要思想,两个维护,四个意识",
        "坚持“五必访”制度,推行三会一课",
        "37中、258中学、一小",
        "第六期培训班,第3名,第十五届,第1、2名",
        "四届三次教代会",
        "开展一系列活动,制定一套方案,搭建一个平台",
        "每一位教师,再一次,第一批,一年一度",
        "送去一份温暖",
        "区办发〔2024〕24号",
        "电话0123-88886666,12345热线",
        "2024年,6月,12日,2024-2025学年",
        "上午8:30,14时30分,比分2:1",
        "三年规划、五年计划,2019级学生",
        "初一年级,高三教师",
        "《给教师的80条建议》",
        "“50公里”健步走",
        "一人一策,三位一体,一对一帮扶",
        "百花齐放,万众一心,千方百计",
        "分获前三名",
    ],
)
def test_a_number_that_names_or_orders_is_no_figure(text):
    assert _read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每学期召开一次", [(1, "次", None)]),
        ("召开一次以上教代会", [(1, "次", "at_least")]),
        ("每人完成一篇读后感", [(1, "篇", None)]),
        ("慰问了一名住院教师", [(1, "名", None)]),
        ("设特等奖一名", [(1, "名", None)]),
        ("组织了一次体检", [(1, "次", None)]),
    ],
)
def test_one_counts_where_it_is_more_than_an_article(text, expected):
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("参赛作品95件,", "参赛作品"),
        ("21位困难教师", "困难教师"),
        ("慰问9人", "慰问"),
        ("一等奖9人二等奖", "一等奖"),
        ("5", None),
    ],
)
def test_what_is_counted_stands_beside_the_number(text, counted):
    assert [f.counted for f in find_figures(text)] == ([counted] if counted else [])


@given(
    st.text(
        alphabet="一二三十百千万两零0123456789.,、-~%年月日人次个元万多余近上以下第奖《》“”每\n每份组织", max_size=60
    )
)
def test_offsets_always_lie_inside_the_text(text):
    figures = find_figures(text)

    assert all(0 <= f.start < f.end <= len(text) for f in figures)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("满意率六成五", [(65, "%", None)]),
        ("参与率七成半,三成教师", [(75, "%", None), (30, "%", None)]),
        ("乒乓球台2张、跑步机一台,退会一人", [(2, "张", None), (1, "台", None), (1, "人", None)]),
        ("团结如一人,头一件,十分重视", []),
    ],
)
def test_tenths_and_a_lists_single_things_count(text, expected):
    assert [(f.value, f.unit, f.qualifier) for f in find_figures(text)] == expected
