"""Who may do what with ballots; each refusal is a sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from jiaogong.ballots.models import Ballot
from jiaogong.kernel.access import ALLOWED, Decision, refused
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

COMING = (Ballot.State.PREPARED,)
STANDING = (Ballot.State.PREPARED, Ballot.State.OPEN, Ballot.State.CLOSED)


def may_prepare(actor: Standing, union: Union) -> Decision:
    if actor.holds_office_in(union):
        return ALLOWED
    return refused(_("Only an officer of %(union)s itself holds ballots for it.") % {"union": union})


def may_change(actor: Standing, ballot: Ballot) -> Decision:
    """Until it opens; afterwards questions and electorate are frozen."""
    if ballot.state not in COMING:
        return refused(_("The ballot has been opened: its questions and its voters are frozen."))
    return may_prepare(actor, ballot.union)


def may_call_off(actor: Standing, ballot: Ballot) -> Decision:
    if ballot.state not in STANDING:
        return refused(_("The ballot is over: %(state)s.") % {"state": ballot.get_state_display()})
    return may_prepare(actor, ballot.union)
