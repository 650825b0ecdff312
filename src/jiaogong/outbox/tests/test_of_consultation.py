"""Who is told of rounds of opinions: those asked, then those who gave under their name."""

from __future__ import annotations

import pytest

from jiaogong.congress.consultation import services
from jiaogong.congress.consultation.tests.factories import give, make_round
from jiaogong.members.tests.factories import make_member
from jiaogong.outbox.models import Message
from jiaogong.outbox.tests.conftest import make_mailbox

pytestmark = pytest.mark.django_db


def test_those_asked_hear_of_a_round_and_those_who_gave_by_name_of_the_answers(settings, school, chair):
    settings.MAIL_IS_SET = True
    named, unnamed = make_member(school, name="方知行"), make_member(school, name="闻溪")
    for who in (named, unnamed):
        make_mailbox(who)

    found = make_round(school, by=chair, may_be_unnamed=True)
    keys = [give(found, by=named).pk, give(found, by=unnamed, is_unnamed=True).pk]
    services.close_round(actor=chair, round_id=found.pk)
    services.answer_opinions(actor=chair, round_id=found.pk, opinion_ids=keys, outcome="adopted")
    services.publish_answers(actor=chair, round_id=found.pk)

    told = [(m.person.name if m.person else "", m.subject.partition(":")[0]) for m in Message.objects.order_by("pk")]
    assert sorted(told) == [
        ("方知行", "Opinions are asked for"),
        ("方知行", "Your opinion is answered"),
        ("闻溪", "Opinions are asked for"),
    ]
