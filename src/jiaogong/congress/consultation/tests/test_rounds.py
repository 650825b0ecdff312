from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest

from jiaogong.congress.consultation import services
from jiaogong.congress.consultation.queries import rounds
from jiaogong.congress.consultation.rules import Said
from jiaogong.congress.consultation.tests.factories import give, make_round, round_plan
from jiaogong.congress.models import OpinionRound, RoundOpinion
from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound, NotPermitted, RuleBroken
from jiaogong.kernel.models import AuditLine
from jiaogong.members.queries import standing_of
from jiaogong.members.tests.factories import make_member, make_officer, make_person
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)


def test_the_same_form_opens_one_round(chair, school):
    key = uuid.uuid4()

    made = [services.open_round(actor=chair, union=school, plan=round_plan(), form_key=key) for _ in range(2)]

    assert (made[0], OpinionRound.objects.count()) == (made[1], 1)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": " "}, "what the draft is called"),
        ({"text": ""}, "text of the draft, or its file"),
        ({"last_date": TODAY - dt.timedelta(days=1)}, "last day is before"),
        ({"starts_date": TODAY + dt.timedelta(days=9)}, "last day is before"),
        ({"asked_of": "delegates"}, "Nobody would be asked"),
        ({"asked_of": "delegations"}, "Nobody would be asked"),
        ({"asked_of": "delegates", "may_be_unnamed": True}, "delegates stand by theirs"),
        ({"item_id": 99}, "not on the agenda"),
    ],
)
def test_an_unsound_round_is_refused(chair, school, wrong, sentence):
    with pytest.raises(RuleBroken, match=sentence):
        services.open_round(actor=chair, union=school, plan=round_plan(**wrong))

    assert OpinionRound.objects.count() == 0


def test_only_an_officer_of_the_very_union_asks(mei, school):
    above = make_officer(school.parent)

    for actor in (mei, above):
        with pytest.raises(NotPermitted, match="Only an officer of 柳岸小学工会"):
            services.open_round(actor=actor, union=school, plan=round_plan())


def test_all_staff_give_under_their_name_until_the_clock_closes_the_round(chair, school, mei):
    found = make_round(school, by=chair)
    retired = standing_of(make_person(school, retired_date=dt.date(2020, 9, 1)))
    opinion = give(found, by=mei)
    with pytest.raises(NotPermitted, match="serving staff"):
        give(found, by=retired)

    with clock.stopped_at(found.last_date + dt.timedelta(days=1)):
        refusals = []
        for act in (lambda: give(found, by=mei), lambda: _change(mei, opinion), lambda: _take_back(mei, opinion)):
            with pytest.raises(NotPermitted) as refused:
                act()
            refusals.append(str(refused.value))

    assert (opinion.giver, opinion.delegation) == (mei.person, None)
    assert refusals == ["This round is over: opinions were given until 2026-11-28."] * 3


def _change(who: Any, opinion: Any) -> Any:
    said = Said(text="每周不超过一次")
    return services.change_opinion(actor=who, round_id=opinion.round_id, opinion_id=opinion.pk, said=said)


def _take_back(who: Any, opinion: Any) -> None:
    services.take_opinion_back(actor=who, round_id=opinion.round_id, opinion_id=opinion.pk)


def test_one_s_own_opinion_is_worded_anew_and_loses_the_answer_to_its_old_words(chair, school, mei):
    found = make_round(school, by=chair)
    opinion = give(found, by=mei)
    services.answer_opinions(actor=chair, round_id=found.pk, opinion_ids=[opinion.pk], outcome="adopted")

    changed = _change(mei, opinion)

    assert (changed.text, changed.answer) == ("每周不超过一次", None)
    with pytest.raises(NotFound):
        _change(chair, opinion)


def test_an_opinion_is_taken_back(chair, school, mei):
    opinion = give(make_round(school, by=chair), by=mei)

    _take_back(mei, opinion)

    assert RoundOpinion.objects.count() == 0


def test_without_a_name_no_person_and_no_audit_line_are_kept(chair, school, mei):
    found = make_round(school, by=chair, may_be_unnamed=True)
    before = AuditLine.objects.count()

    give(found, by=mei, is_unnamed=True)

    row = RoundOpinion.objects.values().get()
    assert AuditLine.objects.count() == before
    assert [name for name in ("giver_id", "delegation_id") if row.get(name) is not None] == []
    assert [name for name, value in row.items() if isinstance(value, dt.date)] == []


def test_the_order_of_opinions_tells_nothing_of_when_they_came(chair, school, mei):
    found = make_round(school, by=chair, may_be_unnamed=True)

    given = [give(found, by=mei, is_unnamed=at % 2 == 0).pk for at in range(20)]

    assert list(rounds.opinions_of(found).values_list("pk", flat=True)) == sorted(given) != given


def test_a_round_under_names_takes_none_without(chair, school, mei):
    with pytest.raises(RuleBroken, match="under one's name"):
        give(make_round(school, by=chair), by=mei, is_unnamed=True)


def test_delegates_alone_give_and_their_delegation_stands_with_it(chair, school, mei, delegates):
    found = make_round(school, by=chair, asked_of="delegates")

    opinion = give(found, by=standing_of(delegates[4]))

    assert str(opinion.delegation) == "高年级代表团"
    with pytest.raises(NotPermitted, match="delegates are asked"):
        give(found, by=mei)


def test_heads_gather_for_their_delegations(chair, school, delegates):
    found = make_round(school, by=chair, asked_of="delegations")

    opinion = give(found, by=standing_of(delegates[0]))

    counts = rounds.counts_of(found, TODAY)
    assert (str(opinion.delegation), counts.asked, counts.givers) == ("低年级代表团", 2, 1)
    with pytest.raises(NotPermitted, match="heads of delegations gather"):
        give(found, by=standing_of(delegates[1]))


def test_a_round_to_come_takes_no_opinion_yet_and_is_called_off_not_closed(chair, school, mei):
    found = make_round(school, by=chair, starts_date=TODAY + dt.timedelta(days=2))

    with pytest.raises(NotPermitted, match="from 2026-11-24 on"):
        give(found, by=mei)
    with pytest.raises(RuleBroken, match="has not begun"):
        services.close_round(actor=chair, round_id=found.pk)

    assert services.call_off_round(actor=chair, round_id=found.pk, reason="稿子要改").state == "called_off"


def test_the_last_day_moves_but_not_into_the_past(chair, school):
    found = make_round(school, by=chair)

    moved = services.move_last_day(actor=chair, round_id=found.pk, last_date=dt.date(2026, 12, 4))

    assert moved.last_date == dt.date(2026, 12, 4)
    with pytest.raises(RuleBroken, match="over already"):
        services.move_last_day(actor=chair, round_id=found.pk, last_date=TODAY - dt.timedelta(days=1))


def test_another_school_knows_of_no_round(chair, school):
    found = make_round(school, by=chair)
    stranger = make_member(make_union(make_union()))

    with pytest.raises(NotFound):
        rounds.round_visible_to(stranger, "WHB", found.pk)
    with pytest.raises(NotFound):
        give(found, by=stranger)


@pytest.mark.parametrize(
    ("day", "stages"),
    [
        (0, {"coming": 1, "running": 1, "over": 1}),
        (2, {"coming": 0, "running": 2, "over": 1}),
        (7, {"coming": 0, "running": 0, "over": 3}),
    ],
)
def test_rounds_are_listed_by_where_they_stand_on_the_day(chair, school, day, stages):
    make_round(school, by=chair, starts_date=TODAY + dt.timedelta(days=2))
    make_round(school, by=chair)
    services.close_round(actor=chair, round_id=make_round(school, by=chair).pk)
    on = TODAY + dt.timedelta(days=day)

    counts = {stage: rounds.in_stage(rounds.rounds_of(school), stage, on).count() for stage in stages}

    assert counts == stages
    assert {rounds.stage_of(r, on) for r in rounds.rounds_of(school)} == {s for s, n in stages.items() if n}
