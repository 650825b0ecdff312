"""Rows written at once are as those written one by one."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from jiaogong.kernel import bulk, clock
from jiaogong.kernel.models import AuditLine

pytestmark = pytest.mark.django_db


def _lines(act: str) -> list[Any]:
    return list(AuditLine.objects.filter(act=act).order_by("id").values("thing_id", "thing_name", "detail", "union_id"))


def test_rows_are_written_with_what_they_leave_out_as_its_default():
    at = clock.now()
    rows = [{"at": at, "act": "a", "thing_id": 1, "detail": {"n": 1}}, {"at": at, "act": "a", "thing_name": "岑"}]

    bulk.insert(AuditLine, rows)

    assert _lines("a") == [
        {"thing_id": 1, "thing_name": "", "detail": {"n": 1}, "union_id": None},
        {"thing_id": None, "thing_name": "岑", "detail": {}, "union_id": None},
    ]


def test_no_rows_ask_nothing_of_the_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        bulk.insert(AuditLine, [])
        bulk.update(AuditLine, {})


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the other way is bulk_create's own")
def test_any_number_of_rows_is_one_statement(django_assert_num_queries):
    rows = [{"at": clock.now(), "act": "a", "thing_id": n} for n in range(100)]

    with django_assert_num_queries(1):
        bulk.insert(AuditLine, rows)

    assert [line["thing_id"] for line in _lines("a")] == list(range(100))
