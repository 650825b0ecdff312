"""What of a branch's bodies runs against a day: acting chairs, posts and seats that stand vacant, reports without a reply."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from jiaogong.elections.models import Contest, Election
from jiaogong.members.models import Office, Term
from jiaogong.members.offices.queries import held_on
from jiaogong.unions.models import Union


def acting_chairs(union: Union, today: dt.date) -> QuerySet[Office]:
    """Who acts as chair in a branch until one is elected, the longest first."""
    acting = Office.objects.filter(held_on(today), kind=Office.Kind.CHAIR, how=Office.How.ACTING)
    return acting.filter(union__path__startswith=union.path).order_by("since", "pk")


def seats_left_vacant(union: Union, today: dt.date) -> QuerySet[Contest]:
    """Posts of a branch of which a declared election left seats vacant that nobody has been elected to since."""
    held = Office.objects.filter(held_on(today), term=OuterRef("term")).order_by().values("term")
    sitting = Coalesce(Subquery(held.annotate(count=Count("pk")).values("count")), 0)
    left = Contest.objects.filter(left_vacant__gt=0, election__state=Election.State.DECLARED)
    of_branch = left.filter(election__union__path__startswith=union.path, term__ended_date__isnull=True)
    return of_branch.filter(term__seats__gt=sitting).order_by("election__elected_date", "pk")


def reported_by(union: Union) -> QuerySet[Term]:
    """Elections of the very union that the union above has not replied to."""
    waiting = Term.objects.filter(union=union, state=Term.State.REPORTED, ended_date__isnull=True)
    return waiting.order_by("reported_date", "pk")


def reported_to(union: Union) -> QuerySet[Term]:
    """Elections of the unions right below that wait for the union's reply."""
    waiting = Term.objects.filter(union__parent=union, state=Term.State.REPORTED, ended_date__isnull=True)
    return waiting.order_by("reported_date", "pk")
