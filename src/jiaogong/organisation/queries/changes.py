"""Changes to the tree that a person may know of."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from jiaogong.kernel.errors import NotFound
from jiaogong.members.models import Person
from jiaogong.members.queries import OFFICER_KINDS, Standing, within
from jiaogong.organisation.models import UnionChange
from jiaogong.unions.models import Union


def changes_visible_to(standing: Standing) -> QuerySet[UnionChange]:
    """Changes of the branches that one reads by office, and what one asked for."""
    return UnionChange.objects.filter(within(standing.read_paths, "union__path") | Q(asked_by=standing.person))


def changes_awaiting(standing: Standing) -> QuerySet[UnionChange]:
    """What unions right below, or to be founded right below, ask of the unions in which one is an officer."""
    unions = [o.union_id for o in standing.offices if o.kind in OFFICER_KINDS]
    found = UnionChange.Kind.FOUND
    mine = Q(kind=found, union__in=unions) | ~Q(kind=found) & Q(union__parent__in=unions)
    return UnionChange.objects.filter(mine, state=UnionChange.State.ASKED)


def change_visible_to(standing: Standing, change_id: int) -> UnionChange:
    """The change of that key, if the person may know of it. Raises NotFound otherwise."""
    rows = changes_visible_to(standing).select_related("union__parent", "other", "made", "asked_by", "decided_by")
    found = rows.filter(pk=change_id).first()
    if found is None:
        raise NotFound(_("There is no such request, or it is not yours to see."))
    return found


def locked_change(change_id: int, *, visible_to: Standing) -> UnionChange:
    """The change, locked until the transaction ends, its unions as they stand now."""
    UnionChange.objects.select_for_update(no_key=True).filter(pk=change_id).first()
    return change_visible_to(visible_to, change_id)


def lock_tree_of(change_id: int) -> None:
    """Let nobody else change this tree until the transaction ends: two changes at once could undo each other."""
    path = UnionChange.objects.filter(pk=change_id).values_list("union__path", flat=True).first()
    if path:
        Union.objects.select_for_update(no_key=True).filter(path=path.split("/", 1)[0] + "/").first()


def people_of(union: Union) -> QuerySet[Person]:
    """The people on the files of a union and its groups."""
    return Person.objects.filter(union__path__startswith=union.path)
