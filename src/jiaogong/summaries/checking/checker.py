"""A text read, and each part of each claim held against the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from jiaogong.kernel.periods import Period
from jiaogong.members.queries import Standing, roster_of
from jiaogong.prose.reading import Award, Claim, Figure, Finding
from jiaogong.summaries.checking import cues, denying
from jiaogong.summaries.checking.acts import check_act
from jiaogong.summaries.checking.all_told import not_all
from jiaogong.summaries.checking.awards import check_award, is_generic
from jiaogong.summaries.checking.broken import broken_places
from jiaogong.summaries.checking.copying import Borne, copied_from
from jiaogong.summaries.checking.dates import check_date
from jiaogong.summaries.checking.denials import denial_in
from jiaogong.summaries.checking.figures import check_figure
from jiaogong.summaries.checking.ground import Ground
from jiaogong.summaries.checking.headwords import of_something_else
from jiaogong.summaries.checking.levels import wrong_levels
from jiaogong.summaries.checking.measures import names_a_measure
from jiaogong.summaries.checking.moved import on_its_own_day
from jiaogong.summaries.checking.nobody import check_nobody
from jiaogong.summaries.checking.ordinals import wrong_congresses
from jiaogong.summaries.checking.page import lay_out
from jiaogong.summaries.checking.partners import other_partners
from jiaogong.summaries.checking.people import check_person
from jiaogong.summaries.checking.seasons import told_elsewhen
from jiaogong.summaries.checking.shapes import Answer, Checked, CheckedClaim, Kind, Part, Told
from jiaogong.summaries.checking.table import Table
from jiaogong.summaries.checking.undone import check_denial
from jiaogong.summaries.checking.unheard import doubted
from jiaogong.summaries.checking.years import stale_years
from jiaogong.summaries.facts import known_facts
from jiaogong.summaries.sources import Sources
from jiaogong.unions.models import Union

BESIDE = 5


def check_text(
    text: str,
    *,
    union: Union,
    period: Period,
    against: Sources | Mapping[str, str] | None = None,
    reader: Standing | None = None,
) -> Checked:
    """Hold a text against what a union's branch has on record over a period.

    Entries and the members' file prove; no text does, our own stored ones
    included. A claim is as bad as its worst part; one without parts is judged by
    whether such an act is on record (`acts.check_act`). `against`: a library, or
    texts by name, for copied passages. `reader`: who will see the result; entries and
    people that this person may not know of are neither told nor used singly.
    None is the owner of the command line, who may know everything.
    """
    ground = Ground(known_facts(union, period), reader)
    return check_on(text, ground, roster=frozenset(roster_of(union)), against=against)


def check_on(
    text: str, ground: Ground, *, roster: frozenset[str], against: Sources | Mapping[str, str] | None = None
) -> Checked:
    """Hold a text against a ground that is there already: many texts of one branch and period, one after another."""
    period = ground.known.period
    page = lay_out(text, roster, period.year)
    table = Table(page, ground, period, roster)
    claims = tuple(_check_claim(table, c) for c in page.provable)
    read = page.reading.findings
    read = tuple(f for f in read if not _adds_up(f, claims))
    findings = (*read, *stale_years(page, period, read), *broken_places(page, read))
    copied, duplicates = copied_from(text, {} if against is None else against, _borne(claims))
    return Checked(text, claims, tuple(sorted((*findings, *duplicates), key=lambda f: (f.start, f.end))), copied)


def _adds_up(finding: Finding, claims: Sequence[CheckedClaim]) -> bool:
    """Whether the ledger bears out every number that is said not to add up: then it was held against another's."""
    if finding.kind != "bad_arithmetic":
        return False
    beneath = [p for c in claims for p in c.parts if p.start < finding.end and finding.start < p.end]
    return bool(beneath) and all(p.verdict == "supported" for p in beneath)


def _borne(claims: Sequence[CheckedClaim]) -> Borne:
    """Where the claims stand, by whether the ledger bears them out."""
    places = [((c.start, c.end), c.verdict) for c in claims]
    return Borne(
        [span for span, verdict in places if verdict == "supported"],
        [span for span, verdict in places if verdict != "supported"],
        [span for span, verdict in places if verdict in ("contradicted", "unsupported")],
    )


def _check_claim(table: Table, claim: Claim) -> CheckedClaim:
    found = [*doubted(table, claim, _parts(table, claim)), *wrong_congresses(table, claim)]
    found += not_all(table, claim)
    found = list(on_its_own_day(table, claim, list(of_something_else(table, claim, found))))
    found += other_partners(table, claim, found)
    parts = tuple(sorted(told_elsewhen(table, claim, found), key=lambda p: (p.start, p.end)))
    return CheckedClaim(claim, parts, None if parts else _check_whole(table, claim))


def _check_whole(table: Table, claim: Claim) -> Answer:
    """A claim without parts: what it denies, else what it says was done."""
    said = table.page.said((claim.start, claim.end))
    if denial_in(said):
        return check_denial(table, claim)
    return check_nobody(table, claim) if denying.NOBODY.search(said) else check_act(table, claim)


def _parts(table: Table, claim: Claim) -> Iterator[Part]:
    for date in claim.dates:
        if not date.is_festival:
            yield _part(date.start, date.end, "date", date.iso, check_date(table, claim, date))
    yield from wrong_levels(table, claim)
    for name in claim.people:
        if name.name not in table.roster and names_a_measure(name.name):
            continue
        yield _part(name.start, name.end, "person", name.name, check_person(table, claim, name))
    for award in claim.awards:
        read: Told = {"level": award.level, "prize": award.prize, "count": award.count}
        counts = [f for f in claim.figures if _award_of(table, claim, f) == award] if is_generic(award.prize) else []
        answer = _as_award(award, check_figure(table, claim, counts[0])) if counts else check_award(table, claim, award)
        yield _part(award.start, award.end, "award", read, answer)
    for figure in claim.figures:
        if not _is_norm(table, figure):
            yield _part(figure.start, figure.end, "figure", figure.value, _check_figure(table, claim, figure))


def _check_figure(table: Table, claim: Claim, figure: Figure) -> Answer:
    award = _award_of(table, claim, figure)
    if award is None or is_generic(award.prize):
        return check_figure(table, claim, figure)
    return _of_award(check_award(table, claim, replace(award, count=int(figure.value))))


def _is_norm(table: Table, figure: Figure) -> bool:
    """Whether a number is a rule's, not an act's: 每学年至少召开一次的规定."""
    start, end = table.page.clause(figure.start)
    return bool(
        cues.NORM.search(table.page.flat, start, figure.start) and cues.RULE.search(table.page.flat, figure.end, end)
    )


def _award_of(table: Table, claim: Claim, figure: Figure) -> Award | None:
    """The prize beside a figure in its clause, whose count it is."""
    clause = table.page.clause(figure.start)
    beside = [
        a
        for a in claim.awards
        if a.count == figure.value
        and max(figure.start - a.end, a.start - figure.end) < BESIDE
        and table.page.clause(a.start) == clause
    ]
    return min(beside, key=lambda a: abs(figure.start - a.end), default=None)


def _of_award(answer: Answer) -> Answer:
    """A prize's answer as its count's."""
    told = answer.ledger
    count = told.get("count") if isinstance(told, dict) else None
    return replace(answer, ledger=count if isinstance(count, int) else None)


def _as_award(award: Award, answer: Answer) -> Answer:
    """A count's answer as its prize's."""
    told: Told = (
        {"level": award.level, "prize": award.prize, "count": answer.ledger} if answer.ledger is not None else None
    )
    return replace(answer, ledger=told)


def _part(start: int, end: int, kind: Kind, read: Told, answer: Answer) -> Part:
    return Part(start, end, kind, read, answer.ledger, answer.verdict, answer.entries)
