"""Every reading of notices, their deliveries and answers."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from jiaogong.kernel.errors import NotFound
from jiaogong.members.queries import OFFICER_KINDS, Standing, within
from jiaogong.notices.models import Answer, Delivery, Notice, NoticeFile
from jiaogong.unions.models import Union

RECEIVED, SENT = "received", "sent"
OPEN = "open"


def deliveries_visible_to(standing: Standing) -> QuerySet[Delivery]:
    """What was delivered to unions of the branches one may read: each sees its own, the union above all of them."""
    return Delivery.objects.filter(within(standing.read_paths, "union__path"))


def notices_visible_to(standing: Standing) -> QuerySet[Notice]:
    """Notices delivered to, or sent by, unions of the branches one may read."""
    delivered = deliveries_visible_to(standing).order_by().values("notice")
    return Notice.objects.filter(Q(pk__in=delivered) | within(standing.read_paths, "union__path"))


def notice_visible_to(standing: Standing, notice_id: int) -> Notice:
    """One notice with its files and fields. Raises NotFound where it is not the person's to know of."""
    found = (
        notices_visible_to(standing)
        .select_related("union", "sent_by")
        .prefetch_related("files", "fields")
        .filter(pk=notice_id)
        .first()
    )
    if found is None:
        raise NotFound(_("There is no such notice, or it is not yours to see."))
    return found


def own_unions(standing: Standing) -> list[int]:
    """The very unions in which the person holds an officer's post."""
    return [o.union_id for o in standing.offices if o.kind in OFFICER_KINDS]


def received_by(standing: Standing) -> QuerySet[Delivery]:
    """What the very unions have received in which the person is an officer."""
    return Delivery.objects.filter(union__in=own_unions(standing))


def sent_by(standing: Standing) -> QuerySet[Notice]:
    return Notice.objects.filter(within(standing.officer_paths, "union__path"))


def awaiting(deliveries: QuerySet[Delivery]) -> QuerySet[Delivery]:
    """Deliveries that wait for an answer, or, where none is asked, to be read."""
    return deliveries.filter(
        Q(notice__asks_answer=True, answered_at__isnull=True) | Q(notice__asks_answer=False, read_at__isnull=True)
    )


def late(deliveries: QuerySet[Delivery], on: dt.date) -> QuerySet[Delivery]:
    return awaiting(deliveries).filter(notice__due_date__lt=on)


def in_state(deliveries: QuerySet[Delivery], state: str, on: dt.date) -> QuerySet[Delivery]:
    """The deliveries in a state of `Delivery.State`, as `state_on` tells it; OPEN: awaited and not late; else all."""
    is_late = late(deliveries, on).order_by().values("pk")
    if state == OPEN:
        return awaiting(deliveries).exclude(pk__in=is_late)
    if state == Delivery.State.ANSWERED:
        return deliveries.filter(answered_at__isnull=False)
    if state == Delivery.State.LATE:
        return deliveries.filter(pk__in=is_late)
    if state in Delivery.State.values:
        unread = state == Delivery.State.UNREAD
        return deliveries.filter(answered_at__isnull=True, read_at__isnull=unread).exclude(pk__in=is_late)
    return deliveries


def with_late_answers(notices: QuerySet[Notice], on: dt.date) -> QuerySet[Notice]:
    """Notices of which some answer is late."""
    return notices.filter(pk__in=late(Delivery.objects.filter(notice__in=notices.order_by()), on).values("notice"))


def tally(notice: Notice, standing: Standing, on: dt.date) -> dict[str, int]:
    """How many deliveries of a notice, of those visible, are in which state."""
    known = deliveries_visible_to(standing).filter(notice=notice)
    return {state: in_state(known, state, on).count() for state in Delivery.State.values}


def counted(notices: QuerySet[Notice]) -> QuerySet[Notice]:
    """Notices with `sent_to` and `answered`: how many unions each went to, and how many have answered."""
    return notices.annotate(
        sent_to=Count("deliveries", distinct=True),
        answered=Count("deliveries", filter=Q(deliveries__answered_at__isnull=False), distinct=True),
        read=Count("deliveries", filter=Q(deliveries__read_at__isnull=False), distinct=True),
    )


def locked_delivery(delivery_id: int, visible_to: Standing) -> Delivery:
    """A delivery fetched for change. Raises NotFound where it is not the person's to know of."""
    found = deliveries_visible_to(visible_to).filter(pk=delivery_id).values_list("pk", flat=True).first()
    if found is None:
        raise NotFound(_("There is no such notice, or it is not yours to see."))
    locked = Delivery.objects.select_for_update(of=("self",))
    return locked.select_related("union", "notice__union").get(pk=found)


def file_visible_to(standing: Standing, file_id: int) -> NoticeFile:
    """A file sent with a notice. Raises NotFound where it is not the person's to know of."""
    notices = notices_visible_to(standing).order_by().values("pk")
    found = NoticeFile.objects.filter(pk=file_id, notice__in=notices).first()
    if found is None:
        raise NotFound(_("There is no such file, or it is not yours to see."))
    return found


def answer_file_visible_to(standing: Standing, answer_id: int) -> Answer:
    """A file sent as an answer. Raises NotFound where it is not the person's to know of."""
    deliveries = deliveries_visible_to(standing).order_by().values("pk")
    found = Answer.objects.filter(pk=answer_id, delivery__in=deliveries).exclude(sha256="").first()
    if found is None:
        raise NotFound(_("There is no such file, or it is not yours to see."))
    return found


def unions_below(standing: Standing) -> QuerySet[Union]:
    """The unions that may be written to: all strictly below an office, once they have been set up."""
    below = within(standing.officer_paths) & ~Q(path__in=standing.officer_paths)
    return Union.objects.filter(below, has_union=True).order_by("path")


def senders(standing: Standing) -> list[Union]:
    """The unions in whose name the person may write: those of the own offices that have others below."""
    offices = {o.union_id: o.union for o in standing.offices if o.kind in OFFICER_KINDS}
    return [u for u in offices.values() if Union.objects.filter(parent=u).exists()]
