"""Making two files of one person one. The second file is kept, empty of what moved, and leads to the first."""

from __future__ import annotations

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.dossier import permissions, queries
from jiaogong.members.dossier.forms import value_of
from jiaogong.members.dossier.labels import FIELDS, told
from jiaogong.members.dossier.services.changing import note_change
from jiaogong.members.models import Person, Relative
from jiaogong.members.queries import Standing
from jiaogong.members.services import spelled


@transaction.atomic
def merge_files(*, actor: Standing, kept: str, gone: str, reason: str = "") -> Person:
    """Let all that refers to the second file refer to the first; what the first lacks is taken over.

    Where both say different things the first holds, and its history keeps what the second said.
    """
    numbers = {queries.file_visible_to(actor, number).pk for number in (kept, gone)}
    if len(numbers) < 2:
        raise RuleBroken(_("These are one file already."))
    locked = {
        p.pk: p
        for p in Person.objects.select_for_update(of=("self",))
        .select_related("union", "account")
        .filter(pk__in=numbers)
        .order_by("pk")
    }
    if any(p.merged_into_id for p in locked.values()):
        raise RuleBroken(_("These are one file already."))
    first = locked.pop(queries.file_visible_to(actor, kept).pk)
    second = locked.popitem()[1]
    require(permissions.may_merge(actor, first, second))
    if first.sex and second.sex and first.sex != second.sex:
        raise RuleBroken(_("One file is of a woman and one of a man: put the wrong one right first."))
    _take_over_account(first, second)
    _take_over_fields(actor, first, second)
    _drop_doubled_relatives(first, second)
    moved = _repoint(first, second)
    second.merged_into = first
    second.save()
    spelled(first).save()
    note_change(actor, first, "merged", second.number, first.number, reason.strip())
    audit.record(actor.person, "members.merged", first, second=second.number, moved=moved)
    return first


def _take_over_account(first: Person, second: Person) -> None:
    account, second.account = second.account, None
    if account is None:
        return
    second.save(update_fields=["account"])
    if first.account_id is None:
        first.account = account
    else:
        account.is_active = False
        account.save(update_fields=["is_active"])


def _take_over_fields(actor: Standing, first: Person, second: Person) -> None:
    for field in FIELDS:
        ours, theirs = told(field, value_of(first, field)), told(field, value_of(second, field))
        if not theirs or ours == theirs:
            continue
        if ours:
            note_change(
                actor,
                first,
                field,
                theirs,
                ours,
                _("The second file %(number)s said otherwise.") % {"number": second.number},
            )
        elif field == "lunar_birthday":
            first.lunar_month, first.lunar_day = second.lunar_month, second.lunar_day
        else:
            setattr(first, field, value_of(second, field))
    for field in ("retired_date", "left_date", "death_date"):
        setattr(first, field, getattr(first, field) or getattr(second, field))


def _drop_doubled_relatives(first: Person, second: Person) -> None:
    known = {_who(relative) for relative in first.family.all()}
    for relative in second.family.all():
        if _who(relative) in known:
            relative.delete()


def _who(relative: Relative) -> tuple[object, ...]:
    return relative.relation, relative.name, relative.birth_date, relative.colleague_id


def _repoint(first: Person, second: Person) -> int:
    """Let every row of every table that refers to the second file refer to the first; how many were moved.

    A row that would then stand twice, such as both files in one entry, stays with the second file.
    """
    moved = 0
    for relation in Person._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ManyToOneRel) or isinstance(relation.related_model, str):
            continue
        rows = relation.related_model._base_manager.filter(**{relation.field.name: second})
        try:
            with transaction.atomic():
                moved += rows.update(**{relation.field.name: first})
        except IntegrityError:
            moved += sum(_moved_alone(relation, pk, first) for pk in list(rows.values_list("pk", flat=True)))
    return moved


def _moved_alone(relation: models.ManyToOneRel, pk: int, first: Person) -> int:
    try:
        with transaction.atomic():
            return int(relation.related_model._base_manager.filter(pk=pk).update(**{relation.field.name: first}))
    except IntegrityError:
        return 0
