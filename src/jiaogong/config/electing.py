"""What elections, seats filled and trainings write into the ledger: drafts of the union that held them."""

from __future__ import annotations

import uuid

from jiaogong.ledger import services as ledger
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import TITLE_LENGTH, Facts, FigureFact, Origin, PersonFact
from jiaogong.members.models import Person
from jiaogong.members.offices.events import BodyElected, ElectionReturned, OfficersTrained, SeatFilled

_KEYS = uuid.UUID("0f6a4c1d-9a53-4a0e-8f0b-6b1c3f5d7e42")
_BODIES = {
    "committee": "工会委员会", "women": "女职工委员会", "audit": "经费审查委员会", "delegates": "会员代表",
    "congress": "教代会代表", "upper": "出席上级工会代表大会代表", "group": "工会小组长",
}  # fmt: skip
_POSTS = {"chair": "工会主席", "vice": "工会副主席", "member": "委员", "head": "主任", "delegate": "代表"}
_HOW = {
    "by_elected": "补选", "by_committee": "由委员会补选", "appointed": "由上级工会任命", "nominated": "推选",
    "acting": "临时主持工作",
}  # fmt: skip
_ELECTIONS = ("by_elected", "by_committee")


def entry_key(kind: str, key: int) -> uuid.UUID:
    """The key by which the entry of a term, an office or a training is known."""
    return uuid.uuid5(_KEYS, f"{kind}:{key}")


def draft_election(event: BodyElected) -> None:
    """Draft the election of a body; only the committee's counts as an election, the others are held with it."""
    body, day = _BODIES[event.body], event.day
    counted = (("by_elections", int(event.body == "committee")), ("participants", event.present))
    figures = tuple(FigureFact(measure, value) for measure, value in counted if value)
    took_part = f"{event.present}人参加投票，" if event.present else ""
    title = f"选举产生第{event.number}届{body}"
    sentence = f"{day.month}月{day.day}日{title}，{took_part}{len(event.people)}人当选。"
    people = tuple(PersonFact(pk) for pk in event.people)
    facts = Facts(category="organisation", title=title, start=day, sentence=sentence, figures=figures, people=people)
    origin = Origin(kind=Entry.Source.INSTITUTION, name=title, form_key=entry_key("term", event.term_id))
    ledger.draft_entry(actor=event.actor, union=event.union, facts=facts, origin=origin)


def draft_seat(event: SeatFilled) -> None:
    """Draft a by-election; an appointment, a nomination or acting for a time is an act without that figure."""
    day, name = event.day, Person.objects.values_list("name", flat=True).get(pk=event.person_id)
    post = _POSTS[event.post] if event.body == "committee" else f"{_BODIES[event.body]}{_POSTS[event.post]}"
    title = f"{_HOW[event.how]}{post}"
    facts = Facts(
        category="organisation",
        title=title,
        start=day,
        sentence=f"{day.month}月{day.day}日{title}：{name}。",
        figures=(FigureFact("by_elections", 1),) if event.how in _ELECTIONS else (),
        people=(PersonFact(event.person_id),),
    )
    origin = Origin(kind=Entry.Source.INSTITUTION, name=title, form_key=entry_key("office", event.office_id))
    ledger.draft_entry(actor=event.actor, union=event.union, facts=facts, origin=origin)


def draft_training(event: OfficersTrained) -> None:
    """Draft a course with how many officers took part."""
    count, by = len(event.people), f"（{event.organiser}举办）" if event.organiser else ""
    title = f"工会干部培训：{event.course}"[:TITLE_LENGTH]
    facts = Facts(
        category="organisation",
        title=title,
        start=event.since,
        end=event.until,
        sentence=f"{event.since.month}月{event.since.day}日参加{event.course}{by}，培训工会干部{count}人次。",
        figures=(FigureFact("officers_trained", count),),
        people=tuple(PersonFact(pk) for pk in event.people),
    )
    origin = Origin(kind=Entry.Source.INSTITUTION, name=title, form_key=entry_key("training", event.training_id))
    ledger.draft_entry(actor=event.actor, union=event.union, facts=facts, origin=origin)


def drop_election(event: ElectionReturned) -> None:
    """Drop the draft of an election that was not approved; one confirmed already is corrected in the ledger."""
    entry = Entry.objects.filter(form_key=entry_key("term", event.term_id)).exclude(state=Entry.State.CONFIRMED).first()
    if entry is not None:
        ledger.discard_entry(actor=event.actor, entry_id=entry.pk)
