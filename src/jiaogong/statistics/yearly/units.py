"""Which unions of a branch have what: the cells that count unions, not people."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.limits import Limit
from jiaogong.statistics.yearly.form import Form
from jiaogong.unions.limits import limits_of_many
from jiaogong.unions.models import Union, UnionFact
from jiaogong.unions.queries import facts_on

WOMEN_FROM, UNION_FROM = "union.women_committee_from", "union.must_from"
# Counted beside the form's own cells, for the limits that set in with so many members.
MEMBERS, WOMEN = "of_members", "of_women"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the schools and organs of a branch on a day."""

    bases: Sequence[Union]
    day: dt.date
    counted: Mapping[str, Counter[int | None]]
    facts: Mapping[int, Mapping[str, UnionFact]]
    limits: Mapping[int, Mapping[str, Limit]]

    @classmethod
    def of(
        cls, nodes: Sequence[Union], union: Union, day: dt.date, counted: Mapping[str, Counter[int | None]]
    ) -> Known:
        bases = [u for u in nodes if u.kind == Union.Kind.BASE and (u.closed_date is None or u.closed_date > day)]
        return cls(bases, day, counted, facts_on(union, day), _limits(bases, day))

    def has(self, union: Union, word: str) -> bool:
        """Whether a word of `cells.toml` holds for a union. Raises KeyError for an unknown one."""
        kind, _colon, name = word.partition(":")
        if kind == "fact":
            return name in self.facts.get(union.pk, {})
        if kind in ("office", "did"):
            return self._holds(word, union) > 0
        if kind == "no_office":
            return self._holds(f"office:{name}", union) == 0
        return {
            "stands": True,
            "set_up": self._is_set_up(union),
            "women_enough": self._holds(WOMEN, union) >= self.limits[union.pk][WOMEN_FROM].whole,
            "due_not_set_up": not self._is_set_up(union)
            and self._holds(MEMBERS, union) >= self.limits[union.pk][UNION_FROM].whole,
        }[word]

    def _is_set_up(self, union: Union) -> bool:
        return union.has_union and (union.founded_date is None or union.founded_date <= self.day)

    def _holds(self, name: str, union: Union) -> int:
        return self.counted[name][union.pk] if name in self.counted else 0


def unions_that(words: Sequence[str], known: Known) -> Counter[int | None]:
    """One for each school or organ for which all words hold."""
    return Counter({union.pk: 1 for union in known.bases if all(known.has(union, word) for word in words)})


def kinds_asked(form: Form) -> list[str]:
    """The kinds of offices that the cells on unions ask after."""
    words = {word for cell in form.cells() if cell.counts == "unions" for word in cell.of}
    return sorted({word.partition(":")[2] for word in words if word.startswith(("office:", "no_office:"))})


def _limits(bases: Sequence[Union], day: dt.date) -> dict[int, dict[str, Limit]]:
    try:
        return limits_of_many(bases, (WOMEN_FROM, UNION_FROM), day)
    except KeyError:
        raise RuleBroken(
            _("No rule of %(day)s says which schools must have a union: ask for a later year.")
            % {"day": day.isoformat()}
        ) from None
