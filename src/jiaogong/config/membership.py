"""What a committee's decisions on membership write into the ledger."""

from __future__ import annotations

from jiaogong.kernel import clock
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import Facts, FigureFact, Origin, PersonFact
from jiaogong.ledger.services import post_entries
from jiaogong.members.dossier.events import MemberAdmitted


def post_admission(event: MemberAdmitted) -> None:
    """Post that somebody was admitted: an act of the committee, confirmed by its very decision."""
    facts = Facts(
        category="organisation",
        title="发展新会员",
        start=clock.today(),
        sentence=f"{event.union.called}吸收{event.person.name}入会。",
        figures=(FigureFact("new_members", 1),),
        people=(PersonFact(event.person.pk),),
    )
    origin = Origin(kind=Entry.Source.INSTITUTION, name="members")
    post_entries(actor=event.actor, postings=[(event.union, facts, origin)], state=Entry.State.CONFIRMED)
