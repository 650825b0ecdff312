"""What an election lacks before the vote, and what presses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from jiaogong.elections.models import Election
from jiaogong.elections.queries.progress import contests_now, limits_of
from jiaogong.elections.rules.lacks import Lack, lacks_of_list
from jiaogong.kernel.limits import Limit
from jiaogong.kernel.periods import months_after
from jiaogong.members.models import Office, Term
from jiaogong.members.offices.queries import held_on
from jiaogong.members.offices.rules.terms import ENDING_SOON
from jiaogong.unions.labels import limit_told

State = Election.State


def lacks_of(election: Election, today: dt.date) -> list[Lack]:
    """What is missing or not so before the vote, and what presses; nothing of an election that is over."""
    if election.is_over:
        return []
    limits = limits_of(election.union, today)
    found = list(_pressing(election, limits, today))
    if election.state in (State.PREPARING, State.REVIEW, State.PUBLIC, State.FIXED):
        found += lacks_of_list(contests_now(election, limits, today), limits)
    return found


def _pressing(election: Election, limits: Mapping[str, Limit], today: dt.date) -> Iterator[Lack]:
    """A term that is not near its end; a chair vacant, or somebody acting, for longer than the place allows."""
    if election.kind == Election.Kind.WHOLE:
        bodies = {c.body for c in election.contests.all()}
        for term in Term.objects.filter(union=election.union, body__in=bodies, ended_date__isnull=True):
            if term.ends_date > today + ENDING_SOON and term.state != Term.State.RETURNED:
                told = _(
                    "The term before runs until %(day)s: ask the union above to let it end earlier first. (%(source)s)"
                )
                values = {"day": term.ends_date, "source": limits["union.delay_months_max"].source}
                yield Lack("early", told % values)
    elif any(c.post == "chair" for c in election.contests.all()) and election.kind == Election.Kind.VACANT:
        yield from _vacancy(election, limits, today)


def _vacancy(election: Election, limits: Mapping[str, Limit], today: dt.date) -> Iterator[Lack]:
    chairs = Office.objects.filter(union=election.union, kind=Office.Kind.CHAIR, stands_in_for__isnull=True)
    acting = chairs.filter(held_on(today), how=Office.How.ACTING).select_related("person").first()
    if acting:
        rule = limits["union.acting_head_months_max"]
        values = {"name": acting.person.name, "day": months_after(acting.since, rule.whole), "rule": limit_told(rule)}
        told = _("%(name)s acts as chair and may do so until %(day)s. %(rule)s") % values
        yield Lack("acting", told, blocks=False)
    last = chairs.exclude(how=Office.How.ACTING).filter(until__lt=today).order_by("-until").first()
    if last and last.until:
        rule = limits["union.vacancy_months_max"]
        values = {"day": months_after(last.until, rule.whole), "rule": limit_told(rule)}
        yield Lack("vacant", _("The chair is to be filled by %(day)s. %(rule)s") % values, blocks=False)
