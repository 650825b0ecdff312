"""Days that cannot be meant are refused: of the session itself, of what it resolved."""

from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.congress.models import Session
from jiaogong.congress.sessions import services
from jiaogong.congress.sessions.tests.factories import STARTS_AT, make_resolution, make_session
from jiaogong.kernel.errors import RuleBroken

pytestmark = pytest.mark.django_db

FAR = STARTS_AT.replace(year=9000)


def test_a_session_is_neither_proposed_for_nor_moved_to_a_day_out_of_reach(school, chair):
    session = make_session(school, by=chair)

    with pytest.raises(RuleBroken, match="too far ahead"):
        make_session(school, by=chair, starts_at=FAR)
    with pytest.raises(RuleBroken, match="too far ahead"):
        services.change_session(
            actor=chair, session_id=session.pk, starts_at=FAR, place="礼堂", term_number=1, number=1
        )

    assert Session.objects.get().starts_at == STARTS_AT


def test_a_resolution_is_carried_out_within_reach(school, chair):
    resolution = make_resolution(chair, school)
    plan = services.ResolutionPlan(text=resolution.text, due_date=dt.date(9999, 12, 31))

    with pytest.raises(RuleBroken, match="too far ahead"):
        services.change_resolution(actor=chair, resolution_id=resolution.pk, plan=plan)
