from __future__ import annotations

import pytest

from jiaogong.congress.models.committees import CommitteeMember, SpecialCommittee
from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotPermitted, RuleBroken
from jiaogong.ledger.models import Entry, Figure
from jiaogong.members.offices.tests.factories import make_term
from jiaogong.proposals import services
from jiaogong.proposals.queries.alike import alike
from jiaogong.proposals.queries.rates import rates_of
from jiaogong.proposals.tests.factories import AFTER, make_proposal

pytestmark = pytest.mark.django_db


def _figures() -> dict[str, int]:
    return {f.measure: f.value for f in Figure.objects.filter(entry__state=Entry.State.CONFIRMED, entry__reversal=None)}


def test_filed_ones_are_numbered_in_the_order_of_filing(mei, chair, call):
    first, second = make_proposal(mei, call), make_proposal(mei, call)

    numbers = [services.file_proposal(actor=chair, proposal_id=p.pk).number for p in (second, first)]

    assert numbers == [1, 2]


def test_what_is_not_filed_goes_on_as_a_suggestion_with_ground_and_reason(mei, chair, call):
    proposal = make_proposal(mei, call)

    turned = services.turn_to_suggestion(actor=chair, proposal_id=proposal.pk, ground="solved", reason="上月已经换好")

    assert (turned.kind, turned.state, turned.get_ground_display()) == ("suggestion", "handed_in", "Solved already")


@pytest.mark.parametrize(("ground", "reason"), [("", "有理由"), ("late", "有理由"), ("personal", " ")])
def test_not_filing_needs_a_ground_and_a_reason(mei, chair, call, ground, reason):
    proposal = make_proposal(mei, call)

    with pytest.raises(RuleBroken):
        services.turn_to_suggestion(actor=chair, proposal_id=proposal.pk, ground=ground, reason=reason)


def test_merging_loses_no_author_even_of_those_merged_before(mei, chair, two, call):
    a, b, c = make_proposal(mei, call), make_proposal(two[0], call), make_proposal(two[1], call)
    services.merge_proposals(actor=chair, into_id=b.pk, ids=[c.pk])

    services.merge_proposals(actor=chair, into_id=a.pk, ids=[b.pk])

    assert {p.proposer for p in (a, *a.joined.all())} == {mei.person, two[0].person, two[1].person}


def test_a_member_of_the_proposals_committee_screens_and_another_member_does_not(mei, two, chair, school, call):
    term = make_term(school, by=chair, body="congress")
    committee = SpecialCommittee.objects.create(term=term, kind="proposals", name="提案工作委员会")
    CommitteeMember.objects.create(committee=committee, person=two[0].person)
    first, second = make_proposal(mei, call), make_proposal(mei, call)

    filed = services.file_proposal(actor=two[0], proposal_id=first.pk)

    assert filed.state == "filed"
    with pytest.raises(NotPermitted, match="proposals committee and the officers"):
        services.file_proposal(actor=mei, proposal_id=second.pk)


def test_a_call_closed_and_screened_stands_in_the_ledger_once(mei, two, chair, call):
    kept, joined, turned = (make_proposal(who, call) for who in (mei, *two))
    make_proposal(mei, call, state="withdrawn")
    with clock.stopped_at(AFTER):
        services.close_call(actor=chair, call_id=call.pk)
        services.file_proposal(actor=chair, proposal_id=kept.pk)
        services.merge_proposals(actor=chair, into_id=kept.pk, ids=[joined.pk])
        services.turn_to_suggestion(actor=chair, proposal_id=turned.pk, ground="personal", reason="个人事项")

        services.finish_screening(actor=chair, call_id=call.pk)

    assert _figures() == {"proposals_received": 3, "proposals_filed": 1, "suggestions_received": 1}
    rates = rates_of(call.proposals.all())
    assert (rates.received, rates.filed, rates.merged, rates.turned) == (3, 1, 1, 1)


def test_what_is_withdrawn_after_the_close_changes_no_count_of_what_came(mei, two, chair, call):
    first, second = make_proposal(mei, call), make_proposal(two[0], call)
    services.hand_back_proposal(actor=chair, proposal_id=second.pk, reason="一事一案")
    with clock.stopped_at(AFTER):
        services.close_call(actor=chair, call_id=call.pk)

        with pytest.raises(NotPermitted, match="counted among what came"):
            services.withdraw_proposal(actor=mei, proposal_id=first.pk)
        services.withdraw_proposal(actor=two[0], proposal_id=second.pk)

    assert Figure.objects.get(measure="proposals_received").value == rates_of(call.proposals.all()).received == 2


def test_a_call_is_not_closed_before_its_last_day_is_over(chair, call):
    with pytest.raises(NotPermitted, match="up to and with 2026-03-20"):
        services.close_call(actor=chair, call_id=call.pk)


def test_screening_is_not_finished_while_something_is_undecided(mei, chair, call):
    make_proposal(mei, call)
    with clock.stopped_at(AFTER):
        services.close_call(actor=chair, call_id=call.pk)

        with pytest.raises(RuleBroken, match="1 proposal is not decided on yet"):
            services.finish_screening(actor=chair, call_id=call.pk)


def test_alike_proposals_are_found_and_others_are_not(mei, call):
    lights, lamps = make_proposal(mei, call), make_proposal(mei, call, title="操场照明灯更换", remedy="更换节能灯")
    food = make_proposal(mei, call, title="改善食堂早餐", reasons="品种少", remedy="增加面食和杂粮")

    found = alike([lights, lamps, food])

    assert {pk: [p.pk for p in like] for pk, like in found.items()} == {
        lights.pk: [lamps.pk],
        lamps.pk: [lights.pk],
        food.pk: [],
    }
