"""What a question and an inspection are before they are rows, and when a question can be closed. No database, no clock."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from jiaogong.kernel.errors import RuleBroken


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPlan:
    """One matter asked of a leader or an office. `people`: delegates invited to ask it too, by key."""

    body: str
    matter: str
    text: str
    addressee: str
    delegation_id: int | None = None
    people: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionPlan:
    """What is inspected, where, on which day, by whom (keys of delegates)."""

    body: str
    matter: str
    place: str
    on_date: dt.date
    purpose: str = ""
    people: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingPlan:
    """What was found wanting, the remedy asked for, of whom and until when; `answerer_id` who answers for it."""

    text: str
    remedy: str
    charged: str
    due_date: dt.date
    answerer_id: int | None = None


def require_one_matter(plan: QuestionPlan) -> None:
    """Raise RuleBroken unless a question says what it is about, what is asked and of whom (一事一问)."""
    if not (plan.matter.strip() and plan.text.strip() and plan.addressee.strip()):
        raise RuleBroken(_("A question has one matter, its words and whom it is asked of: fill in all three."))


def may_ask_again(round_now: int, times: int) -> bool:
    """Whether an answer that does not satisfy is asked for again: so many times after the first.

    >>> may_ask_again(1, 1), may_ask_again(2, 1), may_ask_again(1, 0)
    (True, False, False)
    """
    return round_now <= times


def is_ripe(*, has_reply: bool, reply_until: dt.date, today: dt.date) -> bool:
    """Whether an answered question can be closed: its asker has replied, or the time for it has gone by.

    >>> day = dt.date(2026, 11, 20)
    >>> [is_ripe(has_reply=False, reply_until=day, today=day + dt.timedelta(days=n)) for n in (0, 1)]
    [False, True]
    """
    return has_reply or today > reply_until
