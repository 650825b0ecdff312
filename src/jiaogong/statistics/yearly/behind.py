"""The lists that the cells count: people of the day, offices, unions; the ledger lists its own."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.http import urlencode

from jiaogong.members.history import people_on, then
from jiaogong.members.models import Office, Person
from jiaogong.members.queries import Standing, people_visible_to
from jiaogong.proposals.models import Proposal
from jiaogong.proposals.queries.cohorts import of_cohort
from jiaogong.statistics.queries import ledger_address
from jiaogong.statistics.yearly.conditions import of_offices, of_people
from jiaogong.statistics.yearly.figures import figures_of, period_of
from jiaogong.statistics.yearly.form import Cell
from jiaogong.unions.models import Union
from jiaogong.unions.queries import branch


def address_of(cell: Cell, union: Union, year: int) -> str:
    """Where the list stands that a cell counts."""
    if cell.counts == "ledger":
        category, measure = cell.of
        return ledger_address(union=union.code, period=period_of(year).code, category=category, measure=measure)
    return f"{reverse('yearly-behind', args=[cell.code])}?{urlencode({'union': union.code, 'year': str(year)})}"


def people_behind(cell: Cell, union: Union, year: int) -> QuerySet[Person]:
    """The people whom a cell counts, with `union_then`, the union that they belonged to on the day."""
    period = period_of(year)
    asked = then(period.end)
    people = people_on(period.end).filter(Q(union_then__in=branch(union).values("pk")))
    return people.filter(of_people(cell.of, asked, period)).order_by("pinyin", "pk")


def nameable(people: QuerySet[Person], who: Standing) -> QuerySet[Person]:
    """Those of them whose files one may see today: who has moved on since is counted, not named."""
    return people.filter(pk__in=people_visible_to(who).order_by().values("pk"))


def offices_behind(cell: Cell, union: Union, year: int) -> QuerySet[Office]:
    """The offices that a cell counts the holders of."""
    held = Office.objects.filter(of_offices(cell.of, period_of(year).end), union__path__startswith=union.path)
    return held.select_related("person", "union").order_by("pk")


def proposals_behind(cell: Cell, union: Union, year: int) -> QuerySet[Proposal]:
    """The proposals that a cell counts."""
    rows = Proposal.objects.filter(of_cohort(cell.of, period_of(year)), union__path__startswith=union.path)
    return rows.select_related("union").order_by("pk")


def unions_behind(cell: Cell, union: Union, year: int) -> QuerySet[Union]:
    """The schools and organs that a cell counts."""
    return Union.objects.filter(pk__in=figures_of(union, year).unions_with(cell.code)).order_by("path")
