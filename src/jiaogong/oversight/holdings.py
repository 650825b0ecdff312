"""All that is held on a person, found from the models themselves, so that a new table cannot be forgotten."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiaogong.catalogue import CATEGORIES
from jiaogong.kernel.models import AuditLine
from jiaogong.ledger.labels import label
from jiaogong.ledger.models import EntryPerson
from jiaogong.ledger.queries import SENSITIVE
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing
from jiaogong.oversight.labels import act_label
from jiaogong.oversight.naming import field_name, kind_name
from jiaogong.oversight.queries import PERSON
from jiaogong.oversight.veils import veiled

_LEFT_OUT = ("id", "password", "digest", "form_key", "pinyin", "squeezed", "initials")


@dataclass(frozen=True, slots=True)
class Held:
    """What rows that tell of a person are called, and what erasing does: remove them, or keep them with texts blanked."""

    title: Promise
    is_removed: bool = False
    blanked: tuple[str, ...] = ()


HELD: dict[str, Held] = {
    "congress.delivery.person": Held(gettext_lazy("Papers of sessions received")),
    "congress.headsseat.person": Held(gettext_lazy("Meetings of heads")),
    "congress.roundopinion.giver": Held(gettext_lazy("Opinions given on drafts")),
    "congress.seat.person": Held(gettext_lazy("Seats in sessions"), blanked=("excuse",)),
    "congress.inspectionfinding.answerer": Held(gettext_lazy("Remedies you answer for")),
    "congress.inspector.person": Held(gettext_lazy("Inspections you took part in")),
    "congress.question.answerer": Held(gettext_lazy("Questions you were to answer")),
    "congress.question.asker": Held(gettext_lazy("Questions you asked")),
    "congress.questionasker.person": Held(gettext_lazy("Questions you were invited to ask too")),
    "congress.signature.person": Held(gettext_lazy("Petitions signed")),
    "congress.speaker.person": Held(gettext_lazy("Speeches in sessions")),
    "appraisal.reader.person": Held(gettext_lazy("Appraisals whose results you were named to read")),
    "appraisal.subject.person": Held(gettext_lazy("Appraisals of you"), blanked=("report", "feedback", "reply")),
    "ballots.option.person": Held(gettext_lazy("Ballots in which you were voted on")),
    "ballots.scrutineer.person": Held(gettext_lazy("Ballots whose papers you helped to open")),
    "ballots.teller.person": Held(gettext_lazy("Ballots that you counted")),
    "ballots.voter.person": Held(gettext_lazy("Ballots in which you could vote")),
    "congress.candidate.person": Held(gettext_lazy("Candidacies for delegate")),
    "congress.committeemember.person": Held(gettext_lazy("Special committees of the congress")),
    "congress.delegation.head": Held(gettext_lazy("Delegations headed")),
    "congress.elector.person": Held(gettext_lazy("Constituencies")),
    "desk.feed.person": Held(gettext_lazy("Calendar feed"), is_removed=True),
    "elections.candidate.person": Held(gettext_lazy("Candidacies"), blanked=("reason",)),
    "elections.organiser.person": Held(gettext_lazy("Elections that you helped to prepare")),
    "entrance.invitation.person": Held(gettext_lazy("Invitations to sign in"), is_removed=True),
    "handover.handover.giver": Held(gettext_lazy("Handings over given")),
    "handover.handover.receiver": Held(gettext_lazy("Handings over received")),
    "ledger.entryperson.person": Held(gettext_lazy("Acts that concern you")),
    "meetings.attendee.person": Held(gettext_lazy("Meetings")),
    "meetings.decision.person": Held(gettext_lazy("Decisions to carry out")),
    "meetings.duty.person": Held(gettext_lazy("Duties")),
    "outbox.mailbox.person": Held(gettext_lazy("E-mail"), is_removed=True),
    "outbox.message.person": Held(gettext_lazy("Messages sent to you"), is_removed=True),
    "proposals.department.answerer": Held(gettext_lazy("Departments you answer for")),
    "proposals.proposal.proposer": Held(gettext_lazy("Proposals and suggestions")),
    "proposals.rating.person": Held(gettext_lazy("Ratings of answers"), blanked=("comment",)),
    "proposals.signature.person": Held(gettext_lazy("Proposals you were asked to second")),
    "members.correction.person": Held(gettext_lazy("Corrections asked for"), is_removed=True),
    "members.filechange.person": Held(gettext_lazy("Changes of the file"), is_removed=True),
    "members.movement.person": Held(gettext_lazy("Movements of membership"), blanked=("reason", "answer")),
    "members.office.person": Held(gettext_lazy("Offices")),
    "members.person.merged_into": Held(gettext_lazy("Files found to be yours")),
    "members.relative.colleague": Held(gettext_lazy("Families in which you stand as a colleague")),
    "members.relative.person": Held(gettext_lazy("Family"), is_removed=True),
    "members.rosterrow.person": Held(gettext_lazy("Lines of rosters read in"), is_removed=True),
    "members.savedlist.owner": Held(gettext_lazy("Saved lists"), is_removed=True),
    "members.schoolpost.person": Held(gettext_lazy("Posts in the house"), is_removed=True),
    "members.trainee.person": Held(gettext_lazy("Trainings")),
    "members.womensnote.person": Held(gettext_lazy("Women's matters"), is_removed=True),
}


@dataclass(frozen=True, slots=True)
class Reference:
    """A field of a table that names a person."""

    model: type[models.Model]
    field: models.ForeignKey[Any, Any]

    @property
    def name(self) -> str:
        return f"{self.model._meta.label_lower}.{self.field.name}"

    @property
    def is_of_acting(self) -> bool:
        """Whether it names who did something, and the row tells of something else."""
        return self.field.name.endswith("_by") or self.field.name == "actor"

    def rows(self, person: Person) -> models.QuerySet[Any]:
        return self.model._base_manager.filter(**{self.field.name: person}).order_by("pk")


def references() -> list[Reference]:
    """Every field of every table that names a person, in the order of their names."""
    found = [
        Reference(model, field)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey) and field.related_model is Person
    ]
    return sorted(found, key=lambda reference: reference.name)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the copy: its title, the heads of its columns, its rows."""

    title: str
    heads: list[str]
    rows: list[list[str]]


def copy_of(person: Person, reader: Standing) -> list[Table]:
    """All that is held on a person, table by table; of what the person did for others no more than that it was done.

    Where another than the person reads it, what that reader has no right to read is left out: see `veils`.
    """
    tables = [_file(person), *_account(person)]
    tables += [_told(reference, person, reader) for reference in references() if not reference.is_of_acting]
    return [table for table in [*tables, _done(person), _lines(person)] if table.rows]


def _file(person: Person) -> Table:
    rows = [[field_name(field), _shown(person, field)] for field in _fields(person)]
    return Table(_("The file"), [_("Field"), _("Value")], rows)


def _account(person: Person) -> Iterator[Table]:
    if person.account:
        account = person.account
        yield Table(
            _("Account"),
            [_("Field"), _("Value")],
            [[field_name(f), _shown(account, f)] for f in _fields(account)],
        )


def _told(reference: Reference, person: Person, reader: Standing) -> Table:
    held = HELD.get(reference.name)
    title = str(held.title if held else kind_name(reference.model._meta.label_lower))
    if reference.model is EntryPerson:
        return Table(title, [_("Date"), _("Category"), _("What was done"), _("Part")], list(_acts(person)))
    if reference.name in ("members.relative.colleague", "members.person.merged_into"):
        return Table(title, [_("Number")], [[str(row.pk)] for row in reference.rows(person)])
    fields = [f for f in _fields(reference.model) if f.name != reference.field.name]
    rows = []
    for row in reference.rows(person):
        hidden = () if reader.person.pk == person.pk else veiled(reference.name, reader, row)
        rows.append([_("(for the person alone)") if f.name in hidden else _shown(row, f) for f in fields])
    return Table(title, [field_name(f) for f in fields], rows)


def _acts(person: Person) -> Iterator[list[str]]:
    """Acts that concern a person; a sensitive one that concerns others too is not told in words."""
    rows = EntryPerson.objects.filter(person=person).select_related("entry").order_by("entry__start_date", "pk")
    for row in rows.annotate(others=models.Count("entry__concerned")):
        is_told = row.entry.category not in SENSITIVE or row.others == 1
        words = f"{row.entry.title} {row.entry.sentence}".strip() if is_told else _("concerns others too")
        day = row.entry.start_date.isoformat()
        yield [day, label(CATEGORIES[row.entry.category]), words, row.get_part_display()]


def _done(person: Person) -> Table:
    rows = []
    for reference in references():
        if reference.is_of_acting:
            kind, role = kind_name(reference.model._meta.label_lower), field_name(reference.field)
            rows += [[kind, role, str(pk)] for pk in reference.rows(person).values_list("pk", flat=True)]
    return Table(_("Records that name you as who did them"), [_("Kind"), _("As"), _("Number")], rows)


def _lines(person: Person) -> Table:
    lines = AuditLine.objects.filter(Q(actor_id=person.pk) | Q(thing_kind=PERSON, thing_id=person.pk)).order_by("pk")
    rows = [
        [
            _time(line.at),
            line.actor_name,
            act_label(line.act),
            kind_name(line.thing_kind) if line.actor_id == person.pk else "",
        ]
        for line in lines.iterator()
    ]
    return Table(_("Audit lines"), [_("When"), _("Who"), _("Act"), _("On what")], rows)


def _fields(model: models.Model | type[models.Model]) -> list[models.Field[Any, Any]]:
    return [f for f in model._meta.concrete_fields if f.name not in _LEFT_OUT]


def _shown(row: models.Model, field: models.Field[Any, Any]) -> str:
    value = getattr(row, field.name)
    if value is None or value == "":
        return ""
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if isinstance(value, dt.datetime):
        return _time(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value)


def _time(moment: dt.datetime) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}"
