"""Days that the rules set: until when somebody may act as chair, a post is filled, an election is replied to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import ngettext

from jiaogong.desk import deadlines, people
from jiaogong.desk.steps.step import Counts, Lists, Step, listed
from jiaogong.kernel.limits import Limit
from jiaogong.kernel.periods import months_after
from jiaogong.members.models import Term
from jiaogong.members.queries import Standing
from jiaogong.unions.limits import limits_of_many
from jiaogong.unions.models import Union

_CODES = (
    "election.reply_days",
    "election.vacant_seat_months",
    "union.acting_head_months_max",
    "union.vacancy_months_max",
)


def lists(standing: Standing, today: dt.date) -> Lists:
    union = standing.home
    if not standing.is_officer_of(union):
        return {}
    return {
        "acting": deadlines.acting_chairs(union, today),
        "chairless": people.vacant(union, today),
        "seats": deadlines.seats_left_vacant(union, today),
        "unanswered": deadlines.reported_by(union),
        "owed": deadlines.reported_to(union),
    }


def steps(standing: Standing, today: dt.date, counts: Counts) -> list[Step]:
    found: list[Step] = []
    if not any(counts.values()):
        return found
    union = standing.home
    limits = limits_of_many([union], _CODES, today)[union.pk]
    told: dict[str, Callable[[Union, dict[str, Limit], dt.date], Step | None]] = {
        "acting": _acting,
        "chairless": _chairless,
        "seats": _seats,
        "unanswered": _unanswered,
        "owed": _owed,
    }
    for name, tell in told.items():
        step = tell(union, limits, today) if counts[name] else None
        if step:
            found.append(step)
    return found


def _acting(union: Union, limits: dict[str, Limit], today: dt.date) -> Step:
    """Of several the day of whoever has acted longest."""
    since = list(deadlines.acting_chairs(union, today).values_list("since", flat=True))
    rule = limits["union.acting_head_months_max"]
    text = ngettext(
        "%(count)s acting chair: one is to be elected by %(day)s (%(source)s)",
        "%(count)s acting chairs: the first is to be replaced by an elected one by %(day)s (%(source)s)",
        len(since),
    )
    return _step(text, len(since), months_after(since[0], rule.whole), rule, today, _of_chairs(union))


def _chairless(union: Union, limits: dict[str, Limit], today: dt.date) -> Step | None:
    """Those whose time is not over; the others are told apart, as long vacant."""
    rule = limits["union.vacancy_months_max"]
    ends = [months_after(day, rule.whole) for day in people.vacant_since(union, today)]
    near = sorted(day for day in ends if day >= today)
    if not near:
        return None
    text = ngettext(
        "%(count)s union is without a chair: by-election by %(day)s (%(source)s)",
        "%(count)s unions are without a chair: the first by-election by %(day)s (%(source)s)",
        len(near),
    )
    return _step(text, len(near), near[0], rule, today, _of_chairs(union))


def _seats(union: Union, limits: dict[str, Limit], today: dt.date) -> Step:
    left = list(deadlines.seats_left_vacant(union, today).values_list("left_vacant", "election__elected_date"))
    count, rule = sum(seats for seats, _day in left), limits["election.vacant_seat_months"]
    elected = left[0][1] or today
    text = ngettext(
        "%(count)s seat was left vacant by an election: by-election by %(day)s (%(source)s)",
        "%(count)s seats were left vacant by elections: by-election by %(day)s (%(source)s)",
        count,
    )
    return _step(text, count, months_after(elected, rule.whole), rule, today, _of_bodies(union))


def _unanswered(union: Union, limits: dict[str, Limit], today: dt.date) -> Step | None:
    """Only once the days of the union above are over: then it is to be asked."""
    rule = limits["election.reply_days"]
    late = [day for day in _reported(deadlines.reported_by(union), rule) if day < today]
    if not late:
        return None
    text = ngettext(
        "%(count)s election without the reply that was due on %(day)s: ask the union above (%(source)s)",
        "%(count)s elections without their reply, the first due on %(day)s: ask the union above (%(source)s)",
        len(late),
    )
    return _step(text, len(late), late[0], rule, today, reverse("committees", args=[union.code]))


def _owed(union: Union, limits: dict[str, Limit], today: dt.date) -> Step | None:
    """Only what is late: all that waits is told with the offices."""
    rule = limits["election.reply_days"]
    late = [day for day in _reported(deadlines.reported_to(union), rule) if day < today]
    if not late:
        return None
    text = ngettext(
        "The reply to %(count)s election of a union below was due on %(day)s (%(source)s)",
        "The replies to %(count)s elections of unions below are late, the first due on %(day)s (%(source)s)",
        len(late),
    )
    where = listed("bodies", union=union.code, state="waiting")
    return _step(text, len(late), late[0], rule, today, where)


def _reported(terms: QuerySet[Term], rule: Limit) -> list[dt.date]:
    """The last days for the replies, the first first."""
    sent = terms.exclude(reported_date__isnull=True).values_list("reported_date", flat=True)
    return sorted(day + dt.timedelta(days=rule.whole) for day in sent if day)


def _step(text: str, count: int, day: dt.date, rule: Limit, today: dt.date, url: str) -> Step:
    told = text % {"count": count, "day": day, "source": rule.source}
    return Step(told, url, count, "calendar-due", is_late=day < today)


def _of_chairs(union: Union) -> str:
    if union.kind == Union.Kind.BASE:
        return reverse("committees", args=[union.code])
    return listed("offices-due", union=union.code) + "#vacant"


def _of_bodies(union: Union) -> str:
    if union.kind == Union.Kind.BASE:
        return reverse("committees", args=[union.code])
    return listed("bodies", union=union.code)
