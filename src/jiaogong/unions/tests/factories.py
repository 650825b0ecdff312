from __future__ import annotations

import itertools
from typing import Any

from jiaogong.unions.models import Union
from jiaogong.unions.services import path_below, spelled

_serial = itertools.count(1)


def make_union(parent: Union | None = None, **overrides: Any) -> Union:
    """A union below a parent; without one, an area. Kind follows the parent's."""
    number = next(_serial)
    below = {None: Union.Kind.AREA, "area": Union.Kind.BASE, "cluster": Union.Kind.BASE, "base": Union.Kind.GROUP}
    facts: dict[str, Any] = {
        "code": f"U{number}",
        "name": f"青禾第{number}小学工会" if parent else f"青禾区教育工会{number}",
        "kind": below[parent.kind if parent else None],
        **overrides,
    }
    union = spelled(Union(parent=parent, path=path_below(parent, facts["code"]), **facts))
    union.save(force_insert=True)
    return union
