from hypothesis import given
from hypothesis import strategies as st

from jiaogong.prose.parts import find_parts
from jiaogong.prose.text import plain


def test_a_date_is_no_figure_and_a_name_no_date():
    parts = find_parts("2024/1/21张三、李四走访")

    assert (parts.figures, [d.iso for d in parts.dates], [n.name for n in parts.people]) == (
        (),
        ["2024-01-21"],
        ["张三", "李四"],
    )


def test_a_number_in_the_name_of_a_school_is_no_figure():
    parts = find_parts("赴东山258中学听课12节")

    assert ([f.value for f in parts.figures], [b.name for b in parts.bodies]) == ([12], ["东山258中学"])


def test_a_measure_word_is_nobody():
    parts = find_parts("购书500余册,献血2.6万毫升")

    assert ([f.value for f in parts.figures], parts.people) == ([500, 26_000], ())


def test_traditional_characters_and_full_width_read_like_simplified_ones():
    text = plain("學校工會慰問教師３８人次，林曉雯、陳志遠兩位老師獲市一等獎").plain

    parts = find_parts(text)

    assert [f.value for f in parts.figures] == [38, 2]
    assert [n.name for n in parts.people] == ["林晓雯", "陈志远"]
    assert [(a.level, a.prize) for a in parts.awards] == [("市", "一等奖")]


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading(text):
    parts = find_parts(plain(text).plain)

    assert all(f.start < f.end for f in parts.figures)
