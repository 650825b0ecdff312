"""False numbers: changed, last year's, in another unit, a share miscomputed."""

from __future__ import annotations

import re
from random import Random

from jiaogong.catalogue import MEASURES
from jiaogong.summaries.checking.tests.planting.plant import Plant, put
from jiaogong.summaries.checking.tests.planting.source import Truth
from jiaogong.summaries.writing.said import FigureAt

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_OTHER_UNIT = {"元": "万元", "万元": "元", "人次": "户", "人": "户", "名": "户", "件": "人", "场": "人", "份": "人"}
_OTHER_UNIT |= {"篇": "人", "项": "人", "节": "人", "条": "元", "对": "场", "支": "元"}


def figure_changed(truth: Truth, rng: Random) -> Plant | None:
    """One of its digits changed, two swapped, one added or lost."""
    figure = _any(truth, rng, lambda f: not f.measure.startswith("awards"))
    printed = truth.text[figure.start : figure.end] if figure else ""
    m = _NUMBER.search(printed)
    if figure is None or m is None or "余" in printed:
        return None
    other = _other_number(m[0], rng)
    return put("figure changed", truth, figure.start + m.start(), figure.start + m.end(), other) if other else None


def _other_number(number: str, rng: Random) -> str:
    at = rng.randrange(len(number))
    digit = number[at] if number[at].isdigit() else number[0]
    forms = [number.replace(digit, str((int(digit) + rng.randint(1, 8)) % 10), 1), number[::-1]]
    forms += [number + "0", number[:-1], str(int(float(number)) + rng.choice((1, 2, 3)))]
    forms = [f for f in forms if re.fullmatch(r"[1-9]\d*(?:\.\d+)?", f) and not _is_rounded(number, f)]
    return rng.choice(forms) if forms else ""


def _is_rounded(number: str, other: str) -> bool:
    """Whether the other is the same number with no more decimals: 84.6 told as 85 is no fault."""
    _whole, _point, decimals = other.partition(".")
    return float(other) == round(float(number), len(decimals))


def figure_of_last_year(truth: Truth, rng: Random) -> Plant | None:
    """The like total of the year before put in this year's place."""
    before = {(t.measure, t.entries): t.before for t in truth.ground.known.totals.values() if t.before}
    figure = _any(truth, rng, lambda f: (f.measure, f.entries) in before)
    if figure is None:
        return None
    m = _NUMBER.search(truth.text, figure.start, figure.end)
    was = before[figure.measure, figure.entries] or 0
    value = was / MEASURES[figure.measure].scale
    printed = truth.text[figure.start : figure.end]
    if m is None or "余" in printed:
        return None
    number = f"{value / 10_000:.2f}".rstrip("0").rstrip(".") if "万" in printed else f"{value:g}"
    if number in (m[0], "0") or not value < 1e6:
        return None
    return put("figure from last year", truth, m.start(), m.end(), number)


def unit_changed(truth: Truth, rng: Random) -> Plant | None:
    """The number kept, its unit another: 元 for 万元, 户 for 人次."""
    figure = _any(truth, rng, lambda f: _is_wrong_in_other_unit(truth, f))
    if figure is None:
        return None
    unit = _unit_of(truth, figure)
    return put("unit changed", truth, figure.end - len(unit), figure.end, _OTHER_UNIT[unit])


def share_miscomputed(truth: Truth, rng: Random) -> Plant | None:
    """A share some points off, its counts left as they are."""
    figure = _any(truth, rng, lambda f: f.unit == "%" and "~" not in f.measure)
    m = _NUMBER.search(truth.text, figure.start, figure.end) if figure else None
    if m is None:
        return None
    other = float(m[0]) + rng.choice((-1, 1)) * rng.choice((0.4, 1.0, 1.7, 3.2, 9.0))
    if not 0 < other < 100:
        return None
    return put("share miscomputed", truth, m.start(), m.end(), f"{other:.1f}")


def _is_wrong_in_other_unit(truth: Truth, figure: FigureAt) -> bool:
    """Whether the catalogue prints a figure's measure in no such unit as the other: 34户 may be said of visits."""
    other = _OTHER_UNIT.get(_unit_of(truth, figure), "")
    return (
        bool(other) and figure.measure in MEASURES and ("元" in other or not MEASURES[figure.measure].printed_in(other))
    )


def _unit_of(truth: Truth, figure: FigureAt) -> str:
    return re.sub(r"^[\d.,]+", "", truth.text[figure.start : figure.end])


def _any(truth: Truth, rng: Random, fits: object) -> FigureAt | None:
    found = [f for f in truth.figures if callable(fits) and fits(f)]
    return rng.choice(found) if found else None
