"""Shares: which count is a part of which, recomputed from the ledger's two counts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaogong.prose.reading import Claim, Figure
from jiaogong.summaries.checking.heads import head_kind_in
from jiaogong.summaries.checking.narrowing import scopes_for
from jiaogong.summaries.checking.subjects import Heads, Share, Subject, Summed, Unions
from jiaogong.summaries.checking.table import Table
from jiaogong.unions.models import Union

SHARE_UNITS = ("%", "‰", "百分点", "个百分点")
_OF = re.compile(r"占(?P<whole>[^,。;]*?)的?(?:比例|比重|比)?(?:达|为|到|近|约|超过|超)*$")

# What a rate is called, and the counts that make it: the first of each that the ledger holds.
_RATES: tuple[tuple[re.Pattern[str], tuple[str, ...], tuple[str, ...]], ...] = (
    (re.compile(r"到会率|出席率|到会"), ("delegates_present",), ("delegates_due",)),
    (
        re.compile(r"办结率|落实率|办结"),
        ("proposals_settled",),
        ("proposals_filed", "proposals_answered", "proposals_received"),
    ),
    (re.compile(r"答复率|答复"), ("proposals_answered",), ("proposals_filed", "proposals_received")),
    (re.compile(r"立案率|立案"), ("proposals_filed",), ("proposals_received",)),
    (re.compile(r"体检率|参检率|受检率|完成率|体检"), ("checkups_done",), ("checkups_due", "staff", "members")),
    (re.compile(r"参保率|投保率|参保|投保"), ("insured_people",), ("members", "staff")),
    (re.compile(r"入会率|入会"), ("members",), ("staff",)),
    (re.compile(r"达标率|合格率|通过率|达标"), ("schools_passed",), ("schools_inspected",)),
    (re.compile(r"录用率|采用率"), ("news_published",), ("news_sent",)),
    (re.compile(r"参评率|测评率"), ("appraisers",), ("staff", "members")),
)
_TOOK_PART = re.compile(r"参与率|参加率|参赛率|参与面|参加面|覆盖率|覆盖面|参与度")
_HEADS = ("staff", "members", "women", "teachers", "retired", "minority")


def shares(table: Table, claim: Claim, figure: Figure) -> Iterator[Subject]:
    """What a share may be a share of, the likeliest first."""
    before, after = table.around(figure)
    beside = _part_and_whole(table, figure)
    if beside:
        yield Share(*beside)
        return
    for words, parts, wholes in _RATES:
        if words.search(before) or words.match(after.removeprefix("的")):
            yield from _rate(table, claim, figure, parts, wholes)
    part = table.subject_before(figure)
    if part is not None:
        yield from (Share(part, whole) for whole in _wholes(table, figure, before, part))


def _part_and_whole(table: Table, figure: Figure) -> tuple[Subject, Subject] | None:
    """Both counts where the whole stands in the clause: 2件尚未办结,占立案7件的28.6%."""
    whole = table.figure_before(figure)
    if whole is None or "占" not in table.page.flat[table.page.clause(figure.start)[0] : whole.start]:
        return None
    part = table.figure_before(whole)
    return (table.subjects_of(part)[0], table.subjects_of(whole)[0]) if part else None


def _wholes(table: Table, figure: Figure, before: str, part: Subject) -> Iterator[Subject]:
    """Of what a share tells a part: the noun after 占, a count named before in the sentence, the unions, the staff."""
    named = _OF.search(before)
    if named:
        kind = head_kind_in(named["whole"])
        if kind:
            yield Heads(kind)
            return
    yield from _earlier(table, figure, part)
    if isinstance(part, Unions):
        yield Unions(part.sorts)
    elif not named or not named["whole"]:
        yield from (Heads(kind) for kind in ("staff", "members"))


def _earlier(table: Table, figure: Figure, part: Subject) -> Iterator[Subject]:
    """Counts told before in the sentence, the nearest first."""
    start = table.page.sentence(figure.start)[0]
    for other in reversed(table.page.figures):
        if start <= other.start < figure.start and other.unit not in SHARE_UNITS:
            yield from (s for s in table.settled.get((other.start, other.end), ())[:1] if s != part)


def _rate(
    table: Table, claim: Claim, figure: Figure, parts: tuple[str, ...], wholes: tuple[str, ...]
) -> Iterator[Subject]:
    for part in parts:
        for whole in wholes:
            for a in _counts(table, claim, figure, part):
                for b in _counts(table, claim, figure, whole):
                    if getattr(a, "scope", None) == getattr(b, "scope", None) or isinstance(b, Heads):
                        yield Share(a, b)


def _counts(table: Table, claim: Claim, figure: Figure, code: str) -> Iterator[Subject]:
    if code in _HEADS:
        unions = table.named_for(claim, figure.start)
        if unions is not None and len(unions) <= 1:
            yield Heads(code, _only(unions))
        return
    for scope in scopes_for(table, claim, figure, code):
        yield Summed(code, scope)


def _only(unions: tuple[Union, ...]) -> Union | None:
    return unions[0] if unions else None
