"""Who may do what with notices; each refusal is a sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from jiaogong.kernel.access import ALLOWED, Decision, refused
from jiaogong.members.queries import Standing
from jiaogong.notices.models import Delivery, Notice
from jiaogong.unions.models import Union


def may_send(actor: Standing, union: Union) -> Decision:
    if actor.is_officer_of(union):
        return ALLOWED
    return refused(_("Only an officer of %(union)s sends notices in its name.") % {"union": union})


def may_answer(actor: Standing, delivery: Delivery) -> Decision:
    """The union's own officers answer for it, once; nobody from above does."""
    if not delivery.notice.asks_answer:
        return refused(_("This notice asks for no answer."))
    if delivery.answered_at is not None:
        return refused(_("%(union)s has answered; the sender can hand the answer back.") % {"union": delivery.union})
    if actor.holds_office_in(delivery.union):
        return ALLOWED
    return refused(_("Only an officer of %(union)s itself answers for it.") % {"union": delivery.union})


def may_chase(actor: Standing, notice: Notice) -> Decision:
    if actor.is_officer_of(notice.union):
        return ALLOWED
    return refused(_("Only an officer of %(union)s, who sent it, chases the answers.") % {"union": notice.union})


def may_return(actor: Standing, delivery: Delivery) -> Decision:
    if delivery.answered_at is None:
        return refused(_("There is no answer to hand back."))
    return may_chase(actor, delivery.notice)
