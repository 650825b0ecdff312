"""What summaries hear."""

from __future__ import annotations

from jiaogong.summaries.events import SummarySubmitted
from jiaogong.summaries.models import Text
from jiaogong.summaries.tasks import check_summary


def summary_submitted(event: SummarySubmitted) -> None:
    """Have it checked by the worker, which need not look around first."""
    check_summary.enqueue(event.text_id, Text.objects.values_list("version", flat=True).get(pk=event.text_id))
