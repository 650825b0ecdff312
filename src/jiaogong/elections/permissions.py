"""Who may do what with an election; each refusal is a sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from jiaogong.elections import queries
from jiaogong.elections.models import Election, Objection, Review
from jiaogong.kernel import clock
from jiaogong.kernel.access import ALLOWED, Decision, refused
from jiaogong.members.offices import permissions as offices
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

State = Election.State
BEFORE_THE_VOTE = (State.PREPARING, State.REVIEW, State.PUBLIC, State.FIXED)


def may_run(actor: Standing, union: Union) -> Decision:
    """A union's own committee runs its elections; nobody from above does."""
    if union.is_closed:
        return refused(_("%(union)s was closed on %(day)s.") % {"union": union, "day": union.closed_date})
    if actor.holds_office_in(union):
        return ALLOWED
    return refused(_("Elections of %(union)s are run by its own officers.") % {"union": union})


def may_name(actor: Standing, election: Election) -> Decision:
    """Name candidates and those who prepare it: until the list goes to be examined; heads also after their body is elected."""
    if election.state not in (State.PREPARING, State.COUNTED):
        return refused(_("The list has gone to be examined: take it back to change it."))
    return may_run(actor, election.union)


def may_open_naming(actor: Standing, election: Election) -> Decision:
    return _in_state(actor, election, (State.PREPARING,), _("The list has gone to be examined already."))


def may_propose(actor: Standing, election: Election) -> Decision:
    """Name candidates for a group: its head, while the groups are asked."""
    if election.state != State.PREPARING or election.naming_until is None or election.naming_until < clock.today():
        return refused(_("The groups are not asked to name candidates now."))
    if queries.headed_by(actor, election.union):
        return ALLOWED
    return refused(_("The heads of the union groups name candidates: tell the head of yours whom you propose."))


def may_submit(actor: Standing, election: Election) -> Decision:
    return _in_state(actor, election, (State.PREPARING,), _("The list has gone to be examined already."))


def may_reply(actor: Standing, review: Review) -> Decision:
    """The union above replies itself; what the party organisation said is noted by the union."""
    if review.replied_date is not None:
        return refused(_("This has been answered already."))
    if review.election.is_over:
        return refused(_("This election is over."))
    union = review.election.union
    if review.by == Review.By.PARTY:
        return may_run(actor, union)
    if actor.is_above(union) or (union.parent_id is None and actor.holds_office_in(union)):
        return ALLOWED
    return refused(_("The union above %(union)s answers this on its own pages.") % {"union": union})


def may_publish(actor: Standing, election: Election) -> Decision:
    return _in_state(actor, election, (State.REVIEW,), _("A list is made public after it was examined."))


def may_object(actor: Standing, election: Election) -> Decision:
    """Record what was said against a candidate."""
    return _in_state(actor, election, (State.PUBLIC,), _("Objections are taken while the list is public."))


def may_strike(actor: Standing, election: Election) -> Decision:
    """Take a candidate off: until the vote begins."""
    return _in_state(actor, election, BEFORE_THE_VOTE, _("The vote has begun; the list stands."))


def may_settle_objection(actor: Standing, objection: Objection) -> Decision:
    """Say what was found of an objection, once: what was found stands."""
    if objection.settled_date is not None:
        return refused(_("What was found of this objection stands."))
    return may_object(actor, objection.election)


def may_reopen(actor: Standing, election: Election) -> Decision:
    between = (State.REVIEW, State.PUBLIC, State.FIXED)
    return _in_state(actor, election, between, _("The list is taken back before the vote, not after."))


def may_fix(actor: Standing, election: Election) -> Decision:
    return _in_state(actor, election, (State.PUBLIC,), _("A list is fixed after it was public."))


def may_vote(actor: Standing, election: Election) -> Decision:
    """Put the next posts to the vote."""
    return _in_state(
        actor, election, _voted_from(election), _("The candidates are named, examined, made public and fixed first.")
    )


def may_renew_voters(actor: Standing, election: Election) -> Decision:
    """Put those who have come since on the roll of the ballot that is prepared."""
    return _in_state(actor, election, (State.VOTING,), _("No vote is being taken."))


def may_settle_rest(actor: Standing, election: Election) -> Decision:
    """Say who is meant by a name written in, and what becomes of seats left empty."""
    return _in_state(actor, election, (State.COUNTED,), _("What becomes of seats left empty is said after a count."))


def may_declare(actor: Standing, election: Election) -> Decision:
    """Whoever keeps the union's bodies enters what was elected."""
    if election.state != State.COUNTED:
        return refused(_("An election is declared once it is counted."))
    return offices.may_keep(actor, election.union)


def may_put_on_record(actor: Standing, election: Election) -> Decision:
    """Tell a session of the congress who was elected, once that is declared."""
    declared = (State.DECLARED,)
    return _in_state(actor, election, declared, _("An election is put on record once it is declared."))


def may_call_off(actor: Standing, election: Election) -> Decision:
    if election.is_over:
        return refused(_("This election is over."))
    if election.state == State.VOTING:
        return refused(_("The vote is being taken: call the ballot off first, on its own page."))
    return may_run(actor, election.union)


def _voted_from(election: Election) -> tuple[Election.State, ...]:
    first = State.PREPARING if election.kind == Election.Kind.RECALL else State.FIXED
    return first, State.COUNTED


def _in_state(actor: Standing, election: Election, states: tuple[Election.State, ...], why: str) -> Decision:
    return may_run(actor, election.union) if election.state in states else refused(why)
