"""Days that cannot be meant are refused: of rounds, of meetings of heads."""

from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.congress.consultation import services
from jiaogong.congress.consultation.tests.factories import make_meeting, make_round
from jiaogong.congress.models import HeadsMeeting, OpinionRound
from jiaogong.kernel import clock
from jiaogong.kernel.errors import RuleBroken

pytestmark = pytest.mark.django_db

FAR = dt.date(9999, 12, 31)


@pytest.mark.parametrize(
    ("days", "told"),
    [({"starts_date": dt.date(1000, 1, 1)}, "begins today at the soonest"), ({"last_date": FAR}, "too far")],
)
def test_a_round_runs_from_today_at_the_soonest_and_ends_within_reach(school, chair, days, told):
    with pytest.raises(RuleBroken, match=told):
        make_round(school, by=chair, **days)

    assert OpinionRound.objects.count() == 0


def test_the_last_day_of_a_round_is_not_moved_out_of_reach(school, chair):
    found = make_round(school, by=chair)

    with pytest.raises(RuleBroken, match="too far ahead"):
        services.move_last_day(actor=chair, round_id=found.pk, last_date=FAR)


@pytest.mark.usefixtures("term")
def test_heads_are_not_called_for_a_day_out_of_reach(school, chair):
    with pytest.raises(RuleBroken, match="too far ahead"):
        make_meeting(school, by=chair, starts_at=clock.now().replace(year=9000))

    assert HeadsMeeting.objects.count() == 0
