"""Calling for proposals, closing the call, finishing its screening; the departments that answer."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiaogong.congress.delegates.queries import staff_of
from jiaogong.congress.models import Session
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.days import require_near_day
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.kernel.once import made_by_form, save_once
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing
from jiaogong.proposals import permissions, posts, queries
from jiaogong.proposals.events import CallOpened
from jiaogong.proposals.models import Call, Department, Proposal
from jiaogong.proposals.queries.rates import filed as filed_of
from jiaogong.proposals.queries.rates import received
from jiaogong.unions.limits import limit_for
from jiaogong.unions.models import Union


@transaction.atomic
def open_call(
    *,
    actor: Standing,
    union: Union,
    title: str,
    last_date: dt.date,
    asked: str = "",
    session: Session | None = None,
    form_key: uuid.UUID | None = None,
) -> Call:
    """Call for proposals until a day; seconders as the union's limit asks today.

    The same form (`form_key`) sent again returns the call that it opened.
    """
    Union.objects.select_for_update().get(pk=union.pk)
    made = made_by_form(Call, form_key)
    if made:
        return made
    require(permissions.may_call(actor, union))
    today = clock.today()
    _require_days(union, last_date, session, today)
    _require_no_other(union)
    limit = limit_for(union, "proposal.seconders_min", today)
    call = Call(
        union=union,
        session=session,
        title=title.strip(),
        asked=asked.strip(),
        opened_date=today,
        last_date=last_date,
        seconders_min=limit.whole,
        rule=limit.source,
        opened_by=actor.person,
        form_key=form_key,
    )
    made = save_once(call, form_key)
    if made:
        return made
    audit.record(actor.person, "proposals.call_opened", call)
    announce(CallOpened(call_id=call.pk, actor=actor))
    return call


def _require_no_other(union: Union) -> None:
    if Call.objects.filter(union=union, state=Call.State.OPEN).exists():
        raise RuleBroken(_("A call of %(union)s is open already: close it first.") % {"union": union})


def _require_days(union: Union, last: dt.date, session: Session | None, today: dt.date) -> None:
    if last < today:
        raise RuleBroken(_("The last day, %(day)s, is over already.") % {"day": last})
    require_near_day(last)
    if session is None:
        return
    if session.union_id != union.pk:
        raise RuleBroken(_("That session is not one of %(union)s.") % {"union": union})
    if last >= localdate(session.starts_at):
        raise RuleBroken(
            _("The session begins on %(day)s: the call has to end before it.") % {"day": localdate(session.starts_at)}
        )


@transaction.atomic
def close_call(*, actor: Standing, call_id: int) -> Call:
    """Close a call after its last day: what comes from now on is a suggestion. What came is in the ledger."""
    call = queries.locked_call(call_id, visible_to=actor)
    require(permissions.may_close(actor, call))
    call.state, call.closed_at = Call.State.CLOSED, clock.now()
    call.received_entry = posts.received(call, received(call.proposals.all()).count(), actor)
    call.save(update_fields=["state", "closed_at", "received_entry"])
    audit.record(actor.person, "proposals.call_closed", call)
    return call


@transaction.atomic
def finish_screening(*, actor: Standing, call_id: int) -> Call:
    """Declare that every proposal of a call is decided on; what was filed is in the ledger."""
    call = queries.locked_call(call_id, visible_to=actor)
    require(permissions.may_finish_screening(actor, call))
    _require_all_decided(call)
    filed = filed_of(call.proposals.all()).count()
    turned = received(call.proposals.all()).filter(kind=Proposal.Kind.SUGGESTION, taken_entry__isnull=True)
    call.filed_entry = posts.filed(call, filed, turned.count(), actor)
    turned.update(taken_entry=call.filed_entry)
    call.state, call.screened_at = Call.State.SCREENED, clock.now()
    call.save(update_fields=["state", "screened_at", "filed_entry"])
    audit.record(actor.person, "proposals.call_screened", call, count=filed)
    return call


def _require_all_decided(call: Call) -> None:
    waiting = call.proposals.filter(kind=Proposal.Kind.PROPOSAL, state=Proposal.State.HANDED_IN).count()
    waiting += call.proposals.filter(state=Proposal.State.DRAFT).exclude(handed_back="").count()
    if waiting:
        told = ngettext(
            "%(count)s proposal is not decided on yet, or is being worded anew.",
            "%(count)s proposals are not decided on yet, or are being worded anew.",
            waiting,
        )
        raise RuleBroken(told % {"count": waiting})


@transaction.atomic
def save_department(
    *,
    actor: Standing,
    union: Union,
    name: str,
    answerer_id: int | None = None,
    is_active: bool = True,
    department_id: int | None = None,
) -> Department:
    """Name a department of the school and who answers for it, or change one."""
    require(permissions.may_call(actor, union))
    name = name.strip()
    if not name:
        raise RuleBroken(_("Give the department a name."))
    department = Department(union=union)
    if department_id is not None:
        found = Department.objects.select_for_update().filter(union=union, pk=department_id).first()
        if found is None:
            raise NotFound(_("There is no such department."))
        department = found
    if Department.objects.filter(union=union, name=name).exclude(pk=department.pk).exists():
        raise RuleBroken(_("There is a department “%(name)s” already.") % {"name": name})
    before = audit.values(department, "name", "answerer", "is_active") if department.pk else {}
    department.name, department.is_active = name, is_active
    department.answerer = _answerer(union, answerer_id)
    department.save()
    told = audit.changes(before, audit.values(department, "name", "answerer", "is_active"))
    audit.record(actor.person, "proposals.department_saved", department, changes=told)
    return department


@transaction.atomic
def hand_on_departments(*, actor: Standing, union: Union, giver: Person, receiver: Person) -> int:
    """Let a successor answer for the departments that somebody answered for, as a signed handing over asks."""
    held = list(Department.objects.select_for_update(of=("self",)).filter(union=union, answerer=giver))
    told = audit.changes({"answerer": giver.name}, {"answerer": receiver.name})
    for department in held:
        department.answerer = receiver
        department.save(update_fields=["answerer"])
        audit.record(actor.person, "proposals.department_saved", department, changes=told)
    return len(held)


def _answerer(union: Union, person_id: int | None) -> Person | None:
    if person_id is None:
        return None
    person = staff_of(union, clock.today()).filter(pk=person_id).first()
    if person is None:
        raise RuleBroken(_("Only people of %(union)s answer for its departments.") % {"union": union})
    return person
