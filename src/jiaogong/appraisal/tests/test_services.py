"""The road of an appraisal, and what is refused on it."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from jiaogong.appraisal import queries, services
from jiaogong.appraisal.models import Appraisal, Remark, Result, Subject
from jiaogong.appraisal.rules import ReaderPlan, SubjectPlan
from jiaogong.appraisal.tests.factories import approved, count, counted, fed_back, make_plan, tally_for
from jiaogong.ballots import services as ballots
from jiaogong.ballots.models import Option, Voter
from jiaogong.congress.sessions.services import note_leaving
from jiaogong.congress.sessions.tests.factories import make_open
from jiaogong.kernel.errors import ChangedMeanwhile, NotFound, NotPermitted, RuleBroken
from jiaogong.kernel.models import AuditLine
from jiaogong.ledger.models import Entry
from jiaogong.members.models import Office
from jiaogong.members.queries import standing_of
from jiaogong.members.tests.factories import make_member, make_office, make_officer, make_person
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 12, 10)
State = Appraisal.State


def test_the_same_form_sent_twice_plans_once(chair, school, head):
    key = uuid.uuid4()
    plans = [
        services.plan_appraisal(actor=chair, union=school, plan=make_plan(head), form_key=key) for _time in range(2)
    ]

    assert (plans[0], Appraisal.objects.count()) == (plans[1], 1)


def test_nobody_from_above_and_no_member_plans(above, leader, school, head):
    make_officer(school, name="陆云舒")

    for actor, told in ((above, "陆云舒 of"), (leader, "itself plans")):
        with pytest.raises(NotPermitted, match=told):
            services.plan_appraisal(actor=actor, union=school, plan=make_plan(head))

    assert Appraisal.objects.count() == 0


def test_changing_the_plan_keeps_the_report_of_whoever_stays(chair, school, head):
    other, third = make_person(school, name="舒望"), make_person(school, name="庄砚")
    planned = services.plan_appraisal(actor=chair, union=school, plan=make_plan(head, other))
    services.give_report(actor=chair, subject_id=planned.subjects.get(person=other).pk, text="述职。")

    services.change_plan(actor=chair, appraisal_id=planned.pk, plan=make_plan(third, other), seen_version=1)

    named = [(s.person.name, s.report, s.position) for s in planned.subjects.order_by("position")]
    assert named == [("庄砚", "", 1), ("舒望", "述职。", 2)]


def test_a_plan_changed_meanwhile_is_not_overwritten(chair, school, head):
    planned = services.plan_appraisal(actor=chair, union=school, plan=make_plan(head))
    services.change_plan(actor=chair, appraisal_id=planned.pk, plan=make_plan(head), seen_version=1)

    with pytest.raises(ChangedMeanwhile):
        services.change_plan(actor=chair, appraisal_id=planned.pk, plan=make_plan(head), seen_version=1)


def test_an_approved_plan_stands(chair, head):
    appraisal = approved(chair, head)

    with pytest.raises(NotPermitted, match="stands"):
        services.change_plan(actor=chair, appraisal_id=appraisal.pk, plan=make_plan(head), seen_version=2)


def test_without_the_party_s_approval_and_the_reports_nothing_is_graded(chair, school, head):
    planned = services.plan_appraisal(actor=chair, union=school, plan=make_plan(head))
    with pytest.raises(NotPermitted, match="approved the plan"):
        services.prepare_grading(actor=chair, appraisal_id=planned.pk)
    services.approve_plan(
        actor=chair, appraisal_id=planned.pk, approving_body="党支部", approved_date=TODAY, approval=""
    )

    with pytest.raises(RuleBroken, match="方知行"):
        services.prepare_grading(actor=chair, appraisal_id=planned.pk)


def test_an_approval_to_come_is_refused(chair, school, head):
    planned = services.plan_appraisal(actor=chair, union=school, plan=make_plan(head))
    tomorrow = TODAY + dt.timedelta(days=1)

    with pytest.raises(RuleBroken, match="still to come"):
        services.approve_plan(
            actor=chair, appraisal_id=planned.pk, approving_body="党支部", approved_date=tomorrow, approval=""
        )


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


def test_only_the_keeper_and_those_named_read_all_results(chair, above, school, leader, head):
    reader = ReaderPlan(person_id=above.person.pk, capacity="区教育局人事科")
    appraisal = counted(chair, head, readers=(reader,))
    committee = make_person(school, name="舒望")
    make_office(committee, kind=Office.Kind.COMMITTEE)

    reads = []
    for who in (chair, above, standing_of(committee), leader, make_officer(make_union(school.parent))):
        try:
            queries.sheet_visible_to(who, appraisal.pk, TODAY)
            reads.append(True)
        except NotFound:
            reads.append(False)

    assert reads == [True, True, False, False, False]


def test_where_the_chair_is_appraised_the_next_in_office_keeps_the_results(chair, school):
    vice = make_person(school, name="舒望")
    make_office(vice, kind=Office.Kind.VICE_CHAIR)
    appraisal = counted(standing_of(vice), chair.person)

    assert queries.sheet_visible_to(standing_of(vice), appraisal.pk, TODAY) == appraisal
    with pytest.raises(NotFound):
        queries.sheet_visible_to(chair, appraisal.pk, TODAY)


def test_the_person_reads_the_own_result_from_the_feedback_on(chair, leader, head):
    subject = counted(chair, head).subjects.get()
    with pytest.raises(NotFound):
        queries.result_visible_to(leader, subject.pk, TODAY)

    services.give_feedback(actor=chair, subject_id=subject.pk, text="继续保持。")

    assert queries.result_visible_to(leader, subject.pk, TODAY) == subject


def test_before_the_count_nobody_reads_a_result(chair, head):
    subject = approved(chair, head).subjects.get()

    with pytest.raises(NotFound):
        queries.result_visible_to(chair, subject.pk, TODAY)


def test_notes_of_the_talks_bear_no_name_and_end_with_the_feedback(chair, head):
    subject = counted(chair, head).subjects.get()
    services.add_remark(actor=chair, subject_id=subject.pk, side="weak", text="听课偏少")
    with pytest.raises(RuleBroken, match=r"季小满|方知行"):
        services.add_remark(actor=chair, subject_id=subject.pk, side="good", text="方知行公道正派")
    services.give_feedback(actor=chair, subject_id=subject.pk, text="多听课。")

    with pytest.raises(NotPermitted, match="as it was told"):
        services.add_remark(actor=chair, subject_id=subject.pk, side="good", text="公道")

    assert [(r.side, r.text) for r in Remark.objects.all()] == [("weak", "听课偏少")]


def test_only_the_person_takes_note_and_once(chair, leader, head):
    subject = fed_back(chair, head)
    with pytest.raises(NotPermitted, match="方知行"):
        services.acknowledge(actor=chair, subject_id=subject.pk, reply="")

    services.acknowledge(actor=leader, subject_id=subject.pk, reply="照此改进。")

    with pytest.raises(NotPermitted, match="no feedback"):
        services.acknowledge(actor=leader, subject_id=subject.pk, reply="再说")
    assert Subject.objects.get().reply == "照此改进。"


def test_a_remedy_is_set_for_a_day_to_come_and_done_with_what_came_of_it(chair, leader, head):
    subject = fed_back(chair, head)
    with pytest.raises(RuleBroken, match="past"):
        services.set_remedy(actor=leader, subject_id=subject.pk, text="每周听课", due_date=dt.date(2026, 12, 1))
    remedy = services.set_remedy(actor=leader, subject_id=subject.pk, text="每周听课", due_date=dt.date(2027, 3, 1))

    services.finish_remedy(actor=leader, remedy_id=remedy.pk, outcome="听课二十节")

    with pytest.raises(NotPermitted, match="already"):
        services.finish_remedy(actor=chair, remedy_id=remedy.pk, outcome="再做")
    remedy.refresh_from_db()
    assert (remedy.outcome, remedy.done_by) == ("听课二十节", head)


def test_the_file_is_closed_once_everybody_has_had_the_feedback(chair, head):
    subject = counted(chair, head).subjects.get()
    with pytest.raises(NotPermitted, match="方知行"):
        services.archive(actor=chair, appraisal_id=subject.appraisal_id)
    services.give_feedback(actor=chair, subject_id=subject.pk, text="继续保持。")

    archived = services.archive(actor=chair, appraisal_id=subject.appraisal_id)

    assert (archived.state, archived.archived_by) == (State.ARCHIVED, chair.person)


def test_a_reading_of_somebody_else_s_result_is_logged_once_a_day_and_the_own_never(chair, leader, head):
    subject = fed_back(chair, head)

    for who in (chair, chair, leader):
        services.note_reading(who, subject)

    lines = AuditLine.objects.filter(act="appraisal.read_result")
    assert [(line.actor_name, line.thing_name) for line in lines] == [("陆云舒", "方知行")]


def test_no_audit_line_tells_a_grade_a_report_a_note_or_the_feedback(chair, leader, head):
    subject = counted(chair, head).subjects.get()
    services.add_remark(actor=chair, subject_id=subject.pk, side="weak", text="听课偏少")
    services.give_feedback(actor=chair, subject_id=subject.pk, text="请多听课。")
    services.acknowledge(actor=leader, subject_id=subject.pk, reply="照此改进。")

    told = str(list(AuditLine.objects.values_list("detail", flat=True)))

    assert [word for word in ("优秀", "听课", "照此改进", "履职情况") if word in told] == []
