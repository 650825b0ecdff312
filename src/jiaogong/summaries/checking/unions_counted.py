"""Base unions counted: how many there are of what sorts, how many did something or have yet to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiaogong.catalogue import CATEGORIES, MEASURES
from jiaogong.prose.reading import Claim, Figure
from jiaogong.summaries.checking import cues
from jiaogong.summaries.checking.kinds import kinds_named
from jiaogong.summaries.checking.measures import measures_named
from jiaogong.summaries.checking.narrowing import in_days
from jiaogong.summaries.checking.scope import Scope
from jiaogong.summaries.checking.subjects import Clusters, Sort, Subject, Unions
from jiaogong.summaries.checking.table import Table
from jiaogong.summaries.checking.terms_standing import TermsStanding

_UNITS = ("个", "所", "家", "校")
_COUNTED_ELSEWHERE = frozenset(
    ["schools_inspected", "schools_passed", "unions_assessed", "unions_audited", "honoured_groups"]
)
_SETTING_UP = re.compile(r"建会|建立了?工会|成立了?工会|组建了?工会")
_TERM = re.compile(r"(?:任期|届期).{0,6}(?:届满|到期|已满|满期)|到届")
_TERM_OVER = re.compile(r"已(?:经)?(?:届?满|到期)|逾期|超期|过期|尚未换届|未换届")
_ON_RECORD = re.compile(r"记录|台账")
_SORTS: tuple[tuple[re.Pattern[str], Sort], ...] = (
    (re.compile("民办"), "private"),
    (re.compile("公办|公立"), "public"),
    (re.compile("机关"), "organ"),
    (re.compile("学校|小学|中学|所"), "school"),
)


def unions_counted(table: Table, claim: Claim, figure: Figure) -> Iterator[Subject]:
    """Base unions of the branch: all of a sort, those set up, those that did something, those that have yet to."""
    if figure.unit not in _UNITS or table.ground.known.is_base:
        return
    before, after = table.around(figure)
    if after.startswith("片"):
        yield Clusters()
        return
    if _TERM.search(before + after):
        yield TermsStanding("over" if _TERM_OVER.search(after) else "ending")
        return
    subject = table.subject_before(figure)
    earlier = subject if isinstance(subject, Unions) else None
    after = after.partition("、")[0]
    named = bool(cues.SCHOOL_AFTER.match(after) or cues.SCHOOL_BEFORE.search(before))
    is_other = any(m in _COUNTED_ELSEWHERE for m in table.measures(claim, figure))
    if (named or earlier) and not (is_other and not _ON_RECORD.search(before + after)):
        yield from _read(table, claim, figure, before + after, earlier, named=named)


def _read(
    table: Table, claim: Claim, figure: Figure, text: str, earlier: Unions | None, *, named: bool
) -> Iterator[Subject]:
    sorts = _sorts(text) if named or not earlier else earlier.sorts - {"set up", "not set up"} | _sorts(text)
    missing = bool(cues.MISSING.search(text))
    if _SETTING_UP.search(text):
        yield Unions(sorts | {"not set up" if missing else "set up"})
        return
    sorts = sorts | {"set up"} if "工会" in text or not named else sorts
    if "占" in text or not _acts(text, missing=missing):
        if earlier and not named:
            yield Unions(earlier.sorts)
        yield Unions(sorts)
        return
    if missing and earlier and earlier.did:
        yield Unions(earlier.sorts, earlier.did, earlier.measure, missing=True)
    yield from _doing(table, claim, figure, text, sorts | {"set up"}, missing=missing)


def _sorts(text: str) -> frozenset[Sort]:
    return frozenset([sort for words, sort in _SORTS if words.search(text)][:1])


def _acts(text: str, *, missing: bool) -> bool:
    """Whether a clause says what the unions did, rather than that there are so many."""
    return missing or bool(
        cues.DOING.search(text) or _ON_RECORD.search(text) or kinds_named(text) or measures_named(text)
    )


def _doing(
    table: Table, claim: Claim, figure: Figure, text: str, sorts: frozenset[Sort], *, missing: bool
) -> Iterator[Subject]:
    days = in_days(table, claim, figure.start)
    kinds = kinds_named(text) or kinds_named(table.page.said((claim.start, figure.start)))
    if not kinds and _ON_RECORD.search(text):
        yield Unions(sorts, Scope(days=days), "", missing)
        return
    labelled = _ON_RECORD.search(text) and any(CATEGORIES[k].zh in text for k in kinds if k != "congress")
    measures = [] if labelled else measures_named(text)
    for kind in kinds or [claim.category]:
        scope = Scope(categories=frozenset({kind}), days=days)
        yield from (Unions(sorts, scope, m, missing) for m in measures if MEASURES[m].suits(kind))
        yield Unions(sorts, scope, "", missing)
    for names in cues.circumstances(text) if not kinds else ():
        yield Unions(sorts, Scope(days=days, names=names), "", missing)
