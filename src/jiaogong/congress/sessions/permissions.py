"""Who may do what with sessions; each refusal is a sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from jiaogong.congress.delegates.queries import is_delegate
from jiaogong.congress.models import Session
from jiaogong.kernel import clock
from jiaogong.kernel.access import ALLOWED, Decision, refused
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

State = Session.State


def may_keep(actor: Standing, union: Union) -> Decision:
    """A union's own officers prepare and keep its sessions: it is the congress's working body (约第二十五条)."""
    if actor.holds_office_in(union):
        return ALLOWED
    return refused(_("Only an officer of %(union)s itself keeps its sessions.") % {"union": union})


def may_propose(actor: Standing, union: Union, body: str, cause: str) -> Decision:
    """The union's officers; a petition is begun by a delegate."""
    if cause != Session.Cause.PETITION:
        return may_keep(actor, union)
    if is_delegate(actor.person, union, body, clock.today()):
        return ALLOWED
    return refused(_("A petition is begun by a delegate; the school's or the union's proposal by an officer."))
