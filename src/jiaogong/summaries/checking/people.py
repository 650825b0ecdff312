"""A name held against the people on the entries that its claim tells of."""

from __future__ import annotations

from jiaogong.prose.reading import Claim, Name
from jiaogong.summaries.checking.shapes import Answer
from jiaogong.summaries.checking.table import Table
from jiaogong.summaries.checking.words import covered, terms
from jiaogong.summaries.facts import Act

AKIN = 0.3


def check_person(table: Table, claim: Claim, name: Name) -> Answer:
    """Hold one name against the ledger.

    Supported where the person is on an act recognised, or on one of the claim's
    kind that shares its words; to be on the file is not enough.
    """
    meant = table.meant(claim, name.start)
    there = [a for a in meant.acts if _is_on(table, a, name.name)]
    if there:
        return Answer("supported", name.name, table.ground.showing(a.entry for a in there))
    if meant.how in ("day", "name"):
        return Answer("unsupported")
    said = terms(table.page.said((claim.start, claim.end)))
    akin = [
        a
        for a in table.ground.acts_with(name.name)
        if a.category == claim.category and covered(table.ground.words_of(a), said) >= AKIN
    ]
    if akin:
        return Answer("supported", name.name, table.ground.showing(a.entry for a in akin))
    return Answer("unsupported")


def _is_on(table: Table, act: Act, name: str) -> bool:
    if name in table.ground.people.get(act.entry, ()):
        return True
    may_read = table.ground.reader is None or not act.is_sensitive
    return may_read and name in act.title + act.sentence
