"""What a union states of itself: each a fact from a day on, with its source; what was stated before is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.catalogue.profile import PROFILE
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.ledger.labels import label
from jiaogong.members.queries import Standing
from jiaogong.organisation import permissions
from jiaogong.unions.models import Union, UnionFact
from jiaogong.unions.queries import facts_on


@transaction.atomic
def state_facts(
    *, actor: Standing, union: Union, values: Mapping[str, str], since: dt.date, source: str
) -> list[UnionFact]:
    """State facts of a union from a day on; returns those that are new, which is none where all stood so already."""
    require(permissions.may_state_facts(actor, union))
    if not source.strip():
        raise RuleBroken(_("Say where this can be seen, such as a certificate or a decision."))
    if since > clock.today():
        raise RuleBroken(_("%(day)s is still to come.") % {"day": since})
    _require_known(values)
    held = facts_on(union, since).get(union.pk, {})
    before = {code: held[code].value if code in held else "" for code in values}
    stated = [
        UnionFact(
            union=union,
            code=code,
            value=value.strip(),
            since=since,
            source=source.strip(),
            set_by=actor.person,
            set_at=clock.now(),
        )
        for code, value in values.items()
        if value.strip() != before[code]
    ]
    UnionFact.objects.bulk_create(stated)
    if stated:
        after = {fact.code: fact.value for fact in stated}
        told = audit.changes({code: before[code] for code in after}, after)
        audit.record(actor.person, "organisation.facts_stated", union, changes=told, since=since.isoformat())
    return stated


def _require_known(values: Mapping[str, str]) -> None:
    for code, value in values.items():
        if code not in PROFILE:
            raise NotFound(_("There is no such fact of a union."))
        if not PROFILE[code].takes(value.strip()):
            raise RuleBroken(
                _("%(fact)s: “%(value)s” cannot be kept.") % {"fact": label(PROFILE[code]), "value": value[:40]}
            )
