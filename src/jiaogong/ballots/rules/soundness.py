"""Whether a ballot could be voted in and counted as it is planned."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from jiaogong.ballots.rules.plans import BallotPlan, QuestionPlan
from jiaogong.kernel.errors import RuleBroken

KINDS = ("motion", "choose", "grade")
WAYS = ("screen", "paper", "both")
PURPOSES = ("", "resolution", "honour", "survey", "other")
MOST_QUESTIONS, MOST_OPTIONS, MOST_GRADES = 60, 200, 9


def require_sound(plan: BallotPlan) -> None:
    """Raise RuleBroken, naming the place, where a plan has no title, no question, or one that nobody could answer."""
    if not plan.title.strip():
        raise RuleBroken(_("Give the ballot a title."))
    if plan.way not in WAYS:
        raise RuleBroken(_("A ballot is held on screen, on paper or both."))
    if plan.purpose not in PURPOSES:
        raise RuleBroken(_("Say what the ballot is for: a resolution, a choice of outstanding people, a survey, else."))
    if not 1 <= len(plan.questions) <= MOST_QUESTIONS:
        raise RuleBroken(_("A ballot asks between 1 and %(most)s questions.") % {"most": MOST_QUESTIONS})
    if plan.opens_at and plan.closes_at and plan.closes_at <= plan.opens_at:
        raise RuleBroken(_("A ballot closes after it has opened."))
    for question in plan.questions:
        _require_sound_question(question)


def _require_sound_question(question: QuestionPlan) -> None:
    named = {"question": question.text.strip()}
    if not named["question"] or question.kind not in KINDS:
        raise RuleBroken(_("Every question needs its text and its kind."))
    if question.kind == "motion":
        return
    if not 1 <= len(question.options) <= MOST_OPTIONS:
        raise RuleBroken(_("“%(question)s” needs at least one name.") % named)
    if _are_doubled([option.label.strip() for option in question.options]):
        raise RuleBroken(_("“%(question)s” has a name without words, or the same name twice.") % named)
    if question.most < 1 and (question.kind == "choose" or question.may_write_in):
        raise RuleBroken(_("Say how many names may be chosen at most in “%(question)s”.") % named)
    if question.kind == "grade" and not 2 <= len(question.grades) <= MOST_GRADES:
        raise RuleBroken(_("“%(question)s” needs at least two grades.") % named)


def _are_doubled(labels: Sequence[str]) -> bool:
    return "" in labels or len(set(labels)) < len(labels)
