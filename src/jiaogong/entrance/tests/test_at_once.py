"""The same form sent twice at the same moment, on a database that several write to."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from jiaogong.entrance.models import Invitation
from jiaogong.entrance.services.inviting import print_slip
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.tests.factories import make_officer, make_person
from jiaogong.unions.tests.factories import make_union

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time"),
]


def test_a_slip_asked_for_twice_at_once_is_printed_once_and_told_so():
    area = make_union()
    officer, key = make_officer(area), uuid.uuid4()
    number = make_person(make_union(area)).number

    def printed(_time: int) -> str:
        try:
            print_slip(actor=officer, number=number, form_key=key)
        except RuleBroken:
            return "refused"
        finally:
            connections.close_all()
        return "printed"

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(printed, range(2)))

    assert (answers, Invitation.objects.count()) == (["printed", "refused"], 1)
