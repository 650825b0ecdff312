from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace

import pytest

from jiaogong.elections.models import Candidate, Election, Objection
from jiaogong.elections.rules.plans import PostPlan
from jiaogong.elections.services import examining, listing, starting
from jiaogong.elections.tests.conftest import TODAY
from jiaogong.elections.tests.factories import (
    CHAIR_BY_BODY,
    agree_to_plan,
    fixed_election,
    listed_election,
    make_election,
    name_all,
    plan,
    public_election,
    reply_all,
)
from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound, NotPermitted, RuleBroken
from jiaogong.kernel.models import AuditLine
from jiaogong.members.models import SchoolPost
from jiaogong.members.offices.tests.factories import make_term
from jiaogong.members.tests.factories import make_member, make_office, make_officer, make_person
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db


def test_an_election_is_started_once_by_one_form_with_a_line(chair, school):
    key = uuid.uuid4()

    made = [starting.start_election(actor=chair, union=school, plan=plan(), form_key=key) for _ in range(2)]

    assert (made[0], Election.objects.count()) == (made[1], 1)
    assert AuditLine.objects.get(act="elections.started").detail == {"posts": ["Members of the union committee"]}


@pytest.mark.parametrize("who", ["member", "above"])
def test_only_the_unions_own_officers_run_an_election(school, above, who):
    actor = make_member(school) if who == "member" else above

    with pytest.raises(NotPermitted, match="run by its own officers"):
        make_election(school, by=actor)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (replace(plan(), posts=()), "Say which posts"),
        (plan(CHAIR_BY_BODY), "together with its members"),
        (plan(PostPlan(body="group", post="head")), "not elected here"),
        (plan(title=" "), "what the election is called"),
        (plan(PostPlan(body="committee", post="chair", office_id=1), kind="recall"), "why the recall"),
        (plan(kind="vacant"), "No term of this body"),
        (plan(session_id=1), "none of the members' congress"),
    ],
)
def test_a_plan_that_cannot_be_held_is_refused(chair, school, asked, told):
    with pytest.raises(RuleBroken, match=told):
        starting.start_election(actor=chair, union=school, plan=asked)


def test_one_post_is_in_one_election_at_a_time(chair, school):
    make_election(school, by=chair)

    with pytest.raises(RuleBroken, match="elects this post already"):
        make_election(school, by=chair)


def test_a_seat_is_by_elected_only_where_one_is_vacant(chair, school):
    make_term(school, by=chair, seats=4)

    with pytest.raises(RuleBroken, match="3 of the 4 seats"):
        make_election(school, PostPlan(body="committee", post="member", seats=2), by=chair, kind="vacant")
    with pytest.raises(RuleBroken, match="holds this post"):
        make_election(school, PostPlan(body="committee", post="chair"), by=chair, kind="vacant")


def test_candidates_are_named_by_groups_and_their_numbers_are_put_right(chair, school, people):
    election = make_election(school, by=chair)
    contest = election.contests.get()

    for supporters in (12, 15):
        named = listing.name_candidate(
            actor=chair, contest_id=contest.pk, person_id=people[0].pk, group=school, supporters=supporters
        )

    assert (named.state, [n.supporters for n in named.nominations.all()]) == ("named", [15])


@pytest.mark.parametrize(
    ("kind", "told"),
    [("head", "is head of the house"), ("heads_kin", "close relative of the head")],
)
def test_the_head_of_the_house_and_close_kin_cannot_stand(chair, school, people, kind, told):
    SchoolPost.objects.create(person=people[0], kind=kind, noted_date=TODAY)
    contest = make_election(school, by=chair).contests.get()

    with pytest.raises(RuleBroken, match=rf"{told}.*on the committee, at most: 0"):
        listing.name_candidate(actor=chair, contest_id=contest.pk, person_id=people[0].pk)


def test_who_handles_money_cannot_stand_for_the_audit_committee(chair, school, people):
    make_office(people[0], school, kind="vice_chair", has_money=True)
    contest = make_election(school, PostPlan(body="audit", post="member", seats=3), by=chair).contests.get()

    with pytest.raises(RuleBroken, match="in charge of money"):
        listing.name_candidate(actor=chair, contest_id=contest.pk, person_id=people[0].pk)


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"retired_date": dt.date(2026, 1, 1)}, "has retired"),
        ({"is_member": False}, "no member"),
        ({"elsewhere": True}, "not on the files"),
    ],
)
def test_only_serving_members_stand(chair, school, area, facts, told):
    person = make_person(make_union(area) if facts.pop("elsewhere", False) else school, **facts)
    contest = make_election(school, by=chair).contests.get()

    with pytest.raises(RuleBroken, match=told):
        listing.name_candidate(actor=chair, contest_id=contest.pk, person_id=person.pk)


def test_nobody_learns_the_names_of_another_school_by_their_keys(chair, school, area):
    stranger = make_person(make_union(area), name="宗政岚")
    contest = make_election(school, by=chair).contests.get()

    with pytest.raises(RuleBroken) as refusal:
        listing.name_candidate(actor=chair, contest_id=contest.pk, person_id=stranger.pk)

    assert "宗政岚" not in str(refusal.value)


def test_a_list_waits_for_the_agreement_to_its_plan(chair, school, people):
    election = make_election(school, by=chair)
    named = name_all(election.contests.get(), people[:4], by=chair)

    with pytest.raises(RuleBroken, match="agreed to by the party organisation and the union above first"):
        listing.submit_list(actor=chair, election_id=election.pk, listed=[c.pk for c in named])


def test_a_list_without_the_margin_is_not_sent(chair, school, above, people):
    election = make_election(school, by=chair)
    agree_to_plan(election, by=chair, above=above)
    named = name_all(election.contests.get(), people[:4], by=chair)

    with pytest.raises(RuleBroken, match=r"3 stand for 3 seats, 4 are needed\. More candidates"):
        listing.submit_list(actor=chair, election_id=election.pk, listed=[c.pk for c in named[:3]])

    assert set(Candidate.objects.values_list("state", flat=True)) == {"named"}


def test_the_union_above_answers_itself_and_what_the_party_said_is_noted(chair, school, above):
    election = examining.send_request(actor=chair, election_id=make_election(school, by=chair).pk)
    of_upper, of_party = election.reviews.get(by="upper"), election.reviews.get(by="party")

    with pytest.raises(NotPermitted, match="union above"):
        examining.reply(actor=chair, review_id=of_upper.pk, agrees=True)
    with pytest.raises(NotPermitted, match="run by its own officers"):
        examining.reply(actor=above, review_id=of_party.pk, agrees=True)
    with pytest.raises(RuleBroken, match="what is to be changed"):
        examining.reply(actor=above, review_id=of_upper.pk, agrees=False)
    answered = examining.reply(actor=above, review_id=of_upper.pk, agrees=True, answer="同意，雁教工〔2026〕7号")

    assert (answered.agrees, answered.replied_date, answered.replied_by) == (True, TODAY, above.person)


def test_what_was_called_off_is_answered_no_more(chair, school, above):
    election = examining.send_request(actor=chair, election_id=make_election(school, by=chair).pk)
    starting.call_off(actor=chair, election_id=election.pk, reason="合并换届")

    with pytest.raises(NotPermitted, match="is over"):
        examining.reply(actor=above, review_id=election.reviews.get(by="upper").pk, agrees=True)


def test_a_list_not_agreed_to_is_changed_and_sent_again(chair, school, above, people):
    election = listed_election(school, by=chair, above=above, people=[people[:4]])
    reply_all(election, by=chair, above=above, stage="list", agrees=False)

    with pytest.raises(RuleBroken, match="did not agree to the list"):
        examining.publish_list(actor=chair, election_id=election.pk)
    listing.reopen_list(actor=chair, election_id=election.pk, reason="党组织建议增加人选")
    name_all(election.contests.get(), people[4:5], by=chair)
    listed = list(Candidate.objects.values_list("pk", flat=True))
    again = listing.submit_list(actor=chair, election_id=election.pk, listed=listed)

    assert (again.state, [r.agrees for r in again.reviews.filter(stage="list")]) == ("review", [None, None])


def test_the_list_is_public_for_five_working_days_and_fixed_after_them(chair, school, above, people):
    election = public_election(school, by=chair, above=above, people=[people[:4]])

    assert (election.public_since, election.public_until) == (TODAY, dt.date(2026, 11, 27))
    with clock.stopped_at(dt.date(2026, 11, 27)), pytest.raises(RuleBroken, match="public until 2026-11-27"):
        examining.fix_list(actor=chair, election_id=election.pk)
    with clock.stopped_at(dt.date(2026, 11, 28)):
        assert examining.fix_list(actor=chair, election_id=election.pk).state == "fixed"


def test_an_objection_is_sealed_and_settled_before_the_list_is_fixed(chair, school, above, people):
    election = public_election(school, by=chair, above=above, people=[people[:4]])
    candidate = Candidate.objects.earliest("pk")
    made = examining.record_objection(
        actor=chair, election_id=election.pk, text="反映其工作作风问题", candidate_id=candidate.pk
    )

    with clock.stopped_at(dt.date(2026, 11, 30)), pytest.raises(RuleBroken, match="Objections are still open"):
        examining.fix_list(actor=chair, election_id=election.pk)

    settled = examining.settle_objection(actor=chair, objection_id=made.pk, outcome="经核查不属实")
    assert (Objection.objects.get().text, settled.outcome, settled.settled_date) == (
        "反映其工作作风问题", "经核查不属实", TODAY,
    )  # fmt: skip
    assert "作风" not in str(list(AuditLine.objects.values_list("detail", flat=True)))
    with pytest.raises(NotPermitted, match="stands"):
        examining.settle_objection(actor=chair, objection_id=made.pk, outcome="属实")


def test_who_withdraws_leaves_a_list_too_short_to_be_fixed(chair, school, above, people):
    election = public_election(school, by=chair, above=above, people=[people[:4]])
    gone = Candidate.objects.earliest("pk")

    struck = listing.strike_candidate(actor=chair, candidate_id=gone.pk, withdrew=True, reason="调动")

    assert struck.state == "withdrawn"
    with clock.stopped_at(dt.date(2026, 11, 30)), pytest.raises(RuleBroken, match="3 stand for 3 seats"):
        examining.fix_list(actor=chair, election_id=election.pk)


def test_an_election_is_called_off_with_a_reason(chair, school):
    election = make_election(school, by=chair)

    with pytest.raises(RuleBroken, match="why the election"):
        starting.call_off(actor=chair, election_id=election.pk, reason=" ")
    ended = starting.call_off(actor=chair, election_id=election.pk, reason="上级要求合并换届")

    assert (ended.state, ended.why_ended, make_election(school, by=chair).state) == (
        "called_off", "上级要求合并换届", "preparing",
    )  # fmt: skip


def test_another_school_knows_nothing_of_an_election(chair, school, area, above, people):
    election = fixed_election(school, by=chair, above=above, people=[people[:4]])
    stranger = make_officer(make_union(area))

    with pytest.raises(NotFound, match="no such election"):
        starting.call_off(actor=stranger, election_id=election.pk, reason="x")
    with pytest.raises(NotFound, match="no such election"):
        listing.strike_candidate(
            actor=stranger, candidate_id=Candidate.objects.earliest("pk").pk, withdrew=True, reason="x"
        )
