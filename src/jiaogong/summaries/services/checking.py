"""What a check of a stored text counts, kept with its version: by the worker once it is submitted, or when asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from django.db import transaction

from jiaogong.kernel import audit, clock, periods
from jiaogong.kernel.access import require
from jiaogong.kernel.periods import Period
from jiaogong.members.queries import Standing
from jiaogong.summaries import permissions, queries
from jiaogong.summaries.checking import Checked, check_text
from jiaogong.summaries.models import LeftProblem, Text, TextCheck
from jiaogong.summaries.problems import BAD, problems_of
from jiaogong.unions.models import Union

A_SLICE = 4


def keep_check(text: Text, actor: Standing | None) -> TextCheck:
    """Hold a text against today's ledger and the other unions' texts, and keep what that counts with its version.

    Counts alone are kept, so it is held against all that the ledger knows, whoever asked for it; None: the worker.
    """
    period, mark = periods.parse(text.period), queries.ledger_mark(text.union, text.period)
    against = queries.others_to_compare(actor, text.union, text.period)
    checked = check_text(text.body, union=text.union, period=period, against=against)
    kept, _made = TextCheck.objects.update_or_create(
        text=text,
        version=text.version,
        defaults={
            "ledger": mark,
            "made_at": clock.now(),
            "made_by": actor.person if actor else None,
            **counts_of(checked, text.left_problems.all()),
            **_copied(checked),
        },
    )
    return kept


def check_submitted(*, text_id: int) -> TextCheck | None:
    """Check a submitted text for the worker; None where its kept check is of now, or it was taken back meanwhile."""
    text = queries.submitted_texts().filter(pk=text_id).first()
    return keep_check(text, None) if text and unchecked([text]) else None


def counts_of(checked: Checked, left: Iterable[LeftProblem] = ()) -> dict[str, int]:
    """How many claims, parts by verdict (a claim without parts as one) and findings a check has.

    What was left standing with a reason is not counted among what is wrong; copies are told apart.
    """
    verdicts = [v for c in checked.claims for v in ([p.verdict for p in c.parts] or [c.verdict])]
    wrong = Counter(problem.kind for problem in problems_of(checked, left).open)
    findings = sum(count for kind, count in wrong.items() if kind not in (*BAD, "duplicate_of"))
    told = {name: verdicts.count(name) for name in ("supported", "uncheckable")}
    told |= {name: wrong[name] for name in BAD}
    return {**told, "claims": len(checked.claims), "parts": len(verdicts), "findings": findings}


def _copied(checked: Checked) -> dict[str, object]:
    """The text that most is shared with, if any; required phrases are not counted."""
    most = max(checked.copied, key=lambda c: c.counted, default=None)
    if most is None or not most.counted:
        return {"copied_permille": 0, "copied_from": "", "copied_text_id": None}
    return {
        "copied_permille": round(1000 * most.counted),
        "copied_from": most.of[:300],
        "copied_text_id": most.key or None,
    }


@transaction.atomic
def check_anew(*, actor: Standing, union: Union, period: Period, size: int = A_SLICE) -> int:
    """Check some of a branch's texts whose kept check is missing or older than their words or ledger; returns how many are left."""
    require(permissions.may_call(actor, union))
    waiting = unchecked(queries.texts_of_branch(union, period.code))
    for text in waiting[:size]:
        keep_check(text, actor)
        audit.record(actor.person, "summaries.checked", text, version=text.version)
    return max(0, len(waiting) - size)


def unchecked(texts: Iterable[Text]) -> list[Text]:
    """Those whose newest kept check is not of the words and the ledger as they are now, or before something was left."""
    found = sorted(texts, key=lambda text: text.period)
    kept = {(c.text_id, c.version): c for c in TextCheck.objects.filter(text__in=[t.pk for t in found])}
    left = dict(
        LeftProblem.objects.filter(text__in=[t.pk for t in found]).order_by("left_at").values_list("text", "left_at")
    )
    marks: dict[tuple[str, int], str] = {}
    for period, of_period in groupby(found, key=lambda text: text.period):
        told = queries.ledger_marks([text.union for text in of_period], period)
        marks |= {(period, union): mark for union, mark in told.items()}

    def is_current(text: Text) -> bool:
        check = kept.get((text.pk, text.version))
        since = left.get(text.pk)
        return (
            check is not None
            and check.ledger == marks[text.period, text.union_id]
            and (since is None or since <= check.made_at)
        )

    return [text for text in found if not is_current(text)]
