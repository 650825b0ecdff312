"""Days that cannot be meant are refused: of opinions, of passing, of force and its end."""

from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.congress.register import services
from jiaogong.congress.register.tests.factories import make_in_force, make_version
from jiaogong.kernel.errors import RuleBroken

pytestmark = pytest.mark.django_db

OLD, FAR = dt.date(1000, 1, 1), dt.date(9999, 12, 31)


def test_a_version_is_neither_passed_nor_in_force_before_there_were_unions(chair, school):
    version = make_version(school, by=chair)

    with pytest.raises(RuleBroken, match="too early"):
        services.note_elsewhere(actor=chair, version_id=version.pk, on=OLD, note="职工大会")
    with pytest.raises(RuleBroken, match="too early"):
        services.put_in_force(actor=chair, version_id=version.pk, from_day=OLD)

    version.refresh_from_db()
    assert (version.elsewhere_date, version.in_force_from) == (None, None)


def test_neither_opinions_nor_a_repeal_run_out_of_reach(chair, school):
    version, bound = make_version(school, by=chair), make_in_force(school, by=chair, title="请假办法")

    with pytest.raises(RuleBroken, match="too far ahead"):
        services.ask_opinions(actor=chair, version_id=version.pk, until=FAR)
    with pytest.raises(RuleBroken, match="too far ahead"):
        services.repeal_rule(actor=chair, version_id=bound.pk, last_day=FAR, note="停用")
