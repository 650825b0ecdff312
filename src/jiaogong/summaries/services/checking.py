"""What a check of a stored text counts, kept with its version: when it is submitted, and again for all of a branch in slices."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from jiaogong.kernel import audit, clock, periods
from jiaogong.kernel.access import require
from jiaogong.kernel.periods import Period
from jiaogong.members.queries import Standing
from jiaogong.summaries import permissions, queries
from jiaogong.summaries.checking import Checked, check_text
from jiaogong.summaries.models import Text, TextCheck
from jiaogong.unions.models import Union

A_SLICE = 4


def keep_check(text: Text, actor: Standing) -> TextCheck:
    """Hold a text against today's ledger and the other unions' texts, and keep what that counts with its version.

    Counts alone are kept, so it is held against all that the ledger knows, whoever asked for it.
    """
    period, mark = periods.parse(text.period), queries.ledger_mark(text.union, text.period)
    against = queries.others_to_compare(actor, text.union, text.period)
    checked = check_text(text.body, union=text.union, period=period, against=against)
    counts = counts_of(checked)
    kept, _made = TextCheck.objects.update_or_create(
        text=text,
        version=text.version,
        defaults={
            "ledger": mark,
            "made_at": clock.now(),
            "made_by": actor.person,
            **counts,
            **_copied(checked),
        },
    )
    return kept


def counts_of(checked: Checked) -> dict[str, int]:
    """How many claims, parts by verdict (a claim without parts as one) and findings a check has; copies are told apart."""
    verdicts = [v for c in checked.claims for v in ([p.verdict for p in c.parts] or [c.verdict])]
    told = {name: verdicts.count(name) for name in ("supported", "contradicted", "unsupported", "uncheckable")}
    findings = sum(finding.kind != "duplicate_of" for finding in checked.findings)
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
    """Those whose newest kept check is not of the words and the ledger as they are now."""
    found = list(texts)
    kept = {(c.text_id, c.version): c.ledger for c in TextCheck.objects.filter(text__in=[t.pk for t in found])}
    marks = queries.ledger_marks([t.union for t in found], found[0].period) if found else {}
    return [t for t in found if kept.get((t.pk, t.version)) != marks[t.union_id]]
