"""The ledger for programs: entries listed, told, drafted, changed, confirmed, corrected."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Query, Router, Schema, Status
from pydantic import Field

from jiaogong.kernel.access import require
from jiaogong.kernel.api import After, Code, Day, Key, Page, Words, require_readable
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.web import page_by_key
from jiaogong.ledger import evidence, narrowing, permissions, queries, services
from jiaogong.ledger.forms import FilterForm
from jiaogong.ledger.models import Award, Entry, EntryPerson, Figure
from jiaogong.ledger.presenting import EntryLine, EntryTold, line, whole
from jiaogong.ledger.rules import AwardFact, Facts, Origin, PersonFact, Precision, figure_fact
from jiaogong.members.middleware import standing
from jiaogong.members.queries import union_visible_to, unions_visible_to
from jiaogong.unions.models import Union

MOST_ROWS = 30
router = Router(tags=[gettext_noop("Ledger")])
Line = Annotated[str, Field(max_length=200)]


class Narrowed(Schema):
    """The filters of the page; empty means any."""

    q: Words = ""
    period: Annotated[str, Field(max_length=12)] = ""
    category: str = ""
    union: str = ""
    state: str = ""
    evidence: str = ""
    measure: str = ""
    counted: str = ""
    reach: str = ""
    after: After = ""


class FigureSent(Schema):
    """A measure and its value in the printed unit: money in yuan."""

    measure: Annotated[str, Field(max_length=24)]
    value: Annotated[int | float, Field(ge=0, le=2**53)]
    qualifier: Figure.Qualifier = Figure.Qualifier.EXACT


class AwardSent(Schema):
    level: Award.Level | None = None
    prize: Annotated[str, Field(min_length=1, max_length=60)]
    count: Annotated[int, Field(ge=1, le=100_000)] = 1


class PersonSent(Schema):
    """Somebody on the branch's file by member number, and the part played."""

    number: Code
    part: EntryPerson.Part = EntryPerson.Part.CONCERNED


class FactsSent(Schema):
    """What one act states."""

    category: Annotated[str, Field(max_length=16)]
    title: Annotated[str, Field(max_length=120)]
    start: Day
    end: Day | None = None
    precision: Precision = "day"
    sentence: Annotated[str, Field(max_length=2000)] = ""
    figures: Annotated[list[FigureSent], Field(max_length=MOST_ROWS)] = []
    awards: Annotated[list[AwardSent], Field(max_length=MOST_ROWS)] = []
    people: Annotated[list[PersonSent], Field(max_length=500)] = []
    bodies: Annotated[list[Annotated[str, Field(min_length=1, max_length=80)]], Field(max_length=MOST_ROWS)] = []
    basis: Line = ""
    theme: Annotated[str, Field(max_length=60)] = ""
    part_of: Key | None = None
    due: Day | None = None

    def facts(self, union: Union) -> Facts:
        """The facts of an act of a union. Raises RuleBroken for what its file or the catalogue does not know."""
        numbers = queries.people_numbered(union, [person.number for person in self.people])
        return Facts(
            category=self.category,
            title=self.title,
            start=self.start,
            end=self.end,
            precision=self.precision,
            sentence=self.sentence,
            figures=tuple(
                figure_fact(f.measure, f.value, f.qualifier.value, category=self.category) for f in self.figures
            ),
            awards=tuple(AwardFact(a.level.value if a.level else "", a.prize, a.count) for a in self.awards),
            people=tuple(dict.fromkeys(PersonFact(numbers[p.number], p.part.value) for p in self.people)),
            bodies=tuple(dict.fromkeys(self.bodies)),
            basis=self.basis,
            theme=self.theme,
            part_of_id=self.part_of,
            due_date=self.due,
        )


class EntrySent(FactsSent):
    """An act to be written down. With a `form_key`, the same sent again returns what it made."""

    union: Code
    state: Entry.State = Entry.State.DRAFT
    form_key: UUID | None = None


class ChangeSent(FactsSent):
    """What an entry shall state instead; `seen_version` is the version that was read."""

    seen_version: Annotated[int, Field(ge=0, le=2**31)]


class CorrectionSent(Schema):
    """Why a confirmed entry is corrected, and the right facts; without them it is taken back."""

    reason: Annotated[str, Field(min_length=1, max_length=200)]
    facts: FactsSent | None = None


@router.get("/entries", url_name="api-entries", response=Page[EntryLine], summary=gettext_noop("Entries, newest first"))
def entries(request: HttpRequest, asked: Query[Narrowed]) -> Page[EntryLine]:
    """The list of the page with its filters; 50 at a time."""
    who = standing(request)
    form = FilterForm(asked.dict(), unions=list(unions_visible_to(who).order_by("path")))
    require_readable(form)
    page = page_by_key(narrowing.listed(who, form.narrowed), asked.after, date="start_date")
    return Page(rows=[line(entry, is_known=vars(entry)["is_known"]) for entry in page.rows], after=page.after)


@router.post("/entries", url_name="api-entries", response={201: EntryTold}, summary=gettext_noop("Write an act down"))
def record(request: HttpRequest, sent: EntrySent) -> Status[EntryTold]:
    """As a draft, as planned with a due date, or confirmed at once by an officer."""
    who = standing(request)
    union = union_visible_to(who, sent.union)
    facts, origin = _facts(request, sent, union), Origin(form_key=sent.form_key)
    if sent.state == Entry.State.CONFIRMED:
        made = services.record_entry(actor=who, union=union, facts=facts, origin=origin)
    else:
        is_plan = sent.state == Entry.State.PLANNED
        made = services.draft_entry(actor=who, union=union, facts=facts, origin=origin, planned=is_plan)
    return Status(201, _told(request, made.pk))


@router.get("/entries/{int:entry_id}", url_name="api-entry", response=EntryTold, summary=gettext_noop("One entry"))
def entry(request: HttpRequest, entry_id: Key) -> EntryTold:
    """All that it states; of a sensitive kind only to those whom it concerns, each reading logged."""
    return _told(request, entry_id)


@router.post(
    "/entries/{int:entry_id}/change",
    url_name="api-entry-change",
    response=EntryTold,
    summary=gettext_noop("Change a draft or plan"),
)
def change(request: HttpRequest, entry_id: Key, sent: ChangeSent) -> EntryTold:
    """All facts anew; 409 where somebody changed it since the version that was read."""
    who = standing(request)
    found = queries.entry_visible_to(who, entry_id)
    require(permissions.may_change(who, found))
    facts = _facts(request, sent, found.union, found)
    services.change_entry(actor=who, entry_id=entry_id, facts=facts, seen_version=sent.seen_version)
    return _told(request, entry_id)


@router.post(
    "/entries/{int:entry_id}/confirm",
    url_name="api-entry-confirm",
    response=EntryTold,
    summary=gettext_noop("Confirm a draft"),
)
def confirm(request: HttpRequest, entry_id: Key) -> EntryTold:
    """From now on it counts, and is corrected but never changed."""
    services.confirm_entry(actor=standing(request), entry_id=entry_id)
    return _told(request, entry_id)


@router.post(
    "/entries/{int:entry_id}/correct",
    url_name="api-entry-correct",
    response=EntryTold,
    summary=gettext_noop("Correct a confirmed entry"),
)
def correct(request: HttpRequest, entry_id: Key, sent: CorrectionSent) -> EntryTold:
    """A reversing entry takes it back, and the right one stands beside it; answers with the right, else the reversing."""
    who = standing(request)
    found = queries.entry_visible_to(who, entry_id)
    require(permissions.may_correct(who, found))
    facts = _facts(request, sent.facts, found.union, found) if sent.facts else None
    made = services.correct_entry(actor=who, entry_id=entry_id, reason=sent.reason, facts=facts)
    return _told(request, made.pk)


@router.post(
    "/entries/{int:entry_id}/discard",
    url_name="api-entry-discard",
    response={204: None},
    summary=gettext_noop("Drop a draft or plan"),
)
def discard(request: HttpRequest, entry_id: Key) -> Status[None]:
    """The audit lines keep what it said."""
    services.discard_entry(actor=standing(request), entry_id=entry_id)
    return Status(204, None)


def _told(request: HttpRequest, entry_id: int) -> EntryTold:
    """An entry with all that one may read of it; the reading of a sensitive kind is logged."""
    who = standing(request)
    found = queries.entry_visible_to(who, entry_id)
    is_known = bool(permissions.may_read_details(who, found))
    if is_known:
        evidence.note_reading(who, found)
    knows_whole = found.part_of is not None and queries.may_know_people(who, found.part_of)
    return whole(found, is_known=is_known, knows_whole=knows_whole)


def _facts(request: HttpRequest, sent: FactsSent, union: Union, found: Entry | None = None) -> Facts:
    """The facts that were sent, part of nothing that the sender may not know of."""
    kept = found.part_of_id if found else None
    if sent.part_of is not None and sent.part_of != kept:
        wholes = queries.possible_wholes(union, sent.start, standing(request))
        if not wholes.filter(pk=sent.part_of).exists():
            raise RuleBroken(_("An act can only be part of an event of its own union or of a union above it."))
    return sent.facts(union)
