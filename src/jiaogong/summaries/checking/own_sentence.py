"""Numbers that an act tells in its own sentence, beyond the catalogue's measures."""

from __future__ import annotations

from jiaogong.prose.figures import find_figures
from jiaogong.prose.reading import Claim, Figure
from jiaogong.prose.text import plain
from jiaogong.summaries.checking.table import Table

MOST_ACTS = 3


def is_told_in(table: Table, claim: Claim, figure: Figure, *, each: bool = False) -> bool:
    """Whether an act recognised tells the same number of the same thing in its title or sentence.

    Where the act holds a measure that the figure counts, that alone is believed;
    a number told for `each` is no measure's.
    """
    meant = table.meant(claim, figure.start)
    if not meant.acts or len(meant.acts) > MOST_ACTS:
        return False
    measures = [] if each else table.measures(claim, figure)
    for act in meant.acts:
        if any(act.has(m) for m in measures):
            continue
        for other in find_figures(plain(f"{act.title}。{act.sentence}").plain):
            if (other.value, other.unit, other.qualifier) == (figure.value, figure.unit, figure.qualifier):
                return True
    return False
