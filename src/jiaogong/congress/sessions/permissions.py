"""Who may do what with sessions; each refusal is a sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from jiaogong.congress.models import Item, Session
from jiaogong.congress.sessions import queries
from jiaogong.congress.sessions.queries import rolls
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
    if rolls.sits_in_body(actor.person, union, body, clock.today()):
        return ALLOWED
    return refused(_("A petition is begun by a delegate; the school's or the union's proposal by an officer."))


def may_prepare(actor: Standing, session: Session) -> Decision:
    """Until it opens an officer changes its day, agenda, papers and roll."""
    if session.state not in queries.BEFORE:
        return refused(_("What is prepared is settled once the session has opened or was called off."))
    return may_keep(actor, session.union)


def may_add_paper(actor: Standing, session: Session) -> Decision:
    """Until the session is over: what it takes up while it is open may have its text too."""
    return may_keep(actor, session.union) if session.state == State.OPEN else may_prepare(actor, session)


def may_call(actor: Standing, session: Session) -> Decision:
    if session.state != State.PROPOSED:
        return refused(_("The session is called already, or was called off."))
    return may_keep(actor, session.union)


def may_call_off(actor: Standing, session: Session) -> Decision:
    """Before it opens; what has been in session is closed, not called off."""
    if session.state not in queries.BEFORE:
        return refused(_("Only a session that has not opened yet can be called off."))
    return may_keep(actor, session.union)


def may_keep_roll(actor: Standing, session: Session) -> Decision:
    """Who came is noted by an officer from the call on until the session is over."""
    if session.state not in (State.CALLED, State.OPEN):
        return refused(_("The roll is called from the call of the session on until it is over."))
    return may_keep(actor, session.union)


def may_open(actor: Standing, session: Session) -> Decision:
    if session.state != State.CALLED:
        return refused(_("A session opens once it has been called, and once only."))
    return may_keep(actor, session.union)


def may_lead(actor: Standing, session: Session) -> Decision:
    """While it is open an officer records what becomes of its items."""
    if session.state != State.OPEN:
        return refused(_("Items are dealt with while the session is open."))
    return may_keep(actor, session.union)


def may_recount(actor: Standing, item: Item) -> Decision:
    """A show of hands is counted anew by an officer, until the session is closed; papers are counted by their ballot."""
    if item.way != Item.Way.HANDS or item.state not in (Item.State.CARRIED, Item.State.REJECTED):
        return refused(_("Only a show of hands that was entered is counted anew."))
    if item.session.state != State.OPEN:
        return refused(_("Hands are counted anew while the session is open."))
    return may_keep(actor, item.session.union)


def may_take_part(actor: Standing, session: Session) -> Decision:
    """Those who sit in it with a vote bring topics, sign petitions, give opinions and ask for the floor."""
    if session.state not in queries.AHEAD:
        return refused(_("The session is over, or was called off."))
    if rolls.is_seated(actor, session):
        return ALLOWED
    return refused(_("Only those who sit in this session with a vote take part in it."))


def may_bring_topic(actor: Standing, session: Session) -> Decision:
    """Delegates and officers, until the session is called."""
    if session.state != State.PROPOSED:
        return refused(_("Topics are gathered until the session is called."))
    return ALLOWED if may_keep(actor, session.union) else may_take_part(actor, session)


def may_sign_petition(actor: Standing, session: Session) -> Decision:
    if session.cause != Session.Cause.PETITION or session.state != State.PROPOSED:
        return refused(_("A petition is signed until its session is called."))
    if rolls.sits_in_body(actor.person, session.union, session.body, clock.today()):
        return ALLOWED
    return refused(_("A petition is signed by delegates of this body."))


def may_write_minutes(actor: Standing, session: Session) -> Decision:
    if session.state != State.CLOSED:
        return refused(_("Minutes are written once the session is over, until they are signed."))
    return may_keep(actor, session.union)


def may_sign(actor: Standing, session: Session) -> Decision:
    """The union's chair signs; where that office is vacant, a vice chair."""
    if session.state != State.CLOSED:
        return refused(_("Minutes are signed once the session is over, and once only."))
    if queries.is_chair_of(actor, session.union, clock.today()):
        return ALLOWED
    return refused(_("The chair of %(union)s signs the minutes.") % {"union": session.union})


def may_follow_up(actor: Standing, session: Session) -> Decision:
    """What a session resolved is published and followed up by officers from its end on."""
    if session.state not in queries.OVER:
        return refused(_("Resolutions are published and followed up once the session is over."))
    return may_keep(actor, session.union)


def may_read_roll(actor: Standing, session: Session) -> Decision:
    """Names on the roll are read by those on it, and by officers of the union and those above."""
    if actor.reads(session.union) or session.seats.filter(person=actor.person).exists():
        return ALLOWED
    return refused(_("The roll is read by those who sit in the session and by the union's officers."))
