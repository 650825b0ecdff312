"""Where every officer of a union is appraised: the lead passes to the union above, which may name somebody for it."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.appraisal import permissions, queries
from jiaogong.appraisal.events import LeadPassedOn
from jiaogong.appraisal.models import Appraisal
from jiaogong.kernel import audit
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing


@transaction.atomic
def hand_up(*, actor: Standing, appraisal_id: int) -> Appraisal:
    """Give the lead of an appraisal to the union above, whose officers from then on approve, prepare and keep it."""
    appraisal = queries.locked_appraisal(appraisal_id, visible_to=actor)
    require(permissions.may_hand_up(actor, appraisal))
    before = _told(appraisal)
    appraisal.led_from = appraisal.union.parent
    return _kept(actor, appraisal, before, "appraisal.handed_up")


@transaction.atomic
def name_leader(*, actor: Standing, appraisal_id: int, number: str) -> Appraisal:
    """Say by the member number who leads it for the union above; "": that union's own officers.

    Raises RuleBroken for nobody on file and for somebody who is appraised.
    """
    appraisal = queries.locked_appraisal(appraisal_id, visible_to=actor)
    require(permissions.may_name_leader(actor, appraisal))
    before = _told(appraisal)
    appraisal.led_by = queries.person_of(number) if number.strip() else None
    if appraisal.led_by is not None and appraisal.led_by.pk in queries.appraised_in(appraisal):
        raise RuleBroken(_("%(name)s is appraised here and leads nothing of it.") % {"name": appraisal.led_by})
    return _kept(actor, appraisal, before, "appraisal.leader_named")


@transaction.atomic
def hand_on_lead(*, actor: Standing, giver: Person, receiver: Person) -> int:
    """Let a successor lead what the giver was named to lead, save where the successor is appraised."""
    over = (Appraisal.State.ARCHIVED, Appraisal.State.CALLED_OFF)
    led = Appraisal.objects.select_for_update(of=("self",)).filter(led_by=giver).exclude(state__in=over)
    passed = [one for one in led.select_related("union", "led_from") if receiver.pk not in queries.appraised_in(one)]
    for appraisal in passed:
        before = _told(appraisal)
        appraisal.led_by = receiver
        _kept(actor, appraisal, before, "appraisal.leader_named")
    return len(passed)


def _kept(actor: Standing, appraisal: Appraisal, before: dict[str, object], act: str) -> Appraisal:
    appraisal.version += 1
    appraisal.save(update_fields=["led_from", "led_by", "version"])
    audit.record(actor.person, act, appraisal, changes=audit.changes(before, _told(appraisal)))
    announce(LeadPassedOn(appraisal_id=appraisal.pk, actor=actor))
    return appraisal


def _told(appraisal: Appraisal) -> dict[str, object]:
    return {
        "led_from": appraisal.led_from.name if appraisal.led_from else "",
        "led_by": appraisal.led_by.name if appraisal.led_by else "",
    }
