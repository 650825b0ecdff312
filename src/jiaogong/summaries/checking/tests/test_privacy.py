"""What a reader without the office learns of sensitive kinds from a check: plain totals, and nothing else."""

from __future__ import annotations

import pytest

from jiaogong.ledger.models import Entry
from jiaogong.members.queries import standing_of
from jiaogong.members.tests.factories import make_member, make_office, make_person
from jiaogong.summaries.checking.tests.years import act, check, parts_of, post, with_people

pytestmark = pytest.mark.django_db


def test_a_member_may_check_a_total_but_not_probe_a_visit(chair):
    member = make_member(chair.person.union, name="钟离白")

    total = check("　　全年走访慰问教职工9人次。", chair.person.union, reader=member)
    probe = check("　　3月12日看望住院教师1人次，慰问金1000元。", chair.person.union, reader=member)

    assert parts_of(total) == [("figure", "9人次", "supported")]
    assert {v for _k, _p, v in parts_of(probe)} == {"unsupported"}


def test_a_member_is_told_no_entries_that_are_not_hers_to_see(chair):
    member = make_member(chair.person.union, name="钟离白")

    checked = check("　　全年走访慰问教职工9人次，征集提案12件。", chair.person.union, reader=member)

    told = [e for c in checked.claims for p in c.parts for e in p.entries]
    assert set(Entry.objects.filter(pk__in=told).values_list("category", flat=True)) == {"proposals"}


def test_who_was_visited_is_for_the_union_s_own_officers(chair):
    union = chair.person.union
    post(chair, with_people(act("care", "看望住院教师", "11-20", visits=1), union, "温如言"))
    head = make_person(union.parent, name="席慕青")
    make_office(head, union.parent)
    text = "　　11月20日看望住院教师温如言。"

    verdicts = [
        [v for k, _p, v in parts_of(check(text, union, reader=reader)) if k == "person"]
        for reader in (None, chair, standing_of(head))
    ]

    assert verdicts == [["supported"], ["supported"], ["unsupported"]]
