"""Numbers that an act tells in its own sentence, beyond the catalogue's measures."""

from __future__ import annotations

import re

from jiaogong.catalogue import MEASURES
from jiaogong.prose.figures import find_figures
from jiaogong.prose.reading import Claim, Figure
from jiaogong.prose.text import plain
from jiaogong.summaries.checking.table import Table
from jiaogong.summaries.facts import Act

MOST_ACTS = 3
_WORDS = re.compile(r"[\u4e00-\u9fff]{2}")


def is_told_in(table: Table, claim: Claim, figure: Figure, *, each: bool = False) -> bool:
    """Whether an act recognised tells the same number of the same thing in its title or sentence.

    Where the act holds a measure that the figure counts, that alone is believed,
    unless the sentence has the very words (分4个组); a number told for `each` is no measure's.
    """
    meant = table.meant(claim, figure.start)
    if not meant.acts or len(meant.acts) > MOST_ACTS:
        return False
    measures = [] if each else table.measures(claim, figure)
    return any(
        _has_words(table, figure, a)
        or (not any(map(a.has, measures)) and not (measures and _counts_else(figure, a)) and _has_number(figure, a))
        for a in meant.acts
    )


def _counts_else(figure: Figure, act: Act) -> bool:
    """Whether the number is that of a measure the act holds: then it counts that and nothing else."""
    return any(figure.value * MEASURES[f.measure].scale == f.value for f in act.figures)


def _has_number(figure: Figure, act: Act) -> bool:
    wanted = (figure.value, figure.unit, figure.qualifier)
    return any((f.value, f.unit, f.qualifier) == wanted for f in find_figures(_text(act)))


def _has_words(table: Table, figure: Figure, act: Act) -> bool:
    """Whether the act's sentence has the figure with the two characters after it."""
    after = table.page.flat[figure.end : figure.end + 2]
    return bool(_WORDS.fullmatch(after)) and table.page.printed(figure) + after in _text(act)


def _text(act: Act) -> str:
    return plain(f"{act.title}。{act.sentence}").plain
