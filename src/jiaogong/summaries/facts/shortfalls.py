"""What fell short by the ledger's own account, the gravest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from jiaogong.catalogue import CATEGORIES
from jiaogong.ledger.rollup import silent_unions
from jiaogong.summaries.facts.known import Known
from jiaogong.summaries.facts.shapes import Act
from jiaogong.unions.limits import limit_for

EXPECTED = ("care", "culture", "retirees", "women", "disclosure", "study", "finance", "publicity")
FULL_YEARS = ("year", "school_year", "statistics_year")
FALLING = ("disclosure", "voice", "study", "contests", "mentoring", "culture", "women")
INSPECTED = ("disclosure", "assessment")
MOST_SILENT, SILENT_SHARE = 2, 0.5
MOST_FALLEN, LEAST_BEFORE, FALLEN_TO = 2, 6, Fraction(2, 3)


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One thing not done: its kind, how many (of how many; of "fewer" how many are left), and the entries or plans that show it."""

    kind: str
    value: int
    whole: int = 0
    category: str = ""
    measure: str = ""
    entries: tuple[int, ...] = ()
    acts: tuple[Act, ...] = ()


def shortfalls(known: Known) -> list[Shortfall]:
    """Everything that fell short, found in the ledger; nothing where nothing did."""
    found = [
        *_proposals(known),
        *_checkups(known),
        *_congress(known),
        *_inspections(known),
        *_terms(known),
        *_unions(known),
        *_fallen(known),
        *_papers(known),
    ]
    return [s for s in found if s.value > 0]


def _proposals(known: Known) -> Iterator[Shortfall]:
    for category in ("proposals", "congress"):
        filed, settled = known.total(category, "proposals_filed"), known.total(category, "proposals_settled")
        if not filed or filed.qualifier or (settled and settled.qualifier):
            continue
        answered = known.total(category, "proposals_answered")
        if answered and not answered.qualifier and answered.value > 0:
            code, behind = "proposals_filed-proposals_answered", filed.entries + answered.entries
            still = filed.value - answered.value
            yield Shortfall("proposals_unanswered", still, filed.value, category, code, behind)
        if not settled or settled.value <= 0:
            yield Shortfall(
                "proposals_none_settled", filed.value, filed.value, category, "proposals_filed", filed.entries
            )
            continue
        still, behind = filed.value - settled.value, filed.entries + settled.entries
        yield Shortfall("proposals_open", still, filed.value, category, "proposals_filed-proposals_settled", behind)


def _checkups(known: Known) -> Iterator[Shortfall]:
    for category in ("benefits", "women"):
        due, done = known.total(category, "checkups_due"), known.total(category, "checkups_done")
        if not due or not done:
            continue
        followed = known.total(category, "checkups_followed")
        missed = due.value - done.value - (followed.value if followed else 0)
        behind = due.entries + done.entries + (followed.entries if followed else ())
        yield Shortfall(
            "checkups_missed", missed, due.value, category, "checkups_due-checkups_done-checkups_followed", behind
        )


def _congress(known: Known) -> Iterator[Shortfall]:
    if known.period.kind not in FULL_YEARS or not known.is_complete:
        return
    reach = known.reach("congress", "congress_sessions", known.schools)
    if _asks_a_congress(known) and reach.missing and known.acts:
        yield Shortfall("congress_missing", len(reach.missing), reach.of, "congress", "congress_sessions")


def _inspections(known: Known) -> Iterator[Shortfall]:
    """Schools inspected that had not come up to standard by the period's end; one that passed when seen again is none."""
    for category in INSPECTED:
        seen, passed = known.total(category, "schools_inspected"), known.total(category, "schools_passed")
        if seen and passed and not (seen.qualifier or passed.qualifier):
            behind = seen.entries + passed.entries
            still = seen.value - passed.value
            yield Shortfall("not_passed", still, seen.value, category, "schools_inspected-schools_passed", behind)


def _terms(known: Known) -> Iterator[Shortfall]:
    if known.acts:
        yield Shortfall("terms_over", len(known.terms.over), len(known.base_unions))
        yield Shortfall("terms_ending", len(known.terms.ending), len(known.base_unions))


def _asks_a_congress(known: Known) -> bool:
    try:
        return limit_for(known.union, "congress.per_school_year_min", known.until).whole >= 1
    except KeyError:
        return False


def _unions(known: Known) -> Iterator[Shortfall]:
    if known.is_base or not known.acts:
        return
    yield Shortfall("unformed", sum(not u.has_union for u in known.private_schools), len(known.private_schools))
    yield Shortfall("silent_all", silent_unions(known.union, known.period).count(), len(known.base_unions))
    silent = [(c, known.reach(c)) for c in EXPECTED if c in CATEGORIES]
    told = [(c, r) for c, r in silent if r.missing and len(r.missing) <= SILENT_SHARE * r.of]
    for category, reach in sorted(told, key=lambda t: -len(t[1].missing))[:MOST_SILENT]:
        yield Shortfall("silent", len(reach.missing), reach.of, category, "acts")


def _fallen(known: Known) -> Iterator[Shortfall]:
    """Categories in which a third less was done than the year before; of those where less is no want, nothing is said."""
    totals = [t for c in FALLING if (t := known.total(c, "acts")) and t.before and t.before >= LEAST_BEFORE]
    fallen = [t for t in totals if t.before and t.value <= FALLEN_TO * t.before]
    for total in sorted(fallen, key=lambda t: (Fraction(t.value, t.before or 1), t.category))[:MOST_FALLEN]:
        behind = total.entries + known.entries_before(total.category, "acts")
        yield Shortfall("fewer", (total.before or 0) - total.value, total.value, total.category, "acts~", behind)


def _papers(known: Known) -> Iterator[Shortfall]:
    yield Shortfall("overdue", len(known.overdue), entries=tuple(a.entry for a in known.overdue), acts=known.overdue)
    yield Shortfall("drafts", len(known.drafts), entries=tuple(a.entry for a in known.drafts), acts=known.drafts)
