"""A ballot that was prepared by hand is changed until it opens, and its audit line says what was."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from jiaogong.ballots import queries, services
from jiaogong.ballots.models import Ballot
from jiaogong.ballots.queries import electorates
from jiaogong.ballots.rules import OptionPlan, QuestionPlan, VoterPlan
from jiaogong.ballots.tests.factories import CHOICE, GRADES, MOTION, make_ballot, opened, plan, voters_of
from jiaogong.kernel import clock
from jiaogong.kernel.errors import ChangedMeanwhile, NotPermitted, RuleBroken
from jiaogong.kernel.models import AuditLine
from jiaogong.members.dossier.queries.conditions import Conditions
from jiaogong.members.models import Office
from jiaogong.members.tests.factories import make_person
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
ACTIVITY = QuestionPlan(kind="choose", text="想参加的活动", options=(OptionPlan(label="登山"),), most=1)


def test_the_audit_tells_field_by_field_what_was_changed(chair, school):
    ballot = make_ballot(by=chair, plan=plan(MOTION, GRADES))
    stays = ballot.voters.order_by("pk")[0].person_id
    asked = plan(MOTION, ACTIVITY, title="方案表决", closes_at=clock.now() + dt.timedelta(days=2), purpose="survey")
    roll = [VoterPlan(person_id=stays), *voters_of(school, 1)]

    services.change_plan(actor=chair, ballot_id=ballot.pk, plan=asked, voters=roll, seen_version=1)

    assert AuditLine.objects.get(act="ballots.plan_changed").detail["changes"] == {
        "title": ["绩效工资方案表决", "方案表决"],
        "purpose": ["resolution", "survey"],
        "closes_at": ["", "2026-11-24 17:00"],
        "questions": ["2. 民主评议：校长、副校长（优秀/称职/基本称职/不称职）", "2. 想参加的活动：登山 ≤1"],
        "voters": ["3", "2 (−2 +1)"],
    }
    assert queries.plan_of(Ballot.objects.get()) == asked


def test_who_typed_while_another_changed_the_ballot_is_told(chair):
    ballot = make_ballot(by=chair)
    services.change_plan(actor=chair, ballot_id=ballot.pk, plan=plan(title="甲"), seen_version=1)

    with pytest.raises(ChangedMeanwhile):
        services.change_plan(actor=chair, ballot_id=ballot.pk, plan=plan(title="乙"), seen_version=1)

    assert Ballot.objects.get().title == "甲"


def test_what_an_institution_asked_for_is_not_changed_here_nor_what_has_opened(chair):
    asked_for, open_one = make_ballot(by=chair, plan=plan(purpose="")), make_ballot(by=chair)
    opened(open_one, chair)

    with pytest.raises(NotPermitted, match="asked for this ballot"):
        services.change_plan(actor=chair, ballot_id=asked_for.pk, plan=plan(CHOICE), seen_version=1)
    with pytest.raises(NotPermitted, match="frozen"):
        services.change_plan(actor=chair, ballot_id=open_one.pk, plan=plan(CHOICE), seen_version=1)


def test_a_plan_that_nobody_could_vote_in_changes_nothing(chair):
    ballot = make_ballot(by=chair)

    with pytest.raises(RuleBroken, match="what the ballot is for"):
        services.change_plan(actor=chair, ballot_id=ballot.pk, plan=plan(purpose="party"), seen_version=1)

    assert queries.plan_of(Ballot.objects.get()) == plan()


@pytest.fixture
def people(school) -> dict[str, Any]:
    """Somebody of each kind that a roll can be made of; the group's is a retired member, the staff's no member."""
    group = make_union(school, kind="group", name="语文组")
    found = {
        "group": make_person(group, name="组员", is_member=True, retired_date=dt.date(2020, 1, 1)),
        "staff": make_person(school, name="职工", is_member=False),
        "left": make_person(school, name="离会", is_member=True, left_date=dt.date(2026, 1, 1)),
    }
    seats = {"congress": Office.Kind.CONGRESS, "delegates": Office.Kind.DELEGATE, "committee": Office.Kind.COMMITTEE}
    for name, kind in seats.items():
        found[name] = make_person(school, name=name, is_member=True)
        Office.objects.create(union=school, person=found[name], kind=kind, since=dt.date(2025, 1, 1))
    past = make_person(school, name="前任", is_member=True)
    ended = {"since": dt.date(2020, 1, 1), "until": dt.date(2025, 1, 1)}
    Office.objects.create(union=school, person=past, kind=Office.Kind.CONGRESS, **ended)
    return found


def test_rolls_are_made_of_members_staff_seats_and_lists(chair, school, people):
    seats = {body: set(electorates.seated_in(school, body)) for body in electorates.SEATS}
    members, staff = set(electorates.members_of(school)), set(electorates.staff_of(school))
    listed = electorates.fitting(chair, school, Conditions(on=clock.today(), state="retired"))

    assert seats == {
        "congress": {people["congress"]},
        "delegates": {people["delegates"]},
        "committee": {people["committee"], chair.person},
    }
    assert [people[name] in members for name in ("group", "staff", "left", "congress")] == [True, False, False, True]
    assert [people[name] in staff for name in ("group", "staff", "congress")] == [False, True, True]
    assert list(listed) == [people["group"]]
    assert [g.name for g in electorates.groups_of([school])] == ["语文组"]


def test_no_roll_tells_who_has_children(chair, school):
    with pytest.raises(RuleBroken, match="children"):
        electorates.fitting(chair, school, Conditions(on=clock.today(), children_under=6))
