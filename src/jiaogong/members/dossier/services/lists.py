"""Keeping a list of people by its conditions, and writing one to a spreadsheet."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import IO

import xlsxwriter
from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.members.dossier import permissions
from jiaogong.members.dossier.labels import field_label, told
from jiaogong.members.dossier.queries.conditions import Conditions, nameable
from jiaogong.members.models import Person, SavedList
from jiaogong.members.queries import Standing

MOST_LISTS = 60
MOST_WRITTEN = 50_000
COLUMNS = (
    "number", "name", "union", "sex", "birth_date", "job", "subject", "title", "teaching_began_date", "member_since",
    "retired_date",
)  # fmt: skip


@transaction.atomic
def save_list(*, actor: Standing, name: str, conditions: Mapping[str, str]) -> SavedList:
    """Keep conditions by a name; the same name again takes the new ones."""
    require(permissions.may_list(actor))
    if not conditions:
        raise RuleBroken(_("Set at least one condition before you keep the list."))
    if SavedList.objects.filter(owner=actor.person).exclude(name=name).count() >= MOST_LISTS:
        raise RuleBroken(_("You keep %(most)s lists already; drop one first.") % {"most": MOST_LISTS})
    before = SavedList.objects.filter(owner=actor.person, name=name).values_list("conditions", flat=True).first()
    kept, _made = SavedList.objects.update_or_create(
        owner=actor.person, name=name, defaults={"conditions": dict(conditions)}
    )
    told = audit.changes(before or {}, kept.conditions)
    audit.record(actor.person, "members.list_saved", kept, changes=told)
    return kept


@transaction.atomic
def drop_list(*, actor: Standing, list_id: int) -> None:
    found = SavedList.objects.filter(owner=actor.person, pk=list_id).first()
    if found is None:
        raise NotFound(_("There is no such list of yours."))
    audit.record(actor.person, "members.list_dropped", found, changes=audit.changes(found.conditions, {}))
    found.delete()


@transaction.atomic
def hand_on_lists(*, actor: Standing, giver: Person, receiver: Person) -> None:
    """Let a successor have somebody's lists, as a signed handing over asks; one whose name is taken is told apart."""
    taken = set(SavedList.objects.filter(owner=receiver).values_list("name", flat=True))
    for kept in SavedList.objects.filter(owner=giver):
        before = audit.values(kept, "owner", "name")
        kept.owner = receiver
        kept.name = _free_name(kept.name, giver.name, taken)
        taken.add(kept.name)
        kept.save(update_fields=["owner", "name"])
        audit.record(
            actor.person, "members.list_handed_on", kept, changes=audit.changes(before, audit.values(kept, *before))
        )


def _free_name(name: str, giver: str, taken: Collection[str]) -> str:
    """The name, or where it is taken one that tells whose the list was, within 40 characters."""
    ends = ["", f"（{giver}）"[:20], *(f"（{giver}{n}）"[-20:] for n in range(2, len(taken) + 3))]
    return next(f"{name[: 40 - len(end)]}{end}" for end in ends if f"{name[: 40 - len(end)]}{end}" not in taken)


def note_listing(*, actor: Standing, conditions: Conditions) -> None:
    """Keep that people were listed by what is sensitive: a line a reader, union and day."""
    if conditions.is_sensitive:
        audit.record_reading(actor.person, "members.listed_sensitive", actor.home)


def write_list(*, actor: Standing, conditions: Conditions, file: IO[bytes]) -> int:
    """Write those who fit and may be named to an open binary file; returns how many. What is sensitive is kept in the log."""
    require(permissions.may_list(actor))
    people = nameable(actor, conditions).select_related("union").defer("phone").order_by("union__path", "pinyin", "pk")
    if people[MOST_WRITTEN : MOST_WRITTEN + 1].exists():
        raise RuleBroken(_("The list has more than %(most)s people; narrow it first.") % {"most": MOST_WRITTEN})
    written = 0
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet(_("People"))
        sheet.write_row(0, 0, [_heading(column) for column in COLUMNS], book.add_format({"bold": True}))
        for person in people.iterator(chunk_size=1000):
            written += 1
            for at, column in enumerate(COLUMNS):
                sheet.write_string(written, at, told(column, getattr(person, column)))
    if conditions.is_sensitive:
        audit.record(actor.person, "members.exported_sensitive", actor.home, people=written)
    return written


def _heading(column: str) -> str:
    return {"number": _("Member number"), "retired_date": _("Retired")}.get(column) or field_label(column)
