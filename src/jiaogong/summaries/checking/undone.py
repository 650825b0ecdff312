"""What is said not to have been done, held against the ledger."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jiaogong.catalogue import MEASURES
from jiaogong.ledger.queries import SENSITIVE
from jiaogong.prose.reading import Claim
from jiaogong.summaries.checking import cues
from jiaogong.summaries.checking.ground import Ground
from jiaogong.summaries.checking.kinds import kinds_named, without_kinds, words_of
from jiaogong.summaries.checking.measures import measures_named
from jiaogong.summaries.checking.narrowing import in_days
from jiaogong.summaries.checking.scope import Scope
from jiaogong.summaries.checking.shapes import Answer
from jiaogong.summaries.checking.table import Table
from jiaogong.summaries.checking.words import quoted
from jiaogong.summaries.facts import Act

MOST_SHOWN = 50
_MET = {"congress": "congress_sessions"}
"""Categories whose paperwork is not yet the meeting: a congress is held where a session is on record."""
_ALL_WORK = re.compile(r"工作|任何|已确认|台账")


@dataclass(frozen=True, slots=True)
class Denied:
    """What is denied: acts of these kinds, counting these measures, naming each of these circumstances and titles."""

    kinds: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    names: tuple[tuple[str, ...], ...] = ()
    everything: bool = False

    def __bool__(self) -> bool:
        return bool(self.kinds or self.measures or self.names or self.everything)

    def is_done_by(self, act: Act, ground: Ground) -> bool:
        if not all(any(n in ground.text_of(act) for n in names) for names in self.names):
            return False
        if self.measures and not any(act.value(m) > 0 for m in self.measures):
            return False
        return not self.kinds or any(
            act.category == k and (k not in _MET or act.value(_MET[k]) > 0) for k in self.kinds
        )


def check_denial(table: Table, claim: Claim) -> Answer:
    """Hold a denial against the ledger: supported where nothing of what it denies is on record, else contradicted.

    What names nothing that the ledger knows of cannot be checked.
    """
    start, end = _denying_clause(table, claim)
    clause = table.page.said((start, end))
    told = told_in_its_words(table, clause)
    if told:
        return told
    denied = denied_in(clause) or denied_in(table.page.said((table.page.sentence(start)[0], end)))
    unions = table.named_for(claim, claim.start)
    if not denied or unions is None:
        return _by_its_name(table, claim)
    if table.ground.keeps_back and denied.names and (denied.kinds | {claim.category}) & set(SENSITIVE):
        return Answer("uncheckable")
    scope = Scope(unions, days=in_days(table, claim, claim.start))
    acts = [a for a in scope.acts(table.ground, shares_too=True) if denied.is_done_by(a, table.ground)]
    if not acts:
        return Answer("supported")
    return Answer("contradicted", None, table.ground.showing(a.entry for a in acts)[:MOST_SHOWN])


def told_in_its_words(table: Table, clause: str) -> Answer | None:
    """What an act on record says of itself in the very words of a clause is borne out: 公示期内未收到异议."""
    told = [a for a in table.ground.told if clause.strip() in a.sentence]
    return Answer("supported", None, table.ground.showing(a.entry for a in told)) if told else None


def denied_in(text: str) -> Denied:
    """What a clause denies, by the words that name kinds, measures, circumstances and titles.

    >>> sorted(denied_in("没有召开教代会的记录").kinds), denied_in("没有一条已确认的工作记录").everything
    (['congress'], True)
    """
    kinds = kinds_named(text)
    measures = measures_named(without_kinds(text, kinds))
    homely = [k for k in kinds if not measures or any(k in MEASURES[m].categories for m in measures)]
    spoken = "".join([*(w for k in kinds for w in words_of(k)), *(w for m in measures for w in MEASURES[m].words)])
    names = [names for names in cues.circumstances(text) if not any(n in spoken for n in names)]
    names += [words_of(k) for k in kinds if k not in homely] + [(title,) for title in quoted(text)]
    found = Denied(frozenset(homely), frozenset() if homely else frozenset(measures), tuple(names))
    return found or Denied(everything=bool(_ALL_WORK.search(text)))


def _denying_clause(table: Table, claim: Claim) -> tuple[int, int]:
    m = cues.DENIED.search(table.page.flat, claim.start, claim.end)
    start, end = table.page.clause(m.start() if m else claim.start)
    return max(start, claim.start), min(end, claim.end)


def _by_its_name(table: Table, claim: Claim) -> Answer:
    """A denial of an act that only its name tells: contradicted where that act is on record."""
    meant = table.meant(claim, claim.start)
    if meant.how == "name" and not meant.elsewhen:
        return Answer("contradicted", None, table.ground.showing(sorted(meant.entries))[:MOST_SHOWN])
    return Answer("uncheckable")
