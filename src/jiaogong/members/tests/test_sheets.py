from __future__ import annotations

import datetime as dt
import io

import pytest

from jiaogong.members.models import Person
from jiaogong.members.roster.tests.sheets import waiting
from jiaogong.members.sheets import write_members
from jiaogong.members.tests.factories import make_officer, make_person

pytestmark = pytest.mark.django_db


def test_members_written_out_come_back_as_they_were():
    chair = make_officer(name="邵云舒")
    make_person(chair.person.union, name="=骆一鸣", birth_date=dt.date(1980, 2, 29), is_minority=True)
    out = io.BytesIO()
    written = write_members(Person.objects.all(), out)

    roster = waiting(chair, out.getvalue())

    assert (written, list(roster.people.values_list("state", "faults"))) == (2, [("same", []), ("same", [])])
