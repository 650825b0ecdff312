from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotPermitted, RuleBroken
from jiaogong.kernel.periods import parse
from jiaogong.ledger import services as ledger
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rollup import rollup
from jiaogong.ledger.rules import FigureFact
from jiaogong.ledger.snapshots import facts_of
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_person
from jiaogong.proposals import permissions, queries, services
from jiaogong.proposals.models import Proposal
from jiaogong.proposals.queries.rates import rates_of
from jiaogong.proposals.tests.factories import answered, assigned, make_department, make_proposal, wording
from jiaogong.unions.models import OwnLimit, Union

pytestmark = pytest.mark.django_db
LATER = dt.date(2026, 6, 1)


def _counted(school: Union) -> dict[str, int]:
    return {row.measure: row.value for row in rollup(school, parse("2026")) if row.measure.startswith(("prop", "sugg"))}


def _settle(proposal: Proposal, chair: Standing) -> Proposal:
    return services.settle_proposal(actor=chair, proposal_id=proposal.pk, outcome="solved", text="六盏灯全部换新")


def test_the_answer_is_due_after_the_working_days_of_the_limit(mei, chair, call, department):
    proposal = assigned(make_proposal(mei, call), department, by=chair)

    assert (proposal.state, proposal.due_date) == ("assigned", dt.date(2026, 4, 28))


def test_a_union_s_own_limit_binds(mei, chair, school, call, department):
    OwnLimit.objects.create(
        union=school, code="proposal.answer_days", value=5, reason="校规", since=dt.date(2026, 1, 1),
        set_by=chair.person, set_at=clock.now(),
    )  # fmt: skip

    proposal = assigned(make_proposal(mei, call), department, by=chair)

    assert proposal.due_date == dt.date(2026, 3, 9)


def test_one_department_leads_and_others_assist(mei, chair, school, call, department):
    other = make_department(school, name="教务处")
    proposal = make_proposal(mei, call)
    services.file_proposal(actor=chair, proposal_id=proposal.pk)

    services.assign_proposal(
        actor=chair, proposal_id=proposal.pk, lead_id=department.pk, assisting=[other.pk, department.pk]
    )

    led = [(a.department.name, a.is_lead) for a in proposal.assignments.all()]
    assert led == [("总务处", True), ("教务处", False)]


def test_more_time_is_given_with_a_reason_and_only_forwards(mei, chair, call, department):
    proposal = assigned(make_proposal(mei, call), department, by=chair)

    extended = services.extend_answer(
        actor=chair, proposal_id=proposal.pk, to_date=dt.date(2026, 5, 29), reason="等待财政批复"
    )

    assert (extended.due_date, extended.extensions.get().from_date) == (dt.date(2026, 5, 29), dt.date(2026, 4, 28))
    with pytest.raises(RuleBroken, match="after 2026-05-29"):
        services.extend_answer(actor=chair, proposal_id=proposal.pk, to_date=dt.date(2026, 5, 1), reason="早")


def test_who_owes_an_answer_is_late_from_the_day_after_and_reminded_once_a_day(mei, chair, head, call, department):
    proposal = assigned(make_proposal(mei, call), department, by=chair)
    late = [permissions.is_late(proposal, day) for day in (dt.date(2026, 4, 28), dt.date(2026, 4, 29))]

    services.chase_answer(actor=chair, proposal_id=proposal.pk)

    assert late == [False, True]
    assert list(queries.in_state(head, queries.LATE, LATER)) == [proposal]
    with pytest.raises(NotPermitted, match="reminded today already"):
        services.chase_answer(actor=chair, proposal_id=proposal.pk)


def test_the_department_answers_alike_ones_in_one_text_and_the_union_publishes_them_together(
    mei, two, chair, head, school, call, department
):
    both = [assigned(make_proposal(who, call), department, by=chair) for who in (mei, two[0])]
    ids = [p.pk for p in both]
    services.write_answers(actor=head, proposal_ids=ids, text="两案合并采购，暑期完成。")
    with pytest.raises(NotPermitted):
        services.publish_answers(actor=head, proposal_ids=ids)

    done = services.publish_answers(actor=chair, proposal_ids=ids)

    assert [(p.state, p.answers.get().text) for p in done] == [("answered", "两案合并采购，暑期完成。")] * 2
    assert _counted(school)["proposals_answered"] == 2


def test_an_assisting_department_writes_notes_but_no_answer(mei, chair, head, school, call, department):
    lead = make_department(school, name="校长办公室")
    proposal = make_proposal(mei, call)
    services.file_proposal(actor=chair, proposal_id=proposal.pk)
    services.assign_proposal(actor=chair, proposal_id=proposal.pk, lead_id=lead.pk, assisting=[department.pk])

    services.add_note(actor=head, proposal_id=proposal.pk, text="库存尚有两盏")

    with pytest.raises(NotPermitted, match="leading department"):
        services.write_answers(actor=head, proposal_ids=[proposal.pk], text="已办")
    with pytest.raises(NotPermitted):
        services.add_note(actor=mei, proposal_id=proposal.pk, text="我也看看")


def test_not_satisfied_reopens_once_and_both_answers_and_ratings_stay(mei, chair, call, department):
    proposal = answered(make_proposal(mei, call), department, by=chair)
    reopened = services.rate_answer(actor=mei, proposal_id=proposal.pk, grade="不满意", comment="没有时间表")
    services.assign_proposal(actor=chair, proposal_id=proposal.pk, lead_id=department.pk)
    services.write_answers(actor=chair, proposal_ids=[proposal.pk], text="七月十五日前完成。")
    services.publish_answers(actor=chair, proposal_ids=[proposal.pk])

    final = services.rate_answer(actor=mei, proposal_id=proposal.pk, grade="基本满意")

    assert (reopened.state, reopened.round, final.state, final.round) == ("filed", 2, "answered", 2)
    assert [a.round for a in final.answers.all()] == [1, 2]
    rates = rates_of(call.proposals.all())
    assert (rates.first, rates.final, rates.answered) == (type(rates.first)(0, 1), type(rates.first)(1, 1), 1)


def test_a_second_not_satisfied_stays_as_it_is(mei, chair, call, department):
    proposal = answered(make_proposal(mei, call, round=2), department, by=chair)

    rated = services.rate_answer(actor=mei, proposal_id=proposal.pk, grade="不满意")

    assert (rated.state, rated.round) == ("answered", 2)


def test_each_author_of_a_merged_one_rates_once_and_others_do_not(mei, two, chair, call, department):
    into, joined = make_proposal(mei, call), make_proposal(two[0], call)
    services.merge_proposals(actor=chair, into_id=into.pk, ids=[joined.pk])
    answered(into, department, by=chair)
    services.rate_answer(actor=mei, proposal_id=into.pk, grade="满意")

    services.rate_answer(actor=two[0], proposal_id=into.pk, grade="基本满意")

    assert [r.grade for r in into.ratings.all()] == ["满意", "基本满意"]
    for who in (mei, two[1]):
        with pytest.raises(NotPermitted):
            services.rate_answer(actor=who, proposal_id=into.pk, grade="满意")


def test_a_grade_that_is_not_on_the_place_s_list_is_refused(mei, chair, call, department):
    proposal = answered(make_proposal(mei, call), department, by=chair)

    with pytest.raises(RuleBroken, match="满意、基本满意、不满意"):
        services.rate_answer(actor=mei, proposal_id=proposal.pk, grade="很好")


def test_settled_stands_in_the_ledger_and_is_taken_back_when_it_is_dealt_with_anew(
    mei, chair, school, call, department
):
    proposal = answered(make_proposal(mei, call), department, by=chair)
    _settle(proposal, chair)
    settled = _counted(school)
    services.rate_answer(actor=mei, proposal_id=proposal.pk, grade="不满意")

    services.assign_proposal(actor=chair, proposal_id=proposal.pk, lead_id=department.pk)

    assert settled == {"proposals_answered": 1, "proposals_settled": 1}
    assert _counted(school).get("proposals_settled", 0) == 0
    services.write_answers(actor=chair, proposal_ids=[proposal.pk], text="全部换完。")
    services.publish_answers(actor=chair, proposal_ids=[proposal.pk])
    _settle(proposal, chair)
    assert _counted(school) == {"proposals_answered": 1, "proposals_settled": 1}


def test_an_entry_that_tells_of_several_loses_one_when_one_is_taken_back(mei, two, chair, school, call, department):
    both = [answered(make_proposal(who, call), department, by=chair) for who in (mei, two[0])]
    entry = _settle(both[0], chair).settled_entry
    assert entry is not None
    of_two = replace(facts_of(entry), figures=(FigureFact("proposals_settled", 2),))
    told = ledger.correct_entry(actor=chair, entry_id=entry.pk, reason="合并记录", facts=of_two)
    services.rate_answer(actor=mei, proposal_id=both[0].pk, grade="不满意")

    services.assign_proposal(actor=chair, proposal_id=both[0].pk, lead_id=department.pk)

    assert _counted(school)["proposals_settled"] == 1
    assert Entry.objects.filter(reverses=told).exists()


def test_a_suggestion_taken_up_counts_as_one_received_and_settles_without_a_figure(mei, chair, school, department):
    suggestion = services.make_suggestion(actor=mei, union=school, wording=wording())
    services.assign_proposal(actor=chair, proposal_id=suggestion.pk, lead_id=department.pk)
    services.write_answers(actor=chair, proposal_ids=[suggestion.pk], text="采纳。")
    services.publish_answers(actor=chair, proposal_ids=[suggestion.pk])

    _settle(suggestion, chair)

    assert _counted(school) == {"suggestions_received": 1}


def test_steps_are_set_and_reached_until_it_is_settled(mei, chair, head, call, department):
    proposal = assigned(make_proposal(mei, call), department, by=chair)
    step = services.add_milestone(actor=head, proposal_id=proposal.pk, text="完成采购", due_date=LATER)

    services.reach_milestone(actor=head, proposal_id=proposal.pk, milestone_id=step.pk)

    step.refresh_from_db()
    assert (step.reached_date, [h.text for h in proposal.happenings.filter(act="reached")]) == (
        clock.today(),
        ["完成采购"],
    )


def test_a_settled_proposal_is_named_outstanding_once(mei, chair, call, department):
    proposal = answered(make_proposal(mei, call), department, by=chair)
    _settle(proposal, chair)

    services.honour_proposal(actor=chair, proposal_id=proposal.pk)

    with pytest.raises(NotPermitted, match="once"):
        services.honour_proposal(actor=chair, proposal_id=proposal.pk)


def test_what_is_not_answered_is_not_settled(mei, chair, call, department):
    proposal = assigned(make_proposal(mei, call), department, by=chair)

    with pytest.raises(NotPermitted, match="Only an answered proposal"):
        _settle(proposal, chair)


def test_a_department_is_named_once_and_answered_for_by_the_own_people(chair, school, department, mei):
    with pytest.raises(RuleBroken, match="already"):
        services.save_department(actor=chair, union=school, name="总务处")

    changed = services.save_department(
        actor=chair, union=school, name="后勤处", answerer_id=mei.person.pk, department_id=department.pk
    )

    assert (changed.pk, changed.name, changed.answerer) == (department.pk, "后勤处", mei.person)


@pytest.mark.parametrize("gone", ["retired_date", "death_date"])
def test_who_has_retired_or_died_is_neither_asked_to_second_nor_to_answer(chair, school, mei, call, gone):
    person = make_person(school, name="旧同事", **{gone: dt.date(2026, 1, 1)})
    drafted = make_proposal(mei, call, state=Proposal.State.DRAFT)

    with pytest.raises(RuleBroken, match="Choose delegates other than yourself"):
        services.ask_seconders(actor=mei, proposal_id=drafted.pk, people=[person.pk])
    with pytest.raises(RuleBroken, match="Only people of"):
        services.save_department(actor=chair, union=school, name="教务处", answerer_id=person.pk)


def test_rates_tell_their_two_counts(mei, two, chair, call, department):
    done = answered(make_proposal(mei, call), department, by=chair)
    _settle(done, chair)
    services.rate_answer(actor=mei, proposal_id=done.pk, grade="满意")
    assigned(make_proposal(two[0], call), department, by=chair)
    make_proposal(two[1], call)

    rates = rates_of(call.proposals.all())

    shares = (rates.filing, rates.answering, rates.in_time, rates.settling, rates.first, rates.final)
    assert [(r.count, r.of) for r in shares] == [(2, 3), (1, 2), (1, 1), (1, 2), (1, 1), (1, 1)]
