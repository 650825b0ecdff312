"""Changing a file: by its officers, or by a correction that the member asks for. Every change is kept."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.kernel.once import made_by_form
from jiaogong.members.dossier import permissions, queries
from jiaogong.members.dossier.events import CorrectionDecided
from jiaogong.members.dossier.forms import understood, value_of
from jiaogong.members.dossier.labels import FIELDS, told
from jiaogong.members.models import Correction, FileChange, Person
from jiaogong.members.queries import Standing
from jiaogong.members.services import spelled


@transaction.atomic
def change_file(*, actor: Standing, number: str, facts: Mapping[str, Any], reason: str = "") -> list[FileChange]:
    """Put new values into a file's fields; returns what was changed, which is nothing where they are as before."""
    person = queries.locked_file(number, visible_to=actor)
    require(permissions.may_change_file(actor, person))
    return _change(actor, person, facts, reason)


@transaction.atomic
def ask_correction(
    *, actor: Standing, number: str, field: str, asked: str, reason: str, form_key: uuid.UUID | None = None
) -> Correction:
    """Ask that a field of the own file be put right. The same form sent again returns the request that it made."""
    person = queries.locked_file(number, visible_to=actor)
    require(permissions.may_ask_correction(actor, person))
    made = made_by_form(Correction, form_key)
    if made:
        return made
    value = understood(field, asked)
    _require_sound(person, {field: value})
    if told(field, value) == told(field, value_of(person, field)):
        raise RuleBroken(_("The file says so already."))
    if person.corrections.filter(field=field, state=Correction.State.ASKED).exists():
        raise RuleBroken(_("A correction of this field waits already for the chair's answer."))
    correction = Correction.objects.create(
        person=person, field=field, asked=asked, reason=reason, asked_at=clock.now(), form_key=form_key
    )
    audit.record(actor.person, "members.correction_asked", person, field=field)
    return correction


@transaction.atomic
def decide_correction(*, actor: Standing, correction_id: int, accepts: bool, answer: str = "") -> Correction:
    """Accept a correction, which changes the file, or refuse it with a reason."""
    correction = queries.locked_correction(correction_id, visible_to=actor)
    require(permissions.may_decide_correction(actor, correction.person))
    if correction.state != Correction.State.ASKED:
        raise RuleBroken(_("This correction has been decided already."))
    if not accepts and not answer.strip():
        raise RuleBroken(_("Say why the correction is refused."))
    if accepts:
        value = understood(correction.field, correction.asked)
        _change(actor, correction.person, {correction.field: value}, correction.reason)
    before = audit.values(correction, "state")
    correction.state = Correction.State.ACCEPTED if accepts else Correction.State.REFUSED
    correction.decided_by, correction.decided_at, correction.answer = actor.person, clock.now(), answer.strip()
    correction.save(update_fields=["state", "decided_by", "decided_at", "answer"])
    told, about = audit.changes(before, audit.values(correction, "state")), correction.person
    audit.record(actor.person, f"members.correction_{correction.state}", about, field=correction.field, changes=told)
    announce(CorrectionDecided(correction_id=correction.pk, actor=actor))
    return correction


def note_change(actor: Standing, person: Person, field: str, before: str, after: str, reason: str = "") -> FileChange:
    """Keep that a field was changed; for services of this room."""
    return FileChange.objects.create(
        person=person, field=field, before=before, after=after, reason=reason, actor=actor.person, at=clock.now()
    )


def _change(actor: Standing, person: Person, facts: Mapping[str, Any], reason: str) -> list[FileChange]:
    _require_sound(person, facts)
    changes = []
    for field, value in facts.items():
        before, after = told(field, value_of(person, field)), told(field, value)
        if before != after:
            _set(person, field, value)
            changes.append(note_change(actor, person, field, before, after, reason))
    if changes:
        spelled(person).save()
        audit.record(actor.person, "members.changed", person, changes=_told(changes))
    return changes


def _told(changes: Sequence[FileChange]) -> dict[str, list[Any]]:
    """What was changed, for an audit line; of what is private digests alone."""
    before, after = {c.field: c.before for c in changes}, {c.field: c.after for c in changes}
    return audit.changes(before, after, sensitive=Person.PRIVATE)


def _set(person: Person, field: str, value: Any) -> None:
    if field == "lunar_birthday":
        person.lunar_month, person.lunar_day = value or (None, None)
    else:
        setattr(person, field, value)


def _require_sound(person: Person, facts: Mapping[str, Any]) -> None:
    """Refuse days to come and days before birth."""
    birth = facts.get("birth_date", person.birth_date)
    for field, value in facts.items():
        if not isinstance(value, dt.date):
            continue
        if value > clock.today():
            raise RuleBroken(_("%(field)s: %(day)s is still to come.") % {"field": FIELDS[field], "day": value})
        if field != "birth_date" and birth and value <= birth:
            raise RuleBroken(
                _("%(field)s: %(day)s is not after the birth on %(birth)s.")
                % {"field": FIELDS[field], "day": value, "birth": birth}
            )
