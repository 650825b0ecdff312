"""What the union above says: to an election, and to another last day of a term."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.members.models import Term
from jiaogong.members.offices import permissions, queries
from jiaogong.members.offices.events import ElectionReturned
from jiaogong.members.offices.queries.houses import limits_of
from jiaogong.members.offices.rules import elections
from jiaogong.members.queries import Standing


@transaction.atomic
def reply_to_election(*, actor: Standing, term_id: int, approves: bool, answer: str = "") -> Term:
    """Approve an election, or say why it must be held again; until then those elected carry on."""
    term = queries.locked_term(term_id, visible_to=actor)
    require(permissions.may_reply(actor, term))
    if term.state != Term.State.REPORTED:
        raise RuleBroken(_("This election has been answered already."))
    if not approves and not answer.strip():
        raise RuleBroken(_("Say what was wrong, so that the election can be held again."))
    term.state = Term.State.APPROVED if approves else Term.State.RETURNED
    term.replied_by, term.replied_date, term.answer = actor.person, clock.today(), answer.strip()[:200]
    term.save(update_fields=["state", "replied_by", "replied_date", "answer"])
    audit.record(actor.person, f"offices.election_{term.state}", term, answer=term.answer)
    if not approves:
        announce(ElectionReturned(term_id=term.pk, actor=actor))
    return term


@transaction.atomic
def ask_new_end(*, actor: Standing, term_id: int, ends_date: dt.date, reason: str) -> Term:
    """Ask the union above to let a term end later (half a year at most) or earlier than planned."""
    term = queries.locked_term(term_id, visible_to=actor)
    require(permissions.may_keep(actor, term.union))
    if not term.is_open:
        raise RuleBroken(_("This term ended on %(day)s.") % {"day": term.ended_date})
    if not reason.strip():
        raise RuleBroken(_("Say why the term is to end on another day."))
    today = clock.today()
    delay = limits_of(term.union, today)["union.delay_months_max"]
    elections.require_new_end(
        ends_date, elected=term.elected_date, planned=term.planned_ends_date, today=today, delay=delay
    )
    term.asked_ends_date, term.asked_reason, term.asked_date = ends_date, reason.strip()[:200], today
    term.save(update_fields=["asked_ends_date", "asked_reason", "asked_date"])
    audit.record(actor.person, "offices.new_end_asked", term, ends=ends_date.isoformat(), reason=term.asked_reason)
    return term


@transaction.atomic
def reply_to_new_end(*, actor: Standing, term_id: int, approves: bool) -> Term:
    """Agree to another last day of a term, or leave it as it was."""
    term = queries.locked_term(term_id, visible_to=actor)
    require(permissions.may_reply(actor, term))
    asked = term.asked_ends_date
    if asked is None:
        raise RuleBroken(_("Nothing has been asked for, or it has been answered already."))
    detail = audit.changes({"ends_date": term.ends_date}, {"ends_date": asked}) if approves else {}
    if approves:
        term.ends_date = asked
    term.asked_ends_date = None
    term.save(update_fields=["ends_date", "asked_ends_date"])
    act = "offices.new_end_agreed" if approves else "offices.new_end_refused"
    audit.record(actor.person, act, term, changes=detail)
    return term
