"""What answers to notices write into the ledger: drafts of the union that answered, with the notice as their source."""

from __future__ import annotations

import uuid

from django.utils.translation import gettext as _

from jiaogong.catalogue import MEASURES
from jiaogong.catalogue.typed import value_typed
from jiaogong.kernel.errors import RuleBroken
from jiaogong.ledger import services as ledger
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import Facts, FigureFact, Origin
from jiaogong.notices.events import AnswerGiven, AnswerReturned

_ANSWERS = uuid.UUID("5b0f2c1e-6d0a-4f57-9d38-3f1c4b7a9e21")


def entry_key(delivery_id: int) -> uuid.UUID:
    """The key by which the entry of an answer is known."""
    return uuid.uuid5(_ANSWERS, str(delivery_id))


def draft_answer(event: AnswerGiven) -> None:
    """Draft what an answer tells as an act."""
    figures = []
    for measure, typed in event.figures.items():
        value, qualifier = value_typed(typed, MEASURES[measure])
        figures.append(FigureFact(measure, value, qualifier))
    facts = Facts(category=event.category, title=event.title, start=event.day, figures=tuple(figures))
    origin = Origin(kind=Entry.Source.INSTITUTION, name=event.title, form_key=entry_key(event.delivery_id))
    ledger.draft_entry(actor=event.actor, union=event.union, facts=facts, origin=origin)


def drop_answer(event: AnswerReturned) -> None:
    """Drop the draft of an answer handed back. Raises RuleBroken where it is confirmed already."""
    entry = Entry.objects.filter(form_key=entry_key(event.delivery_id)).first()
    if entry is None:
        return
    if entry.state == Entry.State.CONFIRMED:
        raise RuleBroken(
            _("The act of this answer is confirmed in the ledger of %(union)s; it is corrected there.")
            % {"union": entry.union}
        )
    ledger.discard_entry(actor=event.actor, entry_id=entry.pk)
