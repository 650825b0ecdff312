"""Acts of oversight: erasing what tells who a person was, pruning the audit table, handing over a copy."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock, keyring, resealing
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.limits import Limit
from jiaogong.kernel.models import AuditLine
from jiaogong.kernel.periods import months_after
from jiaogong.kernel.retention import remove_lines_before
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing, people_visible_to, standing_of
from jiaogong.members.services import spelled
from jiaogong.oversight import holdings, permissions, rules
from jiaogong.rulepacks import limit
from jiaogong.unions.limits import limit_for
from jiaogong.unions.models import Union

# What the counts stand on stays; everything else of the file goes.
KEPT = (
    *("id", "union", "sex", "is_minority", "is_teacher", "is_member", "is_worker"),
    *("employment", "is_rural_worker", "education"),
    *("joined_date", "retired_date", "member_since", "left_date", "death_date", "merged_into"),
)


def is_erased(person: Person) -> bool:
    return person.number == _number(person)


@transaction.atomic
def erase_person(*, actor: Standing, number: str, reason: str) -> Person:
    """Take away all that tells who a person was; entries keep their figures, the file what is counted.

    Raises RuleBroken for a serving member, whoever holds an office, a file erased already, or without a reason.
    """
    visible = people_visible_to(actor).filter(number=number).values("pk")
    person = Person.objects.select_for_update(of=("self",)).select_related("union").filter(pk__in=visible).first()
    if person is None:
        raise NotFound(_("There is no such person, or the file is not yours to see."))
    require(permissions.may_erase(actor, person))
    _require_over(person)
    if not reason.strip():
        raise RuleBroken(_("Say why: the person asked for it, or which law does."))

    _clear_rows(person)
    account = person.account
    for field in person._meta.concrete_fields:
        if field.name not in KEPT:
            setattr(person, field.name, _blank(field))
    person.number, person.name = _number(person), _("(erased)")
    spelled(person).save()
    if account:
        account.delete()
    audit.record(actor.person, "oversight.erased", person, reason=reason.strip()[:200])
    return person


def _require_over(person: Person) -> None:
    if is_erased(person):
        raise RuleBroken(_("This file has been erased already."))
    over = rules.has_left(
        is_member=person.is_member,
        left=person.left_date is not None,
        died=person.death_date is not None,
        holds_office=bool(standing_of(person).offices),
    )
    if not over:
        raise RuleBroken(
            _(
                "A file is erased when what it was kept for is over: the person has left the union and holds no office"
                " (Personal Information Protection Law, article 47)."
            )
        )


def _clear_rows(person: Person) -> None:
    """Remove the rows that only tell of the person; blank the words in those that figures stand on."""
    for reference in holdings.references():
        held = holdings.HELD.get(reference.name)
        if held and held.is_removed:
            reference.rows(person).delete()
        elif held and held.blanked:
            reference.rows(person).update(**dict.fromkeys(held.blanked, ""))


def _blank(field: models.Field[Any, Any]) -> Any:
    return None if field.null else field.get_default()


def _number(person: Person) -> str:
    return f"X{person.pk:09}"


@transaction.atomic
def hand_over_copy(*, actor: Standing, person: Person) -> list[holdings.Table]:
    """All that is held on a person, for the person; the copy is on record (个人信息保护法第四十五条)."""
    require(permissions.may_copy(actor, person))
    audit.record_reading(actor.person, "oversight.copied", person)
    return holdings.copy_of(person, actor)


@transaction.atomic
def prune_audit(*, is_trial: bool = False) -> tuple[int, dt.date, str]:
    """Let audit lines go that were kept as long as the limit asks, and leave a line about it.

    Returns how many, from which day on lines are kept, and the limit's source. A trial removes nothing.
    """
    bound = _longest_kept(clock.today())
    since = months_after(clock.today(), -bound.whole)
    moment = timezone.make_aware(dt.datetime.combine(since, dt.time()))
    if is_trial:
        return AuditLine.objects.filter(at__lt=moment).count(), since, bound.source
    removed = remove_lines_before(moment)
    if removed:
        audit.record(None, "oversight.pruned", None, lines=removed, before=since.isoformat(), source=bound.source)
    return removed, since, bound.source


def _longest_kept(today: dt.date) -> Limit:
    """How long audit lines are kept: as long as the strictest of the trees asks."""
    code = "privacy.audit_months"
    trees = [limit_for(root, code, today) for root in Union.objects.filter(parent__isnull=True).order_by("pk")]
    return max(trees, key=lambda bound: bound.whole, default=limit(code, on=today))


def rotate_keys(*, forget_old: bool = False) -> int:
    """Seal every sealed field with a new key, batch by batch; a rotation that was broken off is gone on with.

    Returns how many values were sealed anew. Each batch is a transaction of its own.
    """
    if resealing.is_all_under_newest_key():
        keyring.add_key()
    values = resealing.reseal()
    if forget_old:
        keyring.forget_older_keys()
    audit.record(None, "oversight.keys_rotated", None, values=values)
    return values
