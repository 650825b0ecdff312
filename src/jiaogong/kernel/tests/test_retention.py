"""Audit lines are refused every change by the database itself; only what was kept long enough goes."""

from __future__ import annotations

import datetime as dt
import os

import pytest
from django.db import IntegrityError, connection, transaction

from jiaogong.kernel import audit, clock, retention
from jiaogong.kernel.models import AuditLine

pytestmark = pytest.mark.django_db

OLD, NEW = (dt.datetime(2020 + n, 1, 1, tzinfo=dt.UTC) for n in (0, 5))


@pytest.fixture
def _two_lines() -> None:
    for moment in (OLD, NEW):
        with clock.stopped_at(moment):
            audit.record(None, "house.looked_at", None)


@pytest.mark.usefixtures("_two_lines")
@pytest.mark.parametrize(
    "statement",
    ["UPDATE kernel_auditline SET act = 'nothing'", "DELETE FROM kernel_auditline WHERE act = 'house.looked_at'"],
)
def test_a_line_is_neither_changed_nor_removed_by_sql(statement):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert AuditLine.objects.filter(act="house.looked_at").count() == 2


@pytest.mark.skipif("sqlite" in os.environ.get("DATABASE_URL", "sqlite"), reason="SQLite knows no TRUNCATE")
@pytest.mark.usefixtures("_two_lines")
def test_the_table_is_not_emptied_past_its_rows():
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE kernel_auditline")

    assert AuditLine.objects.count() == 2


@pytest.mark.usefixtures("_two_lines")
def test_what_was_kept_long_enough_goes_and_no_more():
    removed = retention.remove_lines_before(NEW)

    assert (removed, [line.at for line in AuditLine.objects.all()]) == (1, [NEW])
    with pytest.raises(IntegrityError), transaction.atomic():
        AuditLine.objects.all().delete()


@pytest.mark.usefixtures("_two_lines")
def test_while_old_lines_may_go_newer_ones_may_not():
    with pytest.raises(IntegrityError), transaction.atomic(), retention.letting_go(NEW):
        AuditLine.objects.all().delete()

    assert AuditLine.objects.count() == 2


def test_what_was_changed_is_told_and_the_sensitive_as_digests():
    told = audit.changes(
        {"name": "林晓禾", "phone": "000-1", "floor": 2},
        {"name": "林晓荷", "phone": "", "floor": 2},
        sensitive=["phone"],
    )

    assert (told["name"], told["phone"][0][0], told["phone"][1], set(told)) == (
        ["林晓禾", "林晓荷"],
        "#",
        "",
        {"name", "phone"},
    )
