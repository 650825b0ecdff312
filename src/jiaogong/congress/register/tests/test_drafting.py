"""Rules entered and changed: by whom, once, under one title, and who reads a draft."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest

from jiaogong.congress.models import RuleVersion, SchoolRule
from jiaogong.congress.register import queries, services
from jiaogong.congress.register.rules import RulePlan, Words
from jiaogong.congress.register.tests.factories import TEXT, make_in_force, make_version
from jiaogong.congress.sessions.tests.factories import make_delegates
from jiaogong.kernel.errors import ChangedMeanwhile, NotPermitted, RuleBroken
from jiaogong.members.models import Office
from jiaogong.members.queries import standing_of
from jiaogong.members.tests.factories import make_member, make_office, make_officer, make_person
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)


def _put(chair: Any, version: RuleVersion, day: dt.date = TODAY) -> RuleVersion:
    return services.put_in_force(actor=chair, version_id=version.pk, from_day=day)


def test_one_version_is_prepared_at_a_time_and_one_title_stands_once(chair, school):
    version = make_version(school, by=chair)

    with pytest.raises(NotPermitted, match="being prepared already"):
        services.revise_rule(actor=chair, rule_id=version.rule_id, words=Words(text="新文本"))
    with pytest.raises(RuleBroken, match="stands in the register already"):
        make_version(school, by=chair, title="《教职工考勤办法》")

    assert (SchoolRule.objects.count(), RuleVersion.objects.count()) == (1, 1)


def test_two_editors_of_a_draft_do_not_overwrite_each_other(chair, school):
    version = make_version(school, by=chair)
    services.change_version(actor=chair, version_id=version.pk, words=Words(text="甲"), seen_version=1)

    with pytest.raises(ChangedMeanwhile):
        services.change_version(actor=chair, version_id=version.pk, words=Words(text="乙"), seen_version=1)

    assert RuleVersion.objects.get().text == "甲"


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
