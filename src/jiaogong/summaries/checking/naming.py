"""The words that name an act: what is left of a title when measures, kinds and occasions are taken out."""

from __future__ import annotations

import re
from functools import lru_cache

from jiaogong.catalogue import CATEGORIES, MEASURES
from jiaogong.summaries.checking.cues import OCCASION
from jiaogong.summaries.checking.words import terms

_KNOWN = {w for m in MEASURES.values() for w in m.words if len(w) > 1} | {c.zh for c in CATEGORIES.values()}
_MEASURED = re.compile("|".join(sorted(map(re.escape, _KNOWN), key=len, reverse=True)))


@lru_cache(maxsize=20_000)
def name_words(title: str) -> frozenset[str]:
    """The pairs of characters that name an act.

    >>> name_words("走访慰问住院教师"), name_words("民主评议"), sorted(name_words("“书香”读书会"))
    (frozenset(), frozenset(), ['书会', '书香', '读书', '香读'])
    """
    return terms(_MEASURED.sub(" ", OCCASION.sub(" ", title)))
