"""What is open of the congress and its neighbours stands on the list, and what names the giver passes on."""

from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.appraisal import services as appraisals
from jiaogong.appraisal.models import Appraisal
from jiaogong.appraisal.rules import Plan, SubjectPlan
from jiaogong.ballots.models import Ballot
from jiaogong.congress.models import Resolution, Session
from jiaogong.elections.models import Election
from jiaogong.handover import queries
from jiaogong.handover.tests.factories import signed_for, signed_over
from jiaogong.kernel import clock
from jiaogong.members.tests.factories import make_officer
from jiaogong.proposals.tests.factories import make_call, make_department, make_proposal
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db


def test_open_matters_of_the_democratic_rooms_are_listed_and_no_others(handover, chair, school):
    now = clock.now()
    about = {"union": school, "proposed_by": chair.person, "proposed_at": now, "body": "congress"}
    closed = Session.objects.create(term_number=3, number=2, state="closed", starts_at=now, **about)
    Session.objects.create(term_number=3, number=1, state="signed", starts_at=now - dt.timedelta(days=300), **about)
    Resolution.objects.create(session=closed, text="通过考核办法", charged="校长办公室", due_date=dt.date(2026, 12, 31))
    call = make_call(school, by=chair, state="closed", title="提案征集")
    make_proposal(chair, call, state="assigned", due_date=dt.date(2026, 12, 1))
    make_proposal(chair, call, state="settled", settled_date=dt.date(2026, 11, 1))
    Election.objects.create(
        union=school, kind="term", title="换届选举", assembly="members", started_by=chair.person, started_at=now
    )
    Ballot.objects.create(union=school, title="推优投票", prepared_by=chair.person)
    Appraisal.objects.create(union=school, year=2026, title="民主评议", planned_by=chair.person, planned_at=now)
    make_department(school, chair.person)

    lines = queries.lines_of(handover, clock.today())

    assert [(line.kind.value, line.due) for line in lines] == [
        ("session", None),
        ("resolved", dt.date(2026, 12, 31)),
        ("proposal", dt.date(2026, 3, 20)),
        ("proposal", dt.date(2026, 12, 1)),
        ("answering", None),
        ("election", None),
        ("ballot", None),
        ("appraisal", None),
    ]
    assert [line.what for line in lines][1] == "通过考核办法 · 校长办公室"


def test_the_successor_answers_for_the_departments_and_leads_what_the_giver_led(handover, chair, successor, school):
    department, elsewhere = make_department(school, chair.person), make_department(make_union(), chair.person)
    below = make_union(school.parent)
    head, above = make_officer(below), make_officer(school.parent)
    subject = SubjectPlan(person_id=head.person.pk, kind="leader", post="校长")
    plan = Plan(
        title="民主评议", year=2026, appraisers="staff", subjects=(subject,), heads=("德",), grades=("好", "差"),
        team_grades=("好", "差"),
    )  # fmt: skip
    led = appraisals.plan_appraisal(actor=above, union=below, plan=plan)
    appraisals.name_leader(actor=above, appraisal_id=led.pk, number=chair.person.number)

    signed_for(successor, signed_over(chair, handover))

    for row in (department, elsewhere, led):
        row.refresh_from_db()
    assert (department.answerer, elsewhere.answerer, led.led_by) == (
        successor.person,
        chair.person,
        successor.person,
    )
