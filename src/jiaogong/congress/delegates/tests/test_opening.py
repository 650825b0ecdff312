"""The term opens with those elected: what is held against the rules first, what is kept of each delegate."""

from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.congress.delegates.queries import delegates_of, delegations_of, is_delegate
from jiaogong.congress.delegates.services.choosing import make_public
from jiaogong.congress.delegates.services.opening import composition_of, open_term
from jiaogong.congress.delegates.services.voting import put_to_ballot
from jiaogong.congress.delegates.tests.conftest import TODAY
from jiaogong.congress.delegates.tests.factories import (
    HELD,
    elect,
    make_choosing,
    make_staff,
    make_term,
    people_of,
    stand,
    units_of,
)
from jiaogong.congress.models import Choosing, Delegate
from jiaogong.kernel import clock
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.models import AuditLine
from jiaogong.ledger.models import Entry
from jiaogong.members.models import Office, Person, Term
from jiaogong.members.queries import Standing

pytestmark = pytest.mark.django_db


WORD = "学校人数不满百人，名额按比例"


def elect_all(choosing: Choosing, chair: Standing) -> list[Person]:
    """Each constituency elects the first of its people to its seats."""
    chosen = []
    for unit in units_of(choosing):
        people = people_of(unit)[: unit.seats]
        elect(choosing, unit, people, by=chair)
        chosen += people
    return chosen


def test_the_term_opens_with_seats_delegations_and_what_each_delegate_was(small, chair):
    make_staff(small, 8, birth_date=dt.date(1995, 5, 5), is_minority=True)
    choosing = make_choosing(small, by=chair)
    chosen = elect_all(choosing, chair)

    term = open_term(actor=chair, choosing_id=choosing.pk, reason=WORD)

    kept = {(d.constituency, d.delegation.name if d.delegation else "") for d in Delegate.objects.all()}
    assert (term.body, term.number, term.elected_date, term.seats) == ("congress", 4, HELD, 4)
    assert {o.person for o in delegates_of(small, "congress", TODAY)} == set(chosen)
    assert kept == {("一年级", "一年级"), ("二年级", "二年级")}
    assert Delegate.objects.filter(is_young=True, is_minority=True, is_leader=False).count() == 4
    assert [d.name for d in delegations_of(term)] == ["一年级", "二年级"]
    assert [is_delegate(chosen[0], small, body, TODAY) for body in ("congress", "delegates")] == [True, False]


def test_the_election_is_drafted_into_the_ledger(small, chair):
    make_staff(small, 8)
    choosing = make_choosing(small, by=chair)
    elect_all(choosing, chair)

    open_term(actor=chair, choosing_id=choosing.pk, reason=WORD)

    entry = Entry.objects.get()
    assert (entry.state, entry.sentence) == ("draft", "11月20日选举产生第4届教代会代表，4人当选。")


def test_the_same_term_is_opened_once(small, chair):
    make_staff(small, 8)
    choosing = make_choosing(small, by=chair)
    elect_all(choosing, chair)

    first, again = (open_term(actor=chair, choosing_id=choosing.pk, reason=WORD) for _ in range(2))

    assert (first.pk, Term.objects.count(), Delegate.objects.count()) == (again.pk, 1, 4)


def test_a_term_before_ends_with_its_seats(small, chair):
    people = make_staff(small, 8)
    before = make_term(small, by=chair, people=people[:2], elected_date=dt.date(2023, 11, 21))
    choosing = make_choosing(small, by=chair)
    elect_all(choosing, chair)

    open_term(actor=chair, choosing_id=choosing.pk, reason=WORD)

    before.refresh_from_db()
    assert (before.ended_date, before.offices.filter(until=None).count()) == (HELD - dt.timedelta(days=1), 0)


def test_a_constituency_that_elected_nobody_is_named(small, chair):
    make_staff(small, 8)
    choosing = make_choosing(small, by=chair)
    unit = units_of(choosing)[0]
    elect(choosing, unit, people_of(unit)[:2], by=chair)

    with pytest.raises(RuleBroken, match="No delegate has been elected yet in: 二年级"):
        open_term(actor=chair, choosing_id=choosing.pk, reason=WORD)

    assert Term.objects.count() == 0


def test_fewer_than_are_asked_for_open_the_term_only_with_a_word_that_is_kept(small, chair):
    make_staff(small, 8)
    choosing = make_choosing(small, by=chair)
    elect_all(choosing, chair)

    with pytest.raises(
        RuleBroken, match=r"4 delegates; at least 30 are asked for.*Say why the term opens all the same"
    ):
        open_term(actor=chair, choosing_id=choosing.pk)
    open_term(actor=chair, choosing_id=choosing.pk, reason=f" {WORD} ")

    choosing.refresh_from_db()
    assert (choosing.state, choosing.opened_despite) == (Choosing.State.OPENED, WORD)
    assert AuditLine.objects.get(act="congress.delegates_seated").detail["reason"] == WORD


def test_a_unit_that_owes_a_vote_is_named_and_asks_for_a_word(small, chair):
    make_staff(small, 8)
    choosing = make_choosing(small, by=chair)
    first, second = units_of(choosing)
    elect(choosing, first, people_of(first)[:2], by=chair)
    elect(choosing, second, people_of(second)[:1], by=chair)

    with pytest.raises(RuleBroken, match="二年级 has elected 1 of 2 and owes another vote"):
        open_term(actor=chair, choosing_id=choosing.pk)
    term = open_term(actor=chair, choosing_id=choosing.pk, reason="缺额下学期补选")

    assert (term.seats, term.offices.count()) == (4, 3)


def test_while_a_unit_is_voting_no_word_opens_the_term(small, chair):
    make_staff(small, 8)
    choosing = make_choosing(small, by=chair)
    first, second = units_of(choosing)
    elect(choosing, first, people_of(first)[:2], by=chair)
    elect(choosing, second, people_of(second)[:1], by=chair)
    stand(choosing, second, people_of(second)[1:3], by=chair)
    put_to_ballot(actor=chair, choosing_id=choosing.pk, constituency_id=second.pk)

    with pytest.raises(RuleBroken, match="二年级 is voting: wait for its count"):
        open_term(actor=chair, choosing_id=choosing.pk, reason=WORD)

    assert Term.objects.count() == 0


def test_too_few_teachers_keep_the_term_from_opening(small, chair):
    make_staff(small, 8, is_teacher=False)
    choosing = make_choosing(small, by=chair)
    elect_all(choosing, chair)

    with pytest.raises(RuleBroken, match="Teachers: 0 of 4; at least 3"):
        open_term(actor=chair, choosing_id=choosing.pk, reason=WORD)

    assert Term.objects.count() == 0


def test_the_composition_counts_who_stands_while_candidates_are_chosen(small, chair):
    make_staff(small, 8, sex=Person.Sex.MALE)
    choosing = make_choosing(small, by=chair)
    first = units_of(choosing)[0]
    stand(choosing, first, people_of(first)[1:3], by=chair)

    found = composition_of(choosing, units_of(choosing), TODAY)

    told = {c.code: (c.count, c.of, c.least, c.tone) for c in found}
    assert told == {
        "seats": (4, 4, 30, "warns"),
        "teachers": (2, 2, 2, "good"),
        "leaders": (0, 2, 0, "good"),
        "women": (0, 2, 0, "good"),
    }


def test_the_list_of_the_members_delegates_is_public_for_five_working_days(small, chair):
    make_staff(small, 8)
    choosing = make_choosing(small, by=chair, body="delegates")
    elect_all(choosing, chair)

    with pytest.raises(RuleBroken, match="Make the list of those elected public first"):
        open_term(actor=chair, choosing_id=choosing.pk, reason=WORD)
    make_public(actor=chair, choosing_id=choosing.pk)
    with clock.stopped_at(dt.date(2026, 11, 27)), pytest.raises(RuleBroken, match="public until 2026-11-27"):
        open_term(actor=chair, choosing_id=choosing.pk, reason=WORD)
    with clock.stopped_at(dt.date(2026, 11, 28)):
        term = open_term(actor=chair, choosing_id=choosing.pk, reason=WORD)

    assert (term.body, term.state) == ("delegates", Term.State.REPORTED)


def test_staff_who_are_no_members_elect_and_are_elected_to_the_teachers_congress_alone(small, chair):
    make_staff(small, 4)
    make_staff(small, 4, is_member=False)
    choosing = make_choosing(small, by=chair, seats=8)
    elect_all(choosing, chair)

    open_term(actor=chair, choosing_id=choosing.pk, reason=WORD)

    held = Office.objects.filter(kind=Office.Kind.CONGRESS, person__is_member=False)
    assert held.count() >= 3
