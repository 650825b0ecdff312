"""Who runs an appraisal, who reads its results, who grades."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from jiaogong.appraisal.models import Appraisal
from jiaogong.congress.models import Session
from jiaogong.congress.sessions.queries.rolls import present_seats
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.models import Office, Person
from jiaogong.members.queries import OFFICER_KINDS, Standing, living_on, offices_in
from jiaogong.unions.models import Union

KEEPING = (Office.Kind.CHAIR, Office.Kind.VICE_CHAIR, Office.Kind.COMMITTEE, Office.Kind.STAFF)


def appraised_in(appraisal: Appraisal) -> set[int]:
    """The keys of those who are appraised, of a team whoever answers for it."""
    return {subject.person_id for subject in appraisal.subjects.all()}


def officers_not_appraised(union: Union, appraised: Collection[int], on: dt.date) -> list[str]:
    """The names of a union's officers who are not among those appraised, the first in office first."""
    held = [o for o in offices_in(union, on) if o.kind in KEEPING and o.person_id not in appraised]
    return list(dict.fromkeys(o.person.name for o in held))


def led_from(standing: Standing, union: Union) -> Union | None:
    """The nearest union above in which the person is an officer; None for an officer of the union itself."""
    if standing.holds_office_in(union):
        return None
    above = [o.union for o in standing.offices if o.kind in OFFICER_KINDS and union.path.startswith(o.union.path)]
    return max(above, key=lambda u: len(u.path), default=None)


def is_leading(standing: Standing, appraisal: Appraisal) -> bool:
    """Whether the person leads it: an officer of the union, or of the one above that leads it, and whom that one named."""
    named = appraisal.led_by_id is not None and appraisal.led_by_id == standing.person.pk
    return named or standing.holds_office_in(appraisal.leading_union)


def keepers_of(appraisal: Appraisal, on: dt.date) -> dict[int, str]:
    """Who keeps the results, by key, with their names: the chair; where that is vacant or appraised, the next in office.

    Where the union above leads it: whom that one named, else its own chair or the next in office.
    """
    if appraisal.led_by is not None:
        return {appraisal.led_by.pk: appraisal.led_by.name}
    appraised = appraised_in(appraisal)
    held = [o for o in offices_in(appraisal.leading_union, on) if o.kind in KEEPING and o.person_id not in appraised]
    first = min((KEEPING.index(Office.Kind(o.kind)) for o in held), default=0)
    return {o.person_id: o.person.name for o in held if o.kind == KEEPING[first]}


def is_keeper(standing: Standing, appraisal: Appraisal, on: dt.date) -> bool:
    return is_leading(standing, appraisal) and standing.person.pk in keepers_of(appraisal, on)


def is_reader(standing: Standing, appraisal: Appraisal) -> bool:
    """Whether the plan names the person to read the results."""
    return any(reader.person_id == standing.person.pk for reader in appraisal.readers.all())


def congress_delegates(union: Union, on: dt.date) -> QuerySet[Office]:
    """The seats of the teachers' congress held on a day."""
    return offices_in(union, on).filter(kind=Office.Kind.CONGRESS)


def staff_of(union: Union, on: dt.date) -> QuerySet[Person]:
    """Who works in the union's house on a day, retired people left out."""
    return (
        Person.objects.filter(union__path__startswith=union.path, merged_into__isnull=True)
        .filter(Q(retired_date__isnull=True) | Q(retired_date__gt=on))
        .filter(Q(joined_date__isnull=True) | Q(joined_date__lte=on))
        .filter(living_on(on))
    )


def voters_of(appraisal: Appraisal, on: dt.date) -> list[int]:
    """The keys of those who are to grade, nobody who is appraised among them.

    Delegates are those in the hall now where the session that was chosen is open, else all of the congress.
    """
    appraised = appraised_in(appraisal)
    return [pk for pk in dict.fromkeys(_called_to_grade(appraisal, on)) if pk not in appraised]


def _called_to_grade(appraisal: Appraisal, on: dt.date) -> list[int]:
    session = appraisal.session
    if appraisal.appraisers == Appraisal.Appraisers.STAFF:
        return list(staff_of(appraisal.union, on).order_by("pk").values_list("pk", flat=True))
    if session and session.state == Session.State.OPEN:
        return list(present_seats(session).order_by("person").values_list("person", flat=True))
    return list(congress_delegates(appraisal.union, on).order_by("person").values_list("person", flat=True))


def person_of(number: str) -> Person:
    """Anybody on file by the member number, for an officer of the party or the area. Raises RuleBroken else."""
    found = Person.objects.filter(number=number.strip(), merged_into__isnull=True, death_date__isnull=True).first()
    if found is None:
        raise RuleBroken(_("Nobody has the member number “%(number)s”.") % {"number": number.strip()[:20]})
    return found
