"""What a cluster does with its base unions: the audit, the mutual visits, a forum."""

from __future__ import annotations

from random import Random

from jiaogong.config.demo.calendars import Calendar
from jiaogong.config.demo.telling import Act, act


def cluster_acts(number: int, unions: int, calendar: Calendar, rng: Random, name: str) -> list[Act]:
    """What a cluster does with its base unions: the audit, the mutual visits, a forum."""
    audit, visit, forum = (
        calendar.weekday(rng, (3, 16), (4, 17)),
        calendar.weekday(rng, (12, 1), (12, 11)),
        calendar.weekday(rng, (5, 11), (6, 5)),
    )
    came = unions + rng.randint(2, 12)
    return [
        act(
            "finance",
            f"{name}经费审查",
            audit,
            f"{name}交叉审查基层工会经费，审查工会{unions}个，提出整改意见{number + 2}条。",
            {"unions_audited": unions},
            evidence="text",
        ),
        act(
            "assessment",
            f"{name}互查互评",
            visit,
            f"{name}各基层工会互查台账，互看阵地，推荐先进。",
            {"participants": came},
        ),
        act(
            "study",
            f"{name}工会工作交流会",
            forum,
            f"{name}召开工会工作交流会，{came}人参加，{rng.randint(3, 5)}所学校发言。",
            {"participants": came, "sessions_held": 1},
        ),
    ]
