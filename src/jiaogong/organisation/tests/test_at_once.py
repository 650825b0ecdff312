"""Two officers who decide at the same moment. SQLite lets only one write at a time; PostgreSQL has to be asked to wait."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from jiaogong.kernel.errors import NotPermitted, RuleBroken
from jiaogong.members.tests.factories import make_officer
from jiaogong.organisation import services
from jiaogong.organisation.models import UnionChange
from jiaogong.organisation.tests.factories import ask
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        "connection.vendor == 'sqlite'", reason="SQLite's memory is one connection's; its writers wait anyway"
    ),
]


def approved_at_once(*changes: UnionChange) -> list[str]:
    """Each change approved by an officer of its own, in a thread of its own, all begun together; what came of each."""
    area = changes[0].union.parent
    officers = [make_officer(area) for _change in changes]
    begun = threading.Barrier(len(changes))

    def approve(at: int) -> str:
        begun.wait()
        try:
            services.approve_change(actor=officers[at], change_id=changes[at].pk)
        except (NotPermitted, RuleBroken) as refused:
            return str(refused)
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(changes)) as threads:
        return list(threads.map(approve, range(len(changes))))


def test_of_two_schools_that_are_to_be_merged_into_each_other_one_is_left():
    area = make_union()
    one, two = make_union(area, name="东小学工会"), make_union(area, name="西小学工会")
    officer = make_officer(area)
    changes = (ask(one, officer, "merge", other=two.code), ask(two, officer, "merge", other=one.code))

    came = approved_at_once(*changes)

    open_ones = Union.objects.filter(pk__in=(one.pk, two.pk), closed_date__isnull=True)
    assert (came.count("done"), open_ones.count()) == (1, 1)


def test_one_change_approved_by_two_officers_is_carried_out_once():
    area = make_union()
    school = make_union(area)
    change = ask(school, make_officer(area))

    came = approved_at_once(change, change)

    assert (came.count("done"), school.former_names.count()) == (1, 1)
