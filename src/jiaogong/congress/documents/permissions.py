"""Who takes a session's documents."""

from __future__ import annotations

from django.utils.translation import gettext as _

from jiaogong.congress.models import Session
from jiaogong.congress.sessions.permissions import may_read_roll
from jiaogong.kernel.access import ALLOWED, Decision, refused
from jiaogong.members.queries import Standing


def may_read(actor: Standing, session: Session) -> Decision:
    """Documents name people and tell what is not public yet: they are read by whoever reads the roll."""
    return may_read_roll(actor, session)


def may_file(actor: Standing, session: Session) -> Decision:
    """The folder holds every paper, sent or not: it is for the union's officers and those above."""
    if actor.reads(session.union):
        return ALLOWED
    return refused(
        _("The folder is taken by officers of %(union)s and of the unions above it.") % {"union": session.union}
    )
