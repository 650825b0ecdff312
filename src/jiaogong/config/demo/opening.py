"""The demo as the command opens it: built where the folder is empty, found again where it was built."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from jiaogong.config.demo.building import build
from jiaogong.config.demo.tree import AREA_CODE, AREA_NAME, SHOWN_SCHOOL, Size
from jiaogong.kernel.errors import RuleBroken
from jiaogong.ledger.models import Entry
from jiaogong.unions.models import Union
from jiaogong.unions.queries import base_unions, union_by_code


@dataclass(frozen=True, slots=True)
class Demo:
    """The area, the school to look at, the last complete year, and whether it was made just now."""

    area: Union
    school: Union
    year: int
    is_new: bool


def open_demo(size: Size | None, *, today: dt.date) -> Demo:
    """Build the made-up area in an empty ledger, or find the one that is there.

    Raises RuleBroken where the folder holds another ledger, or a demo of another size.
    """
    area = union_by_code(AREA_CODE)
    if area is None:
        if Union.objects.exists():
            raise RuleBroken(_holds_another())
        area = build(size or "area", today=today)
        return _demo(area, today.year - 1, is_new=True)
    if area.name != AREA_NAME:
        raise RuleBroken(_holds_another())
    found: Size = "area" if base_unions(area).count() > 3 else "school"
    if size not in (None, found):
        raise RuleBroken(
            _(
                "%(folder)s holds a demo of the size “%(found)s”: name another folder in JIAOGONG_HOME for one of the size “%(size)s”."
            )
            % {"folder": settings.HOME, "found": found, "size": size}
        )
    first_told = Entry.objects.order_by("pk").values_list("start_date", flat=True)[0]
    return _demo(area, first_told.year, is_new=False)


def _demo(area: Union, year: int, *, is_new: bool) -> Demo:
    school = base_unions(area).get(short_name=SHOWN_SCHOOL)
    return Demo(area, school, year, is_new)


def _holds_another() -> str:
    return _("%(folder)s holds a ledger of your own: name another folder in JIAOGONG_HOME for the demo.") % {
        "folder": settings.HOME
    }
