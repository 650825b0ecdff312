"""Delegates being chosen, seats of delegates that stand empty, a body that should have delegates and has none."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, F, IntegerField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiaogong.congress.delegates.queries import KIND_OF, delegates_of, electors_of
from jiaogong.congress.models import Choosing
from jiaogong.desk.steps.step import Counts, Lists, Step
from jiaogong.members.models import Office, Term
from jiaogong.members.offices.queries import held_on
from jiaogong.members.queries import Standing
from jiaogong.rulepacks import packs
from jiaogong.unions.labels import limit_told
from jiaogong.unions.limits import limit_for
from jiaogong.unions.models import Union

_ALL_BELOW = "congress.all_staff_below"


def lists(standing: Standing, today: dt.date) -> Lists:
    union = standing.home
    if union.kind != Union.Kind.BASE or not standing.holds_office_in(union):
        return {}
    held = Office.objects.filter(held_on(today), term=OuterRef("pk")).order_by().values("term")
    counted = Coalesce(Subquery(held.annotate(n=Count("pk")).values("n")), Value(0), output_field=IntegerField())
    terms = Term.objects.filter(union=union, body__in=KIND_OF, ended_date__isnull=True, ends_date__gte=today)
    return {
        "choosing": Choosing.objects.filter(union=union, state=Choosing.State.RUNNING),
        "vacant": terms.annotate(held=counted).filter(held__lt=F("seats")),
        "seats": delegates_of(union, Term.Body.CONGRESS, today),
        "electors": electors_of(union, Term.Body.CONGRESS, today),
    }


def steps(standing: Standing, today: dt.date, counts: Counts) -> list[Step]:
    union = standing.home
    if not counts:
        return []
    here, found = reverse("delegates", args=[union.code]), []
    choosing, vacant = counts["choosing"], counts["vacant"]
    if choosing:
        text = ngettext(
            "Delegates are being chosen: %(count)s body", "Delegates are being chosen: %(count)s bodies", choosing
        )
        found.append(Step(text % {"count": choosing}, here, choosing, "checklist"))
    if vacant:
        text = ngettext(
            "%(count)s body has seats of delegates that stand empty",
            "%(count)s bodies have seats of delegates that stand empty",
            vacant,
        )
        found.append(Step(text % {"count": vacant}, here, vacant, "user-plus"))
    if not counts["seats"] and not choosing:
        found += _without(union, counts["electors"], today, here)
    return found


def _without(union: Union, electors: int, today: dt.date, here: str) -> list[Step]:
    """So many staff that delegates meet, and none on record; where no place asks for them the limit is not looked up."""
    if electors < min(rule.whole for rule in packs() if rule.code == _ALL_BELOW):
        return []
    rule = limit_for(union, _ALL_BELOW, today)
    if electors < rule.whole:
        return []
    told = _("%(count)s staff and no delegates to the teachers' congress. %(rule)s")
    return [Step(told % {"count": electors, "rule": limit_told(rule)}, here, 1, "users-group")]
