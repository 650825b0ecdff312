"""When a printed number says what the ledger says. Pure functions; values of one comparison share one unit."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Literal

Verdict = Literal["supported", "contradicted", "unsupported", "uncheckable"]
WORST_FIRST: tuple[Verdict, ...] = ("contradicted", "unsupported", "uncheckable", "supported")
WAN = 10_000
FIGURES = 3


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the gravest of some verdicts.

    >>> worst(["supported", "uncheckable", "unsupported"])
    'unsupported'
    """
    return min(verdicts, key=WORST_FIRST.index)


def place_of(value: int) -> int:
    """Return the place value of the last digit that is not 0: what a rough number leaves open.

    >>> place_of(800), place_of(1250), place_of(400000), place_of(37)
    (100, 10, 100000, 1)
    """
    place = 1
    while value and value % (place * 10) == 0:
        place *= 10
    return place


def agrees(read: int | Fraction, qualifier: str | None, ledger: int | Fraction, ledger_qualifier: str = "") -> bool:
    """Return whether a printed number may stand for the ledger's.

    Exact against exact must be equal. 800余 or 800以上 stands for 800 up to, but
    not including, the next hundred, as 40余万 for 40 to 50 (the place of the last
    digit, at least a twentieth of the number, so that 95%以上 covers 96.2%). 约 and 近
    stand for a tenth to either side, 以下 for anything down to a place below.
    What the ledger itself knows only roughly is told as roughly: the same number,
    and as exact only where the ledger says "at least".

    >>> agrees(41, None, 41), agrees(41, None, 42)
    (True, False)
    >>> agrees(800, "at_least", 812), agrees(800, "at_least", 900), agrees(800, "at_least", 799)
    (True, False, False)
    >>> agrees(300, "about", 290), agrees(300, "about", 350), agrees(20, "at_most", 18)
    (True, False, True)
    >>> agrees(800, None, 800, "at_least"), agrees(800, None, 800, "about"), agrees(801, "at_least", 800, "at_least")
    (True, False, False)
    """
    read, ledger = Fraction(read), Fraction(ledger)
    if ledger_qualifier:
        return read == ledger and (bool(qualifier) or ledger_qualifier == "at_least")
    if not qualifier:
        return read == ledger
    if qualifier == "about":
        return abs(ledger - read) * 10 <= read
    place = Fraction(place_of(int(read))) if read == int(read) else Fraction(1, 10)
    room = max(place, read / 20)
    if qualifier == "at_least":
        return read <= ledger < read + room
    return read - room < ledger <= read


def agrees_in_wan(printed: str, fen: int) -> bool:
    """Return whether an amount printed in 万元 is the ledger's, rounded to the decimals that it is printed with.

    A whole number of fewer than three figures is meant exactly: 5万元 is not said of 48,000 yuan.

    >>> agrees_in_wan("784.8", 784_804_000), agrees_in_wan("785", 784_804_000), agrees_in_wan("784.9", 784_804_000)
    (True, True, False)
    >>> agrees_in_wan("1.2", 1_234_500), agrees_in_wan("1.23", 1_234_500), agrees_in_wan("5", 4_800_000)
    (True, True, False)
    """
    is_precise = decimals_of(printed) > 0 or len(printed) >= FIGURES
    return is_precise and is_rounding(printed, Fraction(fen, 100 * WAN))


def decimals_of(printed: str) -> int:
    """Return how many decimals a number is printed with.

    >>> decimals_of("95.2"), decimals_of("95")
    (1, 0)
    """
    return len(printed.partition(".")[2])


def is_rounding(printed: str, exact: Fraction) -> bool:
    """Return whether a printed decimal is an exact value rounded half up (or to even) to its decimals.

    >>> is_rounding("95.2", Fraction(11900, 125)), is_rounding("90.9", Fraction(81200, 893)), is_rounding("91", Fraction(81200, 893))
    (True, True, True)
    >>> is_rounding("90.8", Fraction(81200, 893))
    False
    """
    return abs(Fraction(printed) - exact) * 2 <= Fraction(1, 10 ** decimals_of(printed))


def percent(part: int, whole: int) -> Fraction | None:
    """Return a share in per cent, of nothing: None.

    >>> percent(42, 58) is not None, percent(1, 0)
    (True, None)
    """
    return Fraction(100 * part, whole) if whole else None
