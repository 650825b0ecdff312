"""What the documents of a session are written from: a fixed number of queries, and three for each secret ballot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jiaogong.ballots import queries as ballots
from jiaogong.ballots.models import Ballot, Scrutineer, Teller
from jiaogong.ballots.rules import Tally
from jiaogong.congress.models import (
    HandCount,
    Item,
    ItemResult,
    Opinion,
    Paper,
    PresidiumMeeting,
    Resolution,
    Seat,
    SentNotice,
    Session,
    SignOff,
)
from jiaogong.congress.sessions.limits import bounds_for
from jiaogong.congress.sessions.queries import OVER, missing_sign_offs
from jiaogong.congress.sessions.queries.rolls import Turnout, turnout_of


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted secret ballot: its tally, and who watched over it and who counted by hand, by name."""

    tally: Tally
    scrutineers: tuple[str, ...]
    tellers: tuple[str, ...]
    is_on_screen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All that is on record of a session. `items` without those taken off; `counts` by the key of the item."""

    session: Session
    above: str
    items: tuple[Item, ...]
    seats: tuple[Seat, ...]
    turnout: Turnout
    quorum: int
    sign_offs: tuple[SignOff, ...]  # the party organisation first
    missing_sign_offs: tuple[str, ...]
    papers: tuple[Paper, ...]
    notices: tuple[SentNotice, ...]  # as they went out, the first first
    resolutions: tuple[Resolution, ...]
    opinions: tuple[Opinion, ...]
    presidium_meetings: tuple[PresidiumMeeting, ...]
    counts: Mapping[int, Counted]
    hands: Mapping[int, tuple[HandCount, ...]]  # by the key of the item, the last count last
    results: Mapping[int, ItemResult]

    @property
    def is_over(self) -> bool:
        return self.session.state in OVER

    @property
    def is_called(self) -> bool:
        return self.session.state not in (Session.State.PROPOSED, Session.State.CALLED_OFF)

    @property
    def voted(self) -> tuple[Item, ...]:
        """Items that a vote has decided."""
        return tuple(item for item in self.items if item.yes is not None and item.decided_at is not None)

    @property
    def reported(self) -> tuple[Item, ...]:
        """Items on whose vote there is a sheet: decided here, or elsewhere with the result told here."""
        voted = {item.pk for item in self.voted}
        return tuple(item for item in self.items if item.pk in voted or item.pk in self.results)

    def seated(self, *roles: str, attendance: str = "") -> tuple[Seat, ...]:
        """Those on the roll in a role; `attendance` "": however they are noted."""
        return tuple(s for s in self.seats if s.role in roles and attendance in ("", s.attendance))


def record_of(session: Session) -> Record:
    """The record of a session."""
    on_agenda = session.items.exclude(state=Item.State.DROPPED).select_related("ballot").prefetch_related("hand_counts")
    items = tuple(on_agenda.order_by("position"))
    turnout, above = turnout_of(session), session.union.parent
    return Record(
        session=session,
        above=above.name if above else "",
        items=items,
        seats=tuple(session.seats.select_related("person", "delegation").order_by("number", "pk")),
        turnout=turnout,
        quorum=bounds_for(session).quorum_needed(turnout.entitled),
        sign_offs=tuple(session.sign_offs.order_by("-side")),
        missing_sign_offs=tuple(missing_sign_offs(session)),
        papers=tuple(session.papers.select_related("item")),
        notices=tuple(session.notices_sent.order_by("number")),
        resolutions=tuple(session.resolutions.select_related("item")),
        opinions=tuple(session.opinions.select_related("item", "delegation")),
        presidium_meetings=tuple(session.presidium_meetings.all()),
        counts={i.pk: _counted(i.ballot) for i in items if i.ballot and i.ballot.state == Ballot.State.COUNTED},
        hands={i.pk: tuple(i.hand_counts.all()) for i in items if i.way == Item.Way.HANDS},
        results={r.item_id: r for r in ItemResult.objects.filter(item__in=items)},
    )


def _counted(ballot: Ballot) -> Counted:
    watching = Scrutineer.objects.filter(ballot=ballot, is_spare=False).values_list("person__name", flat=True)
    counting = Teller.objects.filter(ballot=ballot).values_list("person__name", flat=True)
    on_screen = ballot.way != Ballot.Way.PAPER
    return Counted(ballots.tally_of(ballot), tuple(watching), tuple(counting), on_screen)
