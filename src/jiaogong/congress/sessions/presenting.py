"""The road of a session as its page shows it: what is done, the one next step, and what is still missing, with its rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import segno
from django.urls import get_resolver, reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiaogong.congress.models import HeadsMatter, Item, Resolution, Session, SignOff
from jiaogong.congress.sessions import queries, rules
from jiaogong.congress.sessions.limits import Bounds, bounds_for
from jiaogong.congress.sessions.queries import rolls
from jiaogong.congress.sessions.queries.owed import owed_by
from jiaogong.congress.sessions.queries.readiness import lacks_of
from jiaogong.congress.sessions.queries.reporting import report_due
from jiaogong.kernel import clock
from jiaogong.unions.labels import limit_told
from jiaogong.unions.models import Union

State = Session.State
_ORDER = (State.PROPOSED, State.CALLED, State.OPEN, State.CLOSED, State.SIGNED)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a stage asks for: in words, whether it is there, and the rule behind it."""

    text: str
    is_good: bool
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the road: what it is called, whether it is behind, where it is worked on, and what it asks for."""

    name: str
    label: str
    url: str
    is_done: bool
    facts: list[Fact] = field(default_factory=list)
    doubt: str = ""  # for what it may be contested afterwards, though nothing stops it
    stop: str = ""  # what forbids it

    @property
    def is_ready(self) -> bool:
        return all(f.is_good for f in self.facts)


@dataclass(frozen=True, slots=True)
class Road:
    """The stages in their order, and the first that is not behind (None: all are)."""

    stages: list[Stage]

    @property
    def current(self) -> Stage | None:
        return next((s for s in self.stages if not s.is_done), None)


def road_of(session: Session) -> Road:
    """The road of a session as it stands."""
    bounds, turnout = bounds_for(session), rolls.turnout_of(session)
    made: list[Callable[[Session, Bounds, rolls.Turnout], Stage]] = [
        _agenda, _agreed, _called, _papers, _opened, _dealt_with, _minutes, _followed_up,
    ]  # fmt: skip
    return Road([stage(session, bounds, turnout) for stage in made])


def _is_past(session: Session, state: str) -> bool:
    return session.state in _ORDER and _ORDER.index(State(session.state)) >= _ORDER.index(State(state))


def _agenda(session: Session, bounds: Bounds, _turnout: rolls.Turnout) -> Stage:
    count = session.items.exclude(state=Item.State.DROPPED).count()
    facts = [Fact(_("%(count)s items on the agenda") % {"count": count}, count > 0)]
    if queries.owes_review(session):
        has = session.items.filter(kind=Item.Kind.REVIEW).exclude(state=Item.State.DROPPED).exists()
        facts.append(Fact(_("The report on the previous session's proposals"), has, "第七条第五项"))
    facts += _owed_confirmations(session)
    if session.is_of_all and session.body == Session.Body.CONGRESS:
        facts += _may_all_meet(session, bounds)
    if session.cause == Session.Cause.PETITION:
        facts.append(_signatures(session, bounds))
    done = _is_past(session, State.CALLED) or all(f.is_good for f in facts)
    return Stage("agenda", _("Agenda"), reverse("session-agenda", args=[session.pk]), done, facts)


def _owed_confirmations(session: Session) -> list[Fact]:
    """What the heads of delegations and committees decided in the congress's stead is confirmed by its next session."""
    if session.body != Session.Body.CONGRESS or session.state not in queries.AHEAD:
        return []
    waiting, rule = owed_by(session.union).count(), "全民所有制工业企业职工代表大会条例第二十一条，学校参照"
    if waiting:
        told = _("%(count)s decisions of meetings of heads to be confirmed, not on the agenda") % {"count": waiting}
        return [Fact(told, False, rule)]
    brought = HeadsMatter.objects.filter(item__session=session).exists()
    return [Fact(_("Decisions of meetings of heads to be confirmed"), True, rule)] if brought else []


def _may_all_meet(session: Session, bounds: Bounds) -> list[Fact]:
    """Whether so many may all meet, instead of delegates."""
    limit = bounds["congress.all_staff_below"]
    count = session.entitled or rolls.sits_on(session).count()
    return [Fact(_("All %(count)s of the house meet") % {"count": count}, count < limit.whole, limit_told(limit))]


def _signatures(session: Session, bounds: Bounds) -> Fact:
    limit = bounds["congress.petition_share"]
    needed = rules.signatures_needed(
        rolls.members_of_body(session.union, session.body, localdate(session.proposed_at)), limit.value
    )
    signed = session.signatures.count()
    text = _("%(signed)s of %(needed)s signatures") % {"signed": signed, "needed": needed}
    return Fact(text, signed >= needed, limit_told(limit))


def _agreed(session: Session, _bounds: Bounds, _turnout: rolls.Turnout) -> Stage:
    missing = queries.missing_sign_offs(session)
    sides = [SignOff.Side.PARTY, SignOff.Side.ADMINISTRATION][: 2 if session.body == Session.Body.CONGRESS else 1]
    facts = [
        Fact(str(side.label), side not in missing, "第六条" if side == SignOff.Side.PARTY else "") for side in sides
    ]
    done = _is_past(session, State.CALLED) or not missing
    return Stage("agreed", _("Signed off"), reverse("session-agreed", args=[session.pk]), done, facts)


def _called(session: Session, _bounds: Bounds, turnout: rolls.Turnout) -> Stage:
    done = _is_past(session, State.CALLED)
    facts = (
        [Fact(_("%(count)s entitled to vote on the roll") % {"count": turnout.entitled}, turnout.entitled > 0)]
        if done
        else []
    )
    return Stage("called", _("Called"), reverse("session", args=[session.pk]), done, facts)


def _papers(session: Session, bounds: Bounds, turnout: rolls.Turnout) -> Stage:
    limit = bounds["congress.papers_days_before"]
    due = rules.papers_due(localdate(session.starts_at), limit.whole)
    sent = localdate(session.papers_sent_at) if session.papers_sent_at else None
    in_time = (sent or clock.today()) <= due
    text = _("sent on %(day)s, due by %(due)s") if sent else _("to be sent by %(due)s")
    facts = [Fact(text % {"day": sent, "due": due}, in_time, limit_told(limit))]
    if sent:
        have = session.deliveries.count()
        values = {"have": have, "all": turnout.entitled}
        facts.append(Fact(_("%(have)s of %(all)s have them") % values, have >= turnout.entitled))
    done = bool(sent) or _is_past(session, State.OPEN)
    return Stage("papers", _("Papers sent"), reverse("session-papers", args=[session.pk]), done, facts)


def _opened(session: Session, bounds: Bounds, turnout: rolls.Turnout) -> Stage:
    needed = bounds.quorum_needed(turnout.entitled)
    present = turnout.came if _is_past(session, State.CLOSED) else turnout.present
    url, done = reverse("session-roll", args=[session.pk]), _is_past(session, State.OPEN)
    if not _is_past(session, State.CALLED):
        return Stage("opened", _("Roll called, opened"), url, done)
    values = {"present": present, "entitled": turnout.entitled, "needed": needed}
    text = _("%(present)s of %(entitled)s present, %(needed)s are needed") % values
    facts = [Fact(text, rules.is_quorate(present, turnout.entitled, bounds.quorum.value), limit_told(bounds.quorum))]
    facts += presidium_facts(session)
    if done:
        return Stage("opened", _("Roll called, opened"), url, done, facts)
    late, lacks = _late_papers(session, bounds), lacks_of(session, bounds)
    stop = " ".join(str(lack) for lack in lacks if lack.forbids)
    doubt = " ".join(str(lack) for lack in lacks if not lack.forbids)
    return Stage("opened", _("Roll called, opened"), url, done, [*facts, late] if late else facts, doubt, stop)


def _late_papers(session: Session, bounds: Bounds) -> Fact | None:
    """That its papers were sent late, or on the day itself not at all; None where they were in time."""
    limit = bounds["congress.papers_days_before"]
    due = rules.papers_due(localdate(session.starts_at), limit.whole)
    sent = localdate(session.papers_sent_at) if session.papers_sent_at else None
    if (sent or clock.today()) <= due:
        return None
    text = _("papers sent on %(day)s, due by %(due)s") if sent else _("papers not sent, due by %(due)s")
    return Fact(text % {"day": sent, "due": due}, False, limit_told(limit))


def _dealt_with(session: Session, bounds: Bounds, turnout: rolls.Turnout) -> Stage:
    items = session.items.exclude(state=Item.State.DROPPED)
    open_ones = items.filter(state__in=(Item.State.PLANNED, Item.State.VOTING)).count()
    values = {"done": items.count() - open_ones, "all": items.count()}
    facts = [Fact(_("%(done)s of %(all)s items dealt with") % values, not open_ones)]
    if not _is_past(session, State.CALLED):
        return Stage("items", _("Items dealt with"), reverse("session-agenda", args=[session.pk]), False)
    needed = bounds.votes_needed(turnout.entitled)
    told = _("%(needed)s of %(entitled)s votes carry an item") % {"needed": needed, "entitled": turnout.entitled}
    facts.append(Fact(told, True, limit_told(bounds.majority)))
    done = _is_past(session, State.CLOSED)
    return Stage("items", _("Items dealt with"), reverse("session-agenda", args=[session.pk]), done, facts)


def _minutes(session: Session, _bounds: Bounds, _turnout: rolls.Turnout) -> Stage:
    url = reverse("session-minutes", args=[session.pk])
    over = _is_past(session, State.CLOSED)
    facts = [Fact(_("Minutes written from the record"), bool(session.minutes))] if over else []
    return Stage("minutes", _("Minutes signed"), url, _is_past(session, State.SIGNED), facts)


def _followed_up(session: Session, bounds: Bounds, _turnout: rolls.Turnout) -> Stage:
    resolutions = list(session.resolutions.all())
    hidden = sum(r.public_from is None for r in resolutions)
    open_ones = sum(r.state == Resolution.State.OPEN for r in resolutions)
    facts = [
        Fact(_("%(count)s resolutions not public yet") % {"count": hidden}, not hidden, limit_told(bounds["congress.public_days"])),
        Fact(_("%(count)s resolutions to be carried out") % {"count": open_ones}, not open_ones),
    ]  # fmt: skip
    facts = [*facts, *_report(session)] if _is_past(session, State.CLOSED) else []
    done = _is_past(session, State.SIGNED) and all(f.is_good for f in facts)
    return Stage(
        "followed", _("Published and followed up"), reverse("session-resolutions", args=[session.pk]), done, facts
    )


def _report(session: Session) -> list[Fact]:
    """The report to the union above, where the place sets a time for it."""
    found = report_due(session)
    if found is None:
        return []
    due, limit = found
    if session.reported_date:
        text = _("reported on %(day)s, due by %(due)s") % {"day": session.reported_date, "due": due}
        return [Fact(text, session.reported_date <= due, limit_told(limit))]
    return [Fact(_("to be reported to the union above by %(due)s") % {"due": due}, False, limit_told(limit))]


def presidium_facts(session: Session) -> list[Fact]:
    """What a presidium must be: its size and its teachers, red or green with the rule."""
    bounds = bounds_for(session)
    seats = list(rolls.entitled_seats(session).filter(is_presidium=True))
    size, share = bounds["congress.presidium_size"], bounds["congress.presidium_teachers"]
    entitled = rolls.entitled_seats(session).count()
    if not entitled or (session.body != Session.Body.CONGRESS and not seats):
        return []
    least, most = rules.presidium_size(entitled, size.value)
    teachers = sum(s.is_teacher for s in seats)
    told = _("%(count)s on the presidium, %(least)s to %(most)s are asked for")
    named = {"count": len(seats), "least": least, "most": most}
    majority = _("%(teachers)s of them teachers") % {"teachers": teachers}
    return [
        Fact(told % named, least <= len(seats) <= most, limit_told(size)),
        Fact(majority, rules.has_teachers_majority(teachers, len(seats), share.value), limit_told(share)),
    ]


def qr(text: str) -> SafeString:
    """A QR code as SVG to stand in a page."""
    drawn: str = segno.make(text, error="m").svg_inline(scale=4, border=2, omitsize=True)
    return mark_safe(drawn)  # the library draws a path of its own; the text stands in it as squares alone


@dataclass(frozen=True, slots=True)
class Card:
    """A way on from the first page of democratic management."""

    label: str
    text: str
    url: str
    icon: str


_ROOMS: tuple[tuple[str, Promise, Promise, str], ...] = (
    ("sessions", gettext_lazy("Sessions"), gettext_lazy("Called, roll, votes, minutes"), "users-group"),
    ("delegates", gettext_lazy("Delegates"), gettext_lazy("Who sits in the congress, chosen by whom"), "users"),
    ("proposals", gettext_lazy("Proposals"), gettext_lazy("Brought, answered, settled"), "message-circle"),
    ("resolutions", gettext_lazy("Resolutions"), gettext_lazy("What was resolved and is to be carried out"), "list-check"),
    ("elections", gettext_lazy("Elections"), gettext_lazy("Committees, by-elections, recall"), "checklist"),
    ("appraisals", gettext_lazy("Appraisals"), gettext_lazy("Leaders appraised by the staff"), "chart-bar"),
    ("ballots", gettext_lazy("Ballots"), gettext_lazy("Secret votes, from the scrutineers to the count"), "lock"),
    ("questions", gettext_lazy("Questions"), gettext_lazy("Delegates ask, leaders answer"), "help-circle"),
    ("inspections", gettext_lazy("Inspections"), gettext_lazy("What delegates saw, and its remedy"), "eye"),
    ("opinions", gettext_lazy("Opinions"), gettext_lazy("Rounds of opinions on a draft"), "quote"),
    ("heads-meetings", gettext_lazy("Meetings of heads"), gettext_lazy("What cannot wait for the next session"), "users-group"),
    ("school-rules", gettext_lazy("Rules"), gettext_lazy("What was passed, and what is in force"), "book"),
)  # fmt: skip
_OF_A_UNION = ("delegates", "questions", "inspections", "opinions", "heads-meetings", "school-rules")


def cards_for(union: Union) -> list[Card]:
    """The ways on, for the house whose page it is. The rooms above are known by the names of their pages alone."""
    known = get_resolver().reverse_dict
    return [
        Card(str(label), str(text), reverse(name, args=[union.code] if name in _OF_A_UNION else []), icon)
        for name, label, text, icon in _ROOMS
        if name in known
    ]
