import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jiaogong.prose.numerals import read_numeral, read_year
from jiaogong.prose.tests.writing_numbers import in_chinese


@given(st.integers(1, 10**8))
@example(10)
@example(10_010)
@example(100_000)
@example(99_999_999)
def test_every_number_written_in_chinese_reads_back(n):
    written = in_chinese(n)

    value = read_numeral(written)

    assert value == n


@given(st.integers(0, 10**9))
def test_every_number_in_digits_reads_back_with_and_without_commas(n):
    values = read_numeral(str(n)), read_numeral(f"{n:,}")

    assert values == (n, n)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("两", 2),
        ("十", 10),
        ("二十", 20),
        ("一百二", 120),
        ("两千三", 2300),
        ("两千零三", 2003),
        ("一万五", 15_000),
        ("一亿二千万", 120_000_000),
        ("1.03万", 10_300),
        ("一点零三万", 10_300),
        ("3千5百", 3500),
        ("5万3千", 53_000),
        ("1万2", 12_000),
        ("2千万", 20_000_000),
        ("二○○三", 2003),
        ("七八", 7),
        ("三四十", 30),
        ("十五六", 15),
        ("壹万贰仟伍佰", 12_500),
        ("4.2", 4.2),
        ("零", 0),
    ],
)
def test_the_forms_of_the_genre_read_as_their_value(written, value):
    assert read_numeral(written) == value


@pytest.mark.parametrize("written", ["", "三八", "五一", "一一", "十十", "点五", "万里", "3人", "五点"])
def test_what_is_no_number_reads_as_none(written):
    assert read_numeral(written) is None


@given(st.text())
def test_no_text_breaks_the_reading(text):
    value = read_numeral(text)

    assert value is None or value >= 0


@pytest.mark.parametrize(
    ("written", "year"), [("2024", 2024), ("二〇二四", 2024), ("一九九八", 1998), ("二○○三", 2003), ("三五〇〇", None)]
)
def test_a_year_is_four_digits_of_a_century_near_ours(written, year):
    assert read_year(written) == year
