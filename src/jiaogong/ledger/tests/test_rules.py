from __future__ import annotations

import datetime as dt

import pytest

from jiaogong.kernel.errors import RuleBroken
from jiaogong.ledger.rules import AwardFact, FigureFact, require_sound
from jiaogong.ledger.tests.factories import facts

TODAY = dt.date(2026, 11, 22)


def test_a_month_lasts_to_its_last_day() -> None:
    february = facts(start=dt.date(2024, 2, 10), precision="month")

    days = (february.first_day, february.last_day)

    assert days == (dt.date(2024, 2, 1), dt.date(2024, 2, 29))


def test_a_sound_act_is_let_through() -> None:
    require_sound(facts(), today=TODAY)


def test_what_is_to_come_can_only_be_planned() -> None:
    coming = facts(start=dt.date(2026, 12, 1))

    require_sound(coming, today=TODAY, planned=True)
    with pytest.raises(RuleBroken, match="still to come"):
        require_sound(coming, today=TODAY)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": "  "}, "needs a title"),
        ({"title": "长" * 121}, "longer than 120"),
        ({"category": "picnics"}, "none of the 22 categories"),
        ({"end": dt.date(2026, 3, 7)}, "before it begins"),
        ({"start": dt.date(1900, 3, 8)}, "1900 cannot be right"),
        ({"figures": (FigureFact("acts", 3),)}, "not a measure"),
        ({"figures": (FigureFact("participants", -1),)}, "cannot be negative"),
        ({"figures": (FigureFact("participants", 2**53),)}, "size cannot be right"),
        ({"figures": (FigureFact("participants", 1), FigureFact("participants", 2))}, "stands twice"),
        ({"awards": (AwardFact("区", " "),)}, "needs its name"),
        ({"awards": (AwardFact("区", "一等奖", 0),)}, "count of at least one"),
    ],
)
def test_what_cannot_stand_is_refused_with_its_remedy(wrong: dict[str, object], sentence: str) -> None:
    with pytest.raises(RuleBroken, match=sentence):
        require_sound(facts(**wrong), today=TODAY)
