"""Who may look after what leaves the house; each refusal is a sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from jiaogong.kernel.access import ALLOWED, Decision, refused
from jiaogong.members.queries import Standing
from jiaogong.outbox.models import Message
from jiaogong.outbox.queries import area_paths
from jiaogong.unions.models import Union


def may_see_outbox(actor: Standing) -> Decision:
    if area_paths(actor):
        return ALLOWED
    return refused(_("What leaves the house is looked after by officers of the area union."))


def may_try_again(actor: Standing, message: Message) -> Decision:
    may_see = may_see_outbox(actor)
    if not may_see or message.state == Message.State.FAILED:
        return may_see
    return refused(_("Only a message that failed is tried again."))


def may_set_robot(actor: Standing, union: Union) -> Decision:
    if actor.is_officer_of(union):
        return ALLOWED
    return refused(_("Only an officer of %(union)s sets the robot of its group.") % {"union": union})
