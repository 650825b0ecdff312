from __future__ import annotations

from typing import Any

from jiaogong.handover import queries, services
from jiaogong.handover.models import Handover
from jiaogong.handover.rules import fingerprint
from jiaogong.kernel import clock
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import PASSWORD


def make_handover(giver: Standing, receiver: Standing, **overrides: Any) -> Handover:
    """A handing over that the giver has begun."""
    asked: dict[str, Any] = {
        "actor": giver,
        "union": giver.person.union,
        "giver_id": giver.person.pk,
        "receiver_id": receiver.person.pk,
        **overrides,
    }
    return services.start_handover(**asked)


def seen_by(who: Standing, handover: Handover) -> str:
    """The fingerprint of the list as somebody sees it now."""
    if handover.text:
        return handover.fingerprint
    lines = queries.lines_of(handover, clock.today())
    by = queries.person_giving(handover, who)
    return fingerprint(queries.text_of(handover, lines, by=by, today=clock.today()))


def signed_over(giver: Standing, handover: Handover, password: str = PASSWORD) -> Handover:
    seen = seen_by(giver, handover)
    return services.sign_over(actor=giver, handover_id=handover.pk, password=password, seen=seen)


def signed_for(receiver: Standing, handover: Handover, password: str = PASSWORD) -> Handover:
    return services.sign_for(actor=receiver, handover_id=handover.pk, password=password, seen=handover.fingerprint)
