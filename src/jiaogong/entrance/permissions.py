"""Who may open a door for whom."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from jiaogong.kernel.access import ALLOWED, Decision, refused
from jiaogong.members.models import Office, Person
from jiaogong.members.queries import DELEGATES, Standing
from jiaogong.unions.models import Union


def may_print_slips(actor: Standing, union: Union) -> Decision:
    if actor.is_officer_of(union):
        return ALLOWED
    return refused(_("Only officers of %(union)s or above print its slips.") % {"union": union})


def may_invite(actor: Standing, person: Person, posts: Iterable[Office]) -> Decision:
    """Whether one may open somebody's account anew: never one's own, and no officer's from beside or below.

    A slip sets a new password; whoever could print one for a superior could become that superior.
    """
    if not actor.is_officer_of(person.union):
        return refused(_("Only officers of %(union)s or above print its slips.") % {"union": person.union})
    if person.pk == actor.person.pk:
        return refused(_("Your own password you change yourself."))
    if not all(actor.is_over(post) for post in posts):
        return refused(_("%(person)s is an officer: a slip comes from the union above.") % {"person": person})
    return ALLOWED


def may_hand_on(actor: Standing, office: Office) -> Decision:
    if office.stands_in_for_id is not None:
        return refused(_("An office held for somebody else is not handed on."))
    if office.kind in DELEGATES:
        return refused(_("A delegate votes in person: nobody stands in for a delegate."))
    if office.person_id != actor.person.pk:
        return refused(_("Only who holds an office hands it on."))
    return ALLOWED


def may_take_back(actor: Standing, held: Office) -> Decision:
    original = held.stands_in_for
    if original is None:
        return refused(_("This office is held in the person's own right: it ends by its term."))
    if actor.person.pk in (held.person_id, original.person_id) or actor.is_above(held.union):
        return ALLOWED
    return refused(_("Only who handed an office on, who holds it, or an officer of the union above ends it."))
