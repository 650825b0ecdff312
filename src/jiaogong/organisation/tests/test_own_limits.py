from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotPermitted, RuleBroken
from jiaogong.organisation import services
from jiaogong.unions.models import OwnLimit

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    with clock.stopped_at(TODAY):
        yield


def test_an_own_limit_is_kept_with_its_reason(area, above):
    services.set_limit(actor=above, union=area, code="cap.birthday", value=200, reason="委员会决定", since=TODAY)

    own = OwnLimit.objects.get()
    assert (own.value, own.reason, own.set_by) == (200, "委员会决定", above.person)


@pytest.mark.parametrize(("code", "value"), [("privacy.small_count", 3), ("election.quorum", "1/2")])
def test_an_own_limit_looser_than_one_that_blocks_is_refused_with_its_source(area, above, code, value):
    with pytest.raises(RuleBroken, match=r"第六条|27号"):
        services.set_limit(actor=above, union=area, code=code, value=value, reason="想放宽", since=TODAY)

    assert OwnLimit.objects.count() == 0


def test_a_school_does_not_set_the_area_s_limits(area, chair):
    with pytest.raises(NotPermitted):
        services.set_limit(actor=chair, union=area, code="cap.birthday", value=100, reason="越权", since=TODAY)


def test_a_limit_is_given_up_only_where_one_was_set(area, above):
    with pytest.raises(RuleBroken):
        services.give_up_limit(actor=above, union=area, code="cap.birthday", reason="作废")
    services.set_limit(actor=above, union=area, code="cap.birthday", value=200, reason="决定", since=TODAY)

    services.give_up_limit(actor=above, union=area, code="cap.birthday", reason="作废")

    assert list(OwnLimit.objects.order_by("pk").values_list("value", flat=True)) == [200, None]
