from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest

from jiaogong.congress.models import Inspection, InspectionFinding
from jiaogong.congress.supervision import services
from jiaogong.congress.supervision.queries import inspections as queries
from jiaogong.congress.supervision.tests.factories import finding, held, make_finding, make_inspection, seeing
from jiaogong.kernel import clock
from jiaogong.kernel.errors import ChangedMeanwhile, NotFound, NotPermitted, RuleBroken
from jiaogong.ledger.models import Entry, Evidence, Figure
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_officer
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
TOMORROW = dt.date(2026, 11, 21)


def hold(chair: Standing, inspection: Inspection, *people: Standing, **said: Any) -> Inspection:
    facts: dict[str, Any] = {
        "on_date": clock.today(),
        "came": [p.person.pk for p in people],
        "summary": "总体良好。",
        **said,
    }
    return services.hold_inspection(actor=chair, inspection_id=inspection.pk, **facts)


def test_an_inspection_that_was_held_stands_in_the_ledger_with_who_came_and_its_files(chair, mei, two):
    inspection = make_inspection(chair, mei, *two)
    services.note_finding(actor=mei, inspection_id=inspection.pk, plan=finding())

    hold(chair, inspection, mei, two[0], files=[("现场.txt", "照片说明".encode())])

    entry = Entry.objects.get()
    assert (entry.category, entry.state, entry.title) == ("voice", "confirmed", "代表巡视：食堂卫生")
    assert entry.sentence == "11月20日组织教代会代表2人巡视食堂（食堂卫生），提出整改意见1条。"
    assert set(Figure.objects.values_list("measure", "value")) == {("inspections_held", 1), ("participants", 2)}
    assert list(Evidence.objects.values_list("entry", "name")) == [(entry.pk, "现场.txt")]
    assert list(inspection.inspectors.values_list("person__name", "has_come")) == [
        ("沈一梅", True), ("顾青川", True), ("程远山", False),
    ]  # fmt: skip


def test_a_file_of_no_kind_that_is_kept_leaves_the_inspection_planned(chair, mei):
    inspection = make_inspection(chair, mei)

    with pytest.raises(RuleBroken):
        hold(chair, inspection, mei, files=[("程序.exe", b"MZ\x00\x01")])

    inspection.refresh_from_db()
    assert (inspection.state, Entry.objects.count()) == ("planned", 0)


def test_it_is_not_held_before_its_day_nor_by_nobody_nor_without_a_word(chair, mei, two):
    ahead, today = make_inspection(chair, mei, on_date=TOMORROW), make_inspection(chair, mei)

    with pytest.raises(NotPermitted, match="planned for 2026-11-21"):
        hold(chair, ahead, mei)
    with pytest.raises(RuleBroken, match="still to come"):
        hold(chair, today, mei, on_date=TOMORROW)
    with pytest.raises(RuleBroken, match="has to have come"):
        hold(chair, today, two[0])
    with pytest.raises(RuleBroken, match="what was seen"):
        hold(chair, today, mei, summary=" ")


def test_the_same_form_sent_twice_plans_once(chair, mei, school):
    key = uuid.uuid4()

    made = {
        services.plan_inspection(actor=chair, union=school, plan=seeing(mei), form_key=key).pk for _again in range(2)
    }

    assert made == set(Inspection.objects.values_list("pk", flat=True))


def test_only_delegates_take_part_and_only_officers_plan(chair, mei, teacher, school):
    with pytest.raises(RuleBroken, match="held by delegates"):
        make_inspection(chair, mei, teacher)
    with pytest.raises(RuleBroken, match="at least one delegate"):
        make_inspection(chair)
    with pytest.raises(NotPermitted, match="Only an officer"):
        services.plan_inspection(actor=mei, union=school, plan=seeing(mei))


def test_a_plan_is_changed_until_it_is_held_and_not_over_somebody_elses_change(chair, mei, two):
    inspection = make_inspection(chair, mei)
    changed = {"actor": chair, "inspection_id": inspection.pk}
    services.change_inspection(**changed, plan=seeing(mei, two[0], place="后厨"), seen_version=1)

    with pytest.raises(ChangedMeanwhile):
        services.change_inspection(**changed, plan=seeing(mei), seen_version=1)
    hold(chair, inspection, mei)
    with pytest.raises(NotPermitted):
        services.change_inspection(**changed, plan=seeing(mei), seen_version=3)

    inspection.refresh_from_db()
    assert (inspection.place, inspection.inspectors.count()) == ("后厨", 2)


def test_it_is_called_off_with_a_reason(chair, mei):
    inspection = make_inspection(chair, mei, on_date=TOMORROW)

    with pytest.raises(RuleBroken, match="why"):
        services.call_off_inspection(actor=chair, inspection_id=inspection.pk, reason="")
    services.call_off_inspection(actor=chair, inspection_id=inspection.pk, reason="停课")

    assert Inspection.objects.get().state == "called_off"


def test_a_remedy_is_done_looked_at_and_settled(chair, mei, head):
    found = make_finding(chair, mei, answerer=head)

    services.note_remedy(actor=head, finding_id=found.pk, done_date=clock.today(), outcome="已装温度计")
    services.look_again(actor=mei, finding_id=found.pk, is_good=True)

    found.refresh_from_db()
    assert (found.state, found.looked_by, found.times_looked) == ("settled", mei.person, 1)


def test_not_in_order_it_is_asked_again_by_a_new_day(chair, mei, head):
    found = make_finding(chair, mei, answerer=head)
    services.note_remedy(actor=head, finding_id=found.pk, done_date=clock.today(), outcome="已装温度计")
    again = {"actor": mei, "finding_id": found.pk, "is_good": False}

    with pytest.raises(RuleBroken, match="until which day"):
        services.look_again(**again, note="没有记录")
    with pytest.raises(RuleBroken, match="still missing"):
        services.look_again(**again, due_date=TOMORROW)
    services.look_again(**again, note="没有记录", due_date=TOMORROW)

    found.refresh_from_db()
    assert (found.state, found.due_date, found.done_date) == ("open", TOMORROW, None)


def test_what_is_not_remedied_is_explained_and_the_explanation_accepted_or_not(chair, mei, head):
    found = make_finding(chair, mei, answerer=head)

    with pytest.raises(RuleBroken, match="explained"):
        services.refuse_remedy(actor=head, finding_id=found.pk, explanation=" ")
    services.refuse_remedy(actor=head, finding_id=found.pk, explanation="明年改造时一并更换")
    services.look_again(actor=mei, finding_id=found.pk, is_good=True, note="同意")

    found.refresh_from_db()
    assert (found.state, found.explanation) == ("settled", "明年改造时一并更换")


def test_nobody_looks_at_the_own_remedy_again(chair, mei):
    found = make_finding(chair, mei, answerer=chair)
    services.note_remedy(actor=chair, finding_id=found.pk, done_date=clock.today(), outcome="已办")

    with pytest.raises(NotPermitted, match="own remedy"):
        services.look_again(actor=chair, finding_id=found.pk, is_good=True)


@pytest.mark.parametrize(("day", "told"), [(TOMORROW, "still to come"), (dt.date(2026, 11, 19), "too early")])
def test_a_remedy_is_done_between_the_inspection_and_today(chair, mei, head, day, told):
    found = make_finding(chair, mei, answerer=head)

    with pytest.raises(RuleBroken, match=told):
        services.note_remedy(actor=head, finding_id=found.pk, done_date=day, outcome="已办")


def test_what_was_noted_is_taken_away_only_before_the_inspection_is_held(chair, mei):
    inspection = make_inspection(chair, mei)
    first = services.note_finding(actor=mei, inspection_id=inspection.pk, plan=finding())
    second = services.note_finding(actor=mei, inspection_id=inspection.pk, plan=finding())
    services.drop_finding(actor=mei, finding_id=first.pk)
    hold(chair, inspection, mei)

    with pytest.raises(NotPermitted, match="stays"):
        services.drop_finding(actor=chair, finding_id=second.pk)

    assert list(InspectionFinding.objects.all()) == [second]


def test_the_house_reads_what_was_held_and_no_plan(chair, mei, teacher):
    planned, done = make_inspection(chair, mei, on_date=TOMORROW), held(chair, mei)
    other = make_officer(make_union(make_union()))
    seen = {
        who: set(queries.inspections_visible_to(who).values_list("pk", flat=True))
        for who in (chair, mei, teacher, other)
    }

    assert seen == {chair: {planned.pk, done.pk}, mei: {planned.pk, done.pk}, teacher: {done.pk}, other: set()}
    with pytest.raises(NotFound):
        services.note_finding(actor=other, inspection_id=done.pk, plan=finding())


def test_what_waits_is_told_to_whom_it_waits_for(chair, mei, head, school):
    late, done = make_finding(chair, mei, answerer=head), make_finding(chair, mei, answerer=head)
    services.note_remedy(actor=head, finding_id=done.pk, done_date=clock.today(), outcome="已办")
    make_inspection(chair, mei, on_date=TOMORROW)

    with clock.stopped_at(dt.date(2026, 12, 31)):
        told = {
            who: {
                what: n for what, rows in queries.remedies_in(school, who, clock.today()).items() if (n := rows.count())
            }
            for who in (chair, mei, head)
        }
        gone_by = queries.in_state(school, chair, queries.OVERDUE, clock.today()).count()

    assert told == {
        chair: {"open": 2, "late": 1, "to_look": 1},
        mei: {"open": 2, "late": 1, "to_look": 1},
        head: {"open": 2, "late": 1, "to_remedy": 1},
    }
    assert (late.state, gone_by) == ("open", 1)
