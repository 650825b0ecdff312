"""Batches of old summaries: sent in together, read file by file, each file's union and period put right.

A file is read before anything is locked, and kept in one short transaction; what breaks off is gone on with, and what
somebody else read meanwhile is not read again. A file that cannot be read keeps its sentence and stops no other.
"""

from __future__ import annotations

import hashlib
import time
import uuid
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock, periods
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.kernel.files import safe_name
from jiaogong.kernel.once import made_by_form, save_once
from jiaogong.kernel.periods import Period
from jiaogong.members.queries import Standing, standing_of
from jiaogong.summaries import permissions, queries
from jiaogong.summaries.events import OldSummariesSent
from jiaogong.summaries.files import open_text
from jiaogong.summaries.models import OldBatch, OldFile, Text
from jiaogong.summaries.old.proposing import propose
from jiaogong.summaries.old.staging import Staged, stage
from jiaogong.summaries.old.titling import title_of
from jiaogong.summaries.services.reading import keep_old_text, read_old_text
from jiaogong.summaries.understood import understood
from jiaogong.unions.models import Union

MOST_FILES = 60
State = OldFile.State


class Sent(NamedTuple):
    """A file as it was sent; `size` may be more than is taken, and `data` is then empty."""

    name: str
    size: int
    data: bytes


@transaction.atomic
def send_files(
    *, actor: Standing, union: Union, period: Period, files: Iterable[Sent], form_key: uuid.UUID | None = None
) -> OldBatch:
    """Keep files waiting to be read. Union and period are of those files that tell none themselves."""
    require(permissions.may_write_in(actor, union))
    made = made_by_form(OldBatch, form_key)
    if made:
        return made
    sent = list(files)
    if not sent:
        raise RuleBroken(_("Choose at least one file."))
    if len(sent) > MOST_FILES:
        values = {"count": len(sent), "most": MOST_FILES}
        raise RuleBroken(_("%(count)s files are too many at once; send at most %(most)s.") % values)
    batch = OldBatch(union=union, period=period.code, sent_by=actor.person, sent_at=clock.now(), form_key=form_key)
    made = save_once(batch, form_key)
    if made:
        return made
    OldFile.objects.bulk_create(_row(batch, union, period, file) for file in sent)
    audit.record(actor.person, "summaries.batch_sent", batch, files=len(sent))
    announce(OldSummariesSent(batch_id=batch.pk))
    return batch


def _row(batch: OldBatch, union: Union, period: Period, file: Sent) -> OldFile:
    name = safe_name(file.name)
    row = OldFile(batch=batch, name=name, union=union, period=period.code, data=file.data)
    if file.size > settings.UPLOAD_MAX_BYTES:
        row.state, row.data = State.REFUSED, b""
        most = settings.UPLOAD_MAX_BYTES // 2**20
        row.refusal = _("“%(name)s” is larger than %(most)s MB; send the text without its pictures.") % {
            "name": name,
            "most": most,
        }
    row.sha256 = hashlib.sha256(row.data).hexdigest()
    return row


def read_next(*, actor: Standing, batch_id: int) -> OldBatch:
    """Read the next file of a batch that waits; nothing where none does."""
    batch = queries.batch_visible_to(actor, batch_id)
    require(permissions.may_write_in(actor, batch.union))
    file = queries.next_waiting(batch)
    if file is None or not _is_taken(file):
        return batch
    _read_and_keep(actor, file)
    return queries.batch_visible_to(actor, batch_id)


def files_to_read() -> Iterator[OldFile]:
    """The files that the worker may read: whose sender is an officer there still."""
    by_batch: dict[int, bool] = {}
    for file in queries.free_files().defer("data").select_related("batch__union", "batch__sent_by__union"):
        if file.batch_id not in by_batch:
            sender = standing_of(file.batch.sent_by)
            by_batch[file.batch_id] = bool(permissions.may_write_in(sender, file.batch.union))
        if by_batch[file.batch_id]:
            yield file


def read_file(*, file_id: int) -> bool:
    """Read a file as the worker, with the rights of who sent it; whether it was there to be read."""
    file = next((file for file in files_to_read() if file.pk == file_id), None)
    if file is None or not _is_taken(file):
        return False
    _read_and_keep(standing_of(file.batch.sent_by), file)
    return True


def give_up_file(*, file_id: int) -> None:
    """Say of a file that broke the reading off each time that it is not read."""
    file = queries.free_files().filter(pk=file_id).first()
    if file is None:
        return
    file.state, file.data = State.REFUSED, b""
    file.refusal = _("“%(name)s” broke the reading off three times: save it anew as .docx or .txt and send that.") % {
        "name": file.name
    }
    file.save(update_fields=["state", "data", "refusal"])


def _is_taken(file: OldFile) -> bool:
    """Say that one reads a file; False where somebody else was faster."""
    return queries.free_files().filter(pk=file.pk).order_by().update(taken_at=clock.now()) == 1


def _read_and_keep(actor: Standing, file: OldFile) -> None:
    began = time.perf_counter()
    text, staged = _read(actor, file)
    file.read_ms = round(1000 * (time.perf_counter() - began))
    with transaction.atomic():
        queries.locked_batch(file.batch_id, visible_to=actor)
        if not OldFile.objects.filter(pk=file.pk, state=State.WAITING).exists():
            return
        if text and staged:
            file.text = keep_old_text(actor, text, staged)
        file.data = b""
        file.save()


def read_for(seconds: float, *, actor: Standing, batch_id: int) -> OldBatch:
    """Read files for about so long, one at least."""
    until = time.monotonic() + seconds
    batch = read_next(actor=actor, batch_id=batch_id)
    while queries.next_waiting(batch) and time.monotonic() < until:
        batch = read_next(actor=actor, batch_id=batch_id)
    return batch


def _read(actor: Standing, file: OldFile) -> tuple[Text | None, Staged | None]:
    """What a file holds, neither kept; the file is told what became of it."""
    before = queries.sent_before(actor, file)
    if before:
        file.state, file.text = State.SAME, before.text
        file.union_id, file.period = before.union_id, before.period
        return None, None
    try:
        opened = open_text(bytes(file.data), file.name)
    except RuleBroken as refusal:
        file.state, file.refusal = State.REFUSED, str(refusal)
        return None, None
    _propose(actor, file, opened.text)
    body = opened.text.lstrip("\ufeff")
    title = title_of(body, file.name.rpartition(".")[0])
    file.tables = [list(stretch) for stretch in opened.tables]
    text, staged = read_old_text(actor, file.union, periods.parse(file.period), title, body, tables=file.tables)
    file.state, file.notes = State.READ, [*opened.notes, *understood(staged.reading)]
    return text, staged


def _propose(actor: Standing, file: OldFile, text: str) -> None:
    """Give a file the union and period that it tells; what somebody gave it already stands."""
    told = propose(file.name, text, queries.unions_to_read_for(actor))
    if told.union and not file.union_is_told:
        file.union, file.union_is_told = told.union, True
    if told.period and not file.period_is_told:
        file.period, file.period_is_told = told.period.code, True


def put_right(*, actor: Standing, batch_id: int, file_id: int, union: Union, period: Period) -> OldFile:
    """Say whose a file is and of when; it is then read anew, which is no longer possible once a claim was decided."""
    batch = queries.batch_visible_to(actor, batch_id)
    file = queries.file_of(batch, file_id)
    require(permissions.may_write_in(actor, union))
    if file.state not in (State.WAITING, State.READ):
        raise RuleBroken(_("Only a file that was read, or will be, has a union and a period."))
    file.union, file.period, file.union_is_told, file.period_is_told = union, period.code, True, True
    text = queries.text_visible_to(actor, file.text_id) if file.text_id else None
    if text:
        require(permissions.may_write_in(actor, text.union))
        text.union, text.period = union, period.code
    staged = stage(actor, text, file.tables) if text else None
    with transaction.atomic():
        queries.locked_batch(batch_id, visible_to=actor)
        if text and staged:
            if text.decisions.exists():
                raise RuleBroken(_("Some of its sentences were decided about; take that back first."))
            text.claims.all().delete()
            text.save(update_fields=["union", "period"])
            staged.write(text)
        file.save(update_fields=["union", "period", "union_is_told", "period_is_told"])
        audit.record(actor.person, "summaries.file_put_right", batch, file=file.name, period=period.code)
    return file
