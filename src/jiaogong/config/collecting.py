"""What is told of the summaries that a union calls for from those below it. Neither room knows of the other."""

from __future__ import annotations

from django.urls import reverse
from django.utils.http import urlencode

from jiaogong.outbox import letters
from jiaogong.outbox.events import MorningBegan
from jiaogong.outbox.listeners.tell import tell
from jiaogong.outbox.models import Topic
from jiaogong.summaries import queries, services
from jiaogong.summaries.events import SummariesCalled, SummariesChased, SummaryJudged, SummarySubmitted
from jiaogong.summaries.models import SummaryCall, Text


def summaries_called(event: SummariesCalled) -> None:
    """The officers and the groups of the unions that owe theirs; another day is told anew."""
    call = _call(event.call_id)
    owing = list(queries.missing_unions(call.union, call.period).values_list("pk", flat=True))
    tell(
        topic=Topic.NOTICES,
        key=f"summaries:{call.pk}:{call.due_date}",
        letter=lambda: letters.summaries_called(call.period, call.union.called, call.due_date, _place(call)),
        officers_of=owing,
        groups=owing,
        but=event.actor.person.pk,
    )


def summaries_chased(event: SummariesChased) -> None:
    call = _call(event.call_id)
    tell(
        topic=Topic.CHASES,
        key=f"summaries-chase:{call.pk}:{event.on}",
        letter=lambda: letters.summaries_chased(call.period, call.union.called, call.due_date, _place(call)),
        officers_of=event.union_ids,
        groups=event.union_ids,
        but=event.actor.person.pk if event.actor else None,
    )


def summary_submitted(event: SummarySubmitted) -> None:
    """The officers of the union above."""
    text = _text(event.text_id)
    tell(
        topic=Topic.REQUESTS,
        key=f"summary-submitted:{text.pk}:{text.version}:{text.submitted_at}",
        letter=lambda: letters.summary_submitted(text.title, text.union.called, reverse("summary", args=[text.pk])),
        officers_of=[text.union.parent_id] if text.union.parent_id else [],
        but=event.actor.person.pk,
    )


def summary_judged(event: SummaryJudged) -> None:
    """The officers of the union whose summary it is."""
    text = _text(event.text_id)
    is_accepted, path = text.state == Text.State.ACCEPTED, reverse("summary", args=[text.pk])
    tell(
        topic=Topic.REQUESTS,
        key=f"summary-judged:{text.pk}:{text.steps.count()}",
        letter=lambda: letters.summary_judged(text.title, path, is_accepted=is_accepted),
        officers_of=[text.union_id],
        but=event.actor.person.pk,
    )


def morning_began(event: MorningBegan) -> None:
    """Remind of summaries whose day is near or past."""
    services.remind_due(event.day)


def _call(key: int) -> SummaryCall:
    return SummaryCall.objects.select_related("union").get(pk=key)


def _text(key: int) -> Text:
    return Text.objects.select_related("union").defer("body", "written_body", "figures").get(pk=key)


def _place(call: SummaryCall) -> str:
    """The list of texts, asked for the period."""
    return f"{reverse('summaries')}?{urlencode({'period': call.period})}"
