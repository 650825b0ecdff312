"""An entry's facts, taken from its rows, and as plain JSON for its history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import AwardFact, Facts, FigureFact, PersonFact, Precision

_PRECISIONS: dict[str, Precision] = {"day": "day", "month": "month", "period": "period"}


def facts_of(entry: Entry) -> Facts:
    """The facts that an entry states; of a reversing entry, those of the entry it reverses."""
    return Facts(
        category=entry.category,
        title=entry.title,
        start=entry.start_date,
        end=entry.end_date,
        precision=_PRECISIONS[entry.precision],
        sentence=entry.sentence,
        figures=tuple(FigureFact(f.measure, entry.sign * f.value, f.qualifier) for f in entry.figures.all()),
        awards=tuple(AwardFact(a.level, a.prize, entry.sign * a.count) for a in entry.awards.all()),
        people=tuple(PersonFact(p.person_id, p.part) for p in entry.concerned.all()),
        bodies=tuple(b.name for b in entry.bodies.all()),
        basis=entry.basis,
        theme=entry.theme,
        part_of_id=entry.part_of_id,
        due_date=entry.due_date,
    )


def snapshot(facts: Facts) -> dict[str, object]:
    """The facts as JSON values; people by key, so that erasing a person leaves no name behind."""
    return {
        "category": facts.category,
        "title": facts.title,
        "sentence": facts.sentence,
        "start": facts.first_day.isoformat(),
        "end": facts.last_day.isoformat(),
        "precision": facts.precision,
        "figures": [[f.measure, f.value, f.qualifier] for f in facts.figures],
        "awards": [[a.level, a.prize, a.count] for a in facts.awards],
        "people": [[p.person_id, p.part] for p in facts.people],
        "bodies": list(facts.bodies),
        "basis": facts.basis,
        "theme": facts.theme,
        "part_of": facts.part_of_id,
        "due": facts.due_date.isoformat() if facts.due_date else None,
    }


def differences(before: dict[str, object], after: dict[str, object]) -> tuple[dict[str, object], dict[str, object]]:
    """What changed, from and to."""
    keys = [k for k in after if before.get(k) != after[k]]
    return {k: before.get(k) for k in keys}, {k: after[k] for k in keys}


def facts_from(told: Mapping[str, Any]) -> Facts:
    """The facts that `snapshot` wrote down."""
    return Facts(
        category=told["category"],
        title=told["title"],
        sentence=told["sentence"],
        start=dt.date.fromisoformat(told["start"]),
        end=dt.date.fromisoformat(told["end"]),
        precision=_PRECISIONS[told["precision"]],
        figures=tuple(FigureFact(*f) for f in told["figures"]),
        awards=tuple(AwardFact(*a) for a in told["awards"]),
        people=tuple(PersonFact(*p) for p in told["people"]),
        bodies=tuple(told["bodies"]),
        basis=told["basis"],
        theme=told["theme"],
        part_of_id=told["part_of"],
        due_date=dt.date.fromisoformat(told["due"]) if told["due"] else None,
    )
