"""How an election is shown: its road, what comes next, what is missing, and its outcome in words."""

from jiaogong.elections.presenting.contests import ContestShown, RoundShown, contests_of, told_progress, told_round
from jiaogong.elections.presenting.lacks import lacks_of
from jiaogong.elections.presenting.road import Stage, is_plan_agreed, road_of, tone_of

__all__ = [
    "ContestShown",
    "RoundShown",
    "Stage",
    "contests_of",
    "is_plan_agreed",
    "lacks_of",
    "road_of",
    "told_progress",
    "told_round",
    "tone_of",
]
