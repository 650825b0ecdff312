"""Who may read in a roster."""

from __future__ import annotations

from django.utils.translation import gettext as _

from jiaogong.kernel.access import ALLOWED, Decision, refused
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union


def may_read_in(actor: Standing, union: Union) -> Decision:
    """Officers of a union and of those above it."""
    if actor.is_officer_of(union):
        return ALLOWED
    return refused(_("Only an officer of %(union)s may change its members' file.") % {"union": union})
