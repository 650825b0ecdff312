"""A session proposed: regular, or extraordinary by the school, the union or a petition of delegates."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jiaogong.congress.delegates.queries import term_of
from jiaogong.congress.models import Item, Session
from jiaogong.congress.sessions import permissions, queries
from jiaogong.congress.sessions.queries import rolls
from jiaogong.congress.sessions.rules import SessionPlan
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.days import require_near_day
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.once import made_by_form, save_once
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union


@transaction.atomic
def propose_session(*, actor: Standing, union: Union, plan: SessionPlan, form_key: uuid.UUID | None = None) -> Session:
    """Propose a session of a body; from the second of a term on the report on proposals stands on its agenda.

    The same form (`form_key`) sent again returns the session that it proposed. A petition is signed by whoever begins
    it. Raises NotPermitted, RuleBroken.
    """
    queries.locked_house(union)
    made = made_by_form(Session, form_key)
    if made:
        return made
    require(permissions.may_propose(actor, union, plan.body, plan.cause))
    _require_sound(union, plan)
    session = _row(actor, union, plan)
    session.form_key = form_key
    made = save_once(session, form_key)
    if made:
        return made
    if plan.cause == Session.Cause.PETITION:
        session.signatures.create(person=actor.person, signed_at=clock.now())
    if queries.owes_review(session):
        session.items.create(position=1, kind=Item.Kind.REVIEW, title="上次会议提案办理情况的报告", way=Item.Way.HANDS)
    audit.record(actor.person, "congress.session_proposed", session, cause=plan.cause)
    return session


def _require_sound(union: Union, plan: SessionPlan) -> None:
    require_near_day(timezone.localdate(plan.starts_at))
    if plan.cause != Session.Cause.REGULAR and not plan.reason.strip():
        raise RuleBroken(_("Say why an extraordinary session is needed."))
    other = queries.on_the_same_day(union, plan.body, plan.starts_at).first()
    if other:
        values = {"day": timezone.localdate(plan.starts_at), "session": other.official_title}
        raise RuleBroken(_("On %(day)s there is a session of this body already: %(session)s.") % values)
    require_word_for_another(union, plan.body, plan.cause, plan.starts_at, plan.reason)


def require_word_for_another(
    union: Union, body: str, cause: str, starts_at: dt.datetime, reason: str, *, besides: int | None = None
) -> None:
    """A school year has one regular session at least (第十七条，条次待核); for a second one its reason is kept.

    `besides`: the key of a session that is being moved, which is not held against itself.
    """
    if cause != Session.Cause.REGULAR or reason.strip():
        return
    others = queries.regular_of_the_year(union, body, starts_at)
    other = next((s for s in others if s.pk != besides), None)
    if other:
        told = {"session": other.official_title, "day": timezone.localdate(other.starts_at)}
        raise RuleBroken(
            _("This school year has a regular session already: %(session)s on %(day)s. Say why there is another.")
            % told
        )


def _row(actor: Standing, union: Union, plan: SessionPlan) -> Session:
    """The session as planned, with its numbers; without delegates on its day all of the house meet."""
    term = term_of(union, plan.body)
    day = timezone.localdate(plan.starts_at)
    by_delegates = rolls.meets_by_delegates(union, plan.body, max(day, clock.today()))
    number_of_term = plan.term_number or (term.number if term else None)
    term_number, number = queries.next_numbers(union, plan.body, number_of_term)
    return Session(
        union=union,
        body=plan.body,
        term=term,
        is_of_all=not by_delegates,
        term_number=term_number,
        number=plan.number or number,
        cause=plan.cause,
        starts_at=plan.starts_at,
        place=plan.place.strip()[:80],
        reason=plan.reason.strip()[:200],
        proposed_by=actor.person,
        proposed_at=clock.now(),
    )
