"""The rows of an entry: itself, its details, its history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock
from jiaogong.kernel.errors import RuleBroken
from jiaogong.ledger.models import Award, Entry, EntryBody, EntryChange, EntryPerson, Figure
from jiaogong.ledger.queries import SENSITIVE
from jiaogong.ledger.rules import Facts, Origin
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

_OPEN = {"category", "precision", "part_of", "state"}


def row(actor: Standing, union: Union, facts: Facts, origin: Origin, state: str) -> Entry:
    confirmed = state == Entry.State.CONFIRMED
    now = clock.now()
    return Entry(
        union=union,
        state=state,
        **columns(facts),
        source=origin.kind,
        source_name=origin.name[:200],
        source_quote=origin.quote,
        source_start=origin.start,
        source_end=origin.end,
        form_key=origin.form_key,
        drafted_by=actor.person,
        drafted_at=now,
        confirmed_by=actor.person if confirmed else None,
        confirmed_at=now if confirmed else None,
    )


def columns(facts: Facts) -> dict[str, object]:
    return {
        "category": facts.category,
        "title": facts.title.strip(),
        "sentence": facts.sentence.strip(),
        "start_date": facts.first_day,
        "end_date": facts.last_day,
        "precision": facts.precision,
        "due_date": facts.due_date,
        "basis": facts.basis.strip(),
        "theme": facts.theme.strip(),
        "part_of_id": facts.part_of_id,
    }


def write_details(written: Sequence[tuple[Entry, Facts]]) -> None:
    """Write figures, prizes, people and bodies; a reversing entry's figures and prizes are negative."""
    Figure.objects.bulk_create(
        [
            Figure(entry=e, measure=f.measure, value=e.sign * f.value, qualifier=f.qualifier)
            for e, facts in written
            for f in facts.figures
        ],
        batch_size=1000,
    )
    Award.objects.bulk_create(
        [
            Award(entry=e, level=a.level, prize=a.prize.strip(), count=e.sign * a.count)
            for e, facts in written
            for a in facts.awards
        ],
        batch_size=1000,
    )
    EntryPerson.objects.bulk_create(
        [
            EntryPerson(entry=e, person_id=p.person_id, part=p.part)
            for e, facts in written
            for p in dict.fromkeys(facts.people)
        ],
        batch_size=1000,
    )
    EntryBody.objects.bulk_create(
        [
            EntryBody(entry=e, name=name)
            for e, facts in written
            for name in dict.fromkeys(n.strip()[:80] for n in facts.bodies)
            if name
        ],
        batch_size=1000,
    )


def change(
    entry: Entry, actor: Standing, act: str, before: dict[str, object], after: dict[str, object], reason: str = ""
) -> EntryChange:
    return EntryChange(
        entry=entry,
        version=entry.version,
        act=act,
        actor=actor.person,
        at=clock.now(),
        before=before,
        after=after,
        reason=reason,
    )


def note(
    entry: Entry, actor: Standing, act: str, before: dict[str, object], after: dict[str, object], reason: str = ""
) -> None:
    change(entry, actor, act, before, after, reason).save(force_insert=True)


def require_whole(union: Union, facts: Facts) -> None:
    if facts.part_of_id is None:
        return
    whole = Entry.objects.select_related("union").filter(pk=facts.part_of_id).first()
    if whole is None or not union.path.startswith(whole.union.path):
        raise RuleBroken(_("An act can only be part of an event of its own union or of a union above it."))
    if whole.part_of_id is not None:
        raise RuleBroken(_("That event is itself part of another; name the other."))


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, list[Any]]:
    """What differs between two snapshots, for an audit line; of a sensitive kind as digests, but for kind and state."""
    is_sensitive = not {before.get("category"), after.get("category")}.isdisjoint(SENSITIVE)
    return audit.changes(before, after, sensitive={*before, *after} - _OPEN if is_sensitive else ())


def stepped(entry: Entry, state: str) -> dict[str, list[Any]]:
    """What an audit line tells of an entry that passed from a state to the one it has now."""
    return audit.changes({"state": state}, {"state": entry.state})
