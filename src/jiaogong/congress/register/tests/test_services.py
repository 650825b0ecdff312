from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest

from jiaogong.congress.models import Item, RuleVersion, SchoolRule, Session
from jiaogong.congress.register import queries, services
from jiaogong.congress.register.presenting import shown
from jiaogong.congress.register.rules import RulePlan, Words
from jiaogong.congress.register.telling import stage_of
from jiaogong.congress.register.tests.factories import TEXT, make_in_force, make_item, make_version
from jiaogong.congress.sessions.tests.factories import make_delegates
from jiaogong.kernel import clock
from jiaogong.kernel.errors import ChangedMeanwhile, NotFound, NotPermitted, RuleBroken
from jiaogong.ledger.models import Entry
from jiaogong.members.models import Office
from jiaogong.members.queries import standing_of
from jiaogong.members.tests.factories import make_member, make_office, make_officer, make_person
from jiaogong.unions.models import OwnLimit
from jiaogong.unions.tests.factories import make_union

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


def test_one_version_is_prepared_at_a_time_and_one_title_stands_once(chair, school):
    version = make_version(school, by=chair)

    with pytest.raises(NotPermitted, match="being prepared already"):
        services.revise_rule(actor=chair, rule_id=version.rule_id, words=Words(text="新文本"))
    with pytest.raises(RuleBroken, match="stands in the register already"):
        make_version(school, by=chair, title="《教职工考勤办法》")

    assert (SchoolRule.objects.count(), RuleVersion.objects.count()) == (1, 1)


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


def test_two_editors_of_a_draft_do_not_overwrite_each_other(chair, school):
    version = make_version(school, by=chair)
    services.change_version(actor=chair, version_id=version.pk, words=Words(text="甲"), seen_version=1)

    with pytest.raises(ChangedMeanwhile):
        services.change_version(actor=chair, version_id=version.pk, words=Words(text="乙"), seen_version=1)

    assert RuleVersion.objects.get().text == "甲"


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


def test_drafts_are_the_officers_own_until_opinions_are_asked_of_delegates(chair, school):
    version = make_version(school, by=chair)
    delegate, member = standing_of(make_delegates(school, 1)[0]), make_member(school)
    readers = (chair, delegate, member, make_officer(make_union(school.parent)))

    def who_reads() -> list[bool]:
        return [queries.versions_visible_to(who, TODAY).filter(pk=version.pk).exists() for who in readers]

    drafted = who_reads()
    services.ask_opinions(actor=chair, version_id=version.pk, until=dt.date(2026, 12, 1))
    asked = who_reads()
    _put(chair, version)

    assert (drafted, asked, who_reads()) == (
        [True, False, False, False], [True, True, False, False], [True, True, True, False],
    )  # fmt: skip


def test_only_officers_of_the_very_union_keep_its_register(chair, school):
    version = make_version(school, by=chair)
    area = make_officer(school.parent)

    with pytest.raises(NotPermitted, match="itself keeps its register"):
        services.withdraw(actor=area, version_id=version.pk, reason="不妥")
    with pytest.raises(NotPermitted):
        make_version(school, by=make_member(school), title="请假办法")

    assert RuleVersion.objects.get().state == "drafted"


def test_the_same_form_sent_twice_enters_one_rule(chair, school):
    plan, key = RulePlan(title="请假办法", kind="other"), uuid4()

    made = [
        services.enter_rule(actor=chair, union=school, plan=plan, words=Words(text=TEXT), form_key=key)
        for _ in range(2)
    ]

    assert made[0] == made[1]


def test_words_are_found_in_readable_texts_alone(chair, school):
    make_in_force(school, by=chair, text="第一条 迟到须说明。")
    make_version(school, by=chair, title="评优办法", text="第一条 迟到者不评优。")
    post = make_person(school)
    make_office(post, school, kind=Office.Kind.GROUP_HEAD)

    def found_by(who: Any) -> int:
        versions = queries.versions_visible_to(who, TODAY)
        rules = queries.rules_visible_to(who, TODAY)
        return queries.narrowed(rules, versions, words="迟到", kind="", state="", on=TODAY).count()

    assert (found_by(chair), found_by(standing_of(post))) == (2, 1)


def test_versions_passed_and_not_in_force_are_told_from_those_that_wait_for_their_session(chair, school):
    passed = _laid(chair, make_version(school, by=chair), make_item(school, by=chair))
    open_item = make_item(school, by=chair, session_state=Session.State.OPEN)
    _laid(chair, make_version(school, by=chair, title="请假办法"), open_item)

    assert list(queries.own_versions(chair).filter(queries.waiting())) == [passed]
