"""A version put in force once the congress has passed or heard it, revised, reviewed, repealed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from jiaogong.congress.models import Item, RuleVersion, Session
from jiaogong.congress.register import queries, services
from jiaogong.congress.register.rules import Words
from jiaogong.congress.register.telling import stage_of
from jiaogong.congress.register.tests.factories import make_in_force, make_item, make_version
from jiaogong.kernel import clock
from jiaogong.kernel.errors import RuleBroken
from jiaogong.ledger.models import Entry
from jiaogong.unions.models import OwnLimit

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)
YESTERDAY = dt.date(2026, 11, 21)


def _laid(chair: Any, version: RuleVersion, item: Item) -> RuleVersion:
    return services.lay_before(actor=chair, version_id=version.pk, item_id=item.pk)


def _put(chair: Any, version: RuleVersion, day: dt.date = TODAY) -> RuleVersion:
    return services.put_in_force(actor=chair, version_id=version.pk, from_day=day)


def test_a_rule_on_pay_that_a_session_passed_is_put_in_force_and_stands_in_the_ledger(chair, school):
    version = make_version(school, by=chair, title="绩效分配办法", kind="pay")
    _laid(chair, version, make_item(school, by=chair))

    bound = _put(chair, version)

    assert (bound.state, bound.in_force_from, bound.review_date) == ("given_force", TODAY, dt.date(2031, 11, 22))
    assert bound.entry is not None
    assert (bound.entry.title, bound.entry.state) == ("制定《绩效分配办法》", Entry.State.CONFIRMED)
    assert bound.entry.sentence == (
        "制定《绩效分配办法》，2026年11月20日第三届教职工代表大会第一次会议审议通过，自2026年11月22日起施行。"
    )


@pytest.mark.parametrize(
    ("overrides", "reason"),
    [
        ({"session_state": Session.State.OPEN}, "needs to be passed by the congress, in a session that is over"),
        ({"kind": Item.Kind.HEAR, "state": Item.State.HEARD}, "needs to be passed by the congress"),
        ({"state": Item.State.REJECTED, "yes": 10}, "did not pass"),
        ({"state": Item.State.PLANNED}, "needs to be passed by the congress"),
    ],
)
def test_what_was_not_passed_binds_nobody(chair, school, overrides, reason):
    version = make_version(school, by=chair, kind="pay")
    _laid(chair, version, make_item(school, by=chair, **overrides))

    with pytest.raises(RuleBroken, match=reason):
        _put(chair, version)

    assert Entry.objects.count() == 0


def test_the_refusal_names_the_article(chair, school):
    version = make_version(school, by=chair, kind="welfare")

    with pytest.raises(RuleBroken, match="第七条第四项"):
        _put(chair, version)


def test_a_charter_is_heard_and_other_rules_need_nothing_of_the_congress(chair, school):
    charter = make_version(school, by=chair, title="学校章程", kind="charter")
    with pytest.raises(RuleBroken, match="heard by the congress"):
        _put(chair, charter)
    _laid(chair, charter, make_item(school, by=chair, kind=Item.Kind.HEAR, state=Item.State.HEARD))

    bound = [_put(chair, charter).state, _put(chair, make_version(school, by=chair)).state]

    assert bound == ["given_force", "given_force"]


def test_a_new_version_ends_the_one_before_on_its_last_day(chair, school):
    first = make_in_force(school, by=chair, since=dt.date(2026, 1, 1))
    second = services.revise_rule(actor=chair, rule_id=first.rule_id, words=Words(text="第一条 每日签到一次。"))

    _put(chair, second, dt.date(2026, 12, 1))

    first.refresh_from_db()
    days = (dt.date(2025, 12, 31), dt.date(2026, 1, 1), dt.date(2026, 11, 30), dt.date(2026, 12, 1))
    bound = [first.rule.versions.filter(queries.binding_on(day)).first() for day in days]
    assert [v and v.number for v in bound] == [None, 1, 1, 2]
    assert [stage_of(second.__class__.objects.get(pk=second.pk), day) for day in days[2:]] == ["coming", "in_force"]
    assert (first.in_force_until, first.end) == (dt.date(2026, 11, 30), "revised")


def test_a_version_cannot_begin_before_the_one_that_it_follows(chair, school):
    first = make_in_force(school, by=chair)
    second = services.revise_rule(actor=chair, rule_id=first.rule_id, words=Words(text="新文本"))

    with pytest.raises(RuleBroken, match="this one can follow from the day after"):
        _put(chair, second)


def test_it_cannot_bind_before_it_was_decided(chair, school):
    version = make_version(school, by=chair, kind="pay")
    _laid(chair, version, make_item(school, by=chair))

    with pytest.raises(RuleBroken, match="decided on 2026-11-20"):
        _put(chair, version, dt.date(2026, 11, 19))


def test_what_was_passed_changes_only_by_being_passed_anew(chair, school):
    first = make_version(school, by=chair)
    _laid(chair, first, make_item(school, by=chair))
    _put(chair, first, YESTERDAY)
    second = services.revise_rule(actor=chair, rule_id=first.rule_id, words=Words(text="新文本"))

    with pytest.raises(RuleBroken, match="第三十四条"):
        _put(chair, second)


def test_a_union_adds_kinds_that_are_passed_but_takes_none_of_the_law_away(chair, school):
    OwnLimit.objects.create(
        union=school, code="congress.rules_passed", value="其他、教代会", reason="委员会决定", since=dt.date(2026, 1, 1),
        set_by=chair.person, set_at=clock.now(),
    )  # fmt: skip

    for kind in ("other", "pay"):
        with pytest.raises(RuleBroken, match="needs to be passed"):
            _put(chair, make_version(school, by=chair, title=kind, kind=kind))


def test_a_rule_past_its_review_is_listed_until_it_is_looked_at(chair, school):
    version = make_in_force(school, by=chair, since=dt.date(2021, 11, 22))
    owed = queries.own_versions(chair).filter(queries.past_review(TODAY))

    before = list(owed)
    services.note_reviewed(actor=chair, version_id=version.pk)

    assert (before, list(owed.all())) == ([version], [])
    assert RuleVersion.objects.get().review_date == dt.date(2031, 11, 22)


def test_what_the_congress_passed_is_repealed_by_what_it_passed(chair, school):
    version = _laid(chair, make_version(school, by=chair, kind="pay"), make_item(school, by=chair))
    _put(chair, version)
    asked: dict[str, Any] = {"actor": chair, "version_id": version.pk, "last_day": TODAY, "note": "并入新办法"}
    for item_id in (None, version.item_id):
        with pytest.raises(RuleBroken, match="repealed by a point that it passed"):
            services.repeal_rule(**asked, item_id=item_id)

    ended = services.repeal_rule(**asked, item_id=make_item(school, by=chair, title="废止考勤办法").pk)

    assert [stage_of(ended, day) for day in (TODAY, dt.date(2026, 11, 23))] == ["in_force", "repealed"]
