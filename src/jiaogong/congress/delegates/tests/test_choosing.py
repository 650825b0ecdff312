"""A choosing begun where delegates meet, its constituencies drawn and changed, its seats shared out and decided."""

from __future__ import annotations

import uuid
from functools import partial

import pytest

from jiaogong.congress.delegates.queries.choosing import left_out, no_longer
from jiaogong.congress.delegates.rules.seats import require_seats_allowed
from jiaogong.congress.delegates.services import choosing as services
from jiaogong.congress.delegates.services import constituencies
from jiaogong.congress.delegates.tests.conftest import TODAY
from jiaogong.congress.delegates.tests.factories import elect, make_choosing, make_staff, people_of, units_of
from jiaogong.congress.models import Choosing, Constituency
from jiaogong.kernel.errors import NotFound, NotPermitted, RuleBroken
from jiaogong.kernel.limits import Limit
from jiaogong.kernel.models import AuditLine
from jiaogong.members.models import Person
from jiaogong.members.tests.factories import make_member, make_officer, make_person
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db


def test_where_all_meet_no_delegates_are_chosen(school, chair):
    make_staff(school, 3)

    with pytest.raises(RuleBroken) as refused:
        make_choosing(school, by=chair)

    assert str(refused.value).startswith("4 elect here: all meet, and no delegates are chosen. Staff below which all")


def test_constituencies_are_drawn_from_the_files_and_share_the_seats_by_size(small, chair):
    make_staff(small, 8)
    make_person(small, name="新来的", grade="")

    made = make_choosing(small, by=chair, seats=3)

    shown = [(u.name, len(people_of(u)), u.seats) for u in units_of(made)]
    outside = [p.name for p in left_out(made, TODAY)]
    assert (shown, outside, made.electors) == ([("一年级", 5, 2), ("二年级", 4, 1)], ["新来的"], 10)


def test_groups_of_the_union_become_constituencies(small, chair):
    group = make_union(small, name="语文组")
    make_staff(small, 5)
    make_staff(group, 3)

    made = make_choosing(small, by=chair, drawn="group")

    assert [(u.name, len(people_of(u)), u.seats) for u in units_of(made)] == [("语文组", 3, 4)]


def test_the_same_form_sent_twice_begins_one_choosing_and_another_is_refused(small, chair):
    make_staff(small, 8)
    key = uuid.uuid4()

    first, again = (make_choosing(small, by=chair, form_key=key) for _ in range(2))
    with pytest.raises(RuleBroken, match="being chosen already"):
        make_choosing(small, by=chair)

    assert (first.pk, Choosing.objects.count()) == (again.pk, 1)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"years": 4}, "A term of 4 years is not allowed"),
        ({"number": 0}, "The number of the term is 1 or more"),
        ({"seats": 10}, "10 seats for 9 people who elect: choose from 1 to 9"),
    ],
)
def test_a_choosing_that_cannot_be_is_refused_and_begins_nothing(small, chair, wrong, told):
    make_staff(small, 8)

    with pytest.raises(RuleBroken, match=told):
        make_choosing(small, by=chair, **wrong)

    assert Choosing.objects.count() == 0


def test_too_few_seats_are_refused_where_the_table_of_the_place_blocks():
    rows = ((1, 30, 0, 0), (101, 0, 30, 0))
    warns, blocks = (Limit("congress.delegates", rows, "校章", blocks=blocks) for blocks in (False, True))

    require_seats_allowed("congress", 5, 80, warns)
    with pytest.raises(RuleBroken, match="5 seats for 80 people who elect"):
        require_seats_allowed("congress", 5, 80, blocks)


@pytest.mark.usefixtures("chair")
def test_only_the_schools_own_officers_choose(small):
    make_staff(small, 8)
    above = make_officer(small.parent)

    with pytest.raises(NotPermitted):
        make_choosing(small, by=above)
    with pytest.raises(NotPermitted):
        make_choosing(small, by=make_member(small))

    assert Choosing.objects.count() == 0


def test_people_are_moved_and_the_seats_follow_the_sizes(small, chair):
    make_staff(small, 8)
    made = make_choosing(small, by=chair, seats=3)
    first, second = units_of(made)

    constituencies.move_people(
        actor=chair, choosing_id=made.pk, constituency_id=second.pk, people=[p.pk for p in people_of(first)[:3]]
    )

    assert [(len(people_of(u)), u.seats) for u in units_of(made)] == [(2, 1), (7, 2)]


def test_whoever_is_of_another_school_is_put_into_no_constituency(small, chair):
    make_staff(small, 8)
    made = make_choosing(small, by=chair)
    stranger = make_person(make_union(small.parent))

    with pytest.raises(RuleBroken, match="Choose people who elect"):
        constituencies.move_people(
            actor=chair, choosing_id=made.pk, constituency_id=units_of(made)[0].pk, people=[stranger.pk]
        )

    assert sum(len(people_of(u)) for u in units_of(made)) == 9


def test_a_constituency_taken_away_leaves_its_people_out(small, chair):
    make_staff(small, 8)
    made = make_choosing(small, by=chair)
    first, _second = units_of(made)

    constituencies.drop_constituency(actor=chair, choosing_id=made.pk, constituency_id=first.pk)

    assert ([u.seats for u in units_of(made)], left_out(made, TODAY).count()) == ([4], 5)


def test_a_constituency_that_has_voted_is_neither_taken_away_nor_changed(small, chair):
    make_staff(small, 8)
    made = make_choosing(small, by=chair)
    first, second = units_of(made)
    elect(made, first, people_of(first)[:2], by=chair)

    with pytest.raises(RuleBroken, match="votes or has voted"):
        constituencies.drop_constituency(actor=chair, choosing_id=made.pk, constituency_id=first.pk)
    with pytest.raises(RuleBroken, match="votes or has voted"):
        constituencies.move_people(
            actor=chair, choosing_id=made.pk, constituency_id=second.pk, people=[people_of(first)[0].pk]
        )

    assert Constituency.objects.count() == 2


def test_who_retired_since_is_shown_and_taken_out(small, chair):
    make_staff(small, 8)
    made = make_choosing(small, by=chair)
    gone = people_of(units_of(made)[0])[1]
    Person.objects.filter(pk=gone.pk).update(retired_date=TODAY)

    shown = [e.person_id for e in no_longer(made, TODAY)]
    constituencies.drop_electors(actor=chair, choosing_id=made.pk, people=shown)

    assert (shown, no_longer(made, TODAY).count()) == ([gone.pk], 0)


def test_another_number_of_seats_needs_a_reason_and_the_sum_must_be_right(small, chair):
    make_staff(small, 8)
    made = make_choosing(small, by=chair)
    first, second = units_of(made)
    decide = partial(constituencies.decide_seats, actor=chair, choosing_id=made.pk, total=4)

    with pytest.raises(RuleBroken, match="say why it is to have 3"):
        decide(seats={first.pk: (3, ""), second.pk: (1, "")})
    with pytest.raises(RuleBroken, match="have 5 seats and the body has 4"):
        decide(seats={first.pk: (3, "青年教师多")})
    decide(seats={first.pk: (3, "青年教师多"), second.pk: (1, "人数将减少")})

    assert [(u.proposed, u.seats, u.reason) for u in units_of(made)] == [(2, 3, "青年教师多"), (2, 1, "人数将减少")]


def test_more_seats_in_all_are_shared_out_anew(small, chair):
    make_staff(small, 8)
    made = make_choosing(small, by=chair)

    constituencies.decide_seats(actor=chair, choosing_id=made.pk, total=6, seats={})

    made.refresh_from_db()
    assert (made.seats, [u.seats for u in units_of(made)]) == (6, [3, 3])


def test_a_choosing_is_called_off_with_a_reason_and_another_may_begin(small, chair):
    make_staff(small, 8)
    made = make_choosing(small, by=chair)

    with pytest.raises(RuleBroken, match="Say why"):
        services.call_off_choosing(actor=chair, choosing_id=made.pk, reason=" ")
    services.call_off_choosing(actor=chair, choosing_id=made.pk, reason="选区重划")
    make_choosing(small, by=chair)

    assert sorted(Choosing.objects.values_list("state", flat=True)) == ["called_off", "running"]
    assert AuditLine.objects.filter(act="congress.choosing_called_off").count() == 1


def test_the_chair_of_another_school_knows_of_no_choosing_here(small, chair):
    make_staff(small, 8)
    made = make_choosing(small, by=chair)
    other = make_officer(make_union(small.parent))

    with pytest.raises(NotFound):
        services.call_off_choosing(actor=other, choosing_id=made.pk, reason="不相干")

    assert Choosing.objects.get().state == Choosing.State.RUNNING
