import pytest

from jiaogong.prose.text import plain


def test_traditional_full_width_text_becomes_simplified_and_half_width():
    made = plain("參加３８人，「師德」講座")

    assert made.plain == "参加38人,“师德”讲座"


def test_simplified_text_keeps_its_characters():
    text = "著名的于老师,干部里程后勤"

    assert plain(text).plain == text


@pytest.mark.parametrize("break_", ["\n", "\r\n", "  \n"])
def test_a_break_inside_a_sentence_goes_and_places_lead_back(break_):
    before = "学校工会在三月的第二个星期组织了全体女教职工到城东的植物园参观茶"
    original = f"{before}{break_}花展览。"

    made = plain(original)
    start = made.plain.index("花展")

    assert made.plain == f"{before}花展览。"
    assert original[slice(*made.span(start, start + 2))] == "花展"


@pytest.mark.parametrize(
    "following", ["二、民主管理", "（二）民主管理", "2.民主管理", "3月8日座谈", "2026-3-8座谈", "　　另起一段", ""]
)
def test_a_break_before_an_item_a_date_or_an_indent_stays(following):
    text = "学校工会在三月的第二个星期组织了全体女教职工到城东的植物园参观茶花\n" + following

    assert not plain(text).is_shifted


def test_a_short_line_is_a_heading_and_keeps_its_break():
    assert plain("工会工作总结\n本学年工会换届。").plain == "工会工作总结\n本学年工会换届。"


def test_a_blank_line_inside_a_sentence_goes_only_where_lines_close_sentences_on_their_way():
    broken = (
        "我县认真推行校务公开，效果明显。今年以来，青石小学、白石小学、城东\n\n"
        "小学等九所学校召开了教代会，落实率达到了百分之九十八以上，反映良好。"
    )
    listed = "三月份组织全体女教职工到青龙山植树和踏青，共有四十二人参加\n\n五月份组织教职工体检。"

    assert ("\n" in plain(broken).plain, "\n" in plain(listed).plain) == (False, True)
