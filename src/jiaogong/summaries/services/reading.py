"""An old text kept, and read into claims for the review desk."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.db import transaction

from jiaogong.kernel import audit
from jiaogong.kernel.access import require
from jiaogong.kernel.once import made_by_form, save_once
from jiaogong.kernel.periods import Period
from jiaogong.members.queries import Standing
from jiaogong.summaries import permissions, queries
from jiaogong.summaries.models import OldClaim, Text
from jiaogong.summaries.old.staging import Staged, stage
from jiaogong.summaries.old.titling import title_of
from jiaogong.summaries.services.keeping import new_text, require_body
from jiaogong.summaries.services.library import keep_fingerprints
from jiaogong.unions.models import Union


def read_in(
    *, actor: Standing, union: Union, period: Period, title: str, body: str, form_key: uuid.UUID | None = None
) -> Text:
    """Keep an old text so that its claims can be made entries one by one. It is read before anything is locked."""
    require(permissions.may_write_in(actor, union))
    made = made_by_form(Text, form_key)
    if made:
        return made
    require_body(body)
    text, staged = read_old_text(actor, union, period, title, body, form_key)
    with transaction.atomic():
        return keep_old_text(actor, text, staged)


def read_old_text(
    actor: Standing,
    union: Union,
    period: Period,
    title: str,
    body: str,
    form_key: uuid.UUID | None = None,
    tables: Sequence[Sequence[int]] = (),
) -> tuple[Text, Staged]:
    """An old text and its claims, neither of them kept. `tables`: see `stage`."""
    text = new_text(
        actor, union, period, Text.Kind.OLD, title.strip() or title_of(body, _first_line(body)), body, form_key
    )
    return text, stage(actor, text, tables)


def keep_old_text(actor: Standing, text: Text, staged: Staged) -> Text:
    """Keep what `read_old_text` gave, or what the same form made at this very moment; within a transaction."""
    made = save_once(text, text.form_key)
    if made:
        return made
    staged.write(text)
    keep_fingerprints(text)
    audit.record(actor.person, "summaries.read_in", text, period=text.period)
    return text


def stage_missing(*, actor: Standing, text_id: int) -> None:
    """Lay the claims of an old text out that was kept before there was a desk, or in which none was found."""
    text = queries.text_visible_to(actor, text_id)
    require(permissions.may_write_in(actor, text.union))
    if text.kind != Text.Kind.OLD or text.claims.exists():
        return
    file = text.files.defer("data").first()
    staged = stage(actor, text, file.tables if file else ())
    with transaction.atomic():
        locked = queries.locked_text(text_id, visible_to=actor)
        if not OldClaim.objects.filter(text=locked).exists():
            staged.write(locked)


def _first_line(body: str) -> str:
    return next(line.strip() for line in body.splitlines() if line.strip())[:60]
