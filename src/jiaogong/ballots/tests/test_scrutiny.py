"""Those who hold the shares of the key, and what keeps a ballot shut."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest
from django.test import override_settings

from jiaogong.ballots import permissions, services
from jiaogong.ballots.rules import OptionPlan, QuestionPlan
from jiaogong.ballots.tests.factories import (
    CHEAP,
    PASSPHRASE,
    closed,
    make_ballot,
    plan,
    scrutinised,
)
from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotPermitted, RuleBroken
from jiaogong.kernel.models import AuditLine
from jiaogong.members.tests.factories import make_member, make_person
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db


def test_a_ballot_does_not_open_to_nobody_nor_without_three_shares(chair):
    empty, bare = make_ballot(by=chair, voters=[]), make_ballot(by=chair)

    lacking = [next(permissions.lacks(ballot))[:24] for ballot in (empty, bare)]

    with pytest.raises(NotPermitted, match="Nobody stands on the roll"):
        services.open_ballot(actor=chair, ballot_id=empty.pk)
    assert lacking == ["Nobody stands on the rol", "At least 3 hold a share "]


def test_a_share_whose_keeper_has_not_taken_up_the_duty_keeps_it_shut(chair, school):
    ballot = make_ballot(by=chair)
    three = scrutinised(ballot, chair)
    late = make_member(school)
    people = [s.person.pk for s in three[:2]]

    services.name_scrutineers(actor=chair, ballot_id=ballot.pk, scrutineers=people, spares=[late.person.pk])

    with pytest.raises(NotPermitted, match="3 are named, 2 have"):
        services.open_ballot(actor=chair, ballot_id=ballot.pk)


def test_naming_nobody_is_refused_and_leaves_who_was_named(chair, school):
    ballot = make_ballot(by=chair)
    services.name_scrutineers(actor=chair, ballot_id=ballot.pk, scrutineers=[make_person(school).pk], spares=[])

    with pytest.raises(RuleBroken, match="Name somebody first"):
        services.name_scrutineers(actor=chair, ballot_id=ballot.pk, scrutineers=[], spares=[])

    assert ballot.scrutineers.count() == 1


def test_who_is_voted_on_is_neither_scrutineer_nor_teller(chair, school):
    stands = make_person(school, name="丁一宁")
    asked = QuestionPlan(kind="choose", text="选", options=(OptionPlan(label="丁一宁", person_id=stands.pk),), most=1)
    ballot, other = make_ballot(by=chair, plan=plan(asked)), make_ballot(by=chair)

    with pytest.raises(RuleBroken, match="丁一宁 is voted on"):
        services.name_scrutineers(actor=chair, ballot_id=ballot.pk, scrutineers=[stands.pk], spares=[])
    with pytest.raises(RuleBroken, match="丁一宁 is voted on"):
        services.name_tellers(actor=chair, ballot_id=ballot.pk, tellers=[stands.pk, make_person(school).pk])

    services.name_scrutineers(actor=chair, ballot_id=other.pk, scrutineers=[stands.pk], spares=[])
    services.change_plan(actor=chair, ballot_id=other.pk, plan=plan(asked), seen_version=1)
    assert [sentence for sentence in permissions.lacks(other) if "丁一宁" in sentence] != []


def test_the_union_above_may_keep_the_spare_share_and_no_other(chair, school):
    above, stranger = make_person(school.parent), make_person(make_union(school.parent), name="外人")
    ballot = make_ballot(by=chair)

    services.name_scrutineers(actor=chair, ballot_id=ballot.pk, scrutineers=[], spares=[above.pk])

    with pytest.raises(RuleBroken, match="外人 belongs neither"):
        services.name_scrutineers(actor=chair, ballot_id=ballot.pk, scrutineers=[], spares=[stranger.pk])
    with pytest.raises(RuleBroken, match="belongs neither"):
        services.name_scrutineers(actor=chair, ballot_id=ballot.pk, scrutineers=[above.pk], spares=[])


@pytest.mark.parametrize("passphrase", ["short", "aaaaaaaaaaaaaaaa"])
def test_a_weak_passphrase_is_refused(chair, passphrase):
    ballot = make_ballot(by=chair)
    first, *_others = scrutinised(ballot, chair)

    with pytest.raises(RuleBroken, match="at least 12 letters"):
        services.take_up_duty(actor=first, ballot_id=ballot.pk, passphrase=passphrase)


def test_a_passphrase_that_was_lost_before_the_opening_is_chosen_anew(chair):
    ballot = make_ballot(by=chair)
    first, second, _spare = scrutinised(ballot, chair)
    with override_settings(BALLOT_PASSPHRASE_COST=CHEAP):
        services.take_up_duty(actor=first, ballot_id=ballot.pk, passphrase="another-passphrase-9")
    services.open_ballot(actor=chair, ballot_id=ballot.pk)
    services.close_ballot(actor=chair, ballot_id=ballot.pk)

    services.give_passphrase(actor=first, ballot_id=ballot.pk, passphrase="another-passphrase-9")
    done = services.give_passphrase(actor=second, ballot_id=ballot.pk, passphrase=PASSPHRASE)

    assert done.state == "counted"


def test_wrong_passphrases_are_counted_and_after_too_many_the_right_one_waits_too(chair, settings):
    ballot = make_ballot(by=chair)
    first, *_others = closed(ballot, chair, [["yes"]])
    give = partial(services.give_passphrase, actor=first, ballot_id=ballot.pk)
    for _n in range(settings.TRIES_PER_ACCOUNT):
        with pytest.raises(RuleBroken, match="not the passphrase"):
            give(passphrase="wrong-bridge-over-7")

    with pytest.raises(RuleBroken, match="wait 15 minutes"):
        give(passphrase=PASSPHRASE)

    with clock.stopped_at(clock.now() + dt.timedelta(minutes=settings.TRY_WINDOW_MINUTES)):
        done = give(passphrase=PASSPHRASE)
    refused = AuditLine.objects.filter(act="ballots.passphrase_refused").count()
    assert (done.scrutineers.get(person=first.person).has_opened, refused) == (True, settings.TRIES_PER_ACCOUNT)
