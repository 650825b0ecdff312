import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiaogong.prose.dates import date_of, find_dates


def _read(text: str) -> list[str]:
    return [d.iso for d in find_dates(text) if not d.is_festival]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024/1/21张三走访", ["2024-01-21"]),
        ("2024-2-14帮助", ["2024-02-14"]),
        ("2024.3.12植树", ["2024-03-12"]),
        ("2024-5-18、19组织教工", ["2024-05-18/2024-05-19"]),
        ("2024-11-4、5、6组织教工", ["2024-11-04/2024-11-06"]),
        ("2024.5.6-5.8", ["2024-05-06/2024-05-08"]),
        ("2024-9-10、30人参加", ["2024-09-10"]),
        ("三月十二日", ["--03-12"]),
        ("二○○三年十一月十三日", ["2003-11-13"]),
        ("9月13日至16日", ["--09-13/--09-16"]),
        ("5月20日-22日", ["--05-20/--05-22"]),
        ("5月30日到6月2日", ["--05-30/--06-02"]),
        ("9月至11月", ["--09/--11"]),
        ("9-11月", ["--09/--11"]),
        ("3月5、6日", ["--03-05/--03-06"]),
        ("2023年9月至2024年1月", ["2023-09/2024-01"]),
        ("自2023年9月起至2024年1月止", ["2023-09/2024-01"]),
        ("6月份,四月份,十二月", ["--06", "--04", "--12"]),
        ("11月中旬", ["--11"]),
        ("2024年上半年", ["2024-01/2024-06"]),
        ("从9月13日开始", ["--09-13"]),
        ("自本年六月便开展", ["--06"]),
        ("23年5月", ["2023-05"]),
        ("20xx年3月", ["--03"]),
        ("12月31号", ["--12-31"]),
        ("2024年", ["2024"]),
    ],
)
def test_every_printed_form_is_read_as_precisely_as_it_stands(text, expected):
    assert _read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "今年,去年,本学期",
        "2024-2025学年第二学期",
        "2024年工作总结",
        "区办发〔2024〕24号",
        "《2024年3月实施办法》",
        "5·12防灾演练",
        "三个月,一月一次,慈善一日捐",
        "2024级新生",
        "2月31日",
        "5日",
        "3.5万元",
    ],
)
def test_what_only_looks_like_a_date_is_none(text):
    assert _read(text) == []


def test_a_year_and_a_month_carry_over_their_sentence_and_no_further():
    text = "2024年,5月走访,10月3日慰问,12日座谈。6月比赛。"

    assert _read(text) == ["2024", "2024-05", "2024-10-03", "2024-10-12", "--06"]


def test_a_section_number_before_a_month_is_no_month():
    dates = find_dates("\n3、6月份组织培训")

    assert [(d.start, d.iso) for d in dates] == [(3, "--06")]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("“三·八”妇女节", "--03-08"),
        ("三八节", "--03-08"),
        ("教师节", "--09-10"),
        ("“五一”劳动节", "--05-01"),
        ("“六一”儿童节", "--06-01"),
        ("国庆节", "--10-01"),
        ("元旦", "--01-01"),
        ("2024年重阳节", "2024-10-11"),
    ],
)
def test_a_festival_stands_for_its_day(text, iso):
    assert [d.iso for d in find_dates(text) if d.is_festival] == [iso]


@pytest.mark.parametrize("text", ["三八红旗手", "重阳节", "十一人", "五一劳动奖章"])
def test_a_festival_in_a_title_or_one_that_moves_without_year_is_no_date(text):
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("text", "claim", "expected"),
    [
        ("6月12日慰问教师", "慰问教师", None),
        ("6月12日,慰问教师", "慰问教师", "--06-12"),
        ("6月12日慰问教师", "6月12日慰问教师", "--06-12"),
        ("6月,培训;慰问教师", "慰问教师", None),
        ("6月,培训。慰问教师", "慰问教师", None),
        ("6月,培训,7月慰问教师", "7月慰问教师", "--07"),
        ("教师节慰问教师", "教师节慰问教师", None),
    ],
)
def test_a_claim_carries_its_own_date_or_one_set_off_before_it(text, claim, expected):
    start = text.index(claim)

    assert date_of(find_dates(text), text, start, start + len(claim)) == expected


@given(st.text(alphabet="0123456789-/.、,年月日号至到~—一二三十○〇起自从“”三八节教师《》。\n组织人", max_size=60))
def test_offsets_always_lie_inside_the_text_and_in_order(text):
    dates = find_dates(text)

    assert all(0 <= d.start < d.end <= len(text) for d in dates)
    assert [d.start for d in dates] == sorted(d.start for d in dates)


def test_a_day_that_no_month_has_leaves_no_month_behind():
    assert find_dates("4月33日举办讲座") == []
