"""A question passed on, answered by a day, replied to, asked again, closed."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.almanac.days import working_days_after
from jiaogong.congress.delegates.queries import staff_of
from jiaogong.congress.models import Question, QuestionAnswer, QuestionNote
from jiaogong.congress.supervision import posts
from jiaogong.congress.supervision.events import QuestionAnswered, QuestionChased, QuestionPassed
from jiaogong.congress.supervision.permissions import questions as permissions
from jiaogong.congress.supervision.queries.questions import answer_now, askers_of, locked_question
from jiaogong.congress.supervision.rules import may_ask_again
from jiaogong.congress.supervision.services.lines import Act, keep, note_down, stepped
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.days import require_near_day
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.members.queries import Standing
from jiaogong.unions.limits import limit_for

State = Question.State


@transaction.atomic
def pass_question(*, actor: Standing, question_id: int, answerer_id: int) -> Question:
    """Pass a question on to whoever answers it, within the working days of limit question.answer_days.

    Passed to somebody else later, the day stays.
    """
    question = locked_question(question_id, visible_to=actor)
    require(permissions.may_pass(actor, question))
    answerer = staff_of(question.union, clock.today()).filter(pk=answerer_id).first()
    if answerer is None:
        raise RuleBroken(_("Choose somebody serving in the house to answer."))
    if answerer.pk in askers_of(question):
        raise RuleBroken(_("%(name)s asks this question: choose somebody else to answer it.") % {"name": answerer})
    before = question.state
    question.answerer, question.state = answerer, State.PASSED
    question.passed_date = question.passed_date or clock.today()
    question.due_date = question.due_date or _due(question)
    keep(question, "answerer", "state", "passed_date", "due_date")
    note_down(question, Act.PASSED, actor, answerer.name)
    audit.record(actor.person, "congress.question_passed", question, changes=stepped(before, question))
    announce(QuestionPassed(question_id=question.pk, actor=actor))
    return question


def _due(question: Question) -> dt.date:
    days = limit_for(question.union, "question.answer_days", clock.today()).whole
    return working_days_after(clock.today(), days)


@transaction.atomic
def extend_question(*, actor: Standing, question_id: int, to_date: dt.date, reason: str) -> Question:
    """Give more time for the answer, with the reason, which its askers read."""
    question = locked_question(question_id, visible_to=actor)
    require(permissions.may_extend(actor, question))
    due = question.due_date
    if due is None or to_date <= due:
        raise RuleBroken(_("The new day has to lie after %(day)s.") % {"day": due})
    if to_date < clock.today():
        raise RuleBroken(_("%(day)s is over: choose a day to come.") % {"day": to_date})
    require_near_day(to_date)
    if not reason.strip():
        raise RuleBroken(_("Say why more time is needed: the askers read it."))
    question.due_date = to_date
    keep(question, "due_date")
    note_down(question, Act.EXTENDED, actor, f"{due} → {to_date}：{reason.strip()}")
    told = audit.changes({"due_date": due}, {"due_date": to_date})
    audit.record(actor.person, "congress.question_extended", question, reason=reason.strip(), changes=told)
    return question


@transaction.atomic
def chase_question(*, actor: Standing, question_id: int) -> Question:
    """Remind whoever owes the answer, once a day."""
    question = locked_question(question_id, visible_to=actor)
    require(permissions.may_chase(actor, question))
    note_down(question, Act.CHASED, actor)
    audit.record(actor.person, "congress.question_chased", question)
    announce(QuestionChased(question_id=question.pk, actor=actor))
    return question


@transaction.atomic
def answer_question(*, actor: Standing, question_id: int, text: str) -> Question:
    """Give the public answer: the house reads it from now on, and the asker is asked whether it satisfies."""
    question = locked_question(question_id, visible_to=actor)
    require(permissions.may_answer(actor, question))
    if not text.strip():
        raise RuleBroken(_("Write the answer first."))
    today, before = clock.today(), question.state
    QuestionAnswer.objects.create(
        question=question, round=question.round, text=text.strip(), written_by=actor.person, on_date=today
    )
    days = limit_for(question.union, "question.reply_days", today).whole
    question.state, question.answered_date = State.ANSWERED, today
    question.reply_until = working_days_after(today, days)
    keep(question, "state", "answered_date", "reply_until")
    note_down(question, Act.ANSWERED, actor)
    audit.record(actor.person, "congress.question_answered", question, changes=stepped(before, question))
    announce(QuestionAnswered(question_id=question.pk, actor=actor))
    return question


@transaction.atomic
def add_note(*, actor: Standing, question_id: int, text: str) -> QuestionNote:
    """Keep a remark among the officers and whoever answers."""
    question = locked_question(question_id, visible_to=actor)
    require(permissions.may_note(actor, question))
    if not text.strip():
        raise RuleBroken(_("Write the note first."))
    note = QuestionNote.objects.create(
        question=question, text=text.strip(), written_by=actor.person, written_at=clock.now()
    )
    audit.record(actor.person, "congress.question_note_kept", question)
    return note


@transaction.atomic
def reply_to_answer(*, actor: Standing, question_id: int, is_satisfied: bool, comment: str = "") -> Question:
    """Say whether the answer satisfies. Not satisfied, the question is asked again, limit question.ask_again_times."""
    question = locked_question(question_id, visible_to=actor)
    require(permissions.may_reply(actor, question))
    today, told = clock.today(), comment.strip()[:300]
    question.answers.filter(round=question.round).update(is_satisfied=is_satisfied, reply=told, replied_date=today)
    said = _("satisfied") if is_satisfied else _("not satisfied")
    note_down(question, Act.REPLIED, actor, f"{said}　{told}".strip())
    audit.record(actor.person, "congress.question_replied", question, is_satisfied=is_satisfied)
    times = limit_for(question.union, "question.ask_again_times", today).whole
    return question if is_satisfied or not may_ask_again(question.round, times) else _ask_again(actor, question)


def _ask_again(actor: Standing, question: Question) -> Question:
    """Back to whoever answered, with as many days as the first time."""
    before, question.state = question.state, State.PASSED
    question.round += 1
    question.due_date, question.reply_until = _due(question), None
    keep(question, "state", "round", "due_date", "reply_until")
    note_down(question, Act.ASKED_AGAIN, actor)
    audit.record(actor.person, "congress.question_asked_again", question, changes=stepped(before, question))
    announce(QuestionPassed(question_id=question.pk, actor=actor))
    return question


@transaction.atomic
def close_question(*, actor: Standing, question_id: int) -> Question:
    """Close a question whose asker has replied or had the time for it; it stands in the ledger from now on."""
    question = locked_question(question_id, visible_to=actor)
    require(permissions.may_close(actor, question))
    last = answer_now(question)
    before, question.state = question.state, State.CLOSED
    question.closed_date = clock.today()
    question.entry = posts.closed(question, last.is_satisfied if last else None, askers_of(question), actor)
    keep(question, "state", "closed_date", "entry")
    note_down(question, Act.CLOSED, actor)
    audit.record(actor.person, "congress.question_closed", question, changes=stepped(before, question))
    return question
