"""What holds of every text: values read back, places cut out what was read, and reading again or by halves changes nothing."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from jiaogong.prose import as_json, read
from jiaogong.prose.tests.saying import said
from jiaogong.prose.tests.writing_numbers import WRITTEN_WAYS, numbers, ways

few = settings(max_examples=120, deadline=None)
fewer = settings(max_examples=60, deadline=None)
SENTENCES = tuple(one.text for one in said())

_NOISE = (
    "\ufffd",
    "\u3000",
    "\u00a0",
    "`",
    "\r\n",
    "\n",
    "\t",
    "①",
    "Ａ",
    "—",
    "xx",
    "\U0001f600",
    "（",
    "》",
    "%",
    "\u200b",
)
_TO_TRADITIONAL = str.maketrans("会动员师学习训书车门问间题办发头奖评选", "會動員師學習訓書車門問間題辦發頭獎評選")
_TO_FULL_WIDTH = str.maketrans("0123456789,;:()%", "０１２３４５６７８９，；：（）％")

noisy = st.lists(
    st.one_of(
        st.sampled_from(SENTENCES),
        st.sampled_from(SENTENCES).map(lambda text: text.translate(_TO_TRADITIONAL)),
        st.sampled_from(SENTENCES).map(lambda text: text.translate(_TO_FULL_WIDTH)),
        st.sampled_from(_NOISE),
        st.text(max_size=12),
    ),
    max_size=8,
).map("".join)


@few
@given(numbers, ways)
@example(12000, "cut short")
@example(205, "Chinese with 两")
def test_a_number_of_people_reads_back_however_it_is_written(n: int, way: str) -> None:
    text = f"组织教职工体检，{WRITTEN_WAYS[way](n)}人参加。"

    figures = [(f.value, f.unit) for c in read(text).claims for f in c.figures]

    assert figures == [(n, "人")]


@few
@given(numbers, ways, st.sampled_from([("余", "at_least"), ("多", "at_least"), ("", None)]))
@example(1200, "Chinese", ("余", "at_least"))
@example(356_000, "Chinese", ("", None))
def test_a_sum_of_money_reads_back_however_it_is_written(n: int, way: str, more: tuple[str, str | None]) -> None:
    n -= n % 10 if more[0] else 0  # 一百二十三余 is no number
    n = max(n, 20)
    text = f"慰问困难教师，发放慰问金{WRITTEN_WAYS[way](n)}{more[0]}元。"

    figures = [(f.value, f.unit, f.qualifier) for c in read(text).claims for f in c.figures]

    assert figures == [(n, "元", more[1])]


@fewer
@given(noisy)
def test_every_place_cuts_out_what_was_read_there(text: str) -> None:
    reading = as_json("any", read(text))

    for claim in reading["claims"]:
        assert 0 <= claim["start"] < claim["end"] <= len(text)
        for part in (*claim["figures"], *claim["people"], *claim["bodies"], *claim["awards"]):
            assert claim["start"] <= part["start"] < part["end"] <= len(text)
        for name in (*claim["people"], *claim["bodies"]):
            assert "".join(text[name["start"] : name["end"]].split()) == name["name"]
        for figure in claim["figures"]:
            assert any(c.isalnum() or c in "○〇双" for c in text[figure["start"] : figure["end"]])
    for finding in reading["findings"]:
        assert 0 <= finding["start"] < finding["end"] <= len(text)


@fewer
@given(noisy)
def test_reading_a_text_twice_finds_the_same(text: str) -> None:
    first = read(text)

    assert read(text) == first


# What goes on over a full stop inside a paragraph, as it should: plans once opened, the number or date that a line opens with.
_OPENS_PLANS = re.compile("明年|来年|今后|下[一学阶半]|新的一年|未来|将|拟|打算|计划")
_OPENS_A_LINE = re.compile(r"[\d２０-９一二三四五六七八九十①-⑳—-]")
_GOES_ON = re.compile("共|最终|最后|其中|会上|大家|[本此这]次|该[活比大会]")
_ALONE = tuple(
    text for text in SENTENCES if text.endswith("。") and not (_OPENS_A_LINE.match(text) or _GOES_ON.match(text))
)
_TOLD = tuple(text for text in _ALONE if not _OPENS_PLANS.search(text))

told = st.lists(st.sampled_from(_TOLD), min_size=1, max_size=4)


def _claims(text: str, *, since: int = 0) -> list[dict[str, Any]]:
    """The claims that begin at `since` or after, at places counted from there; a prize's level is the whole text's."""
    claims = [c for c in as_json("any", read(text))["claims"] if c["start"] >= since]
    for claim in claims:
        for part in (claim, *claim["figures"], *claim["people"], *claim["bodies"], *claim["awards"]):
            part["start"], part["end"] = part["start"] - since, part["end"] - since
        for award in claim["awards"]:
            del award["level"]
    return claims


@fewer
@given(told, told, st.sampled_from(["一、主要工作\n", "二、关心生活\n", ""]))
def test_two_halves_cut_at_a_sentences_end_are_read_as_the_whole_is(
    first: list[str], second: list[str], heading: str
) -> None:
    """Under the same heading: heading and year stand over both halves, plans stay open to the paragraph's end."""
    before, after = heading + "".join(first), "".join(second)

    whole = _claims(before + after)

    assert whole == [*_claims(before), *_shifted(_claims(heading + after, since=len(heading)), len(before))]


@fewer
@given(st.sampled_from(_ALONE), st.sampled_from(_ALONE), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_two_paragraphs_are_read_as_each_alone(first: str, second: str, between: str) -> None:
    whole = _claims(first + between + second)

    assert whole == [*_claims(first), *_shifted(_claims(second), len(first + between))]


def _shifted(claims: list[dict[str, Any]], by: int) -> list[dict[str, Any]]:
    for claim in claims:
        for part in (claim, *claim["figures"], *claim["people"], *claim["bodies"], *claim["awards"]):
            part["start"], part["end"] = part["start"] + by, part["end"] + by
    return claims
