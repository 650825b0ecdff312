"""Which branch and period a page is asked for."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from jiaogong.kernel import clock, periods
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.periods import Period
from jiaogong.members.middleware import standing
from jiaogong.members.queries import union_visible_to
from jiaogong.unions.models import Union


@dataclass(frozen=True, slots=True)
class Asked:
    """A branch and a period."""

    union: Union
    period: Period


def asked(request: HttpRequest, kept: QueryDict | None = None) -> Asked:
    """Union and period from a form (sent, or kept while its sender signed in) or address.

    By default the own branch and this year. Raises NotFound for a union one may
    not see, RuleBroken for a period that is none.
    """
    given = kept or (request.POST if request.method == "POST" else request.GET)
    who = standing(request)
    code = given.get("union", "").strip()
    union = union_visible_to(who, code) if code else who.home
    return Asked(union, period_of(given.get("period", "").strip() or str(clock.today().year)))


def asked_or_told(request: HttpRequest, kept: QueryDict | None = None) -> tuple[Asked, str]:
    """Like `asked`, for a form whose other fields must not be lost: a period that is none is told, and this year's.

    Raises NotFound for a union one may not see.
    """
    try:
        return asked(request, kept), ""
    except RuleBroken as refusal:
        given = kept or request.POST or request.GET
        code = given.get("union", "").strip()
        who = standing(request)
        union = union_visible_to(who, code) if code else who.home
        return Asked(union, periods.parse(str(clock.today().year))), str(refusal)


def period_of(code: str) -> Period:
    """The period of a code typed by a person. Raises RuleBroken with the forms there are."""
    try:
        return periods.parse(code)
    except ValueError:
        forms = "2026, 2026H1, 2026-03, 2025-2026, 2025-2026-2, 2026S"
        raise RuleBroken(
            _("“%(code)s” is no period; periods are written %(forms)s.") % {"code": code[:20], "forms": forms}
        ) from None


def periods_offered() -> list[str]:
    """The periods that a list offers: this year and the two before, halves, school years and terms."""
    year = clock.today().year
    offered = [str(y) for y in (year, year - 1, year - 2)]
    return [
        *offered,
        f"{year}H1",
        f"{year}H2",
        f"{year - 1}-{year}",
        f"{year - 1}-{year}-2",
        f"{year}-{year + 1}-1",
        f"{year}S",
    ]
