from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.utils import translation

from jiaogong.desk.steps import answers
from jiaogong.desk.steps.step import told_by
from jiaogong.kernel import clock
from jiaogong.members.dossier.services import changing, moving
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_member, make_officer, signed_in
from jiaogong.organisation.tests.factories import ask
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 10, 22)


@pytest.fixture(autouse=True)
def _in_october() -> Iterator[None]:
    with clock.stopped_at(TODAY), translation.override("en"):
        yield


@pytest.fixture
def area() -> Union:
    return make_union()


@pytest.fixture
def chair(area: Union) -> Standing:
    return make_officer(make_union(area))


def told(who: Standing) -> list[str]:
    return [step.text for step in told_by([answers], who, TODAY)]


def test_a_correction_waits_for_the_chair_of_that_union_alone(area, chair):
    member = make_member(chair.home)
    changing.ask_correction(
        actor=member, number=member.person.number, field="job", asked="教研员", reason="换岗", form_key=None
    )

    others = make_officer(make_union(area))
    assert [told(who) for who in (chair, others, make_officer(area), member)] == [
        ["1 correction of a file waits for your answer"], [], [], [],
    ]  # fmt: skip


def test_a_transfer_waits_first_for_the_old_union_then_for_the_new(area, chair):
    new, person = make_officer(make_union(area)), make_member(chair.home).person
    movement = moving.ask_transfer(
        actor=new, number=person.number, name=person.name, union_to=new.home.code, on_date=TODAY
    )
    asked = [told(chair), told(new)]
    moving.decide_movement(actor=chair, movement_id=movement.pk, accepts=True)

    waits = ["1 member who joins or moves waits for your union's answer"]
    assert [*asked, told(chair), told(new)] == [waits, [], [], waits]


def test_the_step_leads_to_the_movements_that_it_counts(area, chair):
    new, mine, others = make_officer(make_union(area)), make_member(chair.home), make_member(chair.home)
    for person in (mine.person, others.person):
        moving.ask_transfer(actor=new, number=person.number, name=person.name, union_to=new.home.code, on_date=TODAY)
    moving.decide_movement(actor=chair, movement_id=others.person.movements.get().pk, accepts=True)

    step = told_by([answers], chair, TODAY)[0]

    rows = signed_in(chair).get(step.url).context["rows"]
    assert [m.person for m, _may in rows] == [mine.person]
    assert step.count == 1


def test_a_change_to_the_tree_waits_for_the_union_right_above(area, chair):
    cluster = make_union(area, kind=Union.Kind.CLUSTER)
    below = make_officer(make_union(cluster))
    ask(below.home, below)

    assert [told(who) for who in (make_officer(cluster), make_officer(area), chair)] == [
        ["1 change to the tree waits for your union's decision"], [], [],
    ]  # fmt: skip
