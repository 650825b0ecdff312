"""A claim made ready for its card on the desk: what an entry would say, why it is doubtful, what may be the same act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects

from jiaogong.ledger.models import Entry
from jiaogong.ledger.queries import may_know_people
from jiaogong.ledger.rules import Facts
from jiaogong.ledger.snapshots import facts_from
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing
from jiaogong.summaries.models import OldClaim
from jiaogong.summaries.old import doubts
from jiaogong.summaries.old.people import WHY


@dataclass(frozen=True, slots=True)
class NameView:
    """A doubtful name: why it is, and the people whom it may mean."""

    name: str
    why: object
    people: Sequence[Person]


@dataclass(frozen=True, slots=True)
class Card:
    """What a card shows. `known`: the entry that may tell the same act; `is_known`: whether its words may be shown."""

    claim: OldClaim
    facts: Facts
    doubts: Sequence[object]
    people: Sequence[Person]
    names: Sequence[NameView]
    known: Entry | None
    is_known: bool
    group: tuple[bool, str]

    @property
    def is_total(self) -> bool:
        return doubts.TOTAL in doubts.told(self.claim.doubts)

    @property
    def days(self) -> str:
        """The days of the act, as precisely as they were read; empty where only the period is known."""
        first, last = self.facts.first_day, self.facts.last_day
        if self.facts.precision == "period":
            return ""
        written = "%Y-%m" if self.facts.precision == "month" else "%Y-%m-%d"
        return " – ".join(dict.fromkeys((first.strftime(written), last.strftime(written))))


def cards_of(who: Standing, claims: Sequence[OldClaim]) -> list[Card]:
    """Cards of claims, in their order; a few queries however many there are."""
    known = [entry for claim in claims if (entry := _known(claim))]
    prefetch_related_objects(known, "figures", "union")
    facts = {claim.pk: facts_from(claim.facts) for claim in claims if claim.facts}
    keys = {p.person_id for f in facts.values() for p in f.people}
    keys |= {key for claim in claims for name in claim.names for key in name["candidates"]}
    people = Person.objects.select_related("union").in_bulk(keys)
    return [_card(who, claim, facts[claim.pk], people) for claim in claims if claim.pk in facts]


def _card(who: Standing, claim: OldClaim, facts: Facts, people: dict[int, Person]) -> Card:
    known = _known(claim)
    doubted = {key for name in claim.names for key in name["candidates"]}
    return Card(
        claim=claim,
        facts=facts,
        doubts=[doubts.DOUBTS[doubt] for doubt in doubts.told(claim.doubts)],
        people=[people[p.person_id] for p in facts.people if p.person_id in people and p.person_id not in doubted],
        names=[_name(name, people) for name in claim.names],
        known=known,
        is_known=known is not None and may_know_people(who, known),
        group=(bool(claim.doubts), claim.category),
    )


def _known(claim: OldClaim) -> Entry | None:
    """The entry that may tell the same act: found in the ledger, or made since of the claim's twin."""
    twin = claim.twin
    made = twin.decision.entry if twin and twin.decision else None
    return claim.likely_entry or made


def _name(told: dict[str, Any], people: dict[int, Person]) -> NameView:
    return NameView(told["name"], WHY[told["why"]], [people[key] for key in told["candidates"] if key in people])
