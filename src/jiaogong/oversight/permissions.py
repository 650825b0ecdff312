"""Who may look at the audit table, take a copy of what is held on a person, and erase it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from jiaogong.kernel.access import ALLOWED, Decision, refused
from jiaogong.members.models import Office, Person
from jiaogong.members.queries import Standing

_HEADS = (Office.Kind.CHAIR, Office.Kind.VICE_CHAIR)


def may_search(actor: Standing) -> Decision:
    if actor.read_paths:
        return ALLOWED
    return refused(_("The audit lines are for the officers and auditors of a branch."))


def may_copy(actor: Standing, person: Person) -> Decision:
    """All that is held on a person: the person alone, and the chair of the very union who hands it over."""
    own_chair = any(o.union_id == person.union_id and o.kind == Office.Kind.CHAIR for o in actor.offices)
    if actor.person.pk == person.pk or own_chair:
        return ALLOWED
    return refused(
        _("A copy of all that is held on a person is made by the person, or by the chair of %(union)s.")
        % {"union": person.union}
    )


def may_erase(actor: Standing, person: Person) -> Decision:
    """The chair of the person's union or of one above, and never the own file."""
    heads = any(o.kind in _HEADS and person.union.path.startswith(o.union.path) for o in actor.offices)
    if heads and actor.person.pk != person.pk:
        return ALLOWED
    return refused(_("A person's file is erased by another: the chair of %(union)s.") % {"union": person.union})
