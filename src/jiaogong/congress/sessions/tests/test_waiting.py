from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.congress.models import Session
from jiaogong.congress.sessions import services
from jiaogong.congress.sessions.queries import waiting
from jiaogong.congress.sessions.tests.factories import make_called, make_delegates, make_session
from jiaogong.members.queries import standing_of

pytestmark = pytest.mark.django_db


def test_papers_wait_for_a_delegate_until_they_are_opened(chair, school):
    delegate = standing_of(make_delegates(school, 3)[0])
    session = make_called(school, by=chair)
    services.add_paper(actor=chair, session_id=session.pk, title="工作报告", text="全文")
    before = list(waiting.unopened(delegate))
    services.send_papers(actor=chair, session_id=session.pk)
    sent = list(waiting.unopened(delegate))

    services.open_papers(actor=delegate, session_id=session.pk)

    assert (before, sent, list(waiting.unopened(delegate)), list(waiting.unopened(chair))) == ([], [session], [], [])


def test_a_called_session_is_near_within_two_weeks(chair, school):
    delegate = standing_of(make_delegates(school, 3)[0])
    session = make_called(school, by=chair)
    at = session.starts_at

    found = [list(waiting.soon(delegate, at - dt.timedelta(days=days))) for days in (14, 15)]

    assert found == [[session], []]


def test_what_is_prepared_and_unsigned_waits_for_the_officers_of_the_union(chair, school):
    prepared = make_session(school, by=chair)
    over = make_session(school, by=chair, body=Session.Body.DELEGATES)
    Session.objects.filter(pk=over.pk).update(state=Session.State.CLOSED, entitled=1)

    assert (list(waiting.being_prepared(chair)), list(waiting.unsigned(chair))) == ([prepared], [over])
