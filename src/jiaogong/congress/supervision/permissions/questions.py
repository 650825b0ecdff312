"""Who asks, passes on, answers, replies and closes."""

from __future__ import annotations

from django.utils.translation import gettext as _

from jiaogong.congress.models import Question
from jiaogong.congress.sessions.queries.rolls import sits_in_body
from jiaogong.congress.supervision.permissions import may_keep
from jiaogong.congress.supervision.queries import questions as queries
from jiaogong.kernel import clock
from jiaogong.kernel.access import ALLOWED, Decision, refused
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

State = Question.State


def may_ask(actor: Standing, union: Union, body: str) -> Decision:
    """Delegates ask (约第十三条); where a body has none, all of the house are it."""
    if sits_in_body(actor.person, union, body, clock.today()):
        return ALLOWED
    return refused(_("Questions are asked by the delegates of %(union)s.") % {"union": union})


def may_join(actor: Standing, question: Question) -> Decision:
    if question.state not in (State.ASKED, State.PASSED):
        return refused(_("This question has been answered or withdrawn already."))
    if queries.is_invited(actor.person, question):
        return ALLOWED
    return refused(_("The asker has not invited you to ask this too."))


def may_withdraw(actor: Standing, question: Question) -> Decision:
    if question.asker_id != actor.person.pk:
        return refused(_("Only its asker withdraws a question."))
    if question.answered_date or question.state not in (State.ASKED, State.PASSED):
        return refused(_("It has an answer already and stays on record."))
    return ALLOWED


def may_pass(actor: Standing, question: Question) -> Decision:
    """On to whoever answers; to somebody else while the answer is owed."""
    if question.state not in (State.ASKED, State.PASSED):
        return refused(_("A question is passed on until it is answered."))
    return may_keep(actor, question.union)


def may_answer(actor: Standing, question: Question) -> Decision:
    """Whoever it was passed to; an officer writes down what was answered on paper or by word of mouth."""
    if question.state != State.PASSED:
        return refused(_("A question is answered once it has been passed on, and once each time."))
    if question.answerer_id == actor.person.pk or actor.holds_office_in(question.union):
        return ALLOWED
    return refused(_("It is answered by %(name)s.") % {"name": question.answerer})


def may_extend(actor: Standing, question: Question) -> Decision:
    if question.state != State.PASSED:
        return refused(_("Only while an answer is owed can its time be extended."))
    return may_keep(actor, question.union)


def may_chase(actor: Standing, question: Question) -> Decision:
    if question.state != State.PASSED:
        return refused(_("Nobody owes an answer to this."))
    if question.lines.filter(act="chased", on_date=clock.today()).exists():
        return refused(_("A reminder has gone out today already."))
    return may_keep(actor, question.union)


def may_note(actor: Standing, question: Question) -> Decision:
    """The officers and whoever answers keep notes, which no delegate reads."""
    if question.answerer_id == actor.person.pk or actor.holds_office_in(question.union):
        return ALLOWED
    return refused(_("The officers and whoever answers keep notes on a question."))


def may_reply(actor: Standing, question: Question) -> Decision:
    """The asker, for all who ask with him or her, once to each answer."""
    if question.asker_id != actor.person.pk:
        return refused(_("Its asker says whether the answer satisfies."))
    if question.state != State.ANSWERED or queries.has_reply(question):
        return refused(_("There is no answer that waits for your reply."))
    return ALLOWED


def may_close(actor: Standing, question: Question) -> Decision:
    own = may_keep(actor, question.union)
    if not own:
        return own
    if question.state != State.ANSWERED:
        return refused(_("Only a question that has its answer is closed."))
    if not queries.can_be_closed(question, clock.today()):
        return refused(
            _("The asker has until %(day)s to say whether the answer satisfies.") % {"day": question.reply_until}
        )
    return ALLOWED


def reads_in_full(actor: Standing, question: Question) -> bool:
    """Whether reasons and reminders are shown: to those who ask, who answers, and the officers."""
    person = actor.person
    concerned = {question.asker_id, question.answerer_id, *(j.person_id for j in question.joint_askers.all())}
    return person.pk in concerned or actor.holds_office_in(question.union)
