"""What the first page shows a person: what to do next, the year so far, what was done last."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiaogong.desk import people
from jiaogong.kernel import clock
from jiaogong.kernel.periods import parse
from jiaogong.ledger import queries as ledger
from jiaogong.ledger.models import Entry
from jiaogong.ledger.overview import Overview
from jiaogong.ledger.rollup import silent_unions
from jiaogong.meetings import queries as meetings
from jiaogong.members.queries import Standing
from jiaogong.notices import queries as notices
from jiaogong.unions.limits import limit_for
from jiaogong.unions.models import Union


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do next: its sentence, where to do it, and how many wait."""

    text: str
    url: str
    count: int
    icon: str
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """One number of the year so far, and the address of what it counts."""

    label: str
    value: int
    url: str


def _list(name: str, **asked: str) -> str:
    return f"{reverse(name)}?{urlencode(asked)}"


def next_steps(standing: Standing, today: dt.date) -> list[Step]:
    """What waits for the person, the late first."""
    union = standing.home
    year = str(today.year)
    steps = [*_own_drafts(standing), *_notices(standing, today), *_meetings(standing, today)]
    if standing.is_officer_of(union):
        branch = ledger.of_branch(union)
        steps += _plans(branch, union, today)
        steps += _to_confirm(branch, union)
        steps += _congress_owed(union, today)
        steps += _offices(standing, union, today)
    if standing.reads(union) and union.kind != Union.Kind.BASE:
        silent = silent_unions(union, parse(f"{today:%Y-%m}")).count()
        if silent:
            text = ngettext(
                "%(count)s base union has recorded nothing this month",
                "%(count)s base unions have recorded nothing this month",
                silent,
            )
            steps.append(
                Step(
                    text % {"count": silent},
                    _list("silent", union=union.code, period=f"{today:%Y-%m}"),
                    silent,
                    "speakerphone",
                )
            )
    if standing.is_officer_of(union) and today.month in (11, 12):
        steps.append(
            Step(
                _("Write the summary of %(year)s") % {"year": year}, _list("summaries", union=union.code), 1, "writing"
            )
        )
    return sorted(steps, key=lambda s: not s.is_late)


def _own_drafts(standing: Standing) -> list[Step]:
    if standing.is_officer_of(standing.person.union):
        return []
    count = Entry.objects.filter(drafted_by=standing.person, state=Entry.State.DRAFT).count()
    text = ngettext(
        "%(count)s draft of yours waits for an officer", "%(count)s drafts of yours wait for an officer", count
    )
    return [Step(text % {"count": count}, _list("ledger", state="draft"), count, "clock")] if count else []


def _notices(standing: Standing, today: dt.date) -> list[Step]:
    received, steps = notices.received_by(standing), []
    late = notices.late(received, today).count()
    waiting = notices.in_state(received, notices.OPEN, today).count()
    owed = notices.with_late_answers(notices.sent_by(standing), today).count()
    if late:
        text = ngettext("%(count)s notice is overdue", "%(count)s notices are overdue", late) % {"count": late}
        steps.append(Step(text, _list("notices", box="received", state="late"), late, "bell", is_late=True))
    if waiting:
        text = ngettext("%(count)s notice to read or answer", "%(count)s notices to read or answer", waiting)
        steps.append(Step(text % {"count": waiting}, _list("notices", box="received", state="open"), waiting, "bell"))
    if owed:
        text = ngettext(
            "%(count)s notice you sent has late answers", "%(count)s notices you sent have late answers", owed
        )
        steps.append(Step(text % {"count": owed}, _list("notices", box="sent", state="late"), owed, "send"))
    return steps


def _meetings(standing: Standing, today: dt.date) -> list[Step]:
    known, now, steps = meetings.meetings_visible_to(standing), clock.now(), []
    soon = meetings.in_state(known, meetings.SOON, now).count()
    own = meetings.unions_met_in(standing)
    unminuted = meetings.in_state(known, meetings.UNMINUTED, now).count() if own else 0
    held = (
        meetings.in_state(known, "held", now).count()
        if any(meetings.is_chair_of(standing, u, today) for u in own)
        else 0
    )
    mine = meetings.open_decisions(meetings.decisions_visible_to(standing)).filter(person=standing.person)
    decided, is_late = mine.count(), meetings.late_decisions(mine, today).exists()
    if soon:
        text = ngettext("%(count)s meeting within a week", "%(count)s meetings within a week", soon) % {"count": soon}
        steps.append(Step(text, _list("meetings", state=meetings.SOON), soon, "users-group"))
    if unminuted:
        text = ngettext("%(count)s meeting is without minutes", "%(count)s meetings are without minutes", unminuted)
        steps.append(
            Step(text % {"count": unminuted}, _list("meetings", state=meetings.UNMINUTED), unminuted, "writing")
        )
    if held:
        text = ngettext(
            "The minutes of %(count)s meeting wait for the chair",
            "The minutes of %(count)s meetings wait for the chair",
            held,
        )
        steps.append(Step(text % {"count": held}, _list("meetings", state="held"), held, "checklist"))
    if decided:
        text = ngettext("%(count)s decision for you to carry out", "%(count)s decisions for you to carry out", decided)
        steps.append(
            Step(text % {"count": decided}, _list("follow-up", mine="1"), decided, "list-check", is_late=is_late)
        )
    return steps


def _offices(standing: Standing, union: Union, today: dt.date) -> list[Step]:
    ending, vacant = people.terms_ending(union, today).count(), people.long_vacant(union, today)
    births, steps = len(people.birthdays(standing, today)), []
    if births:
        text = ngettext("%(count)s birthday within a week", "%(count)s birthdays within a week", births)
        steps.append(Step(text % {"count": births}, reverse("birthdays"), births, "gift"))
    if ending:
        text = ngettext(
            "%(count)s term of office ends within %(days)s days",
            "%(count)s terms of office end within %(days)s days",
            ending,
        )
        told = text % {"count": ending, "days": people.ENDING_SOON.days}
        steps.append(Step(told, _list("offices-due", union=union.code), ending, "calendar-due"))
    if vacant.unions:
        text = ngettext(
            "%(count)s union has been without a chair for over %(months)s months (%(source)s)",
            "%(count)s unions have been without a chair for over %(months)s months (%(source)s)",
            len(vacant.unions),
        )
        told = text % {"count": len(vacant.unions), "months": vacant.rule.value, "source": vacant.rule.source}
        where = _list("offices-due", union=union.code) + "#vacant"
        steps.append(Step(told, where, len(vacant.unions), "user-plus", is_late=True))
    return steps


def _plans(branch: QuerySet[Entry], union: Union, today: dt.date) -> list[Step]:
    planned = branch.filter(state=Entry.State.PLANNED)
    late = planned.filter(due_date__lt=today).count()
    soon = planned.filter(due_date__range=(today, today + ledger.SOON)).count()
    steps = []
    if late:
        text = ngettext("%(count)s plan is overdue", "%(count)s plans are overdue", late)
        steps.append(
            Step(
                text % {"count": late},
                _list("ledger", union=union.code, state=ledger.OVERDUE),
                late,
                "calendar-due",
                is_late=True,
            )
        )
    if soon:
        text = ngettext("%(count)s plan is due within 30 days", "%(count)s plans are due within 30 days", soon)
        steps.append(
            Step(
                text % {"count": soon}, _list("ledger", union=union.code, state=ledger.DUE_SOON), soon, "calendar-event"
            )
        )
    return steps


def _to_confirm(branch: QuerySet[Entry], union: Union) -> list[Step]:
    drafts = branch.filter(state=Entry.State.DRAFT).count()
    text = ngettext("%(count)s draft waits to be confirmed", "%(count)s drafts wait to be confirmed", drafts)
    return (
        [Step(text % {"count": drafts}, _list("ledger", union=union.code, state="draft"), drafts, "checklist")]
        if drafts
        else []
    )


def _congress_owed(union: Union, today: dt.date) -> list[Step]:
    """A base union that has held no congress in its school year, from the spring on."""
    if union.kind != Union.Kind.BASE or not 3 <= today.month <= 8:
        return []
    rule = limit_for(union, "congress.per_school_year_min", today)
    period = parse(f"{today.year - 1}-{today.year}")
    held = ledger.standing_entries(ledger.of_branch(union, period)).filter(category="congress").count()
    if held >= rule.whole:
        return []
    text = _("No congress this school year yet; the rule asks for %(least)s (%(source)s)") % {
        "least": rule.value,
        "source": rule.source,
    }
    return [Step(text, _list("ledger", union=union.code, category="congress"), 1, "gavel", is_late=today.month >= 6)]


def numbers(found: Overview) -> list[Number]:
    """A branch's period at a glance: acts, participants, visits, prizes."""
    totals: dict[str, int] = {}
    for compared in found.rows:
        totals[compared.row.measure] = totals.get(compared.row.measure, 0) + compared.row.value
    asked = {"union": found.union.code, "period": found.period.code, "state": "confirmed", "counted": "yes"}
    shown = [
        (_("Acts confirmed"), "acts", {}),
        (_("Participants"), "participants", {"measure": "participants"}),
        (_("Visits"), "visits", {"measure": "visits"}),
        (_("Proposals settled"), "proposals_settled", {"measure": "proposals_settled"}),
        (_("Prizes"), "prizes", {"measure": "prizes"}),
    ]
    return [Number(label, totals.get(code, 0), _list("ledger", **asked, **more)) for label, code, more in shown]


def latest(standing: Standing, today: dt.date) -> QuerySet[Entry]:
    """What was done last, as far as the person may know its details; of drafts only the own, and no plans."""
    known = ledger.entries_visible_to(standing).filter(ledger.openly_readable(standing), start_date__lte=today)
    shown = Q(state=Entry.State.CONFIRMED) | Q(state=Entry.State.DRAFT, drafted_by=standing.person)
    done = known.filter(shown, sign=1, reversal__isnull=True)
    return done.select_related("union").order_by("-start_date", "-pk")[:10]
