"""Who may do what with proposals; each refusal is a sentence."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.kernel.access import ALLOWED, Decision, refused
from jiaogong.members.queries import Standing
from jiaogong.proposals import queries
from jiaogong.proposals.models import Call, Proposal, Rating, Signature
from jiaogong.unions.models import Union

State, Kind = Proposal.State, Proposal.Kind


def may_call(actor: Standing, union: Union) -> Decision:
    """A union's own officers call for proposals, assign them and see to their answers."""
    if actor.holds_office_in(union):
        return ALLOWED
    return refused(_("Only an officer of %(union)s itself sees to its proposals.") % {"union": union})


def may_propose(actor: Standing, call: Call) -> Decision:
    if call.state != Call.State.OPEN:
        return refused(_("This call is closed; you can still make a suggestion, which is answered too."))
    if queries.is_delegate(actor, call.union, clock.today()):
        return ALLOWED
    return refused(
        _("Proposals are made by delegates to the congress of %(union)s; as a member you can make a suggestion.")
        % {"union": call.union}
    )


def may_suggest(actor: Standing, union: Union) -> Decision:
    if actor.house == union:
        return ALLOWED
    return refused(_("Suggestions to %(union)s are made by its own members.") % {"union": union})


def may_change(actor: Standing, proposal: Proposal) -> Decision:
    if proposal.proposer_id != actor.person.pk:
        return refused(_("Only its proposer words a proposal."))
    if proposal.state != State.DRAFT:
        return refused(_("What is handed in is not changed; the committee can hand it back to be worded anew."))
    return ALLOWED


def may_hand_in(actor: Standing, proposal: Proposal) -> Decision:
    """Its proposer, with enough signatures below the text as it stands; the head in the name of a delegation.

    What comes late is a suggestion, which needs no seconders.
    """
    own = may_change(actor, proposal)
    if not own or proposal.call is None:
        return own
    if queries.comes_late(proposal, clock.today()):
        return ALLOWED
    if proposal.delegation_id and proposal.delegation and proposal.delegation.head_id == actor.person.pk:
        return ALLOWED
    signed, needed = queries.signed_by(proposal), proposal.call.seconders_min
    if signed < needed:
        return refused(
            _("%(signed)s of %(needed)s seconders have signed this text (limit: %(rule)s).")
            % {"signed": signed, "needed": needed, "rule": proposal.call.rule}
        )
    return ALLOWED


def may_sign(actor: Standing, proposal: Proposal) -> Decision:
    """Who was asked and is a delegate; the proposer does not second the own proposal."""
    if proposal.state != State.DRAFT:
        return refused(_("This proposal is handed in already."))
    if not proposal.signatures.filter(person=actor.person).exists():
        return refused(_("The proposer has not asked you to second this."))
    if not queries.is_delegate(actor, proposal.union, clock.today()):
        return refused(_("Only delegates to the congress of %(union)s second a proposal.") % {"union": proposal.union})
    return ALLOWED


def may_withdraw(actor: Standing, proposal: Proposal) -> Decision:
    """Its proposer; of what was handed in until the call closes, for then it is counted among what came."""
    if proposal.proposer_id != actor.person.pk:
        return refused(_("Only its proposer withdraws a proposal."))
    if proposal.state not in (State.DRAFT, State.HANDED_IN):
        return refused(_("It has been decided on already and is dealt with to the end."))
    is_counted = proposal.call is not None and proposal.call.state != Call.State.OPEN
    if is_counted and proposal.state == State.HANDED_IN and proposal.ground != Proposal.Ground.LATE:
        return refused(_("The call is closed, and this is counted among what came: the committee decides on it."))
    return ALLOWED


def may_screen(actor: Standing, proposal: Proposal) -> Decision:
    """The proposals committee and the union's officers decide on what is handed in."""
    if proposal.union not in queries.unions_screened_by(actor):
        return refused(
            _("The proposals committee and the officers of %(union)s screen its proposals.") % {"union": proposal.union}
        )
    if not proposal.is_proposal or proposal.state != State.HANDED_IN:
        return refused(_("Only a proposal that is handed in and not decided on is screened."))
    return ALLOWED


def may_finish_screening(actor: Standing, call: Call) -> Decision:
    if call.state != Call.State.CLOSED:
        return refused(_("A call is screened once it is closed, and once alone."))
    return may_call(actor, call.union)


def may_close(actor: Standing, call: Call) -> Decision:
    if call.state != Call.State.OPEN:
        return refused(_("This call is closed already."))
    if clock.today() <= call.last_date:
        return refused(_("The call runs up to and with %(day)s.") % {"day": call.last_date})
    return may_call(actor, call.union)


def may_assign(actor: Standing, proposal: Proposal) -> Decision:
    """What is filed, and suggestions as they come; anew while it is being dealt with."""
    is_ready = proposal.state in (State.FILED, State.ASSIGNED)
    if not is_ready and not (proposal.kind == Kind.SUGGESTION and proposal.state == State.HANDED_IN):
        return refused(_("A proposal is assigned once it is filed and until it is answered."))
    return may_call(actor, proposal.union)


def may_answer(actor: Standing, proposal: Proposal) -> Decision:
    """Who answers for the leading department, and the union's officers in its stead."""
    if proposal.state != State.ASSIGNED:
        return refused(_("An answer is written while a proposal is being dealt with."))
    if actor.holds_office_in(proposal.union) or queries.answering_for(actor).filter(pk=proposal.pk).exists():
        return ALLOWED
    return refused(_("The leading department writes the answer."))


def may_publish(actor: Standing, proposal: Proposal) -> Decision:
    if proposal.state != State.ASSIGNED or not proposal.answers.filter(round=proposal.round).exists():
        return refused(_("There is no answer to publish."))
    return may_call(actor, proposal.union)


def may_extend(actor: Standing, proposal: Proposal) -> Decision:
    if proposal.state != State.ASSIGNED:
        return refused(_("Only while an answer is owed can its time be extended."))
    return may_call(actor, proposal.union)


def may_chase(actor: Standing, proposal: Proposal) -> Decision:
    if proposal.state != State.ASSIGNED or proposal.answers.filter(round=proposal.round).exists():
        return refused(_("No department owes an answer to this."))
    if proposal.happenings.filter(act="chased", on_date=clock.today()).exists():
        return refused(_("They have been reminded today already."))
    return may_call(actor, proposal.union)


def may_work_on(actor: Standing, proposal: Proposal) -> Decision:
    """Notes and steps: the officers and those who answer, from the assignment on."""
    if proposal.state not in (State.ASSIGNED, State.ANSWERED, State.SETTLED):
        return refused(_("Notes and steps are kept from the assignment on."))
    if actor.holds_office_in(proposal.union) or queries.is_answering(actor, proposal):
        return ALLOWED
    return refused(_("The officers and those who answer keep its notes and steps."))


def may_rate(actor: Standing, proposal: Proposal) -> Decision:
    """Each of its proposers, once for each answer."""
    if proposal.state not in (State.ANSWERED, State.SETTLED):
        return refused(_("An answer is rated once it is published."))
    if not queries.is_author(actor.person, proposal):
        return refused(_("Its proposers rate the answer."))
    if Rating.objects.filter(proposal=proposal, round=proposal.round, person=actor.person).exists():
        return refused(_("You have rated this answer already."))
    return ALLOWED


def may_rate_by_code(suggestion: Proposal) -> Decision:
    """Whoever has the code of a suggestion without a name, once for each answer."""
    if suggestion.state not in (State.ANSWERED, State.SETTLED):
        return refused(_("An answer is rated once it is published."))
    if Rating.objects.filter(proposal=suggestion, round=suggestion.round, person__isnull=True).exists():
        return refused(_("This answer has been rated by the code already."))
    return ALLOWED


def may_settle(actor: Standing, proposal: Proposal) -> Decision:
    if proposal.state != State.ANSWERED:
        return refused(_("Only an answered proposal can be settled."))
    return may_call(actor, proposal.union)


def may_honour(actor: Standing, proposal: Proposal) -> Decision:
    if not proposal.is_proposal or proposal.state != State.SETTLED or proposal.is_outstanding:
        return refused(_("A settled proposal can be named an outstanding one, once."))
    return may_call(actor, proposal.union)


def may_read_in_full(actor: Standing, proposal: Proposal) -> bool:
    """Whether seconders' answers, grounds and extensions are shown: to its authors, those who screen and who answer."""
    return (
        queries.is_author(actor.person, proposal)
        or proposal.union in queries.unions_screened_by(actor)
        or queries.is_answering(actor, proposal)
    )


def is_late(proposal: Proposal, on: dt.date) -> bool:
    return proposal.state == State.ASSIGNED and proposal.due_date is not None and proposal.due_date < on


def waits_for_signature(actor: Standing, proposal: Proposal) -> bool:
    return proposal.signatures.filter(person=actor.person, state=Signature.State.ASKED).exists()
