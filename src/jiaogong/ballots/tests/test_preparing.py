"""A ballot before it opens: prepared, judged, called off."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.db import IntegrityError

from jiaogong.ballots import services
from jiaogong.ballots.models import Ballot, Paper
from jiaogong.ballots.rules import OptionPlan, QuestionPlan, VoterPlan
from jiaogong.ballots.tests.factories import PASSPHRASE, closed, make_ballot, opened, plan
from jiaogong.kernel.errors import NotFound, NotPermitted, RuleBroken
from jiaogong.kernel.once import save_once
from jiaogong.members.tests.factories import make_officer, make_person
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
NINE = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def test_the_same_form_sent_twice_prepares_one_ballot(chair, school):
    key = uuid.uuid4()

    made = [
        services.prepare_ballot(actor=chair, union=school, plan=plan(), voters=[], form_key=key).pk for _n in range(2)
    ]

    assert (made[0] == made[1], Ballot.objects.count()) == (True, 1)


def test_what_the_same_form_made_at_this_moment_takes_the_place_of_a_second_row(chair, school):
    key = uuid.uuid4()
    facts = {"union": school, "prepared_by": chair.person, "title": "方案表决", "form_key": key}
    first = Ballot.objects.create(**facts)

    assert save_once(Ballot(**facts), key) == first
    with pytest.raises(IntegrityError):
        save_once(Ballot(**facts), None)

    assert Ballot.objects.get() == first


def test_only_an_officer_of_the_very_union_holds_its_ballots(school):
    above = make_officer(school.parent)

    with pytest.raises(NotPermitted, match="Only an officer of 柳岸小学工会 itself"):
        services.prepare_ballot(actor=above, union=school, plan=plan(), voters=[])


def test_nobody_from_elsewhere_and_nobody_twice_stands_on_the_roll(chair, school):
    stranger, member = make_person(make_union(school.parent)), make_person(school)

    with pytest.raises(RuleBroken, match="1 of those on the roll do not belong to 柳岸小学工会"):
        make_ballot(by=chair, voters=[VoterPlan(person_id=stranger.pk)])
    with pytest.raises(RuleBroken, match="twice"):
        make_ballot(by=chair, voters=[VoterPlan(person_id=member.pk)] * 2)

    assert not Ballot.objects.exists()


@pytest.mark.parametrize(
    ("planned", "reason"),
    [
        (plan(title=" "), "a title"),
        (plan(QuestionPlan(kind="motion", text="")), "its text and its kind"),
        (plan(QuestionPlan(kind="choose", text="选", most=1)), "at least one name"),
        (plan(QuestionPlan(kind="choose", text="选", options=(OptionPlan(label="甲"),))), "at most in “选”"),
        (plan(QuestionPlan(kind="choose", text="选", options=(OptionPlan(label="甲"),) * 2, most=1)), "the same name"),
        (plan(QuestionPlan(kind="grade", text="评", options=(OptionPlan(label="甲"),), grades=("好",))), "two grades"),
        (plan(opens_at=NINE + HOUR, closes_at=NINE), "closes after it has opened"),
        (plan(closes_at=NINE - HOUR), "close in the past"),
        (plan(way="letter"), "on screen, on paper or both"),
    ],
)
def test_a_ballot_that_nobody_could_vote_in_is_refused(chair, planned, reason):
    with pytest.raises(RuleBroken, match=reason):
        make_ballot(by=chair, plan=planned)


def test_what_is_called_off_is_opened_by_nobody(chair):
    ballot = make_ballot(by=chair)
    first, *_others = closed(ballot, chair, [["yes"]] * 3)

    services.call_off(actor=chair, ballot_id=ballot.pk, reason="名册有误")

    kept = (Paper.objects.count(), list(ballot.scrutineers.exclude(share=None, own_private=None, own_public=None)))
    with pytest.raises(NotPermitted):
        services.give_passphrase(actor=first, ballot_id=ballot.pk, passphrase=PASSPHRASE)
    assert kept == (0, [])


def test_links_to_what_is_called_off_lead_nowhere(chair):
    ballot = make_ballot(by=chair)
    opened(ballot, chair)
    (_voter, token), *_others = services.make_links(actor=chair, ballot_id=ballot.pk)

    services.call_off(actor=chair, ballot_id=ballot.pk, reason="名册有误")

    with pytest.raises(NotFound, match="leads nowhere"):
        services.cast_by_link(token=token, answers=["yes"])
