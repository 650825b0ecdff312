"""What summaries hear."""

from __future__ import annotations

from jiaogong.summaries.events import OldSummariesSent, SummarySubmitted
from jiaogong.summaries.models import OldFile, Text
from jiaogong.summaries.tasks import check_summary, read_old_file


def summary_submitted(event: SummarySubmitted) -> None:
    """Have it checked by the worker, which need not look around first."""
    check_summary.enqueue(event.text_id, Text.objects.values_list("version", flat=True).get(pk=event.text_id))


def old_summaries_sent(event: OldSummariesSent) -> None:
    """Have the worker read each file of a batch."""
    waiting = OldFile.objects.filter(batch=event.batch_id, state=OldFile.State.WAITING)
    for key in waiting.order_by("pk").values_list("pk", flat=True):
        read_old_file.enqueue(key)
