"""Requests on their way: a correction, a transfer, a change to the tree."""

from __future__ import annotations

from django.urls import reverse

from jiaogong.members.dossier.events import CorrectionDecided, TransferWaiting
from jiaogong.members.models import Correction, Movement
from jiaogong.organisation.events import ChangeDecided
from jiaogong.organisation.models import UnionChange
from jiaogong.outbox import letters
from jiaogong.outbox.listeners.tell import tell
from jiaogong.outbox.models import Topic


def correction_decided(event: CorrectionDecided) -> None:
    correction = Correction.objects.select_related("person").get(pk=event.correction_id)
    path = reverse("person", args=[correction.person.number])
    tell(
        topic=Topic.REQUESTS,
        key=f"correction:{correction.pk}",
        letter=lambda: letters.correction_decided(path),
        people=[correction.person_id],
        but=event.actor.person.pk,
    )


def transfer_waiting(event: TransferWaiting) -> None:
    """Those whose turn it is: officers of the old union, once it has released the member those of the new one."""
    movement = Movement.objects.select_related("union_from", "union_to").get(pk=event.movement_id)
    union = movement.union_to if movement.state == Movement.State.RELEASED else movement.union_from
    if union is None:
        return
    tell(
        topic=Topic.REQUESTS,
        key=f"transfer:{movement.pk}:{movement.state}",
        letter=lambda: letters.transfer_waiting(union.called, reverse("movements")),
        officers_of=[union.pk],
        but=event.actor.person.pk,
    )


def change_decided(event: ChangeDecided) -> None:
    change = UnionChange.objects.select_related("union").get(pk=event.change_id)
    path = reverse("union-change", args=[change.pk])
    tell(
        topic=Topic.REQUESTS,
        key=f"change:{change.pk}",
        letter=lambda: letters.change_decided(change.union.called, path),
        people=[change.asked_by_id],
        but=event.actor.person.pk,
    )
