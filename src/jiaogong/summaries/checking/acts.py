"""A claim without parts: whether an act of its kind and words is on record at all."""

from __future__ import annotations

from jiaogong.prose.reading import Claim
from jiaogong.summaries.checking import cues, denying
from jiaogong.summaries.checking.meant import Meant
from jiaogong.summaries.checking.scope import Scope
from jiaogong.summaries.checking.shapes import Answer
from jiaogong.summaries.checking.table import Table
from jiaogong.summaries.checking.words import quoted

MOST_SHOWN = 50


def check_act(table: Table, claim: Claim) -> Answer:
    """Hold a claim without figure, date, name or prize against the ledger.

    Supported where acts are recognised by name or words, or name the same
    circumstance (住院, 羽毛球) within the claim's category. Where it names such a thing
    and none is on record: unsupported. A claim that names nothing of the kind,
    or tells a habit, cannot be checked.
    """
    meant = table.meant(claim, claim.start)
    text = table.page.said((claim.start, claim.end))
    if cues.OVERDUE.search(text):
        return _check_overdue(table, text, meant)
    if denying.NEGATED.search(text):
        return Answer("uncheckable")
    if meant.acts:
        return Answer("supported", None, table.ground.showing(sorted(meant.entries))[:MOST_SHOWN])
    unions = table.named_for(claim, claim.end)
    if unions is None:
        return Answer("unsupported")
    named = cues.circumstances(text)
    for names in named:
        acts = [
            a
            for a in Scope(unions, frozenset({claim.category}), names=names).acts(table.ground)
            if table.ground.tells(a)
        ]
        if acts:
            return Answer("supported", None, table.ground.showing(a.entry for a in acts)[:MOST_SHOWN])
    is_telling = bool(named or quoted(text)) and claim.status == "done"
    return Answer("unsupported" if is_telling else "uncheckable")


def _check_overdue(table: Table, text: str, meant: Meant) -> Answer:
    """What was planned and is said to be undone: on record as such, else done after all, else unknown."""
    undone = [a.entry for a in table.ground.known.overdue if a.title in text]
    if undone:
        return Answer("supported", None, table.ground.showing(undone))
    if meant.how in ("day", "name"):
        return Answer("contradicted", None, table.ground.showing(sorted(meant.entries))[:MOST_SHOWN])
    return Answer("unsupported")
