"""Handing over in the demo: a committee member's work has passed on; the chair's list is being written."""

from __future__ import annotations

import datetime as dt

from jiaogong.config.demo.people import Roster
from jiaogong.handover import queries, services
from jiaogong.handover.models import Handover
from jiaogong.handover.rules import fingerprint
from jiaogong.kernel import clock
from jiaogong.members.models import Office, Person
from jiaogong.members.queries import standing_of
from jiaogong.members.services import give_account, new_password

_SEALS = (
    ("工会印章一枚、财务专用章一枚", "存工会办公室保险柜"),
    ("网上银行U盾一个", "密码当面更换"),
    ("纸质档案四盒（会员大会、经费收支）", "目录附后"),
)


def hand_over(roster: Roster, *, today: dt.date) -> None:
    """One committee member has handed over to another and both have signed; the chair has begun to."""
    given, taken = [o.person for o in roster.offices if o.kind == Office.Kind.COMMITTEE][:2]
    with clock.stopped_at(today - dt.timedelta(days=1)):
        _sign(_begin(given, taken, _SEALS[2:]), given, taken)
    chair = roster.office_holder(Office.Kind.CHAIR).person
    with clock.stopped_at(today):
        _begin(chair, taken, _SEALS[:2])


def _begin(giver: Person, receiver: Person, outside: tuple[tuple[str, str], ...]) -> Handover:
    actor = standing_of(giver)
    begun = services.start_handover(actor=actor, union=giver.union, giver_id=giver.pk, receiver_id=receiver.pk)
    for what, note in outside:
        services.add_outside(actor=actor, handover_id=begun.pk, what=what, note=note)
    return begun


def _sign(handover: Handover, giver: Person, receiver: Person) -> None:
    """Both sign with a password of their own, which nobody is told."""
    for person, sign in ((giver, services.sign_over), (receiver, services.sign_for)):
        password = new_password()
        give_account(actor=None, person=person, login=f"{person.squeezed}{person.pk}", password=password)
        lines = queries.lines_of(handover, clock.today())
        text = handover.text or queries.text_of(handover, lines, by=giver, today=clock.today())
        signed = sign(actor=standing_of(person), handover_id=handover.pk, password=password, seen=fingerprint(text))
        handover.text = signed.text
