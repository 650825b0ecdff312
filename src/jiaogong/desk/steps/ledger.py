"""The ledger: own drafts, plans due, drafts to confirm, a congress owed, silent unions, the year's summary."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiaogong.desk.steps.step import Counts, Lists, Step, listed
from jiaogong.kernel.periods import Period, parse
from jiaogong.ledger import queries as ledger
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rollup import silent_unions
from jiaogong.members.queries import Standing
from jiaogong.unions.limits import limit_for
from jiaogong.unions.models import Union

NOVEMBER = 11


def lists(standing: Standing, today: dt.date) -> Lists:
    union = standing.home
    found: dict[str, QuerySet[Any]] = {}
    if standing.is_officer_of(union):
        branch = ledger.of_branch(union)
        planned = branch.filter(state=Entry.State.PLANNED)
        found["late"] = planned.filter(due_date__lt=today)
        found["soon"] = planned.filter(due_date__range=(today, today + ledger.SOON))
        found["drafts"] = branch.filter(state=Entry.State.DRAFT)
    else:
        found["own"] = Entry.objects.filter(drafted_by=standing.person, state=Entry.State.DRAFT)
    if standing.reads(union) and union.kind != Union.Kind.BASE:
        found["silent"] = silent_unions(union, _month(today))
    return found


def steps(standing: Standing, today: dt.date, counts: Counts) -> list[Step]:
    union = standing.home
    is_officer = standing.is_officer_of(union)
    found = _drafts_and_plans(union, counts) if is_officer else _own_drafts(counts["own"])
    if is_officer:
        found += _congress_owed(union, today)
    found += _silent(union, today, counts.get("silent", 0))
    if is_officer and today.month >= NOVEMBER:
        text = _("Write the summary of %(year)s") % {"year": str(today.year)}
        found.append(Step(text, listed("summaries", union=union.code), 1, "writing"))
    return found


def _month(today: dt.date) -> Period:
    return parse(f"{today:%Y-%m}")


def _own_drafts(count: int) -> list[Step]:
    text = ngettext(
        "%(count)s draft of yours waits for an officer", "%(count)s drafts of yours wait for an officer", count
    )
    return [Step(text % {"count": count}, listed("ledger", state="draft"), count, "clock")] if count else []


def _drafts_and_plans(union: Union, counts: Counts) -> list[Step]:
    late, soon, drafts = counts["late"], counts["soon"], counts["drafts"]
    found = []
    if late:
        text = ngettext("%(count)s plan is overdue", "%(count)s plans are overdue", late) % {"count": late}
        where = listed("ledger", union=union.code, state=ledger.OVERDUE)
        found.append(Step(text, where, late, "calendar-due", is_late=True))
    if soon:
        text = ngettext("%(count)s plan is due within 30 days", "%(count)s plans are due within 30 days", soon)
        where = listed("ledger", union=union.code, state=ledger.DUE_SOON)
        found.append(Step(text % {"count": soon}, where, soon, "calendar-event"))
    if drafts:
        text = ngettext("%(count)s draft waits to be confirmed", "%(count)s drafts wait to be confirmed", drafts)
        where = listed("ledger", union=union.code, state="draft")
        found.append(Step(text % {"count": drafts}, where, drafts, "checklist"))
    return found


def _silent(union: Union, today: dt.date, silent: int) -> list[Step]:
    """Base unions that have recorded nothing this month."""
    text = ngettext(
        "%(count)s base union has recorded nothing this month",
        "%(count)s base unions have recorded nothing this month",
        silent,
    )
    told, where = text % {"count": silent}, listed("silent", union=union.code, period=_month(today).code)
    return [Step(told, where, silent, "speakerphone")] if silent else []


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
    return [Step(text, listed("ledger", union=union.code, category="congress"), 1, "gavel", is_late=today.month >= 6)]
