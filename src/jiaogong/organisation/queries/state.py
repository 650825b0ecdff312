"""What a union lacks by the rules that hold for it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from jiaogong.members.models import Term
from jiaogong.members.offices.presenting import finding_told
from jiaogong.members.offices.queries.houses import counts_of, findings_of
from jiaogong.unions.labels import limit_told
from jiaogong.unions.limits import limit_for
from jiaogong.unions.models import Union


@dataclass(frozen=True, slots=True)
class Warned:
    """One thing that a rule asks for and the union has not, with the rule, and of which body where it is one's."""

    text: str
    rule: str
    body: str = ""


def warnings_of(union: Union, on: dt.date) -> list[Warned]:
    """What falls short of a rule on a day: of a school without a union, that it ought to have one; else in its bodies."""
    if union.is_closed:
        return []
    if union.kind == Union.Kind.BASE and not union.has_union:
        return _without_union(union, on)
    return [
        Warned(finding_told(found), limit_told(found.limit), str(Term.Body(found.body).label))
        for found in findings_of([union], on)[union.pk]
    ]


def _without_union(union: Union, on: dt.date) -> list[Warned]:
    members, _women = counts_of([union], on).get(union.pk, (0, 0))
    rule = limit_for(union, "union.must_from", on)
    if members < rule.whole:
        return []
    return [Warned(_("%(count)s people are on file and no union is set up.") % {"count": members}, limit_told(rule))]
