"""What the room writes into the ledger: each figure once, at the act that makes it true, and taken back with it.

Received when a call closes; filed when it is screened; answered when first answers are published; settled when one is
settled; a suggestion when it is taken up. See docs/decisions/0017.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import replace

from jiaogong.kernel import clock
from jiaogong.ledger import services as ledger
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import TITLE_LENGTH, Facts, FigureFact, Origin, PersonFact
from jiaogong.ledger.snapshots import facts_of
from jiaogong.members.queries import Standing
from jiaogong.proposals.models import Call, Proposal
from jiaogong.unions.models import Union

_KEYS = uuid.UUID("7c3e0b5a-52f4-4d0f-a6f7-0b6c1d9e8a31")


def received(call: Call, count: int, actor: Standing) -> Entry | None:
    """A call that has closed, with how many proposals came; nothing where none did."""
    title = f"征集提案：{call.title}"
    sentence = f"{_told(call.opened_date)}至{_told(call.last_date)}征集提案，共收到提案{count}件。"
    return _post(call.union, title, sentence, {"proposals_received": count}, actor, f"received:{call.pk}")


def filed(call: Call, count: int, turned: int, actor: Standing) -> Entry | None:
    """A call that has been screened: how many were filed, and how many go on as suggestions."""
    title = f"提案审查立案：{call.title}"
    sentence = f"提案工作委员会审查提案，立案{count}件" + (f"，转为合理化建议{turned}条。" if turned else "。")
    figures = {"proposals_filed": count, "suggestions_received": turned}
    return _post(call.union, title, sentence, figures, actor, f"filed:{call.pk}")


def taken_up(suggestion: Proposal, actor: Standing) -> Entry | None:
    """A suggestion that somebody now deals with; its entry names nobody."""
    title = f"收到合理化建议：{suggestion.title}"
    sentence = f"收到合理化建议1条（{suggestion.title}），交有关部门办理。"
    return _post(suggestion.union, title, sentence, {"suggestions_received": 1}, actor, f"taken:{suggestion.pk}")


def answered(union: Union, proposals: Sequence[Proposal], actor: Standing) -> Entry | None:
    """First answers to proposals, published together or one alone."""
    if not proposals:
        return None
    told = proposals[0].title if len(proposals) == 1 else f"{len(proposals)}件"
    title, key = f"答复提案：{told}", ",".join(str(p.pk) for p in proposals)
    sentence = f"向提案人答复提案{len(proposals)}件。"
    return _post(union, title, sentence, {"proposals_answered": len(proposals)}, actor, f"answered:{key}")


def settled(proposal: Proposal, actor: Standing) -> Entry | None:
    """A proposal that is settled, with those who proposed it."""
    title, outcome = f"提案办结：{proposal.title}", proposal.get_outcome_display()
    sentence = f"办结提案1件（第{proposal.number}号：{proposal.title}）。"
    authors = [proposal.proposer_id, *proposal.joined.values_list("proposer_id", flat=True)]
    return _post(
        proposal.union,
        title,
        sentence,
        {"proposals_settled": 1},
        actor,
        f"settled:{proposal.pk}:{proposal.round}",
        people=tuple(PersonFact(pk) for pk in dict.fromkeys(authors) if pk),
        basis=str(outcome),
    )


def take_back(entry: Entry, measure: str, actor: Standing, reason: str) -> Entry | None:
    """Take one off an entry's figure, in the entry as it was corrected last; the entry that now holds, None for none.

    An entry that somebody has reversed in the ledger already is left alone.
    """
    entry = _standing(entry)
    if entry.state != Entry.State.CONFIRMED or Entry.objects.filter(reverses=entry).exists():
        return None
    facts = facts_of(entry)
    figures = tuple(replace(f, value=f.value - 1) if f.measure == measure else f for f in facts.figures)
    kept = tuple(f for f in figures if f.value > 0)
    if not kept:
        ledger.correct_entry(actor=actor, entry_id=entry.pk, reason=reason)
        return None
    return ledger.correct_entry(actor=actor, entry_id=entry.pk, reason=reason, facts=replace(facts, figures=kept))


def _standing(entry: Entry) -> Entry:
    """The entry that stands in the place of one that was corrected."""
    following = Entry.objects.filter(replaces=entry).first()
    while following is not None:
        entry, following = following, Entry.objects.filter(replaces=following).first()
    return entry


def _post(
    union: Union,
    title: str,
    sentence: str,
    figures: dict[str, int],
    actor: Standing,
    key: str,
    people: tuple[PersonFact, ...] = (),
    basis: str = "",
) -> Entry | None:
    counted = tuple(FigureFact(measure, count) for measure, count in figures.items() if count)
    if not counted:
        return None
    facts = Facts(
        category="proposals",
        title=title[:TITLE_LENGTH],
        start=clock.today(),
        sentence=sentence,
        figures=counted,
        people=people,
        basis=basis,
    )
    origin = Origin(kind=Entry.Source.INSTITUTION, name=title[:TITLE_LENGTH], form_key=uuid.uuid5(_KEYS, key))
    return ledger.record_entry(actor=actor, union=union, facts=facts, origin=origin)


def _told(day: dt.date) -> str:
    return f"{day.month}月{day.day}日"
