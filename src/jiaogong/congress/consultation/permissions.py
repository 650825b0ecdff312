"""Who may do what with rounds of opinions and meetings of heads; each refusal is a sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiaogong.congress.consultation import rules
from jiaogong.congress.consultation.queries import rounds
from jiaogong.congress.models import HeadsMatter, HeadsMeeting, OpinionRound, RoundOpinion
from jiaogong.congress.sessions import queries as sessions
from jiaogong.kernel import clock
from jiaogong.kernel.access import ALLOWED, Decision, refused
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union


def may_ask(actor: Standing, union: Union) -> Decision:
    """A union's own officers ask its house: it is the congress's working body (约第二十五条，条次待核)."""
    if union.is_closed:
        return refused(_("%(union)s was closed on %(day)s.") % {"union": union, "day": union.closed_date})
    if actor.holds_office_in(union):
        return ALLOWED
    return refused(_("Only an officer of %(union)s itself asks its house.") % {"union": union})


def may_give(actor: Standing, found: OpinionRound) -> Decision:
    """Whoever is asked, while the round runs."""
    today = clock.today()
    stage = rounds.stage_of(found, today)
    if stage == rules.COMING:
        return refused(_("Opinions are given from %(day)s on.") % {"day": found.starts_date})
    if stage != rules.RUNNING:
        return refused(_("This round is over: opinions were given until %(day)s.") % {"day": rounds.last_day_of(found)})
    if rounds.people_asked(found, today).filter(pk=actor.person.pk).exists():
        return ALLOWED
    return refused(_NOT_ASKED[found.asked_of])


_NOT_ASKED = {
    OpinionRound.Asked.STAFF.value: gettext_lazy("The serving staff of the house are asked."),
    OpinionRound.Asked.DELEGATES.value: gettext_lazy("The delegates are asked; tell one of them what you think."),
    OpinionRound.Asked.DELEGATIONS.value: gettext_lazy(
        "The heads of delegations gather the opinions: tell yours to them."
    ),
}


def may_change_opinion(actor: Standing, opinion: RoundOpinion) -> Decision:
    """One's own, until the round is over."""
    if opinion.giver_id != actor.person.pk:
        return refused(_("Only who gave an opinion changes it."))
    return may_give(actor, opinion.round)


def may_change_round(actor: Standing, found: OpinionRound) -> Decision:
    """Until it is over its last day may be moved; it may be closed or called off."""
    if rounds.stage_of(found, clock.today()) not in (rules.COMING, rules.RUNNING):
        return refused(_("This round is over."))
    return may_ask(actor, found.union)


def may_call_off(actor: Standing, found: OpinionRound) -> Decision:
    """As long as its answers are not published."""
    if found.state in (OpinionRound.State.PUBLISHED, OpinionRound.State.CALLED_OFF):
        return refused(_("Its answers are published, or it was called off already."))
    return may_ask(actor, found.union)


def may_answer(actor: Standing, found: OpinionRound) -> Decision:
    """Officers sort and answer from the first opinion on, until the answers are published."""
    if found.state in (OpinionRound.State.PUBLISHED, OpinionRound.State.CALLED_OFF):
        return refused(_("What is published stands; a round called off is not answered."))
    return may_ask(actor, found.union)


def may_publish(actor: Standing, found: OpinionRound) -> Decision:
    if rounds.stage_of(found, clock.today()) != rules.OVER:
        return refused(_("Answers are published once the round is over, and once only."))
    return may_ask(actor, found.union)


def may_read_all(actor: Standing, found: OpinionRound) -> Decision:
    """Officers of the very union read opinions as they come; everybody of the house once they are answered in public."""
    if found.state == OpinionRound.State.PUBLISHED:
        return ALLOWED
    if actor.holds_office_in(found.union):
        return ALLOWED
    return refused(_("Opinions are read by everybody once the answers are published."))


def may_read_names(actor: Standing, found: OpinionRound) -> Decision:
    """Who gave an opinion is known to the officers of the very union alone."""
    if actor.holds_office_in(found.union):
        return ALLOWED
    return refused(_("Who gave which opinion is known to the officers of %(union)s alone.") % {"union": found.union})


def may_call_heads(actor: Standing, union: Union) -> Decision:
    """The union calls the heads together (约第二十七条，条次待核)."""
    if union.is_closed:
        return refused(_("%(union)s was closed on %(day)s.") % {"union": union, "day": union.closed_date})
    if actor.holds_office_in(union):
        return ALLOWED
    return refused(_("Only an officer of %(union)s itself calls the heads together.") % {"union": union})


def may_prepare(actor: Standing, meeting: HeadsMeeting) -> Decision:
    """Its roll and matters change until the minutes are signed."""
    if meeting.state != HeadsMeeting.State.CALLED:
        return refused(_("The minutes are signed, or the meeting was called off."))
    return may_call_heads(actor, meeting.union)


def may_hold(actor: Standing, meeting: HeadsMeeting) -> Decision:
    """What the meeting does is noted from its beginning until the minutes are signed."""
    if meeting.state == HeadsMeeting.State.CALLED and meeting.starts_at > clock.now():
        return refused(_("The meeting has not begun yet."))
    return may_prepare(actor, meeting)


def may_sign(actor: Standing, meeting: HeadsMeeting) -> Decision:
    """The union's chair signs the minutes; where that office is vacant, a vice chair."""
    if meeting.state != HeadsMeeting.State.CALLED or meeting.starts_at > clock.now():
        return refused(_("Minutes are signed once the meeting has been held, and once only."))
    if sessions.is_chair_of(actor, meeting.union, clock.today()):
        return ALLOWED
    return refused(_("The chair of %(union)s signs the minutes.") % {"union": meeting.union})


def may_read_meeting(actor: Standing, meeting: HeadsMeeting) -> Decision:
    """Everybody of the house reads signed minutes; before, those called and the union's officers and those above."""
    if meeting.state == HeadsMeeting.State.SIGNED or actor.reads(meeting.union):
        return ALLOWED
    if meeting.seats.filter(person=actor.person).exists():
        return ALLOWED
    return refused(_("The house reads the minutes once they are signed; before, those who were called."))


def may_bring_before(actor: Standing, matter: HeadsMatter) -> Decision:
    """A decision that is owed a confirmation is put on the agenda of a session."""
    if not matter.is_reserved or matter.state != HeadsMatter.State.DECIDED:
        return refused(_("Only what is reserved to the congress and was decided is brought before a session."))
    return may_call_heads(actor, matter.meeting.union)
