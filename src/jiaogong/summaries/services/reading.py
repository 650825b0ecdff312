"""An old text read in, claim by claim."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.once import made_by_form
from jiaogong.kernel.periods import Period
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import Facts, Origin
from jiaogong.ledger.services import confirm_entry, draft_entry
from jiaogong.members.queries import Standing
from jiaogong.summaries import permissions, queries
from jiaogong.summaries.models import ClaimDecision, Text
from jiaogong.summaries.services.keeping import new_text, require_body
from jiaogong.summaries.services.library import keep_fingerprints
from jiaogong.unions.models import Union


@transaction.atomic
def read_in(
    *, actor: Standing, union: Union, period: Period, title: str, body: str, form_key: uuid.UUID | None = None
) -> Text:
    """Keep an old text so that its claims can be made entries one by one."""
    require(permissions.may_write_in(actor, union))
    made = made_by_form(Text, form_key)
    if made:
        return made
    require_body(body)
    text = new_text(actor, union, period, Text.Kind.OLD, title.strip() or _first_line(body), body, form_key)
    text.save(force_insert=True)
    keep_fingerprints(text)
    audit.record(actor.person, "summaries.read_in", text, period=period.code)
    return text


@transaction.atomic
def accept_claim(*, actor: Standing, text_id: int, start: int, end: int, facts: Facts, confirm: bool = False) -> Entry:
    """Make an entry of one claim of an old text; it keeps the sentence and its place."""
    text = queries.locked_text(text_id, visible_to=actor)
    require(permissions.may_write_in(actor, text.union))
    decided = ClaimDecision.objects.filter(text=text, start=start, end=end).select_related("entry").first()
    if decided and decided.entry:
        return decided.entry
    _require_place(text, start, end)
    origin = Origin(kind=Entry.Source.TEXT, name=text.title, quote=text.body[start:end], start=start, end=end)
    entry = draft_entry(actor=actor, union=text.union, facts=facts, origin=origin)
    if confirm:
        entry = confirm_entry(actor=actor, entry_id=entry.pk)
    _decide(actor, text, start, end, ClaimDecision.Outcome.ACCEPTED, entry)
    return entry


@transaction.atomic
def accept_claims(*, actor: Standing, text_id: int, claims: Mapping[tuple[int, int], Facts]) -> list[Entry]:
    """Make entries of all claims of an old text that nothing was decided about, all or none."""
    text = queries.locked_text(text_id, visible_to=actor)
    decided = set(ClaimDecision.objects.filter(text=text).values_list("start", "end"))
    return [
        accept_claim(actor=actor, text_id=text_id, start=start, end=end, facts=facts)
        for (start, end), facts in claims.items()
        if (start, end) not in decided
    ]


@transaction.atomic
def drop_claim(*, actor: Standing, text_id: int, start: int, end: int) -> None:
    """Leave one claim of an old text out of the ledger."""
    text = queries.locked_text(text_id, visible_to=actor)
    require(permissions.may_write_in(actor, text.union))
    _require_place(text, start, end)
    if ClaimDecision.objects.filter(text=text, start=start, end=end, outcome=ClaimDecision.Outcome.ACCEPTED).exists():
        raise RuleBroken(_("This sentence is in the ledger already; drop or correct its entry there."))
    _decide(actor, text, start, end, ClaimDecision.Outcome.DROPPED, None)


def _decide(actor: Standing, text: Text, start: int, end: int, outcome: str, entry: Entry | None) -> None:
    ClaimDecision.objects.update_or_create(
        text=text,
        start=start,
        end=end,
        defaults={"outcome": outcome, "entry": entry, "decided_by": actor.person, "decided_at": clock.now()},
    )
    audit.record(actor.person, f"summaries.claim_{outcome}", text, start=start, end=end)


def _require_place(text: Text, start: int, end: int) -> None:
    if not 0 <= start < end <= len(text.body):
        raise RuleBroken(_("There is no such place in this text."))


def _first_line(body: str) -> str:
    return next(line.strip() for line in body.splitlines() if line.strip())[:60]
