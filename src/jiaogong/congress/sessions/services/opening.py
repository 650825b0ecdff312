"""A session opened: what its place asks for is there, or a reason is kept, and enough are present."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.congress.models import Session
from jiaogong.congress.rules import required_word
from jiaogong.congress.sessions import permissions, queries
from jiaogong.congress.sessions.limits import bounds_for
from jiaogong.congress.sessions.queries import rolls
from jiaogong.congress.sessions.queries.readiness import lacks_of
from jiaogong.congress.sessions.services.roll import require_its_day, require_quorum
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.queries import Standing


@transaction.atomic
def open_session(*, actor: Standing, session_id: int, reason: str = "") -> Session:
    """Open a session with enough present; its roll is frozen, and every item is held against it from now on.

    `reason` is asked for where a limit that only warns is not kept (papers sent late, a presidium of another size); it
    stands in the minutes. Raises RuleBroken with what is missing.
    """
    session = queries.locked_session(session_id, visible_to=actor)
    require(permissions.may_open(actor, session))
    require_its_day(session)
    queries.locked_house(session.union)
    other = Session.objects.filter(union=session.union, body=session.body, state=Session.State.OPEN).first()
    if other:
        raise RuleBroken(_("%(session)s is still open: close it first.") % {"session": other.official_title})
    entitled, present = rolls.entitled_seats(session).count(), rolls.present_seats(session).count()
    require_quorum(session, present=present, entitled=entitled)
    lacks, asked = lacks_of(session, bounds_for(session)), _("%(lacks)s Say why the session opens all the same.")
    session.opened_despite = required_word(lacks, reason.strip()[:200], asked=asked)
    session.state, session.opened_at = Session.State.OPEN, clock.now()
    session.entitled, session.opened_with = entitled, present
    session.save(update_fields=["state", "opened_at", "entitled", "opened_with", "opened_despite"])
    told = {"reason": session.opened_despite} if session.opened_despite else {}
    audit.record(actor.person, "congress.session_opened", session, present=present, entitled=entitled, **told)
    return session
