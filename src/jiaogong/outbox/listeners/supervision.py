from __future__ import annotations

from collections.abc import Callable, Collection

from django.urls import reverse

from jiaogong.congress.models import Inspection, InspectionFinding, Question
from jiaogong.congress.supervision.events import (
    InspectionCalledOff,
    InspectionPlanned,
    QuestionAnswered,
    QuestionAsked,
    QuestionChased,
    QuestionPassed,
    RemedyAsked,
)
from jiaogong.congress.supervision.queries.questions import askers_of
from jiaogong.members.queries import Standing
from jiaogong.outbox import letters
from jiaogong.outbox.listeners.tell import tell
from jiaogong.outbox.models import Topic


def question_asked(event: QuestionAsked) -> None:
    """The union's officers, who pass it on; and the delegates who are invited to ask it too."""
    question = Question.objects.select_related("union").get(pk=event.question_id)
    invited = list(question.joint_askers.values_list("person", flat=True))
    _of_question(question, "asked", letters.question_asked, officers_of=[question.union_id], but=event.actor)
    _of_question(question, "joint", letters.question_joint, people=invited, but=event.actor)


def question_passed(event: QuestionPassed) -> None:
    question = Question.objects.select_related("union").get(pk=event.question_id)
    _of_question(question, f"passed:{question.version}", letters.question_passed, _answering(question), but=event.actor)


def question_chased(event: QuestionChased) -> None:
    question = Question.objects.select_related("union").get(pk=event.question_id)
    act = f"chased:{question.lines.filter(act='chased').count()}"
    _of_question(question, act, letters.answer_chased, _answering(question), topic=Topic.CHASES)


def question_answered(event: QuestionAnswered) -> None:
    question = Question.objects.select_related("union").get(pk=event.question_id)
    _of_question(
        question, f"answered:{question.round}", letters.proposal_answered, askers_of(question), but=event.actor
    )


def _answering(question: Question) -> list[int]:
    return [question.answerer_id] if question.answerer_id else []


def _of_question(
    question: Question,
    act: str,
    words: Callable[[str, str], letters.Letter],
    people: Collection[int] = (),
    *,
    officers_of: Collection[int] = (),
    topic: str = Topic.REQUESTS,
    but: Standing | None = None,
) -> None:
    path = reverse("question", args=[question.union.code, question.pk])
    tell(
        topic=topic,
        key=f"question:{question.pk}:{act}",
        letter=lambda: words(question.matter, path),
        people=people,
        officers_of=officers_of,
        but=but.person.pk if but else None,
    )


def inspection_planned(event: InspectionPlanned) -> None:
    inspection = Inspection.objects.select_related("union").get(pk=event.inspection_id)
    _of_inspection(inspection, f"planned:{inspection.version}", letters.inspection_planned, event.actor)


def inspection_called_off(event: InspectionCalledOff) -> None:
    inspection = Inspection.objects.select_related("union").get(pk=event.inspection_id)
    _of_inspection(inspection, "off", letters.inspection_called_off, event.actor)


def _of_inspection(inspection: Inspection, act: str, words: Callable[..., letters.Letter], actor: Standing) -> None:
    """The delegates who are named for it."""
    path = reverse("inspection", args=[inspection.union.code, inspection.pk])
    tell(
        topic=Topic.MEETINGS,
        key=f"inspection:{inspection.pk}:{act}",
        letter=lambda: words(inspection.matter, inspection.on_date, path),
        people=list(inspection.inspectors.values_list("person", flat=True)),
        but=actor.person.pk,
    )


def remedy_asked(event: RemedyAsked) -> None:
    """Whoever answers for it, if the finding names somebody."""
    finding = InspectionFinding.objects.select_related("inspection__union").get(pk=event.finding_id)
    if finding.answerer_id is None:
        return
    inspection, due = finding.inspection, finding.due_date
    path = reverse("inspection", args=[inspection.union.code, inspection.pk])
    tell(
        topic=Topic.REQUESTS,
        key=f"finding:{finding.pk}:{finding.times_looked}",
        letter=lambda: letters.remedy_asked(inspection.matter, due, path),
        people=[finding.answerer_id],
        but=event.actor.person.pk,
    )
