"""Batches of old summaries that were sent in, and their files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound
from jiaogong.kernel.jobs import BROKEN_OFF
from jiaogong.members.queries import Standing, unions_visible_to, within
from jiaogong.summaries.models import OldBatch, OldFile
from jiaogong.unions.models import Union

State = OldFile.State
_MOMENTS = dt.timedelta(seconds=20)
_TO_BEGIN = dt.timedelta(seconds=6)  # a worker looks for what is asked of it every other second


def batches_visible_to(standing: Standing) -> QuerySet[OldBatch]:
    """The batches of the branches in which one is an officer, with how many of their files wait or were refused."""
    counted = OldBatch.objects.filter(within(standing.officer_paths, "union__path")).select_related("union", "sent_by")
    return counted.annotate(
        file_count=Count("files"),
        waiting_count=Count("files", filter=Q(files__state=State.WAITING)),
        refused_count=Count("files", filter=Q(files__state=State.REFUSED)),
    )


def batch_visible_to(standing: Standing, batch_id: int) -> OldBatch:
    """One batch. Raises NotFound where there is none that the person may know of."""
    batch = batches_visible_to(standing).filter(pk=batch_id).first()
    if batch is None:
        raise NotFound(_("There is no such batch of old summaries, or it is not yours to see."))
    return batch


def locked_batch(batch_id: int, visible_to: Standing) -> OldBatch:
    """A batch fetched for change. Raises NotFound like `batch_visible_to`."""
    known = batch_visible_to(visible_to, batch_id)
    return OldBatch.objects.select_for_update(of=("self",)).get(pk=known.pk)


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file of a batch and what became of its claims: open, of these doubtful, and decided."""

    file: OldFile
    open: int
    doubtful: int
    decided: int


def files_of(batch: OldBatch) -> list[FileLine]:
    """The files of a batch in the order in which they were sent, without their bytes."""
    claim = "text__claims"
    to_decide = Q(**{f"{claim}__status": "done", f"{claim}__decision__isnull": True})
    files = (
        batch.files.defer("data")
        .select_related("union", "text")
        .annotate(
            open_count=Count(claim, filter=to_decide),
            sure_count=Count(claim, filter=to_decide & Q(**{f"{claim}__doubts": ""})),
            decided_count=Count(claim, filter=Q(**{f"{claim}__decision__isnull": False})),
        )
    )
    return [FileLine(f, f.open_count, f.open_count - f.sure_count, f.decided_count) for f in files.order_by("pk")]


def file_of(batch: OldBatch, file_id: int) -> OldFile:
    """One file of a batch. Raises NotFound where it has no such file."""
    file = batch.files.defer("data").select_related("union", "text").filter(pk=file_id).first()
    if file is None:
        raise NotFound(_("There is no such file in this batch."))
    return file


def free_files() -> QuerySet[OldFile]:
    """The files that wait and that nobody reads, the oldest first; one that is read for too long was broken off."""
    free = Q(taken_at__isnull=True) | Q(taken_at__lt=clock.now() - BROKEN_OFF)
    return OldFile.objects.filter(free, state=State.WAITING).order_by("pk")


def is_at_work(batch: OldBatch) -> bool:
    """Whether somebody reads a file of a batch now, or began to moments ago, or is about to."""
    now = clock.now()
    begun = batch.files.filter(taken_at__gt=now - _MOMENTS) | batch.files.filter(
        state=State.WAITING, taken_at__gt=now - BROKEN_OFF
    )
    return batch.sent_at > now - _TO_BEGIN or begun.exists()


def next_waiting(batch: OldBatch) -> OldFile | None:
    return free_files().filter(batch=batch).first()


def sent_before(standing: Standing, file: OldFile) -> OldFile | None:
    """The first file with the same bytes that was read for the same branches."""
    same = OldFile.objects.filter(within(standing.officer_paths, "union__path"), sha256=file.sha256, text__isnull=False)
    return same.exclude(pk=file.pk).defer("data").select_related("text").order_by("pk").first()


def unions_to_read_for(standing: Standing) -> Sequence[Union]:
    """The unions into whose ledger one may read old texts."""
    led = unions_visible_to(standing).filter(within(standing.officer_paths)).exclude(kind=Union.Kind.GROUP)
    return list(led.order_by("path"))
