from __future__ import annotations

from django.urls import reverse

from jiaogong.notices.events import AnswerReturned, Chased, NoticeSent
from jiaogong.notices.models import Delivery, Notice
from jiaogong.outbox import letters
from jiaogong.outbox.listeners.tell import tell
from jiaogong.outbox.models import Topic


def notice_sent(event: NoticeSent) -> None:
    notice = Notice.objects.select_related("union").get(pk=event.notice_id)
    receivers = list(notice.deliveries.order_by().values_list("union_id", flat=True))
    path = reverse("notice", args=[notice.pk])
    tell(
        topic=Topic.NOTICES,
        key=f"notice:{notice.pk}",
        letter=lambda: letters.notice_sent(notice.title, notice.union.called, notice.due_date, path),
        officers_of=receivers,
        groups=receivers,
        but=event.actor.person.pk,
    )


def chased(event: Chased) -> None:
    notice = Notice.objects.select_related("union").get(pk=event.notice_id)
    owing = Delivery.objects.filter(pk__in=event.delivery_ids)
    receivers = list(owing.order_by().values_list("union_id", flat=True))
    path = reverse("notice", args=[notice.pk])
    tell(
        topic=Topic.CHASES,
        key=f"chase:{notice.pk}:{event.on}",
        letter=lambda: letters.chased(notice.title, notice.union.called, notice.due_date, path),
        officers_of=receivers,
        groups=receivers,
        but=event.actor.person.pk,
    )


def answer_returned(event: AnswerReturned) -> None:
    delivery = Delivery.objects.select_related("notice__union").get(pk=event.delivery_id)
    notice, path = delivery.notice, reverse("notice-answer", args=[delivery.pk])
    tell(
        topic=Topic.NOTICES,
        key=f"returned:{delivery.pk}:{event.at:%Y%m%d%H%M%S}",
        letter=lambda: letters.answer_returned(notice.title, notice.union.called, path),
        officers_of=[delivery.union_id],
        but=event.actor.person.pk,
    )
