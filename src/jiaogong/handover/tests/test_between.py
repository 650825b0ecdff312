"""What is open between two sessions of the congress stands on the list."""

from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.congress.consultation.tests.factories import make_round
from jiaogong.congress.models import HeadsMatter, HeadsMeeting
from jiaogong.congress.supervision.tests.factories import make_delegate, make_finding, make_inspection, make_question
from jiaogong.handover import queries
from jiaogong.kernel import clock
from jiaogong.members.models import Term

pytestmark = pytest.mark.django_db


def test_what_is_open_between_two_sessions_is_listed(handover, chair, school):
    delegate = make_delegate(school)
    make_question(delegate)
    make_finding(chair, delegate)
    make_inspection(chair, delegate, matter="图书馆开放")
    make_round(school, by=chair)

    lines = queries.lines_of(handover, clock.today())

    assert [(line.kind.value, line.due) for line in lines if line.kind != "evidence"] == [
        ("question", None),
        ("inspection", dt.date(2026, 11, 22)),
        ("remedy", dt.date(2026, 12, 2)),
        ("round", dt.date(2026, 11, 28)),
    ]


def test_a_meeting_of_heads_and_what_it_decided_for_the_congress_are_listed(handover, chair, school):
    now = clock.now()
    ends = {"planned_ends_date": "2028-08-31", "ends_date": "2028-08-31", "reported_date": "2025-09-01", "seats": 30}
    term = Term.objects.create(
        union=school, body=Term.Body.CONGRESS, number=1, elected_date="2025-09-01", years=3, **ends
    )
    about = {"union": school, "term": term, "called_by": chair.person, "called_at": now, "starts_at": now}
    HeadsMeeting.objects.create(cause="寒假值班安排", **about)
    signed = HeadsMeeting.objects.create(
        cause="补贴标准调整", state="signed", signed_by=chair.person, signed_at=now, **about
    )
    HeadsMatter.objects.create(
        meeting=signed, title="课后服务补贴标准", is_reserved=True, state="decided", entitled=5, present=5, quorum=4,
        needed=3, yes=4,
    )  # fmt: skip

    lines = queries.lines_of(handover, clock.today())

    assert [(line.kind.value, line.what) for line in lines] == [
        ("heads", "2026-11-22 寒假值班安排"),
        ("confirming", "课后服务补贴标准"),
    ]
