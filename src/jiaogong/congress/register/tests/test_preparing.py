"""A version on its way: laid before a point of an agenda, taken back, told of before the register was kept."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from jiaogong.congress.models import Item, RuleVersion, Session
from jiaogong.congress.register import queries, services
from jiaogong.congress.register.presenting import shown
from jiaogong.congress.register.rules import Words
from jiaogong.congress.register.tests.factories import make_item, make_version
from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound, NotPermitted, RuleBroken
from jiaogong.members.tests.factories import make_officer
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)
YESTERDAY = dt.date(2026, 11, 21)


def _laid(chair: Any, version: RuleVersion, item: Item) -> RuleVersion:
    return services.lay_before(actor=chair, version_id=version.pk, item_id=item.pk)


def _put(chair: Any, version: RuleVersion, day: dt.date = TODAY) -> RuleVersion:
    return services.put_in_force(actor=chair, version_id=version.pk, from_day=day)


def test_a_point_of_another_union_or_of_the_other_congress_is_none(chair, school):
    version = make_version(school, by=chair, kind="pay")
    neighbour = make_officer(make_union(school.parent))
    items = [make_item(neighbour.home, by=neighbour), make_item(school, by=chair, body=Session.Body.DELEGATES)]

    for item in items:
        with pytest.raises(NotFound):
            _laid(chair, version, item)

    assert RuleVersion.objects.get().item is None


def test_one_point_decides_one_rule(chair, school):
    item = make_item(school, by=chair)
    _laid(chair, make_version(school, by=chair), item)

    with pytest.raises(RuleBroken, match="is the point on which"):
        _laid(chair, make_version(school, by=chair, title="请假办法"), item)


def test_a_point_that_passed_one_version_does_not_pass_the_next(chair, school):
    item = make_item(school, by=chair)
    first = make_version(school, by=chair, kind="pay")
    _laid(chair, first, item)
    _put(chair, first, YESTERDAY)
    second = services.revise_rule(actor=chair, rule_id=first.rule_id, words=Words(text="新文本"))

    with pytest.raises(RuleBroken, match="is the point on which"):
        _laid(chair, second, item)


def test_a_point_not_dealt_with_is_free_again_once_its_version_is_withdrawn(chair, school):
    item = make_item(school, by=chair, state=Item.State.PLANNED, session_state=Session.State.CALLED)
    first = _laid(chair, make_version(school, by=chair), item)
    services.withdraw(actor=chair, version_id=first.pk, reason="另行起草")
    second = services.revise_rule(actor=chair, rule_id=first.rule_id, words=Words(text="新文本"))

    assert _laid(chair, second, item).state == "deliberated"


def test_what_was_passed_before_the_register_is_told_with_its_day_and_shown_as_such(chair, school):
    version = make_version(school, by=chair, kind="pay")
    services.note_elsewhere(actor=chair, version_id=version.pk, on=dt.date(2024, 3, 8), note="第二届教代会第四次会议")

    bound = _put(chair, version, dt.date(2024, 3, 10))

    assert shown(bound, TODAY).passed == (
        "passed on 2024-03-08 (第二届教代会第四次会议; before this register was kept, no session on record)"
    )


def test_what_is_passed_since_the_register_is_kept_has_its_session(chair, school):
    with clock.stopped_at(YESTERDAY):
        make_version(school, by=chair, title="旧办法")
    version = make_version(school, by=chair, kind="pay")

    with pytest.raises(RuleBroken, match="The register is kept since 2026-11-21"):
        services.note_elsewhere(actor=chair, version_id=version.pk, on=YESTERDAY, note="教代会")


def test_words_before_the_congress_stand_until_they_are_taken_back(chair, school):
    version = make_version(school, by=chair)
    item = make_item(school, by=chair, state=Item.State.PLANNED, session_state=Session.State.CALLED)
    _laid(chair, version, item)
    with pytest.raises(NotPermitted, match="before the congress"):
        services.change_version(actor=chair, version_id=version.pk, words=Words(text="新"), seen_version=1)

    services.take_back(actor=chair, version_id=version.pk)
    changed = services.change_version(actor=chair, version_id=version.pk, words=Words(text="新"), seen_version=1)

    assert (changed.state, changed.item, changed.text) == ("drafted", None, "新")


def test_what_the_congress_passed_is_not_taken_back(chair, school):
    version = make_version(school, by=chair)
    _laid(chair, version, make_item(school, by=chair))

    with pytest.raises(NotPermitted, match="has passed it"):
        services.take_back(actor=chair, version_id=version.pk)


def test_versions_passed_and_not_in_force_are_told_from_those_that_wait_for_their_session(chair, school):
    passed = _laid(chair, make_version(school, by=chair), make_item(school, by=chair))
    open_item = make_item(school, by=chair, session_state=Session.State.OPEN)
    _laid(chair, make_version(school, by=chair, title="请假办法"), open_item)

    assert list(queries.own_versions(chair).filter(queries.waiting())) == [passed]
