"""What a union lacks by the rules that hold for it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from jiaogong.kernel.limits import Limit, size_for
from jiaogong.members.models import Office, Person
from jiaogong.members.queries import offices_in
from jiaogong.unions.labels import limit_told
from jiaogong.unions.limits import limits_for
from jiaogong.unions.models import Union

_ON_COMMITTEE = (Office.Kind.CHAIR, Office.Kind.VICE_CHAIR, Office.Kind.COMMITTEE)


@dataclass(frozen=True, slots=True)
class Warned:
    """One thing that a rule asks for and the union has not, with the rule."""

    text: str
    rule: str


def warnings_of(union: Union, on: dt.date) -> list[Warned]:
    """What a base union falls short of on a day: its committee, its size, the women's committee, a union of its own."""
    if union.kind != Union.Kind.BASE or union.is_closed:
        return []
    limits = {limit.code: limit for limit in limits_for(union, on)}
    serving = Person.objects.filter(union=union, is_member=True).filter(
        Q(retired_date__isnull=True) | Q(retired_date__gt=on)
    )
    members, women = serving.count(), serving.filter(sex=Person.Sex.FEMALE).count()
    if not union.has_union:
        return _without_union(limits["union.must_from"], members)
    held = list(offices_in(union, on).values_list("kind", "person"))
    committee = len({person for kind, person in held if kind in _ON_COMMITTEE})
    has_women = any(kind == Office.Kind.WOMEN for kind, _person in held)
    return [
        *_committee(limits["union.committee_size"], committee, members),
        *_women(limits["union.women_committee_from"], women, has_women),
    ]


def _without_union(rule: Limit, members: int) -> list[Warned]:
    if members < rule.whole:
        return []
    return [Warned(_("%(count)s people are on file and no union is set up.") % {"count": members}, limit_told(rule))]


def _committee(rule: Limit, committee: int, members: int) -> list[Warned]:
    least, most = size_for(rule.value, members)
    if not committee:
        return [Warned(_("No committee is in term."), limit_told(rule))]
    if least <= committee <= most or not most:
        return []
    values = {"committee": committee, "members": members, "least": least, "most": most}
    told = _("The committee has %(committee)s for %(members)s members; %(least)s to %(most)s is the rule.")
    return [Warned(told % values, limit_told(rule))]


def _women(rule: Limit, women: int, has_committee: bool) -> list[Warned]:
    if has_committee or women < rule.whole:
        return []
    told = _("%(count)s women members and nobody in the women's committee.") % {"count": women}
    return [Warned(told, limit_told(rule))]
