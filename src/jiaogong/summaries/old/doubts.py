"""What is doubtful about a claim of an old text: why somebody has to look before an entry is made of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from jiaogong.catalogue import CATEGORIES
from jiaogong.kernel.periods import Period
from jiaogong.ledger.claims import ReadAct
from jiaogong.prose.categorise import weights_of
from jiaogong.prose.cues import find_cues
from jiaogong.prose.reading import Claim
from jiaogong.prose.sentences import veil
from jiaogong.prose.text import plain

CATEGORY, MEASURE, PEOPLE, DATE, OUTSIDE, KNOWN, TWICE, TOTAL, TABLE = (
    "category",
    "measure",
    "people",
    "date",
    "outside",
    "known",
    "twice",
    "total",
    "table",
)
DOUBTS: Mapping[str, object] = {
    KNOWN: _("In the ledger already?"),
    TWICE: _("Told in another text too"),
    TOTAL: _("A total of acts told one by one?"),
    PEOPLE: _("Who is meant?"),
    CATEGORY: _("Category not sure"),
    MEASURE: _("A number that no measure counts"),
    DATE: _("Date from the sentences around"),
    TABLE: _("Read from a table"),
    OUTSIDE: _("Not within the period"),
}
_THIN = 1.0
_DOUBTFUL_FIRST = 100
_ORDER = {code: at for at, code in enumerate(CATEGORIES)}


def doubts_of(claim: Claim, text: str, act: ReadAct, *, period: Period, today: dt.date) -> set[str]:
    """The doubts that the claim itself gives; those about people and about acts told twice are others'."""
    found = {
        CATEGORY: _is_thin(claim, text[claim.start : claim.end]),
        MEASURE: any(figure.unit for figure in act.figures_left_out),
        DATE: claim.date is not None and not claim.dates,
        OUTSIDE: claim.status != "planned" and not _is_within(act, period, today),
    }
    return {doubt for doubt, is_there in found.items() if is_there}


def _is_thin(claim: Claim, quote: str) -> bool:
    """Whether the words of the sentence alone do not say its category, or say another nearly as loudly."""
    weights = weights_of(find_cues(veil(plain(quote).plain)))
    mine = weights.pop(claim.category, 0.0)
    return mine - max(weights.values(), default=0.0) < _THIN


def _is_within(act: ReadAct, period: Period, today: dt.date) -> bool:
    facts = act.facts
    return facts.first_day <= min(period.end, today) and facts.last_day >= period.start


def kept(doubts: Iterable[str]) -> str:
    """Doubts as a column keeps them, each between bars.

    >>> kept({"people", "date"}), kept(())
    ('|date|people|', '')
    """
    ordered = sorted(doubts)
    return f"|{'|'.join(ordered)}|" if ordered else ""


def told(column: str) -> list[str]:
    """The doubts that a column keeps, the weightiest first."""
    held = set(column.strip("|").split("|"))
    return [doubt for doubt in DOUBTS if doubt in held]


def rank_of(category: str, doubts: Iterable[str]) -> int:
    """Where a claim stands on the desk: the doubtful first, then by category."""
    return _ORDER[category] + (0 if set(doubts) else _DOUBTFUL_FIRST)
