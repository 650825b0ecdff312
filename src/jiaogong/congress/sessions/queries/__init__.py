"""Every reading of sessions: who may know of them, the next and the last, and what each still lacks."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from jiaogong.congress.models import HandCount, Item, Seat, Session, SignOff
from jiaogong.congress.sessions.rules import must_review_proposals
from jiaogong.kernel.errors import NotFound
from jiaogong.kernel.script import holding
from jiaogong.meetings import queries as meetings
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

State = Session.State
BEFORE = (State.PROPOSED, State.CALLED)
AHEAD = (*BEFORE, State.OPEN)
OVER = (State.CLOSED, State.SIGNED)


def sessions_visible_to(standing: Standing) -> QuerySet[Session]:
    """Sessions of the branches one may read, those of the own house, and those on whose roll one stands."""
    known = standing.reading.holding() | Q(union=standing.house.pk) | Q(seats__person=standing.person)
    return Session.objects.filter(pk__in=Session.objects.filter(known).order_by().values("pk"))


def session_visible_to(standing: Standing, session_id: int) -> Session:
    """One session. Raises NotFound where there is none, or none that the person may know of."""
    found = sessions_visible_to(standing).filter(pk=session_id)
    session = found.select_related("union", "term", "proposed_by", "signed_by").first()
    if session is None:
        raise unknown()
    return session


def locked_session(session_id: int, visible_to: Standing) -> Session:
    """A session fetched for change. Raises NotFound like `session_visible_to`."""
    found = sessions_visible_to(visible_to).filter(pk=session_id).values_list("pk", flat=True).first()
    if found is None:
        raise unknown()
    return Session.objects.select_for_update(of=("self",)).select_related("union", "term").get(pk=found)


def unknown() -> NotFound:
    """The refusal of whoever may not know of a session."""
    return NotFound(_("There is no such session, or it is not yours to see."))


def next_session(union: Union, body: str, on: dt.date) -> Session | None:
    """The session of a body that is prepared for a day from that one on, or is being held."""
    ahead = Session.objects.filter(union=union, body=body, state__in=AHEAD)
    return ahead.filter(Q(state=State.OPEN) | Q(starts_at__gte=_midnight(on))).order_by("starts_at", "pk").first()


def last_session(union: Union, body: str, on: dt.date) -> Session | None:
    """The session of a body that was held last, up to and with that day."""
    held = Session.objects.filter(union=union, body=body, state__in=OVER)
    return held.filter(starts_at__lt=_midnight(on + dt.timedelta(days=1))).order_by("-starts_at", "-pk").first()


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


def next_numbers(union: Union, body: str, term_number: int | None) -> tuple[int, int]:
    """The number of the term and of the session that come next: of the term given, else of the last one on record."""
    held = Session.objects.filter(union=union, body=body).exclude(state=State.CALLED_OFF)
    if term_number is None:
        term_number = held.order_by("-term_number").values_list("term_number", flat=True).first() or 1
    last = held.filter(term_number=term_number).order_by("-number").values_list("number", flat=True).first()
    return term_number, (last or 0) + 1


def on_the_same_day(union: Union, body: str, starts_at: dt.datetime) -> QuerySet[Session]:
    """Sessions of the body on the local day of a moment that are not called off."""
    day = timezone.localdate(starts_at)
    of_body = Session.objects.filter(union=union, body=body).exclude(state=State.CALLED_OFF)
    return of_body.filter(starts_at__gte=_midnight(day), starts_at__lt=_midnight(day + dt.timedelta(days=1)))


def regular_of_the_year(union: Union, body: str, starts_at: dt.datetime) -> QuerySet[Session]:
    """The regular sessions of a body in the school year of a moment (from 1 September on) that are not called off."""
    day = timezone.localdate(starts_at)
    begins = dt.date(day.year if day.month >= 9 else day.year - 1, 9, 1)
    of_body = Session.objects.filter(union=union, body=body, cause=Session.Cause.REGULAR)
    within = of_body.filter(
        starts_at__gte=_midnight(begins), starts_at__lt=_midnight(begins.replace(year=begins.year + 1))
    )
    return within.exclude(state=State.CALLED_OFF).order_by("starts_at")


def found_by_words(sessions: QuerySet[Session], words: str) -> QuerySet[Session]:
    """Sessions whose union, place, items or minutes hold what was typed."""
    typed = words.strip()
    if not typed:
        return sessions
    said = holding(typed, "union__name", "place", "minutes", "items__title")
    return Session.objects.filter(pk__in=sessions.filter(said).order_by().values("pk"))


def in_state(sessions: QuerySet[Session], state: str) -> QuerySet[Session]:
    return sessions.filter(state=state) if state in State.values else sessions


def locked_house(union: Union) -> Union:
    """The union fetched for change, so that two sessions are not proposed or opened at once."""
    return Union.objects.select_for_update().get(pk=union.pk)


def locked_item(item_id: int, visible_to: Standing) -> Item:
    """An item of the agenda with its session, both fetched for change. Raises NotFound like `session_visible_to`."""
    known = Item.objects.filter(pk=item_id, session__in=sessions_visible_to(visible_to))
    session_id = known.values_list("session", flat=True).first()
    if session_id is None:
        raise unknown()
    session = locked_session(session_id, visible_to)
    item = Item.objects.select_for_update(of=("self",)).get(pk=item_id)
    item.session = session
    return item


def is_chair_of(standing: Standing, union: Union, on: dt.date) -> bool:
    """Whether the person is the union's chair; where that office is vacant, a vice chair."""
    return meetings.is_chair_of(standing, union, on)


def owes_review(session: Session) -> bool:
    """Whether a session reviews how the proposals of the one before were handled (第七条第五项)."""
    return session.body == Session.Body.CONGRESS and must_review_proposals(session.number)


def missing_sign_offs(session: Session) -> list[str]:
    """The sides whose agreement is still missing: the party organisation, for the teachers' congress the administration too."""
    asked = [SignOff.Side.PARTY.value]
    if session.body == Session.Body.CONGRESS:
        asked.append(SignOff.Side.ADMINISTRATION.value)
    given = set(session.sign_offs.values_list("side", flat=True))
    return [side for side in asked if side not in given]


def counts() -> dict[str, Any]:
    """What a list of sessions counts of each: who came with a vote, items dealt with, items passed."""
    came = Seat.objects.filter(session=OuterRef("pk"), role=Seat.Role.DELEGATE, attendance=Seat.Attendance.PRESENT)
    dealt = Item.objects.filter(session=OuterRef("pk")).exclude(
        state__in=(Item.State.PLANNED, Item.State.VOTING, Item.State.DROPPED)
    )
    return {
        "came": _counted(came),
        "dealt": _counted(dealt),
        "carried": _counted(dealt.filter(state=Item.State.CARRIED)),
    }


def _counted(rows: QuerySet[Any]) -> Coalesce:
    keys = rows.order_by().values("session").annotate(_count=Count("pk")).values("_count")
    return Coalesce(Subquery(keys), 0)


def last_tellers(session: Session) -> str:
    """Who counted the hands last in a session, "" before the first count: the same people count on."""
    counts = HandCount.objects.filter(item__session=session).exclude(tellers="").order_by("-pk")
    return counts.values_list("tellers", flat=True).first() or ""


def item_visible_to(standing: Standing, item_id: int) -> Item:
    """An item of a session that one may know of. Raises NotFound."""
    known = Item.objects.filter(pk=item_id, session__in=sessions_visible_to(standing))
    item = known.select_related("session__union", "ballot").first()
    if item is None:
        raise unknown()
    return item
