"""Asking for a change to the tree, and withdrawing it."""

from __future__ import annotations

import uuid

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.members.queries import Standing
from jiaogong.organisation import permissions, queries
from jiaogong.organisation.models import UnionChange
from jiaogong.organisation.rules import Asked
from jiaogong.organisation.services.soundness import require_possible
from jiaogong.unions.models import Union
from jiaogong.unions.queries import union_by_code


@transaction.atomic
def ask_change(
    *, actor: Standing, union: Union, kind: str, asked: Asked, form_key: uuid.UUID | None = None
) -> UnionChange:
    """Ask the level above for a change. The same form sent again returns the request that it made."""
    made = UnionChange.objects.filter(form_key=form_key, asked_by=actor.person).first() if form_key else None
    if made:
        return made
    require(permissions.may_ask(actor, union))
    if not asked.reason.strip():
        raise RuleBroken(_("Say why this is asked for."))
    change = UnionChange(
        union=union,
        kind=kind,
        other=_other(asked.other, union),
        facts=_facts(asked),
        reason=asked.reason.strip(),
        basis=asked.basis.strip(),
        asked_by=actor.person,
        asked_at=clock.now(),
        form_key=form_key,
    )
    require_possible(change)
    try:
        with transaction.atomic():
            change.save(force_insert=True)
    except IntegrityError:
        raise RuleBroken(
            _("The same is asked for %(union)s already and waits to be decided.") % {"union": union}
        ) from None
    audit.record(actor.person, "organisation.asked", change, kind=kind)
    return change


@transaction.atomic
def withdraw_change(*, actor: Standing, change_id: int) -> UnionChange:
    """Take back what was asked for and is not decided yet."""
    change = queries.locked_change(change_id, visible_to=actor)
    require(permissions.may_withdraw(actor, change))
    before, change.state = audit.values(change, "state"), UnionChange.State.WITHDRAWN
    change.decided_by, change.decided_at = actor.person, clock.now()
    change.save(update_fields=["state", "decided_by", "decided_at"])
    told = audit.changes(before, audit.values(change, "state"))
    audit.record(actor.person, "organisation.withdrawn", change, changes=told)
    return change


def _other(code: str, union: Union) -> Union | None:
    """The other union of the same tree, by its code or ""."""
    if not code:
        return None
    found = union_by_code(code.strip())
    root = union.path.split("/", 1)[0] + "/"
    if found is None or not found.path.startswith(root):
        raise NotFound(_("There is no union with the code “%(code)s” that you may see.") % {"code": code})
    return found


def _facts(asked: Asked) -> dict[str, object]:
    plain = {k: getattr(asked, k).strip() for k in ("code", "name", "short_name", "kind", "sector")}
    return {k: v for k, v in plain.items() if v} | ({"people": list(asked.people)} if asked.people else {})
