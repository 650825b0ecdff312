"""Who may do what with whole texts."""

from __future__ import annotations

from django.utils.translation import gettext as _

from jiaogong.kernel.access import ALLOWED, Decision, refused
from jiaogong.members.queries import Standing
from jiaogong.summaries.models import Text
from jiaogong.unions.models import Union


def may_write_in(actor: Standing, union: Union) -> Decision:
    """Officers of a branch write, read in and check the texts of its unions."""
    if actor.is_officer_of(union):
        return ALLOWED
    return refused(_("Only an officer of %(union)s may write its texts.") % {"union": union})


def may_check_in(actor: Standing, union: Union) -> Decision:
    """Whoever may read a branch's ledger may hold a draft against it."""
    if actor.reads(union):
        return ALLOWED
    return refused(_("Only officers and auditors of %(union)s may hold a draft against its ledger.") % {"union": union})


def may_change(actor: Standing, text: Text) -> Decision:
    if not text.is_open:
        return refused(_("This text is final; take it back to a draft to change it."))
    return may_write_in(actor, text.union)
