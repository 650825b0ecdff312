"""Every reading of a person's file and what belongs to it."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from jiaogong.kernel.errors import NotFound
from jiaogong.members.models import Correction, Movement, Office, Person, SavedList
from jiaogong.members.queries import OFFICER_KINDS, Standing, people_visible_to

HEADS = (Office.Kind.CHAIR, Office.Kind.VICE_CHAIR)


def file_visible_to(standing: Standing, number: str) -> Person:
    """A person's file by number; the number of a second file leads to the one that was kept.

    Raises NotFound where there is none, or none that one may see.
    """
    kept = Person.objects.filter(number=number).values_list("merged_into__number", flat=True).first()
    found = people_visible_to(standing).select_related("union", "account").filter(number=kept or number).first()
    if found is None:
        raise NotFound(_("There is no such person, or the file is not yours to see."))
    return found


def locked_file(number: str, *, visible_to: Standing) -> Person:
    """A person's file fetched for change. Raises NotFound like `file_visible_to`."""
    found = file_visible_to(visible_to, number)
    return Person.objects.select_for_update(of=("self",)).select_related("union").get(pk=found.pk)


def headed_unions(standing: Standing) -> list[int]:
    """The unions whose chair or vice chair the person is: whose corrections come before one."""
    return [o.union_id for o in standing.offices if o.kind in HEADS]


def corrections_visible_to(standing: Standing) -> QuerySet[Correction]:
    """The corrections that one asked for, and those that one decides."""
    return Correction.objects.filter(
        Q(person=standing.person) | Q(person__union__in=headed_unions(standing))
    ).select_related("person__union", "decided_by")


def locked_correction(correction_id: int, *, visible_to: Standing) -> Correction:
    found = corrections_visible_to(visible_to).filter(pk=correction_id).values_list("pk", flat=True).first()
    if found is None:
        raise NotFound(_("There is no such correction, or it is not yours to see."))
    locked = Correction.objects.select_for_update(of=("self",))
    return locked.select_related("person__union").get(pk=found)


def movements_visible_to(standing: Standing) -> QuerySet[Movement]:
    """The steps of the own membership, and those that touch a branch over which one holds an officer's post."""
    own = [o.union for o in standing.offices if o.kind in OFFICER_KINDS]
    if not own:
        return Movement.objects.filter(person=standing.person)
    left, joined = (standing.leading.holding(field) for field in ("union_from", "union_to"))
    found = Movement.objects.filter(left | joined | Q(person=standing.person))
    return found.select_related("person", "union_from", "union_to")


def movements_awaiting(standing: Standing) -> QuerySet[Movement]:
    """The open steps whose turn it is for the very unions in which one is an officer: to release, or to admit."""
    unions = [o.union_id for o in standing.offices if o.kind in OFFICER_KINDS]
    to_release = Q(kind=Movement.Kind.TRANSFER, state=Movement.State.ASKED)
    is_joining = Q(kind=Movement.Kind.JOIN, state=Movement.State.ASKED)
    to_admit = is_joining | Q(kind=Movement.Kind.TRANSFER, state=Movement.State.RELEASED)
    return movements_visible_to(standing).filter(
        to_release & Q(union_from__in=unions) | to_admit & Q(union_to__in=unions)
    )


def locked_movement(movement_id: int, *, visible_to: Standing) -> Movement:
    found = movements_visible_to(visible_to).filter(pk=movement_id).values_list("pk", flat=True).first()
    if found is None:
        raise NotFound(_("There is no such step, or it is not yours to see."))
    locked = Movement.objects.select_for_update(of=("self",))
    return locked.select_related("person__union", "union_from", "union_to").get(pk=found)


def lists_of(standing: Standing) -> QuerySet[SavedList]:
    """The lists that the person keeps."""
    return SavedList.objects.filter(owner=standing.person)


def list_of(standing: Standing, list_id: int) -> SavedList:
    """A list that the person keeps. Raises NotFound for others' or none."""
    found = lists_of(standing).filter(pk=list_id).first()
    if found is None:
        raise NotFound(_("There is no such list of yours."))
    return found
