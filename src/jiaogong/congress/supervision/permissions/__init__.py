"""Who may do what with questions and inspections; each refusal is a sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from jiaogong.kernel.access import ALLOWED, Decision, refused
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union


def may_keep(actor: Standing, union: Union) -> Decision:
    """A union's own officers see to what delegates do between sessions: it is the congress's working body (约第二十五条)."""
    if actor.holds_office_in(union):
        return ALLOWED
    return refused(_("Only an officer of %(union)s itself sees to its delegates' work.") % {"union": union})
