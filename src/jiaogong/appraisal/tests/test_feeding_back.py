"""After the count: who reads what, the feedback, remedies, the file closed."""

from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.appraisal import queries, services
from jiaogong.appraisal.models import Appraisal, Remark, Subject
from jiaogong.appraisal.rules import ReaderPlan
from jiaogong.appraisal.tests.factories import approved, counted, fed_back
from jiaogong.kernel.errors import NotFound, NotPermitted, RuleBroken
from jiaogong.kernel.models import AuditLine
from jiaogong.members.models import Office
from jiaogong.members.queries import standing_of
from jiaogong.members.tests.factories import make_office, make_officer, make_person
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 12, 10)
State = Appraisal.State


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
