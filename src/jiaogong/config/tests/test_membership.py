from __future__ import annotations

import pytest

from jiaogong.kernel import clock
from jiaogong.ledger.models import Entry
from jiaogong.members.dossier.services import moving
from jiaogong.members.tests.factories import make_member, make_officer

pytestmark = pytest.mark.django_db


def test_an_admission_stands_in_the_ledger_as_an_act_of_the_committee():
    chair = make_officer()
    newcomer = make_member(chair.home, is_member=False, name="葛若水")
    step = moving.ask_to_join(actor=newcomer, number=newcomer.person.number, on_date=clock.today())

    moving.decide_movement(actor=chair, movement_id=step.pk, accepts=True)

    entry = Entry.objects.get()
    told = (entry.title, entry.state, entry.people.get(), entry.figures.get().value)
    assert told == ("发展新会员", "confirmed", newcomer.person, 1)
