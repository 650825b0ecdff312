from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from jiaogong.congress.models import Session
from jiaogong.congress.sessions import services
from jiaogong.congress.sessions.queries.rolls import record_of
from jiaogong.congress.sessions.telling import minutes_of
from jiaogong.congress.sessions.tests.factories import come, make_called, make_delegates, name_presidium
from jiaogong.kernel import clock
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import signed_in
from jiaogong.unions.models import Union

pytestmark = pytest.mark.django_db


def moved_nearer(school: Union, chair: Standing) -> Session:
    """A session of today whose papers were sent in time for a later day, with all of its delegates in the hall."""
    make_delegates(school, 6)
    session = make_called(school, by=chair, starts_at=clock.now() + dt.timedelta(days=9))
    services.add_paper(actor=chair, session_id=session.pk, title="学校工作报告", text="全文")
    services.send_papers(actor=chair, session_id=session.pk)
    session = services.change_session(
        actor=chair, session_id=session.pk, starts_at=clock.now(), place="", term_number=1, number=1
    )
    come(session, 6, by=chair)
    name_presidium(session, by=chair)
    return session


def test_a_session_whose_papers_were_late_opens_once_its_chair_has_read_what_that_means(chair, school):
    session = moved_nearer(school, chair)

    page = signed_in(chair).get(reverse("session", args=[session.pk])).content.decode()

    assert ("What is decided today may be contested" in page, "Open it all the same" in page) == (True, True)
    assert "The papers were sent on 2026-11-22, due by 2026-11-15" in page


def test_the_minutes_say_that_papers_were_late(chair, school):
    session = services.open_session(actor=chair, session_id=moved_nearer(school, chair).pk, reason="上级通知提前")

    assert minutes_of(record_of(session)).splitlines()[2:4] == [
        "会议材料于11月22日送达，晚于应送达的11月15日。",
        "开会前有未符合规定之处，说明如下：上级通知提前。",
    ]
