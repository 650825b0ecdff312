"""How a union gets its acts into the ledger: when it sits down to record, what it leaves out, what stays a draft."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from jiaogong.config.demo.people import Roster
from jiaogong.config.demo.telling import Act
from jiaogong.config.demo.tree import Node
from jiaogong.kernel import clock
from jiaogong.ledger import services
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import Facts, FigureFact, Origin
from jiaogong.members.models import Office
from jiaogong.unions.models import Union

_MONTHS = {"two_monthly": range(1, 13, 2), "quarterly": (1, 4, 7, 10), "half_yearly": (1, 7)}
_HANG_TOGETHER = ("proposals", "finance")
_WEIGHTY = {
    "congress_sessions",
    "checkups_due",
    "checkups_followed",
    "hardship_files",
    "honoured_people",
    "mentor_pairs",
    "women_participants",
}
_REASONS = ("漏记一人", "金额录错", "与签到表不符", "重复统计", "按发票更正")


@dataclass(frozen=True, slots=True)
class Recorded:
    """An act and the entry that it became."""

    act: Act
    entry: Entry


def kept_acts(rng: Random, node: Node, acts: Sequence[Act], *, today: dt.date) -> list[Act]:
    """The acts that a union ever records: done by today, not of a category it forgets, and as many as its zeal holds.

    What hangs together (a year's proposals, files, check-ups) is recorded as a whole or not at all.
    """
    wholes = {category: rng.random() < node.zeal**0.3 for category in _HANG_TOGETHER}
    return [
        a
        for a in acts
        if a.facts.last_day <= today and a.facts.category not in node.silent_in and _is_kept(rng, node, a, wholes)
    ]


def _is_kept(rng: Random, node: Node, told: Act, wholes: dict[str, bool]) -> bool:
    if told.facts.category in wholes:
        return wholes[told.facts.category]
    measures = {f.measure for f in told.facts.figures}
    weighty = bool(measures & _WEIGHTY)
    return rng.random() < (node.zeal**0.15 if weighty else node.zeal)


def sittings(rng: Random, node: Node, first_year: int, today: dt.date) -> list[dt.date]:
    """The days on which a union sits down to record, the last one not after today."""
    days = [
        dt.date(year, month, min(rng.randint(2, 12), calendar.monthrange(year, month)[1]))
        for year in range(first_year, today.year + 1)
        for month in _MONTHS[node.habit]
    ]
    return [d for d in days if d <= today]


def record(
    rng: Random,
    node: Node,
    roster: Roster,
    acts: Sequence[Act],
    *,
    wholes: dict[str, int],
    first_year: int,
    today: dt.date,
) -> list[Recorded]:
    """Post a union's acts, batch by batch, as its chair confirms them; what came after the last sitting is drafted or not yet told."""
    recorded: list[Recorded] = []
    rest = list(acts)
    for day in sittings(rng, node, first_year, today):
        batch, rest = [a for a in rest if a.facts.last_day <= day], [a for a in rest if a.facts.last_day > day]
        stays_draft = node.habit == "half_yearly" and rng.random() < 0.15
        recorded += _post(rng, node, roster, batch, on=day, wholes=wholes, as_drafts=stays_draft)
    fresh = [a for a in rest if rng.random() < {"two_monthly": 0.9, "quarterly": 0.5, "half_yearly": 0.35}[node.habit]]
    return recorded + _post(rng, node, roster, fresh, on=today, wholes=wholes, as_drafts=rng.random() < 0.7)


def _post(
    rng: Random,
    node: Node,
    roster: Roster,
    acts: Sequence[Act],
    *,
    on: dt.date,
    wholes: dict[str, int],
    as_drafts: bool = False,
) -> list[Recorded]:
    if not acts:
        return []
    told = [replace(a.facts, part_of_id=wholes.get(a.share_of)) for a in acts]
    slips = {
        i: _slipped(rng, facts)
        for i, facts in enumerate(told)
        if facts.figures and not as_drafts and rng.random() < 0.007
    }
    actor = roster.office_holder(Office.Kind.COMMITTEE if as_drafts else Office.Kind.CHAIR)
    source = _source(rng, node, on)
    state = Entry.State.DRAFT if as_drafts else Entry.State.CONFIRMED
    with clock.stopped_at(dt.datetime.combine(on, dt.time(rng.randint(8, 20), rng.randint(0, 59)))):
        entries = services.post_entries(
            actor=actor,
            postings=[(roster.union, slips.get(i, facts), _origin(source, facts)) for i, facts in enumerate(told)],
            state=state,
        )
        for i in slips:
            entries[i] = services.correct_entry(
                actor=actor, entry_id=entries[i].pk, reason=rng.choice(_REASONS), facts=told[i]
            )
    return [Recorded(a, e) for a, e in zip(acts, entries, strict=True)]


def post_at_once(roster: Roster, union: Union, acts: Sequence[Act], *, on: dt.date) -> list[Entry]:
    """Post acts of the area's own or of a cluster, confirmed by the area's officer."""
    with clock.stopped_at(on):
        return services.post_entries(
            actor=roster.office_holder(Office.Kind.STAFF),
            postings=[(union, a.facts, Origin()) for a in acts],
            state=Entry.State.CONFIRMED,
        )


def _slipped(rng: Random, facts: Facts) -> Facts:
    """The facts as first told, one figure wrong."""
    wrong, *others = facts.figures
    slip = FigureFact(
        wrong.measure, max(1, wrong.value + rng.choice((-1, 1)) * max(1, wrong.value // 10)), wrong.qualifier
    )
    return replace(facts, figures=(slip, *others))


def _source(rng: Random, node: Node, on: dt.date) -> tuple[str, str]:
    if node.habit == "half_yearly" and rng.random() < 0.6:
        return Entry.Source.SHEET, f"{node.short}工会台账{on.year}年{on.month}月.xlsx"
    return (Entry.Source.SENTENCE, "") if rng.random() < 0.4 else (Entry.Source.FORM, "")


def _origin(source: tuple[str, str], facts: Facts) -> Origin:
    kind, name = source
    if facts.category == "proposals":  # told by the room that keeps them
        return Origin(kind=Entry.Source.INSTITUTION, name=facts.title)
    if kind == Entry.Source.SENTENCE:
        return Origin(kind=kind, quote=facts.sentence, start=0, end=len(facts.sentence))
    return Origin(kind=kind, name=name)


def plan_ahead(rng: Random, node: Node, roster: Roster, acts: Sequence[Act], *, today: dt.date) -> None:
    """Plans: what the year still holds, and for late unions something that should be done by now."""
    coming = [
        a.facts
        for a in acts
        if today < a.facts.first_day <= today + dt.timedelta(days=60)
        and a.facts.precision == "day"
        and a.facts.category != "care"
    ]
    for facts in rng.sample(coming, min(len(coming), 3 if node.habit == "two_monthly" else 1)):
        _plan(roster, facts, due=facts.last_day)
    if node.habit == "half_yearly" and rng.random() < 0.5:
        overdue = today - dt.timedelta(days=rng.randint(8, 40))
        _plan(
            roster,
            Facts(
                category="assessment",
                title="整理工会台账迎接检查",
                start=overdue,
                sentence="按责任书要求补齐本学期台账。",
            ),
            due=overdue,
        )


def _plan(roster: Roster, facts: Facts, *, due: dt.date) -> Entry:
    planned = replace(facts, figures=(), awards=(), people=(), sentence="", due_date=due)
    return services.draft_entry(
        actor=roster.office_holder(Office.Kind.CHAIR), union=roster.union, facts=planned, planned=True
    )
