"""Acts on the ledger: draft, change, confirm, correct; close and reopen a year."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import ChangedMeanwhile, RuleBroken
from jiaogong.kernel.models import AuditLine
from jiaogong.ledger import permissions, queries
from jiaogong.ledger.models import Award, Entry, EntryBody, EntryChange, EntryPerson, Figure, YearClosing
from jiaogong.ledger.rules import Facts, Origin, require_sound
from jiaogong.ledger.snapshots import differences, facts_of, snapshot
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union


@transaction.atomic
def draft_entry(
    *, actor: Standing, union: Union, facts: Facts, origin: Origin | None = None, planned: bool = False
) -> Entry:
    """Write one act down as a draft, or as planned with its due date.

    The same form (`origin.form_key`) sent again returns the entry that it made.
    """
    origin = origin or Origin()
    made = _made_by_form(origin.form_key)
    if made:
        return made
    require(permissions.may_draft(actor, union))
    require_sound(facts, today=clock.today(), planned=planned)
    _require_whole(union, facts)
    state = Entry.State.PLANNED if planned else Entry.State.DRAFT
    entry = _row(actor, union, facts, origin, state)
    try:
        with transaction.atomic():
            entry.save(force_insert=True)
    except IntegrityError:
        made = _made_by_form(origin.form_key)
        if made:
            return made
        raise
    _write_details([(entry, facts)])
    _note(entry, actor, "drafted", {}, snapshot(facts))
    audit.record(actor.person, "ledger.drafted", entry)
    return entry


@transaction.atomic
def record_entry(*, actor: Standing, union: Union, facts: Facts, origin: Origin | None = None) -> Entry:
    """Write one act down and confirm it at once, as an officer does with what was done."""
    entry = draft_entry(actor=actor, union=union, facts=facts, origin=origin)
    return entry if entry.state == Entry.State.CONFIRMED else confirm_entry(actor=actor, entry_id=entry.pk)


@transaction.atomic
def change_entry(*, actor: Standing, entry_id: int, facts: Facts, seen_version: int) -> Entry:
    """Change a draft or plan that one has seen in that version.

    Raises ChangedMeanwhile, with the entry as it stands, when somebody was quicker.
    """
    entry = queries.locked_entry(entry_id, visible_to=actor)
    require(permissions.may_change(actor, entry))
    if entry.version != seen_version:
        raise ChangedMeanwhile(_("Somebody has changed this entry since you opened it."), current=entry)
    require_sound(facts, today=clock.today(), planned=entry.state == Entry.State.PLANNED)
    _require_whole(entry.union, facts)
    before = snapshot(facts_of(entry))
    _rewrite(entry, facts)
    _note(entry, actor, "changed", *differences(before, snapshot(facts)))
    audit.record(actor.person, "ledger.changed", entry)
    return entry


@transaction.atomic
def carry_out_plan(*, actor: Standing, entry_id: int, facts: Facts, seen_version: int) -> Entry:
    """Turn a plan into a draft of what was done."""
    entry = queries.locked_entry(entry_id, visible_to=actor)
    require(permissions.may_change(actor, entry))
    if entry.state != Entry.State.PLANNED:
        raise RuleBroken(_("Only a planned entry can be carried out."))
    if entry.version != seen_version:
        raise ChangedMeanwhile(_("Somebody has changed this entry since you opened it."), current=entry)
    require_sound(facts, today=clock.today())
    before = snapshot(facts_of(entry))
    entry.state = Entry.State.DRAFT
    _rewrite(entry, replace(facts, due_date=entry.due_date))
    _note(entry, actor, "carried out", *differences(before, snapshot(facts)))
    audit.record(actor.person, "ledger.carried_out", entry)
    return entry


@transaction.atomic
def confirm_entry(*, actor: Standing, entry_id: int) -> Entry:
    """Confirm a draft: from now on it counts, and is corrected but never changed."""
    entry = queries.locked_entry(entry_id, visible_to=actor)
    require(permissions.may_confirm(actor, entry))
    require_sound(facts_of(entry), today=clock.today())
    entry.state = Entry.State.CONFIRMED
    entry.confirmed_by = actor.person
    entry.confirmed_at = clock.now()
    entry.version += 1
    entry.save(update_fields=["state", "confirmed_by", "confirmed_at", "version"])
    _note(entry, actor, "confirmed", {}, {})
    audit.record(actor.person, "ledger.confirmed", entry)
    return entry


@transaction.atomic
def discard_entry(*, actor: Standing, entry_id: int) -> None:
    """Drop a draft or plan; the audit table keeps its title."""
    entry = queries.locked_entry(entry_id, visible_to=actor)
    require(permissions.may_change(actor, entry))
    audit.record(actor.person, "ledger.discarded", entry)
    entry.delete()


@transaction.atomic
def correct_entry(*, actor: Standing, entry_id: int, reason: str, facts: Facts | None = None) -> Entry:
    """Take a confirmed entry back by a reversing one and, with facts, put the right one beside it.

    Returns the right entry, or the reversing one where nothing replaces the wrong.
    """
    entry = queries.locked_entry(entry_id, visible_to=actor)
    require(permissions.may_correct(actor, entry))
    if not reason.strip():
        raise RuleBroken(_("Say why the entry is corrected."))
    if facts:
        require_sound(facts, today=clock.today())
        _require_whole(entry.union, facts)
    wrong = facts_of(entry)
    reversing = _row(actor, entry.union, wrong, Origin(kind=entry.source), Entry.State.CONFIRMED)
    reversing.sign, reversing.reverses = -1, entry
    reversing.save(force_insert=True)
    _write_details([(reversing, wrong)])
    _note(reversing, actor, "reversed", {}, {}, reason)
    _note(entry, actor, "was reversed", {}, {}, reason)
    audit.record(actor.person, "ledger.reversed", entry, reason=reason)
    return _replacement(actor, entry, facts, reason) if facts else reversing


def _replacement(actor: Standing, entry: Entry, facts: Facts, reason: str) -> Entry:
    right = _row(actor, entry.union, facts, Origin(kind=entry.source), Entry.State.CONFIRMED)
    right.replaces = entry
    right.save(force_insert=True)
    _write_details([(right, facts)])
    Entry.objects.filter(part_of=entry).update(part_of=right)
    _note(right, actor, "corrected", *differences(snapshot(facts_of(entry)), snapshot(facts)), reason)
    audit.record(actor.person, "ledger.corrected", right, reason=reason)
    return right


@transaction.atomic
def post_entries(
    *, actor: Standing, postings: Iterable[tuple[Union, Facts, Origin]], state: str = Entry.State.DRAFT
) -> list[Entry]:
    """Write many acts at once, all or none: for spreadsheets, old texts and institutions."""
    postings = list(postings)
    for union in {u.pk: u for u, _facts, _origin in postings}.values():
        require(permissions.may_draft(actor, union))
        if state == Entry.State.CONFIRMED:
            require(permissions.may_confirm_in(actor, union))
    for _union, facts, _origin in postings:
        require_sound(facts, today=clock.today())
    if state == Entry.State.CONFIRMED:
        _require_open((union, facts.first_day.year) for union, facts, _origin in postings)
    rows = [(_row(actor, union, facts, origin, state), facts) for union, facts, origin in postings]
    entries = Entry.objects.bulk_create([row for row, _facts in rows], batch_size=500)
    _write_details(rows)
    EntryChange.objects.bulk_create([_change(e, actor, "posted", {}, snapshot(f)) for e, f in rows], batch_size=500)
    _audit_many(actor, entries)
    return entries


def _audit_many(actor: Standing, entries: Sequence[Entry]) -> None:
    AuditLine.objects.bulk_create([audit.line(actor.person, "ledger.posted", e) for e in entries], batch_size=500)


@transaction.atomic
def close_year(*, actor: Standing, union: Union, year: int) -> YearClosing:
    """Close a union's year: what is confirmed stands. Drafts must be settled first."""
    require(permissions.may_close_year(actor, union))
    if year > clock.today().year:
        raise RuleBroken(_("The year %(year)s has not begun.") % {"year": year})
    open_drafts = Entry.objects.filter(union=union, start_date__year=year).exclude(state=Entry.State.CONFIRMED).count()
    if open_drafts:
        told = ngettext(
            "%(count)s draft or plan of %(year)s is still open; confirm or drop it first.",
            "%(count)s drafts and plans of %(year)s are still open; confirm or drop them first.",
            open_drafts,
        )
        raise RuleBroken(told % {"count": open_drafts, "year": year})
    if YearClosing.objects.filter(union=union, year=year, reopened_at__isnull=True).exists():
        raise RuleBroken(_("The year %(year)s is closed already.") % {"year": year})
    closing = YearClosing.objects.create(union=union, year=year, closed_by=actor.person, closed_at=clock.now())
    audit.record(actor.person, "ledger.year_closed", closing)
    return closing


@transaction.atomic
def reopen_year(*, actor: Standing, union: Union, year: int, reason: str) -> YearClosing:
    """Reopen a closed year, with a reason, from the level above."""
    require(permissions.may_reopen_year(actor, union))
    if not reason.strip():
        raise RuleBroken(_("Say why the year is reopened."))
    closing = YearClosing.objects.select_for_update().filter(union=union, year=year, reopened_at__isnull=True).first()
    if closing is None:
        raise RuleBroken(_("The year %(year)s is not closed.") % {"year": year})
    closing.reopened_by, closing.reopened_at, closing.reason = actor.person, clock.now(), reason.strip()
    closing.save(update_fields=["reopened_by", "reopened_at", "reason"])
    audit.record(actor.person, "ledger.year_reopened", closing, reason=closing.reason)
    return closing


def _made_by_form(form_key: uuid.UUID | None) -> Entry | None:
    return Entry.objects.filter(form_key=form_key).first() if form_key else None


def _require_open(years: Iterable[tuple[Union, int]]) -> None:
    """Refuse to add what counts to a year that is closed."""
    asked = {(union.pk, year): union for union, year in years}
    closed = YearClosing.objects.filter(union__in={pk for pk, _year in asked}, reopened_at__isnull=True)
    for union_id, year in closed.values_list("union_id", "year"):
        if (union_id, year) in asked:
            values = {"year": year, "union": asked[union_id, year]}
            raise RuleBroken(
                _("The year %(year)s of %(union)s is closed; the union above can reopen it with a reason.") % values
            )


def _require_whole(union: Union, facts: Facts) -> None:
    if facts.part_of_id is None:
        return
    whole = Entry.objects.select_related("union").filter(pk=facts.part_of_id).first()
    if whole is None or not union.path.startswith(whole.union.path):
        raise RuleBroken(_("An act can only be part of an event of its own union or of a union above it."))
    if whole.part_of_id is not None:
        raise RuleBroken(_("That event is itself part of another; name the other."))


def _row(actor: Standing, union: Union, facts: Facts, origin: Origin, state: str) -> Entry:
    confirmed = state == Entry.State.CONFIRMED
    now = clock.now()
    return Entry(
        union=union,
        state=state,
        **_columns(facts),
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


def _columns(facts: Facts) -> dict[str, object]:
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


def _rewrite(entry: Entry, facts: Facts) -> None:
    for column, value in _columns(facts).items():
        setattr(entry, column, value)
    entry.version += 1
    entry.save()
    for rows in (entry.figures, entry.awards, entry.concerned, entry.bodies):
        rows.all().delete()
    _write_details([(entry, facts)])


def _write_details(written: Sequence[tuple[Entry, Facts]]) -> None:
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


def _change(
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


def _note(
    entry: Entry, actor: Standing, act: str, before: dict[str, object], after: dict[str, object], reason: str = ""
) -> None:
    _change(entry, actor, act, before, after, reason).save(force_insert=True)
