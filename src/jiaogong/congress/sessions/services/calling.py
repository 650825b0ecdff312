"""A session called with notice, its papers sent, and the proof that they arrived."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jiaogong.congress.models import Delivery, Session, SignOff
from jiaogong.congress.sessions import permissions, queries
from jiaogong.congress.sessions.events import PapersSent, SessionCalled
from jiaogong.congress.sessions.limits import Bounds, bounds_for
from jiaogong.congress.sessions.queries import rolls
from jiaogong.congress.sessions.rules import papers_due, signatures_needed
from jiaogong.congress.sessions.services.roll import draw_roll
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.members.queries import Standing
from jiaogong.unions.labels import limit_told


@transaction.atomic
def call_session(*, actor: Standing, session_id: int, notice: str = "") -> Session:
    """Call a session: its agenda stands, those asked have agreed, and everybody who sits in it is on the roll.

    Raises RuleBroken where there is no item, no sign-off, a petition short of signatures, or the day is over.
    """
    session = queries.locked_session(session_id, visible_to=actor)
    require(permissions.may_call(actor, session))
    _require_ready(session, bounds_for(session))
    session.state, session.called_at, session.notice = Session.State.CALLED, clock.now(), notice.strip()[:2000]
    session.save(update_fields=["state", "called_at", "notice"])
    audit.record(actor.person, "congress.session_called", session)
    draw_roll(actor=actor, session_id=session.pk)
    announce(SessionCalled(session_id=session.pk, actor=actor))
    return session


def _require_ready(session: Session, bounds: Bounds) -> None:
    if not session.items.exists():
        raise RuleBroken(_("Put at least one item on the agenda before the session is called."))
    if queries.missing_sign_offs(session):
        labels = dict(SignOff.Side.choices)
        missing = " · ".join(str(labels[side]) for side in queries.missing_sign_offs(session))
        raise RuleBroken(_("Not signed off yet: %(missing)s (第六条).") % {"missing": missing})
    if session.cause == Session.Cause.PETITION:
        _require_signatures(session, bounds)


def _require_signatures(session: Session, bounds: Bounds) -> None:
    limit = bounds["congress.petition_share"]
    signed = session.signatures.count()
    needed = signatures_needed(rolls.members_of_body(session.union, session.body, clock.today()), limit.value)
    if signed < needed:
        values = {"signed": signed, "needed": needed, "rule": limit_told(limit)}
        raise RuleBroken(_("%(signed)s have signed the petition, %(needed)s are needed. %(rule)s") % values)


@transaction.atomic
def send_papers(*, actor: Standing, session_id: int) -> Session:
    """Send the papers to those on the roll; sent late they are refused where the place's limit blocks, else noted late.

    Papers added afterwards are sent as they are added.
    """
    session = queries.locked_session(session_id, visible_to=actor)
    require(permissions.may_keep_roll(actor, session))
    if session.papers_sent_at:
        return session
    if not session.papers.exists():
        raise RuleBroken(_("There is no paper to send: add a text or a file first."))
    limit = bounds_for(session)["congress.papers_days_before"]
    due = papers_due(timezone.localdate(session.starts_at), limit.whole)
    if limit.blocks and clock.today() > due:
        values = {"day": due, "rule": limit_told(limit)}
        raise RuleBroken(
            _("Papers had to be sent by %(day)s. %(rule)s Put the session on a later day, then send them.") % values
        )
    session.papers_sent_at = clock.now()
    session.save(update_fields=["papers_sent_at"])
    session.papers.filter(sent_at__isnull=True).update(sent_at=clock.now())
    audit.record(actor.person, "congress.papers_sent", session, papers=session.papers.count())
    announce(PapersSent(session_id=session.pk, actor=actor))
    return session


@transaction.atomic
def open_papers(*, actor: Standing, session_id: int) -> None:
    """Note that a delegate has opened the papers; the first time counts, and those without a vote leave no trace."""
    session = queries.session_visible_to(actor, session_id)
    if session.papers_sent_at and rolls.entitled_seats(session).filter(person=actor.person).exists():
        Delivery.objects.get_or_create(session=session, person=actor.person, defaults={"at": clock.now()})


@transaction.atomic
def note_signed_for(*, actor: Standing, session_id: int, people: Collection[int]) -> int:
    """Note that delegates (keys of persons) signed for the papers on paper; how many were new."""
    session = queries.locked_session(session_id, visible_to=actor)
    require(permissions.may_keep_roll(actor, session))
    if not session.papers_sent_at:
        raise RuleBroken(_("The papers have not been sent yet."))
    seated = rolls.entitled_seats(session).filter(person__in=people)
    owing = seated.exclude(person__in=session.deliveries.values("person")).values_list("person_id", flat=True)
    now = clock.now()
    made = [Delivery(session=session, person_id=pk, how=Delivery.How.SIGNED, at=now) for pk in owing]
    Delivery.objects.bulk_create(made)
    if made:
        audit.record(actor.person, "congress.papers_signed_for", session, people=len(made))
    return len(made)
