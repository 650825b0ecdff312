"""The grading: who gets a paper, what it asks, what is kept of its count."""

from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.appraisal import services
from jiaogong.appraisal.models import Appraisal, Result
from jiaogong.appraisal.rules import SubjectPlan
from jiaogong.appraisal.tests.factories import approved, count, counted, make_plan, tally_for
from jiaogong.ballots import services as ballots
from jiaogong.ballots.models import Option, Voter
from jiaogong.congress.sessions.services import note_leaving
from jiaogong.congress.sessions.tests.factories import make_open
from jiaogong.kernel.errors import NotPermitted, RuleBroken
from jiaogong.ledger.models import Entry
from jiaogong.members.models import Office
from jiaogong.members.queries import standing_of
from jiaogong.members.tests.factories import make_member, make_office, make_person

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 12, 10)
State = Appraisal.State


def test_without_the_party_s_approval_and_the_reports_nothing_is_graded(chair, school, head):
    planned = services.plan_appraisal(actor=chair, union=school, plan=make_plan(head))
    with pytest.raises(NotPermitted, match="approved the plan"):
        services.prepare_grading(actor=chair, appraisal_id=planned.pk)
    services.approve_plan(
        actor=chair, appraisal_id=planned.pk, approving_body="党支部", approved_date=TODAY, approval=""
    )

    with pytest.raises(RuleBroken, match="方知行"):
        services.prepare_grading(actor=chair, appraisal_id=planned.pk)


def test_the_paper_asks_every_head_of_everybody_and_nobody_appraised_gets_one(chair, school, head):
    team = SubjectPlan(person_id=chair.person.pk, kind="team", post="学校领导班子")
    leader = SubjectPlan(person_id=head.pk, kind="leader", post="副校长")
    vice = make_person(school, name="舒望")
    make_office(vice, kind=Office.Kind.VICE_CHAIR)
    appraisal = approved(standing_of(vice), subjects=(leader, team))

    prepared = services.prepare_grading(actor=standing_of(vice), appraisal_id=appraisal.pk)

    assert prepared.ballot is not None
    asked = [(q.text, q.grades, [o.label for o in q.options.all()]) for q in prepared.ballot.questions.all()]
    heads = ["德", "能", "勤", "绩", "廉", "总体评价"]
    assert asked == [
        ("方知行（副校长）", ["优秀", "称职", "基本称职", "不称职"], heads),
        ("学校领导班子", ["好", "较好", "一般", "差"], heads),
    ]
    assert Voter.objects.filter(person__in=[head, chair.person]).count() == 0
    assert (Voter.objects.count(), prepared.ballot.is_confidential) == (12, True)
    assert set(Option.objects.values_list("person", flat=True)) == {head.pk, chair.person.pk}


def test_delegates_of_the_congress_alone_grade_where_the_plan_says_so(chair, school, head):
    seated = [make_person(school, name="季小满") for _seat in range(5)]
    for person in (*seated, head):
        make_office(person, kind=Office.Kind.CONGRESS)
    appraisal = approved(chair, head, appraisers="delegates")

    services.prepare_grading(actor=chair, appraisal_id=appraisal.pk)

    assert set(Voter.objects.values_list("person", flat=True)) == {p.pk for p in seated}


def test_who_has_left_the_hall_of_the_session_does_not_grade(chair, school, head):
    session = make_open(school, by=chair, delegates=7)
    gone = session.seats.get(number=7)
    note_leaving(actor=chair, session_id=session.pk, number=7)
    planned = approved(chair, head, appraisers="delegates", session_id=session.pk)

    prepared = services.prepare_grading(actor=chair, appraisal_id=planned.pk)

    assert prepared.ballot is not None
    assert set(prepared.ballot.voters.values_list("person", flat=True)) == set(
        session.seats.exclude(pk=gone.pk).values_list("person", flat=True)
    )


def test_an_electorate_so_small_that_it_would_be_known_is_refused(chair, head):
    appraisal = approved(chair, head, appraisers="delegates")

    with pytest.raises(RuleBroken, match="Only 0 would grade"):
        services.prepare_grading(actor=chair, appraisal_id=appraisal.pk)


def test_one_who_is_appraised_prepares_no_ballot(school, chair, head):
    vice = make_person(school, name="舒望")
    make_office(vice, kind=Office.Kind.VICE_CHAIR)
    appraisal = approved(chair, head, vice)

    with pytest.raises(NotPermitted, match="yourself"):
        services.prepare_grading(actor=standing_of(vice), appraisal_id=appraisal.pk)


def test_a_count_is_kept_by_head_with_turnout_and_posted_without_names(chair, head):
    appraisal = counted(chair, head, counts=(8, 2, 1, 0))

    assert (appraisal.state, appraisal.on_roll, appraisal.entitled, appraisal.cast) == (State.COUNTED, 13, 12, 11)
    assert [(r.head, r.counts, r.abstained) for r in Result.objects.all()][-1] == ("总体评价", [8, 2, 1, 0], 0)
    entry = Entry.objects.get()
    assert {f.measure: f.value for f in entry.figures.all()} == {"leaders_appraised": 1, "appraisers": 11}
    assert (entry.category, entry.state, entry.concerned.count()) == ("appraisal", "confirmed", 0)
    assert "方知行" not in f"{entry.title}{entry.sentence}"


def test_a_leader_in_two_plans_of_a_year_is_one_leader_in_the_ledger(chair, school, head):
    other = make_person(school, name="舒望")

    counted(chair, head, appraisers="staff")
    again = counted(chair, head, other, title="2026年度班子成员补充评议")

    figures = [{f.measure: f.value for f in e.figures.all()} for e in Entry.objects.order_by("pk")]
    assert [found.get("leaders_appraised") for found in figures] == [1, 1]
    assert again.entry is not None
    assert "评议干部2人，其中本年度未评议过的1人" in again.entry.sentence


def test_a_scrutineer_who_is_no_officer_leaves_a_draft_in_the_ledger(chair, school, head):
    prepared = services.prepare_grading(actor=chair, appraisal_id=approved(chair, head).pk)

    count(prepared, make_member(school), tally_for(prepared))

    assert Entry.objects.get().state == Entry.State.DRAFT


def test_a_ballot_that_came_to_nothing_gives_the_plan_back(chair, head):
    prepared = services.prepare_grading(actor=chair, appraisal_id=approved(chair, head).pk)
    assert prepared.ballot_id is not None

    ballots.call_off(actor=chair, ballot_id=prepared.ballot_id, reason="名册有误")

    prepared.refresh_from_db()
    assert (prepared.state, prepared.ballot, prepared.reason) == (State.APPROVED, None, "名册有误")


def test_calling_off_takes_the_ballot_along_and_what_was_counted_stands(chair, head, school):
    prepared = services.prepare_grading(actor=chair, appraisal_id=approved(chair, head).pk)
    ballot = prepared.ballot
    assert ballot is not None

    off = services.call_off(actor=chair, appraisal_id=prepared.pk, reason="改期")

    ballot.refresh_from_db()
    assert (off.state, ballot.state) == (State.CALLED_OFF, "called_off")
    done = counted(chair, make_person(school, name="庄砚"))
    with pytest.raises(NotPermitted, match="stands"):
        services.call_off(actor=chair, appraisal_id=done.pk, reason="改期")
