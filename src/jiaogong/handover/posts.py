"""What a handing over writes into the ledger."""

from __future__ import annotations

from jiaogong.handover.models import Handover
from jiaogong.kernel import clock
from jiaogong.ledger import services as ledger
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import Facts, Origin, PersonFact
from jiaogong.members.queries import Standing


def taken(handover: Handover, actor: Standing, count: int) -> Entry:
    """The handing over as a draft of an act of organisation: its new holder looks at it and confirms it."""
    day, giver, receiver = clock.today(), handover.giver, handover.receiver
    above = "，由上级工会监交" if handover.is_witnessed else ""
    facts = Facts(
        category="organisation",
        title="工会工作交接",
        start=day,
        sentence=f"{day.month}月{day.day}日{giver.name}与{receiver.name}办理工会工作交接，按清单移交{count}项{above}。",
        people=(PersonFact(giver.pk), PersonFact(receiver.pk)),
    )
    origin = Origin(kind=Entry.Source.INSTITUTION, name="工会工作交接")
    return ledger.draft_entry(actor=actor, union=handover.union, facts=facts, origin=origin)
