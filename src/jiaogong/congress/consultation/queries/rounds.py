"""Rounds of opinions: who may know of them, who is asked, what was given and answered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from jiaogong.congress.consultation import rules
from jiaogong.congress.delegates.queries import delegates_of, electors_of, house_visible_to
from jiaogong.congress.models import Delegate, Delegation, OpinionRound, RoundAnswer, RoundOpinion
from jiaogong.kernel.errors import NotFound
from jiaogong.kernel.script import holding
from jiaogong.members.models import Office, Person, Term
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

State, Asked = OpinionRound.State, OpinionRound.Asked
UNANSWERED, ANSWERED = "unanswered", "answered"
CONGRESS = Term.Body.CONGRESS.value


def rounds_of(union: Union) -> QuerySet[OpinionRound]:
    """The rounds of a union; whoever belongs to the house may know of all of them."""
    return OpinionRound.objects.filter(union=union)


def round_visible_to(standing: Standing, code: str, round_id: int) -> OpinionRound:
    """A round of that union. Raises NotFound where there is none, or none that the person may know of."""
    union = house_visible_to(standing, code)
    found = rounds_of(union).filter(pk=round_id).select_related("union", "item__session", "opened_by").first()
    if found is None:
        raise _unknown()
    return found


def locked_round(round_id: int, visible_to: Standing) -> OpinionRound:
    """A round fetched for change. Raises NotFound like `round_visible_to`."""
    found = OpinionRound.objects.select_for_update(of=("self",)).select_related("union").filter(pk=round_id).first()
    if found is None:
        raise _unknown()
    house_visible_to(visible_to, found.union.code)
    return found


def _unknown() -> NotFound:
    return NotFound(_("There is no such round of opinions, or it is not yours to see."))


def in_stage(rounds: QuerySet[OpinionRound], stage: str, on: dt.date) -> QuerySet[OpinionRound]:
    """Rounds that stand at a stage on a day (see `rules.stage_on`); of any other word all."""
    open_ones = Q(state=State.OPEN)
    known = {
        rules.COMING: open_ones & Q(starts_date__gt=on),
        rules.RUNNING: open_ones & Q(starts_date__lte=on, last_date__gte=on),
        rules.OVER: Q(state=State.CLOSED) | open_ones & Q(last_date__lt=on),
        rules.PUBLISHED: Q(state=State.PUBLISHED),
        rules.CALLED_OFF: Q(state=State.CALLED_OFF),
    }
    return rounds.filter(known[stage]) if stage in known else rounds


def found_by_words(rounds: QuerySet[OpinionRound], words: str) -> QuerySet[OpinionRound]:
    """Rounds whose draft holds what was typed, in its title or text."""
    return rounds.filter(holding(words.strip(), "title", "text")) if words.strip() else rounds


def stage_of(found: OpinionRound, on: dt.date) -> str:
    return rules.stage_on(found.state, found.starts_date, found.last_date, on)


def last_day_of(found: OpinionRound) -> dt.date:
    """The day on which a round ended or ends."""
    return found.closed_date or found.last_date


def people_asked(found: OpinionRound, on: dt.date) -> QuerySet[Person]:
    """Who may give an opinion on a day: the staff, the delegates, or the heads of the delegations."""
    if found.asked_of == Asked.STAFF:
        return electors_of(found.union, CONGRESS, on)
    if found.asked_of == Asked.DELEGATES:
        seats = delegates_of(found.union, CONGRESS, on)
        return Person.objects.filter(pk__in=seats.order_by().values("person"))
    return Person.objects.filter(pk__in=_heading(found.union).order_by().values("head"))


def _heading(union: Union) -> QuerySet[Delegation]:
    return Delegation.objects.filter(
        term__union=union, term__body=CONGRESS, term__ended_date__isnull=True, head__isnull=False
    )


def delegation_headed(person: Person, union: Union) -> Delegation | None:
    """The delegation of the open term that somebody heads."""
    return _heading(union).filter(head=person).order_by("pk").first()


def delegation_sat_in(person: Person, union: Union, on: dt.date) -> Delegation | None:
    """The delegation in which a delegate sits on a day."""
    seats = delegates_of(union, CONGRESS, on).filter(person=person).order_by().values("pk")
    kept = Delegate.objects.filter(office__in=seats).select_related("delegation").first()
    return kept.delegation if kept else None


def own_opinions(found: OpinionRound, person: Person) -> QuerySet[RoundOpinion]:
    """What somebody gave under the own name, with the answers."""
    return found.opinions.filter(giver=person).select_related("answer", "delegation").order_by("pk")


def own_opinion(found: OpinionRound, person: Person, opinion_id: int) -> RoundOpinion:
    """One of somebody's own opinions. Raises NotFound."""
    opinion = found.opinions.filter(pk=opinion_id, giver=person).select_related("delegation").first()
    if opinion is None:
        raise NotFound(_("There is no such opinion of yours."))
    return opinion


def opinions_of(found: OpinionRound) -> QuerySet[RoundOpinion]:
    """All opinions of a round with their answers."""
    return found.opinions.select_related("giver", "delegation", "answer").order_by("pk")


def narrowed(opinions: QuerySet[RoundOpinion], words: str, state: str) -> QuerySet[RoundOpinion]:
    """Opinions that hold what was typed, and that are answered, not answered, or answered with one outcome."""
    if words.strip():
        opinions = opinions.filter(holding(words.strip(), "place", "text", "why"))
    if state in (UNANSWERED, ANSWERED):
        return opinions.filter(answer__isnull=state == UNANSWERED)
    return opinions.filter(answer__outcome=state) if state in RoundAnswer.Outcome.values else opinions


@dataclass(frozen=True, slots=True)
class Counts:
    """A round in numbers: who was asked, who gave under their name, opinions (those without a name), and their outcomes."""

    asked: int
    givers: int
    opinions: int
    unnamed: int
    answered: int
    adopted: int
    partly: int
    not_adopted: int

    @property
    def unanswered(self) -> int:
        return self.opinions - self.answered


def counts_of(found: OpinionRound, on: dt.date) -> Counts:
    """A round in numbers; who was asked is counted on its last day, until then on this one, and frozen when published."""
    outcomes = {f"{o}": Count("pk", filter=Q(answer__outcome=o)) for o in RoundAnswer.Outcome.values}
    told: dict[str, int] = found.opinions.aggregate(
        opinions=Count("pk"),
        unnamed=Count("pk", filter=Q(giver__isnull=True)),
        answered=Count("pk", filter=Q(answer__isnull=False)),
        givers=Count("giver", distinct=True),
        **outcomes,
    )
    if found.givers is not None:
        told["givers"] = found.givers
    asked = people_asked(found, min(on, last_day_of(found))).count() if found.asked is None else found.asked
    return Counts(asked=asked, **told)


def counted(rounds: QuerySet[OpinionRound]) -> QuerySet[Any]:
    """Rounds with how many opinions each has, and how many of them were adopted, wholly or in part."""
    taken = Q(opinions__answer__outcome__in=(RoundAnswer.Outcome.ADOPTED, RoundAnswer.Outcome.PARTLY))
    return rounds.annotate(given=Count("opinions"), taken=Count("opinions", filter=taken))


def asking(standing: Standing, on: dt.date) -> QuerySet[OpinionRound]:
    """Running rounds that ask somebody who has not given an opinion under the own name."""
    own = standing.person.union
    house = own.parent_id if own.kind == Union.Kind.GROUP else own.pk
    seated = [o.union_id for o in standing.offices if o.kind == Office.Kind.CONGRESS]
    heading = Delegation.objects.filter(
        head=standing.person, term__union=OuterRef("union"), term__body=CONGRESS, term__ended_date__isnull=True
    )
    asked = Q(asked_of=Asked.DELEGATES, union__in=seated) | Q(Exists(heading), asked_of=Asked.DELEGATIONS)
    if not standing.person.is_retired_on(on):
        asked |= Q(asked_of=Asked.STAFF, union=house)
    given = RoundOpinion.objects.filter(round=OuterRef("pk"), giver=standing.person)
    return in_stage(OpinionRound.objects.filter(asked), rules.RUNNING, on).filter(~Exists(given))
