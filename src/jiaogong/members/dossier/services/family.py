"""Family and women's matters on a file."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.members.dossier import permissions, queries
from jiaogong.members.dossier.services.changing import note_change
from jiaogong.members.models import Person, Relative, WomensNote
from jiaogong.members.queries import Standing, people_visible_to


@transaction.atomic
def add_relative(
    *,
    actor: Standing,
    number: str,
    relation: str,
    name: str = "",
    birth_date: dt.date | None = None,
    colleague: str = "",
) -> Relative:
    """Put one of the family on a file. A spouse who is a colleague is linked on both files. Once however often it is sent."""
    person = queries.locked_file(number, visible_to=actor)
    require(permissions.may_change_file(actor, person))
    other = _colleague(actor, person, colleague)
    if birth_date and birth_date > clock.today():
        raise RuleBroken(_("A birth date cannot be still to come."))
    name = name or (other.name if other else "")
    same = [
        r for r in person.family.filter(relation=relation, birth_date=birth_date, colleague=other) if r.name == name
    ]
    if same:
        return same[0]
    relative = person.family.create(relation=relation, name=name, birth_date=birth_date, colleague=other)
    note_change(actor, person, "family", "", _told(relative))
    audit.record(actor.person, "members.relative_added", person, relation=relation)
    if other and relation == Relative.Relation.SPOUSE and not other.family.filter(colleague=person).exists():
        back = other.family.create(relation=relation, name=person.name, birth_date=None, colleague=person)
        note_change(actor, other, "family", "", _told(back))
    return relative


@transaction.atomic
def drop_relative(*, actor: Standing, number: str, relative_id: int) -> None:
    """Take one of the family off a file; the history keeps who it was."""
    person = queries.locked_file(number, visible_to=actor)
    require(permissions.may_change_file(actor, person))
    relative = person.family.filter(pk=relative_id).first()
    if relative is None:
        raise NotFound(_("There is no such relative on this file."))
    note_change(actor, person, "family", _told(relative), "")
    audit.record(actor.person, "members.relative_dropped", person, relation=relative.relation)
    relative.delete()


@transaction.atomic
def note_womens_matter(*, actor: Standing, number: str, on_date: dt.date, matter: str) -> WomensNote:
    """Note a matter of a woman member, once however often it is sent."""
    person = queries.locked_file(number, visible_to=actor)
    require(permissions.may_write_womens_notes(actor, person))
    same = [n for n in person.womens_notes.filter(on_date=on_date) if n.matter == matter]
    if same:
        return same[0]
    note = person.womens_notes.create(on_date=on_date, matter=matter, noted_by=actor.person)
    audit.record(actor.person, "members.womens_matter_noted", person)
    return note


def record_private_reading(*, actor: Standing, person: Person) -> None:
    """Keep that somebody else read the private part of a file."""
    if actor.person.pk != person.pk:
        audit.record_reading(actor.person, "members.read_private", person)


def _colleague(actor: Standing, person: Person, number: str) -> Person | None:
    if not number:
        return None
    found = people_visible_to(actor).filter(number=number).first()
    if found is None or found.pk == person.pk:
        raise RuleBroken(_("“%(number)s” is nobody else's number on the files that you may see.") % {"number": number})
    return found


def _told(relative: Relative) -> str:
    parts = (
        str(relative.get_relation_display()),
        relative.name,
        relative.birth_date and relative.birth_date.isoformat(),
    )
    return " ".join(part for part in parts if part)
