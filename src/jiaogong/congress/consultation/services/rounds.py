"""A round of opinions opened, its last day moved, closed by hand or called off."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.congress.consultation import permissions
from jiaogong.congress.consultation.events import RoundOpened
from jiaogong.congress.consultation.queries.rounds import locked_round, people_asked
from jiaogong.congress.consultation.rules import RoundPlan
from jiaogong.congress.models import Item, OpinionRound
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.days import require_near_day
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.kernel.files import keep
from jiaogong.kernel.once import made_by_form, save_once
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

State, Asked = OpinionRound.State, OpinionRound.Asked


@transaction.atomic
def open_round(*, actor: Standing, union: Union, plan: RoundPlan, form_key: uuid.UUID | None = None) -> OpinionRound:
    """Ask for opinions on a draft. The same form (`form_key`) sent again returns the round that it opened.

    Raises RuleBroken without a draft, with days that are over, or where nobody would be asked.
    """
    made = made_by_form(OpinionRound, form_key)
    if made:
        return made
    require(permissions.may_ask(actor, union))
    found = OpinionRound(
        union=union, title=plan.title.strip()[:120], text=plan.text.strip(), asked_of=plan.asked_of,
        may_be_unnamed=plan.may_be_unnamed, item_id=plan.item_id, starts_date=plan.starts_date,
        last_date=plan.last_date, opened_by=actor.person, opened_at=clock.now(), form_key=form_key,
    )  # fmt: skip
    _require_sound(found, has_file=plan.file is not None)
    if plan.file:
        kept = keep(plan.file[1], plan.file[0])
        found.file_name, found.sha256, found.content_type = kept.name, kept.sha256, kept.content_type
    made = save_once(found, form_key)
    if made:
        return made
    audit.record(actor.person, "congress.round_opened", found)
    announce(RoundOpened(round_id=found.pk, actor=actor))
    return found


def _require_sound(found: OpinionRound, *, has_file: bool) -> None:
    if not found.title:
        raise RuleBroken(_("Say what the draft is called."))
    if not (found.text or has_file):
        raise RuleBroken(_("Give the text of the draft, or its file: opinions are given on something."))
    if found.last_date < found.starts_date or found.last_date < clock.today():
        raise RuleBroken(_("The last day is before the first one, or over already."))
    if found.starts_date < clock.today():
        raise RuleBroken(_("%(day)s is over: a round begins today at the soonest.") % {"day": found.starts_date})
    require_near_day(found.last_date)
    if found.may_be_unnamed and found.asked_of != Asked.STAFF:
        raise RuleBroken(_("Without a name opinions are given where all staff are asked; delegates stand by theirs."))
    if found.item_id and not Item.objects.filter(pk=found.item_id, session__union=found.union).exists():
        raise RuleBroken(_("This item is not on the agenda of a session of %(union)s.") % {"union": found.union})
    if not people_asked(found, clock.today()).exists():
        raise RuleBroken(_("Nobody would be asked: there are no such delegates, or no delegation has a head."))


@transaction.atomic
def move_last_day(*, actor: Standing, round_id: int, last_date: dt.date) -> OpinionRound:
    """Give more time, or less: never less than until today."""
    found = locked_round(round_id, visible_to=actor)
    require(permissions.may_change_round(actor, found))
    if last_date < max(found.starts_date, clock.today()):
        raise RuleBroken(_("The last day is before the first one, or over already."))
    require_near_day(last_date)
    before, found.last_date = found.last_date, last_date
    found.save(update_fields=["last_date"])
    told = audit.changes({"last_date": before}, {"last_date": last_date})
    audit.record(actor.person, "congress.round_moved", found, changes=told)
    return found


@transaction.atomic
def close_round(*, actor: Standing, round_id: int) -> OpinionRound:
    """Close a running round before its last day is over."""
    found = locked_round(round_id, visible_to=actor)
    require(permissions.may_change_round(actor, found))
    if found.starts_date > clock.today():
        raise RuleBroken(_("This round has not begun: call it off instead."))
    found.state, found.closed_date = State.CLOSED, clock.today()
    found.save(update_fields=["state", "closed_date"])
    audit.record(actor.person, "congress.round_closed", found)
    return found


@transaction.atomic
def call_off_round(*, actor: Standing, round_id: int, reason: str) -> OpinionRound:
    """Call a round off; what was given stays on record, unanswered."""
    found = locked_round(round_id, visible_to=actor)
    require(permissions.may_call_off(actor, found))
    if not reason.strip():
        raise RuleBroken(_("Say why: those who gave an opinion read it."))
    found.state, found.reason = State.CALLED_OFF, reason.strip()[:200]
    found.save(update_fields=["state", "reason"])
    audit.record(actor.person, "congress.round_called_off", found)
    return found
