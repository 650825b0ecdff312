"""Birthdays, terms over or about to end, elections that wait for a reply, chairs long vacant, bodies that fall short."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiaogong.desk import people
from jiaogong.desk.steps.step import Counts, Lists, Step, listed
from jiaogong.members.models import Term
from jiaogong.members.offices.queries.due import Due, terms_due
from jiaogong.members.offices.queries.houses import findings_of
from jiaogong.members.offices.rules.terms import ENDING_SOON
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

_TOLD_APART = ("term_over", "term_ending", "vacant")


def lists(standing: Standing, today: dt.date) -> Lists:
    union = standing.home
    if not standing.is_officer_of(union):
        return {}
    return {"ending": people.terms_ending(union, today), "vacant": people.vacant(union, today)}


def steps(standing: Standing, today: dt.date, counts: Counts) -> list[Step]:
    union = standing.home
    if not standing.is_officer_of(union):
        return []
    due = terms_due(union, today)
    return [*_birthdays(standing, today), *_ending(union, counts["ending"]), *_terms(union, due), *_waiting(union, due),
            *(_vacant(union, today) if counts["vacant"] else ()), *_unsound(union, due, today)]  # fmt: skip


def _birthdays(standing: Standing, today: dt.date) -> list[Step]:
    births = len(people.birthdays(standing, today))
    text = ngettext("%(count)s birthday within a week", "%(count)s birthdays within a week", births)
    return [Step(text % {"count": births}, reverse("birthdays"), births, "gift")] if births else []


def _ending(union: Union, ending: int) -> list[Step]:
    """Offices that end on a day of their own, such as one held for somebody else."""
    text = ngettext(
        "%(count)s term of office ends within %(days)s days",
        "%(count)s terms of office end within %(days)s days",
        ending,
    )
    told = text % {"count": ending, "days": ENDING_SOON.days}
    return [Step(told, listed("offices-due", union=union.code), ending, "calendar-due")] if ending else []


def _terms(union: Union, due: dict[str, Due]) -> list[Step]:
    """Terms over and about to end: of a school all its bodies', of a branch its committees'."""
    is_base = union.kind == Union.Kind.BASE
    shown = list(due.values()) if is_base else [due.get(Term.Body.COMMITTEE, Due())]
    over, ending, found = sum(d.over for d in shown), sum(d.ending for d in shown), []
    here = reverse("committees", args=[union.code])
    if over:
        text = ngettext(
            "%(count)s body is to be elected anew: its term is over",
            "%(count)s bodies are to be elected anew: their terms are over",
            over,
        )
        url = here if is_base else listed("bodies", union=union.code, state="over")
        found.append(Step(text % {"count": over}, url, over, "users-group", is_late=True))
    if ending:
        text = ngettext(
            "%(count)s body's term ends within %(days)s days",
            "%(count)s bodies' terms end within %(days)s days",
            ending,
        )
        told = text % {"count": ending, "days": ENDING_SOON.days}
        url = here if is_base else listed("bodies", union=union.code, state="ending")
        found.append(Step(told, url, ending, "calendar-due"))
    return found


def _waiting(union: Union, due: dict[str, Due]) -> list[Step]:
    """Elections and other last days that wait for this union's reply, body by body."""
    found = []
    for body, one in due.items():
        if one.waiting:
            text = ngettext(
                "%(count)s election waits for your reply: %(body)s",
                "%(count)s elections wait for your reply: %(body)s",
                one.waiting,
            )
            told = text % {"count": one.waiting, "body": Term.Body(body).label}
            url = listed("bodies", union=union.code, body=body, state="waiting")
            found.append(Step(told, url, one.waiting, "mail"))
    return found


def _vacant(union: Union, today: dt.date) -> list[Step]:
    vacant = people.long_vacant(union, today)
    text = ngettext(
        "%(count)s union has been without a chair for over %(months)s months (%(source)s)",
        "%(count)s unions have been without a chair for over %(months)s months (%(source)s)",
        len(vacant.unions),
    )
    told = text % {"count": len(vacant.unions), "months": vacant.rule.value, "source": vacant.rule.source}
    where = listed("offices-due", union=union.code) + "#vacant"
    return [Step(told, where, len(vacant.unions), "user-plus", is_late=True)] if vacant.unions else []


def _unsound(union: Union, due: dict[str, Due], today: dt.date) -> list[Step]:
    """What else of a school's bodies falls short of a rule, once it keeps their terms."""
    if union.kind != Union.Kind.BASE or not due:
        return []
    found = [f for f in findings_of([union], today)[union.pk] if f.code not in _TOLD_APART]
    text = _("%(count)s of the rules on the union's bodies are not kept") % {"count": len(found)}
    return [Step(text, reverse("committees", args=[union.code]), len(found), "alert-triangle")] if found else []
