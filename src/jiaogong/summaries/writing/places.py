"""What a union calls itself, its place and its people."""

from __future__ import annotations

import functools
import re

from jiaogong.ledger.models import Award
from jiaogong.summaries.facts import Known
from jiaogong.unions.models import Union

_REGION = re.compile(r"([区县市旗州])(?=教育工会|教育系统|总工会|工会|$)")


@functools.cache
def _names_of(kind: str, sector: str, name: str) -> dict[str, str]:
    if kind in (Union.Kind.AREA, Union.Kind.CLUSTER):
        region = _REGION.search(name)
        whole = f"全{region[1]}" if region else "全片"
        return {"校": whole, "本校": "我会", "员工": "教职工", "师": "教师", "各校": "各校"}
    if sector == Union.Sector.ORGAN:
        return {"校": "全单位", "本校": "本单位", "员工": "干部职工", "师": "干部职工", "各校": "各处室"}
    if "幼儿园" in name:
        return {"校": "全园", "本校": "我园", "员工": "教职工", "师": "教师", "各校": "各年级组"}
    return {"校": "全校", "本校": "我校", "员工": "教职工", "师": "教师", "各校": "各年级组"}


def here(known: Known) -> dict[str, str]:
    """Words by slot: the whole (全校), ourselves (我校), the staff, those who retired from it, the parts."""
    union = known.union
    return _names_of(union.kind, union.sector, union.name)


def own_level(known: Known) -> str:
    """The level of prizes that a union gives itself: a school 校, an area its own; "" where unknown."""
    if known.is_base:
        return Award.Level.SCHOOL.value
    region = _REGION.search(known.union.name)
    return region[1] if region and region[1] in Award.Level.values else ""
