"""A summary written from the ledger, changed, finished."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import ChangedMeanwhile
from jiaogong.kernel.once import made_by_form
from jiaogong.kernel.periods import Period
from jiaogong.members.queries import Standing
from jiaogong.summaries import permissions, queries
from jiaogong.summaries.models import Text
from jiaogong.summaries.services.keeping import new_text, require_body
from jiaogong.summaries.writing import figures_as_json, write_summary
from jiaogong.unions.models import Union


@transaction.atomic
def write_text(*, actor: Standing, union: Union, period: Period, form_key: uuid.UUID | None = None) -> Text:
    """Write a union's summary of a period from its ledger and keep it as a draft."""
    require(permissions.may_write_in(actor, union))
    made = made_by_form(Text, form_key)
    if made:
        return made
    summary = write_summary(union, period)
    text = new_text(actor, union, period, Text.Kind.OWN, summary.title, summary.text, form_key)
    text.written_body, text.figures = summary.text, figures_as_json(summary.figures)
    text.save(force_insert=True)
    audit.record(actor.person, "summaries.written", text, period=period.code)
    return text


@transaction.atomic
def change_text(*, actor: Standing, text_id: int, body: str, seen_version: int) -> Text:
    """Change a draft's words. Raises ChangedMeanwhile when somebody was quicker."""
    text = queries.locked_text(text_id, visible_to=actor)
    require(permissions.may_change(actor, text))
    if text.version != seen_version:
        raise ChangedMeanwhile(_("Somebody has changed this text since you opened it."), current=text)
    require_body(body)
    before, text.body = text.body, body.replace("\r\n", "\n")
    text.version += 1
    text.changed_at = clock.now()
    text.save(update_fields=["body", "version", "changed_at"])
    audit.record(actor.person, "summaries.changed", text, version=text.version, changes=_passages(before, text.body))
    return text


@transaction.atomic
def set_final(*, actor: Standing, text_id: int, final: bool) -> Text:
    """Make a text final, or take it back to a draft."""
    text = queries.locked_text(text_id, visible_to=actor)
    require(permissions.may_write_in(actor, text.union))
    before = audit.values(text, "state")
    text.state = Text.State.SIGNED if final else Text.State.DRAFT
    text.changed_at = clock.now()
    text.save(update_fields=["state", "changed_at"])
    told = audit.changes(before, audit.values(text, "state"))
    audit.record(actor.person, "summaries.made_final" if final else "summaries.taken_back", text, changes=told)
    return text


def _passages(before: str, after: str) -> dict[str, list[str]]:
    return {"body": audit.passages(before, after)} if before != after else {}
