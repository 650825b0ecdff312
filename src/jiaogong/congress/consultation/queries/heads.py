"""Meetings of heads: who belongs to them, what they took up, and which of their decisions are still to be confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from jiaogong.congress.delegates.queries import delegations_of, house_visible_to
from jiaogong.congress.models import CommitteeMember, HeadsMatter, HeadsMeeting, HeadsSeat
from jiaogong.congress.sessions.queries.owed import owed_matters
from jiaogong.kernel.errors import NotFound
from jiaogong.kernel.script import holding
from jiaogong.members.models import Person, Term
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

State, Role = HeadsMeeting.State, HeadsSeat.Role
OWED = "owed"


def meetings_of(union: Union) -> QuerySet[HeadsMeeting]:
    """The meetings of heads of a union; whoever belongs to the house may know of all of them."""
    return HeadsMeeting.objects.filter(union=union)


def meeting_visible_to(standing: Standing, code: str, meeting_id: int) -> HeadsMeeting:
    """A meeting of heads of that union. Raises NotFound."""
    union = house_visible_to(standing, code)
    found = meetings_of(union).filter(pk=meeting_id).select_related("union", "term", "signed_by", "called_by").first()
    if found is None:
        raise _unknown()
    return found


def locked_meeting(meeting_id: int, visible_to: Standing) -> HeadsMeeting:
    """A meeting of heads fetched for change. Raises NotFound."""
    rows = HeadsMeeting.objects.select_for_update(of=("self",)).select_related("union", "term")
    found = rows.filter(pk=meeting_id).first()
    if found is None:
        raise _unknown()
    house_visible_to(visible_to, found.union.code)
    return found


def locked_matter(matter_id: int, visible_to: Standing) -> HeadsMatter:
    """A matter with its meeting, both fetched for change. Raises NotFound."""
    meeting_id = HeadsMatter.objects.filter(pk=matter_id).values_list("meeting", flat=True).first()
    if meeting_id is None:
        raise _unknown()
    meeting = locked_meeting(meeting_id, visible_to)
    matter = HeadsMatter.objects.select_for_update(of=("self",)).select_related("item__session").get(pk=matter_id)
    matter.meeting = meeting
    return matter


def matter_visible_to(standing: Standing, code: str, matter_id: int) -> HeadsMatter:
    """A matter of a meeting of that union. Raises NotFound."""
    found = HeadsMatter.objects.filter(pk=matter_id).select_related("item__session").first()
    if found is None:
        raise _unknown()
    found.meeting = meeting_visible_to(standing, code, found.meeting_id)
    return found


def _unknown() -> NotFound:
    return NotFound(_("There is no such meeting of heads, or it is not yours to see."))


def term_of(union: Union) -> Term | None:
    """The open term of the teachers' congress, None where none is on record."""
    return Term.objects.filter(union=union, body=Term.Body.CONGRESS, ended_date__isnull=True).first()


@dataclass(frozen=True, slots=True)
class Head:
    """Somebody who belongs to the meeting of heads by right, as what, and of which delegation or committee."""

    person: Person
    role: str
    of: str


def heads_of(term: Term) -> list[Head]:
    """Who belongs to the meeting by right: the heads of the delegations, then the chairs of the committees, each once.

    Whoever is both has one vote.
    """
    found = [Head(d.head, Role.DELEGATION, d.name) for d in delegations_of(term) if d.head]
    chairs = CommitteeMember.objects.filter(committee__term=term, is_chair=True)
    found += [
        Head(m.person, Role.COMMITTEE, m.committee.name)
        for m in chairs.select_related("person", "committee").order_by("committee", "pk")
    ]
    once: dict[int, Head] = {}
    for head in found:
        known = once.get(head.person.pk)
        once[head.person.pk] = Head(known.person, known.role, f"{known.of}、{head.of}"[:80]) if known else head
    return list(once.values())


@dataclass(frozen=True, slots=True)
class Turnout:
    """A meeting's roll in numbers: those with a vote, of them present and on leave; invited ones present."""

    entitled: int
    present: int
    excused: int
    invited: int


def turnout_of(meeting: HeadsMeeting) -> Turnout:
    votes, came = ~Q(role=Role.INVITED), Q(attendance=HeadsSeat.Attendance.PRESENT)
    return Turnout(
        **meeting.seats.aggregate(
            entitled=Count("pk", filter=votes),
            present=Count("pk", filter=votes & came),
            excused=Count("pk", filter=votes & Q(attendance=HeadsSeat.Attendance.EXCUSED)),
            invited=Count("pk", filter=~votes & came),
        )
    )


def seats_of(meeting: HeadsMeeting) -> QuerySet[HeadsSeat]:
    return meeting.seats.select_related("person").order_by("pk")


def found_by_words(meetings: QuerySet[HeadsMeeting], words: str) -> QuerySet[HeadsMeeting]:
    """Meetings whose cause, place, matters or minutes hold what was typed."""
    if not words.strip():
        return meetings
    said = holding(words.strip(), "cause", "place", "minutes", "matters__title")
    return HeadsMeeting.objects.filter(pk__in=meetings.filter(said).order_by().values("pk"))


def in_state(meetings: QuerySet[HeadsMeeting], state: str) -> QuerySet[HeadsMeeting]:
    """Meetings in a state; `OWED`: those with a decision that is to be confirmed."""
    if state == OWED:
        return meetings.filter(pk__in=owed_matters(HeadsMatter.objects.all()).order_by().values("meeting"))
    return meetings.filter(state=state) if state in State.values else meetings


def counted(meetings: QuerySet[HeadsMeeting]) -> QuerySet[Any]:
    """Meetings with how many matters each took up and how many of them it decided."""
    decided = Q(matters__state=HeadsMatter.State.DECIDED)
    return meetings.annotate(taken_up=Count("matters"), decided=Count("matters", filter=decided))
