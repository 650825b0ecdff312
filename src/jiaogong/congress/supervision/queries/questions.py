"""Every reading of questions: who may know of them, and what waits for whom."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from jiaogong.congress.models import Question, QuestionAnswer, QuestionAsker
from jiaogong.congress.supervision.rules import is_ripe
from jiaogong.kernel.errors import NotFound
from jiaogong.kernel.script import holding
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

State = Question.State
MINE, TO_JOIN, TO_PASS, TO_ANSWER, LATE, TO_REPLY, TO_CLOSE = (
    "mine", "to_join", "to_pass", "to_answer", "late", "to_reply", "to_close",
)  # fmt: skip


def questions_visible_to(standing: Standing) -> QuerySet[Question]:
    """What one asks, is invited to ask or is to answer; all of a union one leads; of the own house what has an answer."""
    person = standing.person
    invited = QuestionAsker.objects.filter(person=person).order_by().values("question")
    answered = Q(union=standing.house.pk, answered_date__isnull=False)
    led = Q(union__in=[u.pk for u in standing.unions_led])
    return Question.objects.filter(Q(asker=person) | Q(pk__in=invited) | Q(answerer=person) | answered | led)


def questions_in(union: Union, standing: Standing) -> QuerySet[Question]:
    """The questions of one house that somebody may know of."""
    return questions_visible_to(standing).filter(union=union)


def question_visible_to(standing: Standing, code: str, question_id: int) -> Question:
    """One question of the union of that code with all that its page shows. Raises NotFound."""
    known = questions_visible_to(standing).filter(pk=question_id, union__code=code)
    rows = known.select_related("union__parent", "asker", "answerer", "delegation", "entry")
    found = rows.prefetch_related("joint_askers__person", "answers__written_by", "lines__done_by").first()
    if found is None:
        raise _unknown()
    return found


def locked_question(question_id: int, visible_to: Standing) -> Question:
    """A question fetched for change. Raises NotFound like `question_visible_to`."""
    if not questions_visible_to(visible_to).filter(pk=question_id).exists():
        raise _unknown()
    rows = Question.objects.select_for_update(of=("self",)).select_related("union", "asker", "answerer", "delegation")
    return rows.get(pk=question_id)


def _unknown() -> NotFound:
    return NotFound(_("There is no such question, or it is not yours to see."))


def found_by_words(questions: QuerySet[Question], words: str) -> QuerySet[Question]:
    """Questions whose matter, words or addressee hold what was typed."""
    typed = words.strip()
    return questions.filter(holding(typed, "matter", "text", "addressee")) if typed else questions


def in_state(union: Union, standing: Standing, state: str, on: dt.date) -> QuerySet[Question]:
    """The questions of a house in a state, or those that wait for the person; all that are known for anything else."""
    known = questions_in(union, standing)
    if state in State.values:
        return known.filter(state=state)
    return waiting_in(union, standing, on).get(state, known)


def waiting_in(union: Union, standing: Standing, on: dt.date) -> dict[str, QuerySet[Question]]:
    """What waits in a house for the person, by what is to be done; whoever leads the house has more to do."""
    person, rows = standing.person, Question.objects.filter(union=union)
    invited = QuestionAsker.objects.filter(person=person, joined_date__isnull=True).order_by().values("question")
    mine = rows.filter(asker=person)
    owed = rows.filter(answerer=person, state=State.PASSED)
    found = {
        MINE: mine,
        TO_JOIN: rows.filter(pk__in=invited, state__in=(State.ASKED, State.PASSED)),
        TO_ANSWER: owed,
        LATE: owed.filter(due_date__lt=on),
        TO_REPLY: mine.filter(~Exists(_replies()), state=State.ANSWERED),
    }
    if standing.holds_office_in(union):
        found |= {
            TO_PASS: rows.filter(state=State.ASKED),
            LATE: rows.filter(state=State.PASSED, due_date__lt=on),
            TO_CLOSE: rows.filter(state=State.ANSWERED).filter(Exists(_replies()) | Q(reply_until__lt=on)),
        }
    return found


def _replies() -> QuerySet[QuestionAnswer]:
    of_round = QuestionAnswer.objects.filter(question=OuterRef("pk"), round=OuterRef("round"))
    return of_round.filter(is_satisfied__isnull=False)


def can_be_closed(question: Question, on: dt.date) -> bool:
    """Whether its asker has replied to the last answer, or had the time for it."""
    until = question.reply_until
    return until is not None and is_ripe(has_reply=has_reply(question), reply_until=until, today=on)


def answer_now(question: Question) -> QuestionAnswer | None:
    """The answer of this round, None while it is owed."""
    return question.answers.filter(round=question.round).first()


def has_reply(question: Question) -> bool:
    found = answer_now(question)
    return found is not None and found.is_satisfied is not None


def is_invited(person: Person, question: Question) -> bool:
    """Whether somebody is asked to join a question and has not yet."""
    return question.joint_askers.filter(person=person, joined_date__isnull=True).exists()


def askers_of(question: Question) -> list[int]:
    """The keys of all who ask it, the asker first."""
    joined = question.joint_askers.filter(joined_date__isnull=False).values_list("person", flat=True)
    return list(dict.fromkeys((question.asker_id, *joined)))
