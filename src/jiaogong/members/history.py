"""Who was on which file, and was what, on a day that is past: files as they are, less the steps taken since."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import BigIntegerField, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from jiaogong.members.models import Movement, Person
from jiaogong.members.queries import living_on

Kind = Movement.Kind


@dataclass(frozen=True, slots=True)
class Then:
    """How to ask a query of people what they were on a day: conditions, and where their union stands."""

    union: str
    serving: Q
    retired: Q
    member: Q


def people_on(day: dt.date) -> QuerySet[Person]:
    """The living people on file on a day, each with `union_then` and the steps since (`step_of_work`, `step_of_membership`).

    Where somebody belonged is told by the transfers: on the day of one the new union counts. Ask with `then(day)`.
    """
    since = _steps_after(day)
    moved = since.filter(kind=Kind.TRANSFER)
    return (
        _on_file(day, joined=Q(Exists(moved)))
        .annotate(union_then=_first_or_own(moved))
        .annotate(step_of_work=Subquery(since.filter(kind__in=(Kind.RETIRE, Kind.RETURN)).values("kind")[:1]))
        .annotate(
            step_of_membership=Subquery(
                since.filter(kind__in=(Kind.JOIN, *Movement.ENDS_MEMBERSHIP)).values("kind")[:1]
            )
        )
    )


def then(day: dt.date) -> Then:
    """What people of `people_on(day)` were on the day.

    Whoever next leaves was a member, whoever next joins was none; whoever next returns was retired. Where no step is
    written down the dates on the file tell.
    """
    retired = Q(step_of_work=Kind.RETURN) | Q(
        step_of_work__isnull=True, retired_date__isnull=False, retired_date__lte=day
    )
    serving = Q(step_of_work=Kind.RETIRE) | Q(
        Q(retired_date__isnull=True) | Q(retired_date__gt=day), step_of_work__isnull=True
    )
    member = Q(step_of_membership__in=Movement.ENDS_MEMBERSHIP) | Q(
        _member_by_dates(day), step_of_membership__isnull=True
    )
    return Then("union_then", serving=serving, retired=retired, member=member)


def unmoved_since(day: dt.date) -> QuerySet[Person]:
    """Those of `people_on(day)` who have taken no step since, without what they would be annotated with: to be counted fast."""
    return _on_file(day).exclude(pk__in=_steps_after(day, of=None).order_by().values("person"))


def moved_since(day: dt.date) -> QuerySet[Person]:
    """Those of `people_on(day)` who have taken a step since."""
    return people_on(day).filter(pk__in=_steps_after(day, of=None).order_by().values("person"))


def unmoved(day: dt.date) -> Then:
    """What people of `unmoved_since(day)` were on the day: as their files say."""
    retired = Q(retired_date__isnull=False, retired_date__lte=day)
    serving = Q(retired_date__isnull=True) | Q(retired_date__gt=day)
    return Then("union_id", serving=serving, retired=retired, member=_member_by_dates(day))


def _on_file(day: dt.date, joined: Q | None = None) -> QuerySet[Person]:
    came = Q(joined_date__isnull=True) | Q(joined_date__lte=day)
    return Person.objects.filter(living_on(day), came | joined if joined else came, merged_into__isnull=True)


def _member_by_dates(day: dt.date) -> Q:
    since = Q(member_since__isnull=True) | Q(member_since__lte=day)
    return since & (Q(is_member=True) | Q(left_date__gt=day))


def _first_or_own(moved: QuerySet[Movement]) -> Coalesce:
    return Coalesce(Subquery(moved.values("union_from")[:1]), F("union_id"), output_field=BigIntegerField())


def _steps_after(day: dt.date, of: str | None = "pk") -> QuerySet[Movement]:
    """The steps done after a day, the earliest first; of the person of the row around it, or of everybody."""
    done = Movement.objects.filter(state=Movement.State.DONE, on_date__gt=day).order_by("on_date", "pk")
    return done.filter(person=OuterRef(of)) if of else done
