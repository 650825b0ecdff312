"""A union's own limits: set with a reason, given up, never rewritten."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.limits import Number, is_looser
from jiaogong.members.queries import Standing
from jiaogong.organisation import permissions
from jiaogong.rulepacks import KINDS
from jiaogong.unions.labels import limit_told
from jiaogong.unions.limits import limit_above
from jiaogong.unions.models import OwnLimit, Union


@transaction.atomic
def set_limit(*, actor: Standing, union: Union, code: str, value: Number, reason: str, since: dt.date) -> OwnLimit:
    """Set a union's own limit from a day on, for itself and all below it; looser than one above that blocks: never."""
    require(permissions.may_set_limit(actor, union))
    _require_settable(code)
    if not reason.strip():
        raise RuleBroken(_("Say why the limit is set, such as the meeting that decided it."))
    try:
        above = limit_above(union, code, since)
    except KeyError:
        above = None
    if above and above.blocks and is_looser(value, above.value, KINDS[code].tighter):
        raise RuleBroken(
            _("A union's own limit cannot be looser than what binds it: %(limit)s.") % {"limit": limit_told(above)}
        )
    return _kept(actor, union, code, value, reason, since)


@transaction.atomic
def give_up_limit(*, actor: Standing, union: Union, code: str, reason: str) -> OwnLimit:
    """Give a union's own limit up from today on: what holds above it holds again."""
    require(permissions.may_set_limit(actor, union))
    _require_settable(code)
    newest = OwnLimit.objects.filter(union=union, code=code).order_by("-since", "-pk").first()
    if newest is None or newest.value is None:
        raise RuleBroken(_("%(union)s has set no such limit of its own.") % {"union": union})
    if not reason.strip():
        raise RuleBroken(_("Say why the limit is given up."))
    return _kept(actor, union, code, None, reason, max(clock.today(), newest.since))


def _require_settable(code: str) -> None:
    if code not in KINDS:
        raise NotFound(_("There is no such limit."))
    if KINDS[code].shape in ("choice", "sizes", "scale"):
        raise RuleBroken(_("This rule is a table of the statute; a union sets no other for itself."))


def _kept(actor: Standing, union: Union, code: str, value: Number | None, reason: str, since: dt.date) -> OwnLimit:
    before = (
        OwnLimit.objects.filter(union=union, code=code)
        .order_by("-since", "-pk")
        .values_list("value", flat=True)
        .first()
    )
    own = OwnLimit(union=union, code=code, value=value, reason=reason.strip(), since=since)
    own.set_by, own.set_at = actor.person, clock.now()
    own.save(force_insert=True)
    told = audit.changes({"value": before}, {"value": value})
    audit.record(actor.person, "organisation.limit_set", own, since=since.isoformat(), reason=own.reason, changes=told)
    return own
