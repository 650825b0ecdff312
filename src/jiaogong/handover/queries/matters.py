"""What is open, drawn from every room: what hangs on the giver, and what waits in the union."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiaogong.catalogue import CATEGORIES
from jiaogong.entrance.models import Invitation
from jiaogong.handover.models import Matter
from jiaogong.handover.queries import between, democracy
from jiaogong.handover.queries.found import MOST, Found
from jiaogong.kernel import clock
from jiaogong.ledger.labels import label
from jiaogong.ledger.models import Entry, Evidence, SheetImport
from jiaogong.ledger.queries import SENSITIVE, years_of
from jiaogong.meetings.models import Decision, Duty, Meeting
from jiaogong.members.models import Correction, Movement, Office, Person, RosterImport, SavedList
from jiaogong.members.offices.rules.terms import ENDING_SOON
from jiaogong.notices.models import Delivery
from jiaogong.notices.queries import awaiting
from jiaogong.organisation.models import UnionChange
from jiaogong.summaries.models import Text
from jiaogong.unions.models import Union

Kind = Matter.Kind


def open_matters(union: Union, giver: Person, today: dt.date) -> list[Found]:
    """Everything that is open, by kind in the order of `Matter.Kind`; of one source at most `MOST` lines."""
    found = [matter for source in _SOURCES for matter in source(union, giver, today)]
    order = list(Kind)
    return sorted(found, key=lambda m: order.index(m.kind))


def _own_entries(union: Union, giver: Person, _today: dt.date) -> Iterator[Found]:
    """Drafts and plans that the giver wrote. What is of a sensitive kind is told by its kind alone."""
    mine = Entry.objects.filter(union=union, drafted_by=giver).exclude(state=Entry.State.CONFIRMED)
    for entry in mine.order_by("start_date", "pk")[:MOST]:
        is_open = entry.category not in SENSITIVE
        what = entry.title if is_open else label(CATEGORIES[entry.category])
        kind = Kind.PLAN if entry.state == Entry.State.PLANNED else Kind.DRAFT
        told = f"{entry.start_date:%Y-%m-%d} {what}" if is_open else what
        yield Found(kind, told, reverse("ledger-entry", args=[entry.pk]), entry.pk, entry.due_date)


def _entries_of_the_union(union: Union, giver: Person, today: dt.date) -> Iterator[Found]:
    """Others' drafts to confirm, and what was confirmed this year without evidence: two counts, one query."""
    no_proof = Q(state=Entry.State.CONFIRMED, sign=1, start_date__year=today.year) & ~Q(
        pk__in=Evidence.objects.values("entry")
    )
    counts = Entry.objects.filter(union=union).aggregate(
        drafts=Count("pk", filter=Q(state=Entry.State.DRAFT) & ~Q(drafted_by=giver)), bare=Count("pk", filter=no_proof)
    )
    drafts, bare = counts["drafts"], counts["bare"]
    if drafts:
        told = ngettext("%(count)s draft of others to confirm", "%(count)s drafts of others to confirm", drafts)
        yield Found(Kind.CONFIRM, told % {"count": drafts}, _listed("ledger", union=union.code, state="draft"))
    if bare:
        told = ngettext(
            "%(count)s confirmed entry of %(year)s without evidence",
            "%(count)s confirmed entries of %(year)s without evidence",
            bare,
        )
        asked = {"union": union.code, "period": str(today.year), "state": "confirmed", "evidence": "no"}
        yield Found(Kind.EVIDENCE, told % {"count": bare, "year": today.year}, _listed("ledger", **asked))


def _notices(union: Union, _giver: Person, _today: dt.date) -> Iterator[Found]:
    owed = awaiting(Delivery.objects.filter(union=union)).select_related("notice")
    for delivery in owed.order_by("notice__due_date", "pk")[:MOST]:
        notice = delivery.notice
        yield Found(Kind.NOTICE, notice.title, reverse("notice", args=[notice.pk]), delivery.pk, notice.due_date)


def _meetings(union: Union, giver: Person, _today: dt.date) -> Iterator[Found]:
    """Meetings called, without minutes or unconfirmed; what the giver is to carry out, and looks after."""
    held = Meeting.objects.filter(union=union, state__in=(Meeting.State.CALLED, Meeting.State.HELD))
    now = clock.now()
    for meeting in held.order_by("starts_at")[:MOST]:
        state = _("Minutes to confirm") if meeting.state == Meeting.State.HELD else _("Minutes to write")
        state = _("To be held") if meeting.starts_at > now else state
        told = f"{localdate(meeting.starts_at):%Y-%m-%d} {meeting.title} · {state}"
        yield Found(Kind.MEETING, told, reverse("meeting", args=[meeting.pk]), meeting.pk)
    mine = Decision.objects.filter(meeting__union=union, person=giver, done_at__isnull=True)
    for decision in mine.exclude(meeting__state=Meeting.State.CANCELLED).order_by("due_date", "pk")[:MOST]:
        url = reverse("meeting", args=[decision.meeting_id])
        yield Found(Kind.DECISION, decision.text, url, decision.pk, decision.due_date)
    for duty in Duty.objects.filter(union=union, person=giver):
        yield Found(Kind.DUTY, duty.text, reverse("duties", args=[union.code]), duty.pk)


def _requests(union: Union, _giver: Person, _today: dt.date) -> Iterator[Found]:
    """Corrections and movements by their number, since they tell of people; changes to the tree one by one."""
    corrections = Correction.objects.filter(person__union=union, state=Correction.State.ASKED).count()
    if corrections:
        told = ngettext("%(count)s correction of a file", "%(count)s corrections of files", corrections)
        yield Found(Kind.REQUEST, told % {"count": corrections}, reverse("corrections"))
    moving = Q(union_to=union) | Q(union_from=union)
    movements = Movement.objects.filter(moving, state__in=Movement.OPEN_STATES).count()
    if movements:
        told = ngettext("%(count)s joining or transfer", "%(count)s joinings or transfers", movements)
        yield Found(Kind.REQUEST, told % {"count": movements}, reverse("movements"))
    asked = UnionChange.objects.filter(Q(union=union) | Q(union__parent=union), state=UnionChange.State.ASKED)
    for change in asked.select_related("union").order_by("pk")[:MOST]:
        told = f"{change.union.name} · {change.get_kind_display()}"
        yield Found(Kind.REQUEST, told, reverse("union-change", args=[change.pk]), change.pk)


def _sheets(union: Union, giver: Person, _today: dt.date) -> Iterator[Found]:
    state = RosterImport.State
    half = RosterImport.objects.filter(union=union, read_by=giver).exclude(state__in=(state.TAKEN, state.UNDONE))
    for roster in half.order_by("pk")[:MOST]:
        told = f"{roster.file_name} · {roster.get_state_display()}"
        yield Found(Kind.SHEET, told, reverse("roster", args=[roster.pk]), roster.pk)
    waiting = SheetImport.objects.filter(union=union, read_by=giver, state=SheetImport.State.WAITING)
    for sheet in waiting.order_by("pk")[:MOST]:
        told = f"{sheet.file_name} · {sheet.get_state_display()}"
        yield Found(Kind.SHEET, told, reverse("ledger-import-preview", args=[sheet.pk]), sheet.pk)


def _texts(union: Union, _giver: Person, _today: dt.date) -> Iterator[Found]:
    drafts = Text.objects.filter(union=union, kind=Text.Kind.OWN, state__in=Text.OPEN)
    for text in drafts.order_by("pk")[:MOST]:
        yield Found(Kind.TEXT, text.title, reverse("summary", args=[text.pk]), text.pk)


def _lists(_union: Union, giver: Person, _today: dt.date) -> Iterator[Found]:
    for kept in SavedList.objects.filter(owner=giver):
        yield Found(Kind.LIST, kept.name, reverse("people-lists"), kept.pk)


def _offices(union: Union, giver: Person, today: dt.date) -> Iterator[Found]:
    """Who stands in for the giver, and whose terms end within ninety days."""
    held = Office.objects.filter(union=union, until__gte=today).select_related("person").order_by("until", "pk")
    for office in held.filter(stands_in_for__person=giver)[:MOST]:
        told = f"{office.get_kind_display()}: {office.person.name}"
        yield Found(Kind.STAND_IN, told, reverse("delegations"), office.pk, office.until)
    ending = held.filter(stands_in_for__isnull=True, until__lte=today + ENDING_SOON)
    for office in ending.exclude(person=giver)[:MOST]:
        told = f"{office.get_kind_display()}: {office.person.name}"
        yield Found(Kind.TERM, told, _listed("offices-due", union=union.code), office.pk, office.until)


def _doors(union: Union, _giver: Person, _today: dt.date) -> Iterator[Found]:
    slips = Invitation.objects.filter(
        person__union=union, used_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=clock.now()
    ).count()
    if slips:
        told = ngettext("%(count)s invitation not used yet", "%(count)s invitations not used yet", slips)
        yield Found(Kind.SLIP, told % {"count": slips}, reverse("slips", args=[union.code]))


def _years(union: Union, _giver: Person, today: dt.date) -> Iterator[Found]:
    for year in years_of(union, today.year):
        if year.closing is None and year.year < today.year:
            told = _("%(year)s: %(confirmed)s entries confirmed, %(open)s open") % {
                "year": year.year,
                "confirmed": year.confirmed,
                "open": year.open,
            }
            yield Found(Kind.YEAR, told, reverse("year", args=[union.code]), year.year)


def _listed(name: str, **asked: str) -> str:
    return f"{reverse(name)}?{urlencode(asked)}"


_SOURCES = (
    _own_entries,
    _entries_of_the_union,
    _notices,
    _meetings,
    democracy.sessions,
    between.supervision,
    between.consultation,
    democracy.proposals,
    democracy.votes,
    democracy.appraisals,
    _requests,
    _sheets,
    _texts,
    _lists,
    _offices,
    _doors,
    _years,
)
