"""Every reading of meetings, decisions and duties."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from jiaogong.kernel.errors import NotFound
from jiaogong.kernel.script import holding
from jiaogong.meetings.models import Attendee, Decision, Duty, Meeting
from jiaogong.members.models import Office, Person
from jiaogong.members.queries import READER_KINDS, Standing, offices_in
from jiaogong.unions.models import Union

CALLED_TO = {
    Meeting.Body.COMMITTEE: (
        Office.Kind.CHAIR,
        Office.Kind.VICE_CHAIR,
        Office.Kind.COMMITTEE,
        Office.Kind.STAFF,
        Office.Kind.WOMEN,
        Office.Kind.AUDIT,
    ),
    Meeting.Body.WOMEN: (Office.Kind.CHAIR, Office.Kind.WOMEN),
    Meeting.Body.AUDIT: (Office.Kind.AUDIT,),
}
OPEN, LATE, DONE = "open", "late", "done"
SOON, UNMINUTED = "soon", "unminuted"
WEEK = dt.timedelta(days=7)


def unions_met_in(standing: Standing) -> list[Union]:
    """The very unions in which the person holds an office that reads, the highest first."""
    unions = {o.union_id: o.union for o in standing.offices if o.kind in READER_KINDS}
    return sorted(unions.values(), key=lambda u: u.path)


def meetings_visible_to(standing: Standing) -> QuerySet[Meeting]:
    """Meetings of the very unions in which one holds office, and those one was called to; nobody above reads minutes."""
    own = [u.pk for u in unions_met_in(standing)]
    called = Attendee.objects.filter(person=standing.person).values("meeting")
    return Meeting.objects.filter(Q(union__in=own) | Q(pk__in=called))


def meeting_visible_to(standing: Standing, meeting_id: int) -> Meeting:
    """One meeting with all that its page shows.

    Raises NotFound where there is none, or none that the person may know of.
    """
    found = (
        meetings_visible_to(standing)
        .select_related("union", "called_by", "confirmed_by", "entry")
        .prefetch_related("attendees__person", "agenda", "decisions__person", "decisions__done_by")
        .filter(pk=meeting_id)
        .first()
    )
    if found is None:
        raise NotFound(_("There is no such meeting, or it is not yours to see."))
    return found


def locked_meeting(meeting_id: int, visible_to: Standing) -> Meeting:
    """A meeting fetched for change. Raises NotFound like `meeting_visible_to`."""
    found = meetings_visible_to(visible_to).filter(pk=meeting_id).values_list("pk", flat=True).first()
    if found is None:
        raise NotFound(_("There is no such meeting, or it is not yours to see."))
    return Meeting.objects.select_for_update(of=("self",)).select_related("union").get(pk=found)


def found_by_words(meetings: QuerySet[Meeting], words: str) -> QuerySet[Meeting]:
    """Meetings whose title, place, agenda, minutes or decisions hold what was typed."""
    typed = words.strip()
    if not typed:
        return meetings
    said = holding(typed, "title", "place", "minutes", "agenda__text", "decisions__text")
    return Meeting.objects.filter(pk__in=meetings.filter(said).order_by().values("pk"))


def in_state(meetings: QuerySet[Meeting], state: str, now: dt.datetime) -> QuerySet[Meeting]:
    """The meetings in a state of theirs; SOON: within a week; UNMINUTED: over, without minutes; else all."""
    called = meetings.filter(state=Meeting.State.CALLED)
    if state == SOON:
        return called.filter(starts_at__range=(now, now + WEEK))
    if state == UNMINUTED:
        return called.filter(starts_at__lt=now)
    return meetings.filter(state=state) if state in Meeting.State.values else meetings


def decisions_visible_to(standing: Standing) -> QuerySet[Decision]:
    """Decisions of the meetings that one may know of, save of those called off."""
    meetings = meetings_visible_to(standing).exclude(state=Meeting.State.CANCELLED).order_by().values("pk")
    return Decision.objects.filter(meeting__in=meetings)


def open_decisions(decisions: QuerySet[Decision]) -> QuerySet[Decision]:
    return decisions.filter(done_at__isnull=True)


def late_decisions(decisions: QuerySet[Decision], on: dt.date) -> QuerySet[Decision]:
    return open_decisions(decisions).filter(due_date__lt=on)


def locked_decision(decision_id: int, visible_to: Standing) -> Decision:
    """A decision fetched for change. Raises NotFound where it is not the person's to know of."""
    found = decisions_visible_to(visible_to).filter(pk=decision_id).values_list("pk", flat=True).first()
    if found is None:
        raise NotFound(_("There is no such decision, or it is not yours to see."))
    return Decision.objects.select_for_update(of=("self",)).select_related("meeting__union").get(pk=found)


def called_to(union: Union, body: str, on: dt.date) -> list[tuple[Person, str]]:
    """Who is called to a body's meeting: the holders of its offices on that day, each once with the first office."""
    kinds = CALLED_TO[Meeting.Body(body)]
    held = offices_in(union, on).filter(kind__in=kinds)
    found: dict[int, tuple[Person, str]] = {}
    for office in sorted(held, key=lambda o: (kinds.index(Office.Kind(o.kind)), o.pk)):
        found.setdefault(office.person_id, (office.person, office.kind))
    return list(found.values())


def duties_of(union: Union) -> dict[int, str]:
    """What each member of the committee looks after, by the person's key."""
    return dict(Duty.objects.filter(union=union).values_list("person_id", "text"))


def is_chair_of(standing: Standing, union: Union, on: dt.date) -> bool:
    """Whether the person is the union's chair; where that office is vacant, a vice chair."""
    kinds = {o.kind for o in standing.offices if o.union_id == union.pk}
    if Office.Kind.CHAIR in kinds:
        return True
    is_vacant = not offices_in(union, on).filter(kind=Office.Kind.CHAIR).exists()
    return Office.Kind.VICE_CHAIR in kinds and is_vacant
