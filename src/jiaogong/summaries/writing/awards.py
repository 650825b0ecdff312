"""Prizes told by level and name."""

from __future__ import annotations

from collections.abc import Iterable

from jiaogong.ledger.models import Award
from jiaogong.summaries.facts import Known, Prize
from jiaogong.summaries.writing.said import FigureAt, Said, joined

_LEVELS = ("国家", *(level for level in reversed(Award.Level.values) if level != "国家"), "")
_RANKS = ("特等", "一等", "金", "二等", "银", "三等", "铜", "优秀", "优胜", "组织", "鼓励")
MOST_LEVELS, MOST_PRIZES = 3, 3


def prize_list(known: Known, category: str) -> Said | None:
    """The prizes of a category won above the teller, by level: “省级一等奖1个，市级二等奖3个”; None where there are none."""
    found = prizes_won(known, category)
    return told(found) if found else None


def prizes_won(known: Known, category: str) -> list[Prize]:
    """The prizes of a category won above the school; in an area's text above the area, whose own stand with their events."""
    prizes = [p for p in known.prizes if p.category == category and p.count > 0 and p.level not in ("", "校")]
    return [p for p in prizes if known.is_base or _LEVELS.index(p.level) < _LEVELS.index("区")]


def told(prizes: Iterable[Prize], *, own_level: str = "") -> Said:
    """Prizes in a row, the highest first; a level is named once, the teller's own not at all."""
    left = sorted(prizes, key=_place)
    rows = []
    for level in list(dict.fromkeys(p.level for p in left))[:MOST_LEVELS]:
        of_level = [p for p in left if p.level == level][:MOST_PRIZES]
        named = "" if level in ("", own_level) else f"{level}级"
        rows.append(Said(named) + joined([_one(p) for p in of_level], "、"))
    return joined(rows, "，")


def _place(prize: Prize) -> tuple[int, int, str]:
    return _LEVELS.index(prize.level), rank_of(prize.prize), prize.prize


def rank_of(prize: str) -> int:
    """Where a prize stands among those of its level, 0 the highest."""
    return next((i for i, word in enumerate(_RANKS) if word in prize), len(_RANKS))


def _one(prize: Prize) -> Said:
    unit = unit_of(prize.prize)
    count = f"{prize.count}{unit}"
    return Said(prize.prize) + Said(count, (FigureAt(0, len(count), "awards", prize.count, unit, prize.entries),))


def unit_of(prize: str) -> str:
    """人 for titles of people, 个 for prizes and groups."""
    is_of_a_person = not prize.endswith(
        ("奖", "集体", "单位", "小家", "之家", "组", "室", "岗", "团队", "工会", "学校", "家庭")
    )
    return "人" if is_of_a_person else "个"
