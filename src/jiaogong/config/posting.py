"""Texts' claims posted into the ledger as drafts."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from jiaogong.kernel import clock
from jiaogong.kernel.periods import Period
from jiaogong.ledger.claims import facts_of_claim
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import Facts, Origin
from jiaogong.ledger.services import post_entries
from jiaogong.members.queries import Standing, roster_of
from jiaogong.prose import read
from jiaogong.unions.models import Union


@transaction.atomic
def post_claims(texts: Mapping[str, str], *, union: Union, period: Period, actor: Standing) -> dict[str, list[Entry]]:
    """Make a draft of each act done in the texts, by text; each keeps its sentence and place. Habits, plans and slogans stay out."""
    roster = roster_of(union)
    posted = {}
    for name, text in texts.items():
        acts = [
            (c, facts_of_claim(c, text, period=period, roster=roster).facts)
            for c in read(text, roster=roster).claims
            if c.status == "done"
        ]
        postings = [
            (
                union,
                facts,
                Origin(
                    kind=Entry.Source.TEXT,
                    name=name,
                    quote=text[claim.start : claim.end],
                    start=claim.start,
                    end=claim.end,
                ),
            )
            for claim, facts in acts
            if _is_past(facts)
        ]
        posted[name] = post_entries(actor=actor, postings=postings)
    return posted


def _is_past(facts: Facts) -> bool:
    return facts.first_day <= clock.today()
