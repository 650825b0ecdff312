"""A question asked by a delegate, joined by others, withdrawn."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.congress.models import Question, QuestionAsker
from jiaogong.congress.supervision import queries
from jiaogong.congress.supervision.events import QuestionAsked
from jiaogong.congress.supervision.permissions import questions as permissions
from jiaogong.congress.supervision.queries.questions import locked_question
from jiaogong.congress.supervision.rules import QuestionPlan, require_one_matter
from jiaogong.congress.supervision.services.lines import Act, keep, note_down, stepped
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.kernel.once import made_by_form, save_once
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union


@transaction.atomic
def ask_question(*, actor: Standing, union: Union, plan: QuestionPlan, form_key: uuid.UUID | None = None) -> Question:
    """Ask a leader or an office about one matter; the union's officers are told. Others can be invited to ask it too.

    The same form (`form_key`) sent again returns the question that it asked.
    """
    made = made_by_form(Question, form_key)
    if made:
        return made
    require(permissions.may_ask(actor, union, plan.body))
    require_one_matter(plan)
    _require_headed(actor, union, plan)
    question = _row(actor, union, plan)
    question.form_key = form_key
    made = save_once(question, form_key)
    if made:
        return made
    _invite(question, plan)
    note_down(question, Act.ASKED, actor)
    audit.record(actor.person, "congress.question_asked", question)
    announce(QuestionAsked(question_id=question.pk, actor=actor))
    return question


def _require_headed(actor: Standing, union: Union, plan: QuestionPlan) -> None:
    headed = queries.delegations_headed_by(actor.person, union, plan.body)
    if plan.delegation_id is not None and not headed.filter(pk=plan.delegation_id).exists():
        raise RuleBroken(_("A delegation asks through its head."))


def _row(actor: Standing, union: Union, plan: QuestionPlan) -> Question:
    return Question(
        union=union,
        body=plan.body,
        matter=plan.matter.strip(),
        text=plan.text.strip(),
        addressee=plan.addressee.strip(),
        asker=actor.person,
        delegation_id=plan.delegation_id,
        asked_date=clock.today(),
    )


def _invite(question: Question, plan: QuestionPlan) -> None:
    asked = set(plan.people) - {question.asker_id}
    sitting = queries.sitting_in(question.union, question.body, clock.today())
    known = set(sitting.filter(pk__in=asked).order_by().values_list("pk", flat=True))
    if known != asked:
        raise RuleBroken(_("Only delegates of the same body ask a question together."))
    QuestionAsker.objects.bulk_create(QuestionAsker(question=question, person_id=pk) for pk in sorted(asked))


@transaction.atomic
def join_question(*, actor: Standing, question_id: int, joins: bool = True) -> Question:
    """Ask a question too, as its asker invited one to; or decline, which leaves no trace on the page."""
    question = locked_question(question_id, visible_to=actor)
    require(permissions.may_join(actor, question))
    invited = question.joint_askers.filter(person=actor.person)
    if joins:
        invited.update(joined_date=clock.today())
        note_down(question, Act.JOINED, actor)
    else:
        invited.delete()
    audit.record(actor.person, "congress.question_joined" if joins else "congress.question_left", question)
    return question


@transaction.atomic
def withdraw_question(*, actor: Standing, question_id: int) -> Question:
    """Take one's question back before it is answered."""
    question = locked_question(question_id, visible_to=actor)
    require(permissions.may_withdraw(actor, question))
    before, question.state = question.state, Question.State.WITHDRAWN
    keep(question, "state")
    note_down(question, Act.WITHDRAWN, actor)
    audit.record(actor.person, "congress.question_withdrawn", question, changes=stepped(before, question))
    return question
