"""What an officer does about a problem of a check: take the ledger's value, leave it with a reason, open it again."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock, periods
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import ChangedMeanwhile, NotFound, RuleBroken
from jiaogong.members.queries import Standing
from jiaogong.summaries import permissions, queries
from jiaogong.summaries.checking import check_text
from jiaogong.summaries.checking.mending import mended_text
from jiaogong.summaries.models import LeftProblem, Text, TextCheck
from jiaogong.summaries.problems import Problem, problems_of
from jiaogong.summaries.services.outlining import change_text

LONGEST_REASON = 200


@transaction.atomic
def take_ledger_value(*, actor: Standing, text_id: int, start: int, end: int, seen_version: int) -> Text:
    """Put what the ledger says in the place of a contradicted part. Raises ChangedMeanwhile when somebody was quicker."""
    text = queries.locked_text(text_id, visible_to=actor)
    require(permissions.may_change(actor, text))
    _require_version(text, seen_version)
    checked = check_text(text.body, union=text.union, period=periods.parse(text.period), reader=actor)
    body = mended_text(checked, start, end)
    if body is None:
        raise RuleBroken(_("The ledger has no value for this place; change the words yourself."))
    return change_text(actor=actor, text_id=text.pk, body=body, seen_version=seen_version)


@transaction.atomic
def leave_problem(
    *, actor: Standing, text_id: int, start: int, end: int, kind: str, reason: str, seen_version: int
) -> LeftProblem:
    """Leave a problem standing, with the reason why; it is open again once its sentence is changed."""
    text = queries.locked_text(text_id, visible_to=actor)
    require(permissions.may_write_in(actor, text.union))
    _require_version(text, seen_version)
    if not reason.strip():
        raise RuleBroken(_("Say in a few words why this may stand as it is."))
    problem = _problem(actor, text, start, end, kind)
    left, made = LeftProblem.objects.get_or_create(
        text=text,
        digest=problem.digest,
        defaults={
            "kind": problem.kind,
            "words": problem.words,
            "sentence": problem.sentence,
            "reason": reason.strip()[:LONGEST_REASON],
            "left_by": actor.person,
            "left_at": clock.now(),
        },
    )
    if made:
        audit.record(actor.person, "summaries.problem_left", text, kind=problem.kind, start=start, end=end)
    return left


@transaction.atomic
def reopen_problem(*, actor: Standing, text_id: int, left_id: int) -> None:
    """Open a problem again that was left; a kept check of the text is old from then on."""
    text = queries.locked_text(text_id, visible_to=actor)
    require(permissions.may_write_in(actor, text.union))
    left = LeftProblem.objects.filter(text=text, pk=left_id).first()
    if left is None:
        raise NotFound(_("This problem is open already."))
    audit.record(actor.person, "summaries.problem_reopened", text, kind=left.kind)
    left.delete()
    # What a kept check counts left this problem out: it is made anew.
    TextCheck.objects.filter(text=text).update(ledger="")


def _problem(actor: Standing, text: Text, start: int, end: int, kind: str) -> Problem:
    period = periods.parse(text.period)
    against = queries.others_to_compare(actor, text.union, text.period)
    checked = check_text(text.body, union=text.union, period=period, against=against, reader=actor)
    found = problems_of(checked).at(start, end, kind)
    if found is None:
        raise RuleBroken(_("There is no longer a problem at this place; look at the check again."))
    return found


def _require_version(text: Text, seen_version: int) -> None:
    if text.version != seen_version:
        raise ChangedMeanwhile(_("Somebody has changed this text since you opened it."), current=text)
