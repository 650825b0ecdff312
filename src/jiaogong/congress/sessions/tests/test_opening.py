"""What a session lacks is told before it opens: what is forbidden stays so, what is only asked for opens with a reason."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.urls import reverse

from jiaogong.congress.models import Seat, Session
from jiaogong.congress.sessions import services
from jiaogong.congress.sessions.limits import bounds_for
from jiaogong.congress.sessions.queries.readiness import lacks_of
from jiaogong.congress.sessions.tests.factories import (
    come,
    make_called,
    make_delegates,
    make_ready,
    name_presidium,
)
from jiaogong.kernel import clock
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.tests.factories import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def ready(chair, school) -> Session:
    """A session of six that lacks nothing."""
    make_delegates(school, 6)
    session = make_ready(school, by=chair)
    come(session, 6, by=chair)
    return session


def test_without_a_presidium_the_congress_does_not_open_whatever_the_reason(chair, ready):
    ready.seats.update(is_presidium=False)

    with pytest.raises(RuleBroken, match="No presidium is named"):
        services.open_session(actor=chair, session_id=ready.pk, reason="来不及推选")

    ready.refresh_from_db()
    assert ready.state == "called"


def test_a_presidium_of_another_size_opens_with_a_reason_that_is_kept(chair, ready):
    Seat.objects.filter(session=ready, number__gt=2).update(is_presidium=False)
    with pytest.raises(RuleBroken, match=r"2 are named; 3 to 9 sit on the presidium.*Say why"):
        services.open_session(actor=chair, session_id=ready.pk)

    opened = services.open_session(actor=chair, session_id=ready.pk, reason="一人突发急病")

    assert (opened.state, opened.opened_despite) == ("open", "一人突发急病")


def test_a_presidium_without_its_majority_of_teachers_asks_for_a_reason(chair, ready):
    Seat.objects.filter(session=ready, number__lte=2).update(is_teacher=False)

    with pytest.raises(RuleBroken, match=r"1 of 3 are teachers.*Say why"):
        services.open_session(actor=chair, session_id=ready.pk)


def test_a_reason_is_kept_only_where_something_is_lacking(chair, ready):
    opened = services.open_session(actor=chair, session_id=ready.pk, reason="无")

    assert opened.opened_despite == ""


def test_a_session_whose_papers_were_never_sent_does_not_open(chair, school):
    make_delegates(school, 6)
    session = make_called(school, by=chair, starts_at=clock.now())
    name_presidium(session, by=chair)
    come(session, 6, by=chair)

    answer = signed_in(chair).post(reverse("session-act", args=[session.pk]), {"act": "open", "reason": "口头说过"})

    session.refresh_from_db()
    assert (answer.status_code, session.state) == (422, "called")


def test_a_session_whose_sign_off_is_gone_does_not_open(chair, ready):
    ready.sign_offs.filter(side="party").delete()

    with pytest.raises(RuleBroken, match="Not signed off yet: Party organisation"):
        services.open_session(actor=chair, session_id=ready.pk)


def test_where_the_limit_of_a_place_blocks_late_papers_are_no_matter_of_a_reason(ready):
    ready.starts_at -= dt.timedelta(days=6)
    bounds = bounds_for(ready)
    limit = bounds["congress.papers_days_before"]
    blocking = replace(bounds, held={**bounds.held, limit.code: replace(limit, blocks=True)})

    found = [[lack.forbids for lack in lacks_of(ready, b)] for b in (bounds, blocking)]

    assert found == [[False], [True]]


def test_the_members_congress_opens_without_a_presidium(chair, school):
    make_delegates(school, 3, body="delegates")
    session = make_ready(school, by=chair, body=Session.Body.DELEGATES)
    come(session, 3, by=chair)

    assert services.open_session(actor=chair, session_id=session.pk).state == "open"
