from __future__ import annotations

import datetime as dt
from typing import Any

from jiaogong.ledger import services
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import Facts, FigureFact
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_officer
from jiaogong.unions.models import Union


def facts(**overrides: Any) -> Facts:
    """A sound act: a badminton match of forty-two on 8 March 2026."""
    return Facts(
        **{
            "category": "culture",
            "title": "女教职工羽毛球赛",
            "start": dt.date(2026, 3, 8),
            "sentence": "3月8日组织女教职工羽毛球赛，42人参加。",
            "figures": (FigureFact("participants", 42),),
            **overrides,
        }
    )


def make_entry(
    union: Union | None = None, *, by: Standing | None = None, confirmed: bool = True, **overrides: Any
) -> Entry:
    """An entry of a union, drafted (and confirmed) by its chair."""
    chair = by or make_officer(union)
    entry = services.draft_entry(actor=chair, union=union or chair.person.union, facts=facts(**overrides))
    return services.confirm_entry(actor=chair, entry_id=entry.pk) if confirmed else entry
