from __future__ import annotations

from typing import Any

from jiaogong.members.queries import Standing
from jiaogong.organisation import services
from jiaogong.organisation.models import UnionChange
from jiaogong.organisation.rules import Asked
from jiaogong.unions.models import Union


def ask(union: Union, by: Standing, change: str = "rename", /, **overrides: Any) -> UnionChange:
    """A change that is asked for: unless said otherwise another name."""
    facts = {"reason": "学校改名", **({"name": "青禾晨光小学工会"} if change == "rename" else {}), **overrides}
    return services.ask_change(actor=by, union=union, kind=change, asked=Asked(**facts))
