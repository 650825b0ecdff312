"""The congress and its neighbours for programs: what a token reads and writes there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jiaogong.ballots.rules import BallotPlan, QuestionPlan
from jiaogong.ballots.tests.factories import counted_ballot
from jiaogong.congress.register.tests.factories import make_in_force, make_version
from jiaogong.congress.sessions.queries import rolls
from jiaogong.congress.sessions.rules import ItemPlan
from jiaogong.congress.sessions.tests.factories import make_called, make_delegates, make_open
from jiaogong.entrance.tests.factories import shown_token
from jiaogong.kernel import clock
from jiaogong.members.queries import Standing, standing_of
from jiaogong.members.tests.factories import make_member, make_officer, signed_in
from jiaogong.proposals.models import Proposal
from jiaogong.proposals.tests.factories import make_call
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    with clock.stopped_at(dt.date(2026, 11, 22)):
        yield


@pytest.fixture
def school() -> Union:
    return make_union(make_union(), code="LIUAN", name="柳岸小学工会")


@pytest.fixture
def chair(school: Union) -> Standing:
    return make_officer(school, name="陆云舒")


def _program(who: Standing) -> Client:
    """A program with somebody's token, as `signed_in` would have made the account."""
    signed_in(who)
    return Client(headers={"authorization": f"Bearer {shown_token(who)}", "accept-language": "en"})


def _asked(who: Standing, route: str, *args: object, **asked: str) -> Any:
    return _program(who).get(reverse(route, args=args), asked).json()


def _sent(who: Standing, route: str, *args: object, **body: object) -> Any:
    return _program(who).post(reverse(route, args=args), body, content_type="application/json")


def test_a_session_is_told_with_its_points_and_its_roll_in_numbers(chair, school):
    session = make_open(school, by=chair, delegates=6, present=5, items=(ItemPlan(kind="hear", title="工作报告"),))

    told = _asked(make_member(school), "api-session", session.pk)

    assert [(i["title"], i["kind"], i["state"], i["told"]) for i in told["items"]] == [
        ("工作报告", "hear", "planned", "")
    ]
    assert (told["entitled"], told["present"], told["state"]) == (6, 5, "open")


def test_a_delegate_arrives_by_the_code_of_the_hall(chair, school):
    delegate = standing_of(make_delegates(school, 3)[0])
    session = make_called(school, by=chair, starts_at=clock.now())

    wrong = _sent(delegate, "api-session-arrive", session.pk, code="unknown")
    right = _sent(delegate, "api-session-arrive", session.pk, code=rolls.hall_codes(session, clock.now())[0])

    assert (wrong.status_code, right.json()["attendance"]) == (422, "present")


def test_delegates_are_told_by_name(chair, school):
    make_delegates(school, 2)

    told = _asked(chair, "api-delegates", "LIUAN")

    assert [row["name"] for row in told["rows"]] == ["代表1", "代表2"]


def test_rules_in_force_are_everybody_s_and_drafts_the_officers_own(chair, school):
    make_in_force(school, by=chair)
    make_version(school, by=chair, title="请假办法")

    rows = {who: _asked(who, "api-rules", "LIUAN")["rows"] for who in (chair, make_member(school))}

    assert [[r["title"] for r in found] for found in rows.values()] == [
        ["请假办法", "教职工考勤办法"],
        ["教职工考勤办法"],
    ]
    assert [v["stage"] for v in _asked(chair, "api-rule", rows[chair][1]["id"])["versions"]] == ["in_force"]


def test_a_draft_sent_twice_with_its_key_is_one_proposal(chair, school):
    delegate = standing_of(make_delegates(school, 1)[0])
    call = make_call(school, by=chair)
    body = {"call": call.pk, "title": "更新图书", "form_key": "6f1d1f0e-3c0b-4f6e-9a35-0d1c5b7a9e21"}

    answered = [_sent(delegate, "api-proposals", **body) for _ in range(2)]

    assert [a.status_code for a in answered] == [201, 201]
    assert Proposal.objects.get().pk == answered[1].json()["id"]


def test_a_member_suggests_to_the_own_union_alone(school):
    member = make_member(school)

    made = _sent(member, "api-suggestions", union="LIUAN", title="更新图书", remedy="每年添新书")
    strange = _sent(make_member(make_union(school.parent)), "api-suggestions", union="LIUAN", title="更新图书")

    assert (made.status_code, made.json()["state"], strange.status_code) == (201, "handed_in", 404)


@pytest.mark.parametrize(("is_confidential", "questions"), [(False, [(2, 1)]), (True, [])])
def test_the_count_of_a_ballot_is_told_unless_it_is_confidential(chair, is_confidential, questions):
    plan = BallotPlan(
        title="表决", questions=(QuestionPlan(kind="motion", text="是否同意"),), is_confidential=is_confidential
    )
    ballot = counted_ballot(actor=chair, plan=plan, votes=[["yes"], ["yes"], ["no"]])

    tally = _asked(chair, "api-ballot", ballot.pk)["tally"]

    assert (tally["cast"], [(q["yes"], q["no"]) for q in tally["questions"]]) == (3, questions)
