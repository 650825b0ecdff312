"""The summaries of a period called for from the unions of a branch; those that owe theirs reminded."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.days import require_near_day
from jiaogong.kernel.errors import ChangedMeanwhile, RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.kernel.periods import Period
from jiaogong.members.queries import Standing
from jiaogong.summaries import permissions, queries
from jiaogong.summaries.events import SummariesCalled, SummariesChased
from jiaogong.summaries.models import SummaryCall
from jiaogong.unions.models import Union

BEFORE = (7, 1)
AFTER = (1, 8, 15, 29)
LONGEST_NOTE = 300


@transaction.atomic
def call_summaries(*, actor: Standing, union: Union, period: Period, due_date: dt.date, note: str = "") -> SummaryCall:
    """Call for the summaries of a period; called for already, the call that stands is returned as it is."""
    require(permissions.may_call(actor, union))
    _require_day(due_date)
    call, is_new = SummaryCall.objects.get_or_create(
        union=union,
        period=period.code,
        defaults={
            "due_date": due_date,
            "note": note.strip()[:LONGEST_NOTE],
            "called_by": actor.person,
            "called_at": clock.now(),
        },
    )
    if is_new:
        audit.record(actor.person, "summaries.called", call, due=due_date.isoformat())
        announce(SummariesCalled(call_id=call.pk, actor=actor))
    return call


@transaction.atomic
def change_call(
    *, actor: Standing, union: Union, period: Period, due_date: dt.date, note: str, seen_version: int
) -> SummaryCall:
    """Set another day, or other words, for a call; a new day is told to those who owe theirs."""
    require(permissions.may_call(actor, union))
    call = queries.locked_call(union, period.code)
    if call.is_closed:
        raise RuleBroken(_("This call is closed; open it again to change it."))
    before = audit.values(call, "due_date", "note")
    if (call.due_date, call.note) == (due_date, note.strip()[:LONGEST_NOTE]):
        return call
    if call.version != seen_version:
        raise ChangedMeanwhile(_("Somebody has changed this call since you opened it."), current=call)
    if due_date != call.due_date:
        _require_day(due_date)
    is_moved = due_date != call.due_date
    call.due_date, call.note = due_date, note.strip()[:LONGEST_NOTE]
    call.version += 1
    call.save(update_fields=["due_date", "note", "version"])
    told = audit.changes(before, audit.values(call, "due_date", "note"))
    audit.record(actor.person, "summaries.call_changed", call, changes=told)
    if is_moved:
        announce(SummariesCalled(call_id=call.pk, actor=actor))
    return call


@transaction.atomic
def close_call(*, actor: Standing, union: Union, period: Period, closed: bool = True) -> SummaryCall:
    """Close a call, so that nobody is reminded of it any more, or open it again."""
    require(permissions.may_call(actor, union))
    call = queries.locked_call(union, period.code)
    if call.is_closed == closed:
        return call
    call.closed_at = clock.now() if closed else None
    call.version += 1
    call.save(update_fields=["closed_at", "version"])
    audit.record(actor.person, "summaries.call_closed" if closed else "summaries.call_opened", call)
    return call


@transaction.atomic
def remind(*, actor: Standing, union: Union, period: Period) -> int:
    """Remind the unions that have not submitted theirs, once a day at most. Returns how many were reminded."""
    require(permissions.may_call(actor, union))
    call = queries.locked_call(union, period.code)
    if call.is_closed:
        raise RuleBroken(_("This call is closed; nobody is reminded of it."))
    if call.reminded_date == clock.today():
        raise RuleBroken(_("They were reminded today already; once a day is enough."))
    count = _chase(call, actor)
    if not count:
        raise RuleBroken(_("Every union below has submitted its summary."))
    return count


@transaction.atomic
def remind_due(day: dt.date) -> int:
    """The morning's round: a week and a day before the day due, a day and then weekly after it. Returns how many calls."""
    found = 0
    for known in queries.open_calls():
        left = (known.due_date - day).days
        if left not in BEFORE and -left not in AFTER:
            continue
        call = queries.locked_call(known.union, known.period)
        if not call.is_closed and call.reminded_date != day:
            found += bool(_chase(call, None))
    return found


def _chase(call: SummaryCall, actor: Standing | None) -> int:
    owing = tuple(queries.missing_unions(call.union, call.period).values_list("pk", flat=True))
    if not owing:
        return 0
    call.reminded_date = clock.today()
    call.reminded += 1
    call.save(update_fields=["reminded_date", "reminded"])
    audit.record(actor.person if actor else None, "summaries.chased", call, count=len(owing))
    announce(SummariesChased(call_id=call.pk, union_ids=owing, on=call.reminded_date, actor=actor))
    return len(owing)


def _require_day(day: dt.date) -> None:
    if day < clock.today():
        raise RuleBroken(_("The day due, %(day)s, is past.") % {"day": day})
    require_near_day(day)
