from __future__ import annotations

import pytest
from django.urls import reverse

from jiaogong.congress.models import ItemResult, Session
from jiaogong.congress.sessions.rules import ItemPlan
from jiaogong.congress.sessions.tests.factories import make_called, make_delegates
from jiaogong.elections.models import Candidate, Election
from jiaogong.elections.services.declaring import declare
from jiaogong.elections.services.reporting import put_on_record
from jiaogong.elections.tests.factories import vote
from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotPermitted
from jiaogong.members.queries import Standing, standing_of
from jiaogong.members.tests.factories import make_member, signed_in

pytestmark = pytest.mark.django_db
ELECT = ItemPlan(kind="elect", title="工会委员会")
LINE = "工会委员会委员（应选3名）：当选候选人乙（7票）、候选人丁（7票）、候选人己（7票）。"


@pytest.fixture
def session(chair, school) -> Session:
    make_delegates(school, 3)
    return make_called(school, by=chair, items=(ELECT,), starts_at=clock.now())


@pytest.fixture
def counted(chair: Standing, election: Election) -> Election:
    """Three seats, four candidates; all seven vote for the same three."""
    vote(election, [[[0, 1, 2]]] * 7, by=chair)
    return election


def test_an_election_of_a_session_with_one_election_is_on_record_once_it_is_declared(chair, session, counted):
    Election.objects.filter(pk=counted.pk).update(session=session)

    declare(actor=chair, election_id=counted.pk)

    result = ItemResult.objects.get()
    assert (result.item, result.source, result.text) == (session.items.get(), "工会委员会换届选举", LINE)


def test_else_an_officer_says_which_item_it_was(chair, school, session, counted):
    item = session.items.get()
    with pytest.raises(NotPermitted, match="once it is declared"):
        put_on_record(actor=chair, election_id=counted.pk, item_id=item.pk)
    declare(actor=chair, election_id=counted.pk)
    page = reverse("election-record", args=[counted.pk])
    elected = standing_of(Candidate.objects.filter(is_elected=True)[0].person)

    answers = [signed_in(who).post(page, {"item": item.pk}).status_code for who in (make_member(school), elected)]

    assert (answers, ItemResult.objects.get().item) == ([403, 302], item)
