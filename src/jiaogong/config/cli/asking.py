"""Who and what a command is about, looked up in the ledger."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.members.models import Office
from jiaogong.members.queries import OFFICER_KINDS, Standing
from jiaogong.unions.models import Union
from jiaogong.unions.queries import union_by_code


def union_asked(code: str) -> Union:
    """The union of a code. Raises NotFound with the codes that resemble it."""
    union = union_by_code(code.strip())
    if union is None:
        near = ", ".join(
            Union.objects.filter(code__startswith=code[:2].upper()).order_by("path").values_list("code", flat=True)[:5]
        )
        hint = (
            _("codes here are such as %(codes)s.") % {"codes": near}
            if near
            else _("the page “Unions” lists the codes.")
        )
        raise NotFound(_("There is no union with the code “%(code)s”: %(hint)s") % {"code": code, "hint": hint})
    return union


def officer_for(union: Union) -> Standing:
    """Whoever runs the command acts as the union's own first officer, else as one of the unions above."""
    today = clock.today()
    steps = union.path.rstrip("/").split("/")
    paths = ["/".join(steps[: i + 1]) + "/" for i in range(len(steps))]
    held = (
        Office.objects.filter(
            Q(until__isnull=True) | Q(until__gte=today), union__path__in=paths, kind__in=OFFICER_KINDS, since__lte=today
        )
        .select_related("person__union", "union")
        .order_by("pk")
    )
    offices = sorted(held, key=lambda o: (-len(o.union.path), OFFICER_KINDS.index(Office.Kind(o.kind))))
    if not offices:
        raise RuleBroken(
            _("%(union)s has no officer to act for: make one with “jiaogong createsuperuser”.") % {"union": union}
        )
    return Standing(offices[0].person, (offices[0],))
