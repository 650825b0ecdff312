"""What the first page shows a person: what to do next, the year so far, what was done last."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from jiaogong.desk.steps import (
    answers,
    appraisals,
    congress,
    deadlines,
    delegates,
    handing,
    meetings,
    messages,
    notices,
    offices,
)
from jiaogong.desk.steps import ballots as of_ballots
from jiaogong.desk.steps import consultation as of_consultation
from jiaogong.desk.steps import elections as of_elections
from jiaogong.desk.steps import ledger as of_ledger
from jiaogong.desk.steps import proposals as of_proposals
from jiaogong.desk.steps import register as of_register
from jiaogong.desk.steps import returns as of_returns
from jiaogong.desk.steps import summaries as of_summaries
from jiaogong.desk.steps import supervision as of_supervision
from jiaogong.desk.steps.step import Step, Topic, listed, told_by
from jiaogong.ledger import queries as ledger
from jiaogong.ledger.models import Entry
from jiaogong.ledger.overview import Overview
from jiaogong.members.queries import Standing

TOPICS: tuple[Topic, ...] = (
    of_ballots,
    of_ledger,
    notices,
    meetings,
    congress,
    delegates,
    answers,
    offices,
    handing,
    of_returns,
    of_summaries,
    of_elections,
    deadlines,
    appraisals,
    of_proposals,
    of_consultation,
    of_register,
    of_supervision,
    messages,
)


@dataclass(frozen=True, slots=True)
class Number:
    """One number of the year so far, and the address of what it counts."""

    label: str
    value: int
    url: str


def next_steps(standing: Standing, today: dt.date) -> list[Step]:
    """What waits for the person, the late first."""
    return sorted(told_by(TOPICS, standing, today), key=lambda s: not s.is_late)


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
    return [Number(label, totals.get(code, 0), listed("ledger", **asked, **more)) for label, code, more in shown]


def latest(standing: Standing, today: dt.date) -> QuerySet[Entry]:
    """What was done last, as far as the person may know its details; of drafts only the own, and no plans."""
    known = ledger.entries_visible_to(standing).filter(ledger.openly_readable(standing), start_date__lte=today)
    shown = Q(state=Entry.State.CONFIRMED) | Q(state=Entry.State.DRAFT, drafted_by=standing.person)
    done = known.filter(shown, sign=1, reversal__isnull=True)
    return done.select_related("union").order_by("-start_date", "-pk")[:10]
