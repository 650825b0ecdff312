"""What answers to notices write into the ledger."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.utils import translation

from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotPermitted, RuleBroken
from jiaogong.ledger import services as ledger
from jiaogong.ledger.models import Entry
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_officer
from jiaogong.notices import services
from jiaogong.notices.tests.factories import answer, delivery_to, make_notice
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    with clock.stopped_at(TODAY), translation.override("en"):
        yield


@pytest.fixture
def school() -> Union:
    return make_union(make_union(), name="柳岸小学工会")


@pytest.fixture
def area_chair(school: Union) -> Standing:
    return make_officer(school.parent)


@pytest.fixture
def chair(school: Union) -> Standing:
    return make_officer(school)


def test_an_answer_that_is_an_act_is_a_draft_of_the_union_with_the_notice_as_its_source(area_chair, chair, school):
    notice = make_notice(area_chair, [school])

    answer(chair, notice, 参加人数="约1,200人")

    entry = Entry.objects.get()
    assert (entry.union, entry.state, entry.category, entry.title, entry.start_date, entry.source, entry.source_name) == (
        school, "draft", "culture", "读书活动情况", dt.date(2026, 11, 18), "institution", "读书活动情况",
    )  # fmt: skip
    assert list(entry.figures.values_list("measure", "value", "qualifier")) == [("participants", 1200, "about")]


def test_an_answer_that_cannot_be_recorded_is_not_given(area_chair, chair, school):
    notice = make_notice(area_chair, [school])

    with pytest.raises(RuleBroken, match="still to come"):
        answer(chair, notice, 举办日期="2026-12-24")

    assert (delivery_to(school, notice).answered_at, Entry.objects.count()) == (None, 0)


def test_a_union_answers_once_and_the_sender_hands_it_back_with_its_draft_gone(area_chair, chair, school):
    notice = make_notice(area_chair, [school])
    given = answer(chair, notice)
    with pytest.raises(NotPermitted, match="has answered"):
        answer(chair, notice)

    services.return_answer(actor=area_chair, delivery_id=given.pk, reason="人数有误")
    dropped = Entry.objects.count()
    answer(chair, notice, 参加人数="40")

    assert (dropped, list(Entry.objects.values_list("figures__value", flat=True))) == (0, [40])


def test_an_answer_whose_act_is_confirmed_is_not_handed_back(area_chair, chair, school):
    notice = make_notice(area_chair, [school])
    given = answer(chair, notice)
    ledger.confirm_entry(actor=chair, entry_id=Entry.objects.get().pk)

    with pytest.raises(RuleBroken, match="confirmed in the ledger of 柳岸小学工会"):
        services.return_answer(actor=area_chair, delivery_id=given.pk, reason="人数有误")

    assert delivery_to(school, notice).state_on(TODAY) == "answered"
