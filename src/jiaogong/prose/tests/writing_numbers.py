"""Numbers written the many ways that summaries write them, for properties."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

_DIGITS = "零一二三四五六七八九"
_FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_TRADITIONAL = str.maketrans("万亿两", "萬億兩")
MYRIAD = 10_000


def section(n: int, *, inside: bool) -> str:
    """1..9999 in Chinese; inside a longer number, a gap above is said with 零 and ten with 一十."""
    written, gap = "", False
    for scale, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = n // scale % 10
        if digit:
            written += ("零" if gap and written else "") + _DIGITS[digit] + mark
        gap = digit == 0
    return written if inside or not written.startswith("一十") else written[1:]


def in_chinese(n: int) -> str:
    """1..10^8 in Chinese.

    >>> in_chinese(123), in_chinese(10_010), in_chinese(356_000)
    ('一百二十三', '一万零一十', '三十五万六千')
    """
    high, low = divmod(n, MYRIAD)
    if not high:
        return section(low, inside=False)
    head = "一亿" if high == MYRIAD else section(high, inside=False) + "万"
    if not low:
        return head
    return head + ("零" if low < 1000 else "") + section(low, inside=True)


def with_pairs(written: str) -> str:
    """两百, 两千 and 两万 for 二百, 二千 and 二万."""
    for scale in "百千万亿":
        written = (
            written.replace(f"十二{scale}", f"十贰{scale}").replace(f"二{scale}", f"两{scale}").replace("贰", "二")
        )
    return written


def cut_short(n: int) -> str:
    """一万二 for 12000, 三百五 for 350, where one lower place follows the first; else in full."""
    for scale, mark in ((MYRIAD, "万"), (1000, "千"), (100, "百")):
        first, rest = divmod(n, scale)
        if 0 < first < 10 and rest and rest % (scale // 10) == 0:
            return f"{_DIGITS[first]}{mark}{_DIGITS[rest // (scale // 10)]}"
    return in_chinese(n)


def in_myriads(n: int) -> str:
    """1.2万 for 12000; in full below a thousand."""
    return f"{n / MYRIAD:.4f}".rstrip("0").rstrip(".") + "万" if n >= 1000 else str(n)


def in_formal_digits(n: int) -> str:
    """叁仟贰佰 for 3200; one digit stays plain, since 队伍 holds one too."""
    if n < 10:
        return in_chinese(n)
    written = in_chinese(n).translate(_FORMAL)
    return f"壹{written}" if written.startswith("拾") else written


WRITTEN_WAYS: dict[str, Callable[[int], str]] = {
    "digits": str,
    "full width": lambda n: str(n).translate(_FULL_WIDTH),
    "commas": lambda n: f"{n:,}",
    "Chinese": in_chinese,
    "Chinese with 两": lambda n: with_pairs(in_chinese(n)),
    "traditional": lambda n: in_chinese(n).translate(_TRADITIONAL),
    "cut short": cut_short,
    "in myriads": in_myriads,
    "formal": in_formal_digits,
}

numbers = st.one_of(st.integers(2, 99), st.integers(100, 9999), st.integers(MYRIAD, 9_999_999))
ways = st.sampled_from(sorted(WRITTEN_WAYS))
