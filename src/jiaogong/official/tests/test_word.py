from __future__ import annotations

import datetime as dt
import io
from typing import Any

from docx import Document
from docx.shared import Pt

from jiaogong.official.paper import Grid, Line, Named, Paper, Sheet, Text
from jiaogong.official.word import as_docx


def opened(paper: Paper) -> Any:
    return Document(io.BytesIO(as_docx(paper)))


def styled(paper: Paper) -> list[tuple[str, str]]:
    return [(p.text, p.style.name) for p in opened(paper).paragraphs]


def test_every_part_of_a_paper_stands_in_its_style_and_order():
    paper = Paper(
        title="关于召开大会的通知",
        note="（草案）",
        addressee="各位代表：",
        blocks=(
            Text("一、会议时间", 1),
            Text("（一）上午", 2),
            Text("8:30。"),
            Line("监票人：______"),
            Named("出席", "丁一宁"),
        ),
        annexes=("议程", "名册"),
        signed="青禾小学工会",
        dated=dt.date(2026, 1, 5),
    )

    assert styled(paper) == [
        ("关于召开大会的通知", "Title"),
        ("（草案）", "题注"),
        ("各位代表：", "顶格"),
        ("一、会议时间", "Heading 1"),
        ("（一）上午", "Heading 2"),
        ("8:30。", "Normal"),
        ("监票人：______", "顶格"),
        ("出席：丁一宁", "Normal"),
        ("附件：1．议程", "Normal"),
        ("　　　2．名册", "Normal"),
        ("青禾小学工会", "署名"),
        ("2026年1月5日", "成文日期"),
    ]


def test_page_and_type_keep_to_the_standard():
    document = opened(Paper(title="通知", blocks=(Text("请准时出席。"),)))

    section, body = document.sections[0], document.styles["Normal"]
    sides = (section.top_margin, section.left_margin, section.right_margin, section.bottom_margin)
    assert [round(side.mm) for side in sides] == [37, 28, 26, 35]
    assert (body.font.name, body.font.size, body.paragraph_format.line_spacing) == ("仿宋_GB2312", Pt(16), Pt(28.95))


def test_a_table_keeps_its_widths_and_repeats_its_head_on_every_page():
    grid = Grid(("序号", "姓名"), (("1", "丁一宁"), ("2", "卜晓岚")), (40, 116))

    table = opened(Paper(title="签到册", blocks=(grid,))).tables[0]

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["序号", "姓名"],
        ["1", "丁一宁"],
        ["2", "卜晓岚"],
    ]
    assert [round(cell.width.mm) for cell in table.rows[1].cells] == [40, 116]
    assert ["tblHeader" in row._tr.xml for row in table.rows] == [True, False, False]


def test_the_last_rows_of_a_table_stay_with_those_who_sign_below_it():
    rows = tuple((str(n), "通过") for n in range(5))
    grid = Grid(("项目", "结果"), rows, (56, 100))

    document = opened(Paper(title="报告单", blocks=(grid, Line("监票人：______"), Line("日期：______"), Text("附注"))))

    kept = [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in document.tables[0].rows]
    below = [bool(p.paragraph_format.keep_with_next) for p in document.paragraphs[1:]]
    assert (kept, below) == ([False, False, False, True, True, True], [True, True, False, False])


def test_a_sheet_begins_on_a_page_of_its_own():
    document = opened(Paper(title="一", blocks=(Text("正文"), Sheet("二"))))

    assert [p.paragraph_format.page_break_before for p in document.paragraphs] == [None, None, True]


def test_minutes_stand_under_a_red_head_and_a_red_line():
    document = opened(Paper(title="会议纪要", note="青禾小学工会", blocks=(), is_minutes=True))

    assert str(document.paragraphs[0].runs[0].font.color.rgb) == "C00000"
    assert 'w:color="C00000"' in document.paragraphs[1]._p.xml


def test_characters_that_no_file_may_hold_are_left_out_and_markup_stays_text():
    assert styled(Paper(title="通\x0b知", blocks=(Text("“<b>好</b>”&{{ title }}\x00"),))) == [
        ("通知", "Title"),
        ("“<b>好</b>”&{{ title }}", "Normal"),
    ]


def test_one_annex_bears_no_number():
    assert Paper(title="报告", blocks=(), annexes=("会议纪要",)).closing == ("附件：会议纪要",)


def test_a_long_title_breaks_where_a_phrase_ends_and_the_signature_is_never_alone_on_a_page():
    paper = Paper(title="关于召开第八届教职工大会第五次会议的通知公告", blocks=(Text("正文"),), signed="青禾小学工会")

    title, text, signed = opened(paper).paragraphs

    assert (title.text, text.paragraph_format.keep_with_next, signed.text) == (
        "关于召开第八届教职工大会\n第五次会议的通知公告", True, "青禾小学工会",
    )  # fmt: skip
