"""A session closed, its minutes written and signed, its resolutions published and followed up."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from jiaogong.congress.models import Item, Resolution, Seat, Session
from jiaogong.congress.sessions import permissions, posts, queries
from jiaogong.congress.sessions.limits import bounds_for
from jiaogong.congress.sessions.queries.outcomes import locked_resolution
from jiaogong.congress.sessions.queries.rolls import record_of
from jiaogong.congress.sessions.telling import minutes_of
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.days import require_near_day
from jiaogong.kernel.errors import ChangedMeanwhile, RuleBroken
from jiaogong.members.queries import Standing
from jiaogong.unions.labels import limit_told


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolutionPlan:
    """What was resolved, who carries it out until when."""

    text: str
    charged: str = ""
    due_date: dt.date | None = None


@transaction.atomic
def close_session(*, actor: Standing, session_id: int) -> Session:
    """Close a session whose items are all dealt with; its minutes begin from the record, and what passed is resolved."""
    session = queries.locked_session(session_id, visible_to=actor)
    require(permissions.may_lead(actor, session))
    _require_dealt_with(session)
    session.seats.filter(attendance=Seat.Attendance.UNKNOWN).update(attendance=Seat.Attendance.ABSENT)
    session.state, session.closed_at = Session.State.CLOSED, max(clock.now(), session.opened_at or clock.now())
    _resolve_what_passed(session)
    session.minutes = minutes_of(record_of(session))
    session.version += 1
    session.save(update_fields=["state", "closed_at", "minutes", "version"])
    audit.record(actor.person, "congress.session_closed", session)
    return session


def _require_dealt_with(session: Session) -> None:
    open_ones = session.items.filter(state__in=(Item.State.PLANNED, Item.State.VOTING))
    left = [item.title for item in open_ones]
    if left:
        raise RuleBroken(
            _("Not dealt with yet: %(items)s. Deal with them or take them off.") % {"items": "、".join(left)}
        )
    if queries.owes_review(session) and not session.items.filter(kind=Item.Kind.REVIEW).exists():
        raise RuleBroken(_("The report on the previous session's proposals is still to be reviewed (第七条第五项)."))


def _resolve_what_passed(session: Session) -> None:
    passed = session.items.filter(state=Item.State.CARRIED, kind=Item.Kind.PASS, resolution__isnull=True)
    Resolution.objects.bulk_create(
        [Resolution(session=session, item=item, text=f"审议通过《{item.title}》。") for item in passed]
    )


@transaction.atomic
def write_minutes(*, actor: Standing, session_id: int, text: str, seen_version: int) -> Session:
    """Write the minutes anew, until they are signed. Raises ChangedMeanwhile where somebody else did since they were seen."""
    session = queries.locked_session(session_id, visible_to=actor)
    require(permissions.may_write_minutes(actor, session))
    if session.version != seen_version:
        raise ChangedMeanwhile(_("Somebody has written these minutes since you opened them."), current=session)
    before, session.minutes = session.minutes, text.strip()
    session.version += 1
    session.save(update_fields=["minutes", "version"])
    told = audit.passages(before, session.minutes)
    audit.record(actor.person, "congress.minutes_written", session, passages=told)
    return session


@transaction.atomic
def sign_minutes(*, actor: Standing, session_id: int) -> Session:
    """Sign the minutes: from now on they stand, and the session is an act in the ledger."""
    session = queries.locked_session(session_id, visible_to=actor)
    require(permissions.may_sign(actor, session))
    if not session.minutes.strip():
        raise RuleBroken(_("There are no minutes to sign: write them first."))
    session.entry = posts.signed(session, actor)
    session.state, session.signed_by = Session.State.SIGNED, actor.person
    session.signed_at = max(clock.now(), session.closed_at or clock.now())
    session.version += 1
    session.save(update_fields=["entry", "state", "signed_by", "signed_at", "version"])
    audit.record(actor.person, "congress.minutes_signed", session)
    return session


@transaction.atomic
def add_resolution(*, actor: Standing, session_id: int, plan: ResolutionPlan) -> Resolution:
    """Write down what a session resolved besides what it passed."""
    session = queries.locked_session(session_id, visible_to=actor)
    require(permissions.may_follow_up(actor, session))
    _require_sound(session, plan)
    made = Resolution.objects.create(
        session=session, text=plan.text.strip(), charged=plan.charged.strip()[:60], due_date=plan.due_date
    )
    audit.record(actor.person, "congress.resolution_added", session, resolution=str(made))
    return made


@transaction.atomic
def change_resolution(*, actor: Standing, resolution_id: int, plan: ResolutionPlan) -> Resolution:
    """Say better what was resolved, until it is public; who carries it out until when may change while it is open."""
    resolution = locked_resolution(resolution_id, actor, clock.today())
    require(permissions.may_follow_up(actor, resolution.session))
    _require_sound(resolution.session, plan)
    if resolution.public_from and plan.text.strip() != resolution.text:
        raise RuleBroken(
            _("This resolution is public since %(day)s: its words stand.") % {"day": resolution.public_from}
        )
    _require_open(resolution)
    fields = ("text", "charged", "due_date")
    before = audit.values(resolution, *fields)
    resolution.text, resolution.charged = plan.text.strip(), plan.charged.strip()[:60]
    resolution.due_date = plan.due_date
    resolution.save(update_fields=fields)
    told = audit.changes(before, audit.values(resolution, *fields))
    audit.record(actor.person, "congress.resolution_changed", resolution.session, changes=told)
    return resolution


@transaction.atomic
def publish_resolutions(*, actor: Standing, session_id: int, days: int | None = None) -> Session:
    """Make a session's resolutions public from today on, for as many days as the place asks for at least."""
    session = queries.locked_session(session_id, visible_to=actor)
    require(permissions.may_follow_up(actor, session))
    limit = bounds_for(session)["congress.public_days"]
    wanted = limit.whole if days is None else days
    if wanted < limit.whole:
        raise RuleBroken(_("%(days)s days are too few. %(rule)s") % {"days": wanted, "rule": limit_told(limit)})
    today = clock.today()
    until = today + dt.timedelta(days=wanted - 1)
    hidden = session.resolutions.filter(public_from__isnull=True)
    if not hidden.update(public_from=today, public_until=until):
        raise RuleBroken(_("There is nothing to publish: no resolution, or all are public already."))
    audit.record(actor.person, "congress.resolutions_published", session, until=until.isoformat())
    return session


@transaction.atomic
def settle_resolution(
    *, actor: Standing, resolution_id: int, is_adopted: bool, outcome: str = "", explanation: str = ""
) -> Resolution:
    """Note that a resolution is carried out; where the school did not adopt it, with the explanation that it owes."""
    resolution = locked_resolution(resolution_id, actor, clock.today())
    require(permissions.may_follow_up(actor, resolution.session))
    _require_open(resolution)
    if is_adopted and not outcome.strip():
        raise RuleBroken(_("Say what came of it."))
    if not is_adopted and not explanation.strip():
        raise RuleBroken(_("What is not adopted is explained to the delegates (第八条，条次待核): say why."))
    resolution.state = Resolution.State.DONE if is_adopted else Resolution.State.NOT_ADOPTED
    resolution.outcome, resolution.explanation = outcome.strip()[:300], explanation.strip()[:500]
    resolution.settled_at, resolution.settled_by = clock.now(), actor.person
    resolution.save(update_fields=["state", "outcome", "explanation", "settled_at", "settled_by"])
    audit.record(actor.person, "congress.resolution_settled", resolution.session, state=resolution.state)
    return resolution


@transaction.atomic
def note_report(*, actor: Standing, session_id: int, on: dt.date) -> Session:
    """Note the day on which the union above was told of the session."""
    session = queries.locked_session(session_id, visible_to=actor)
    require(permissions.may_follow_up(actor, session))
    if on > clock.today() or (session.closed_at and on < localdate(session.closed_at)):
        raise RuleBroken(_("The report is made after the session, and not in the future."))
    session.reported_date = on
    session.save(update_fields=["reported_date"])
    audit.record(actor.person, "congress.session_reported", session, on=on.isoformat())
    return session


def _require_sound(session: Session, plan: ResolutionPlan) -> None:
    if not plan.text.strip():
        raise RuleBroken(_("Say what was resolved."))
    if plan.due_date and session.closed_at and plan.due_date < localdate(session.closed_at):
        raise RuleBroken(_("It would be due before the session that resolved it."))
    if plan.due_date:
        require_near_day(plan.due_date)


def _require_open(resolution: Resolution) -> None:
    if resolution.state != Resolution.State.OPEN:
        raise RuleBroken(
            _("This resolution is settled already: %(state)s.") % {"state": resolution.get_state_display()}
        )
