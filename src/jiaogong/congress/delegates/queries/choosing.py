"""Choosings with their constituencies and rounds, as pages and acts look at them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Prefetch, QuerySet
from django.utils.translation import gettext as _

from jiaogong.congress.delegates.queries import electors_of, house_visible_to
from jiaogong.congress.delegates.rules.composition import Electors, Made, is_young_on
from jiaogong.congress.delegates.rules.seats import codes_of
from jiaogong.congress.models import Candidate, Choosing, Constituency, Elector, Round
from jiaogong.kernel.errors import NotFound
from jiaogong.kernel.limits import Limit
from jiaogong.members.models import Office, Person, SchoolPost
from jiaogong.members.queries import Standing
from jiaogong.unions.limits import limits_of_many
from jiaogong.unions.models import Union


def limits_of(union: Union, body: str, on: dt.date) -> dict[str, Limit]:
    """The limits that a body's delegates are held against, by code."""
    return limits_of_many([union], codes_of(body), on)[union.pk]


def running_choosing(union: Union, body: str) -> Choosing | None:
    """The choosing of a body's delegates that is in progress."""
    return Choosing.objects.filter(union=union, body=body, state=Choosing.State.RUNNING).first()


def choosing_visible_to(standing: Standing, code: str, choosing_id: int) -> Choosing:
    """A choosing of that union; all its members may know of it. Raises NotFound."""
    union = house_visible_to(standing, code)
    found = Choosing.objects.select_related("union", "begun_by", "term").filter(union=union, pk=choosing_id).first()
    if found is None:
        raise NotFound(_("There is no such choosing of delegates, or it is not yours to see."))
    return found


def locked_choosing(choosing_id: int, *, visible_to: Standing) -> Choosing:
    """A choosing fetched for change. Raises NotFound."""
    found = Choosing.objects.select_for_update(of=("self",)).select_related("union").filter(pk=choosing_id).first()
    if found is None:
        raise NotFound(_("There is no such choosing of delegates, or it is not yours to see."))
    house_visible_to(visible_to, found.union.code)
    return found


def constituencies_of(choosing: Choosing) -> QuerySet[Constituency]:
    """The constituencies with their rounds and those with their candidates."""
    candidates = Candidate.objects.select_related("person").order_by("-is_elected", "-votes", "pk")
    rounds = Round.objects.order_by("number").prefetch_related(Prefetch("candidates", candidates))
    units = Constituency.objects.filter(choosing=choosing)
    return units.prefetch_related(Prefetch("rounds", rounds)).order_by("pk")


def sizes_of(choosing: Choosing) -> dict[int, int]:
    """How many elect in each constituency, by its key."""
    rows = Elector.objects.filter(choosing=choosing).order_by().values_list("constituency")
    return dict(rows.annotate(Count("pk")))


def constituency_of(choosing: Choosing, constituency_id: int) -> Constituency:
    """One of a choosing's constituencies, as `constituencies_of` gives them. Raises NotFound."""
    found = constituencies_of(choosing).filter(pk=constituency_id).first()
    if found is None:
        raise NotFound(_("There is no such constituency, or it is not yours to see."))
    return found


def elected_in(constituency: Constituency) -> list[Candidate]:
    """Who has been elected in a constituency so far, round by round."""
    return [c for r in constituency.rounds.all() for c in r.candidates.all() if c.is_elected]


def last_round(constituency: Constituency) -> Round | None:
    """The round that was named last."""
    return max(constituency.rounds.all(), key=lambda r: r.number, default=None)


def left_out(choosing: Choosing, on: dt.date) -> QuerySet[Person]:
    """Who elects and stands in no constituency yet."""
    within = Elector.objects.filter(choosing=choosing).values("person")
    return electors_of(choosing.union, choosing.body, on).exclude(pk__in=within).order_by("pinyin", "pk")


def people_in(constituency: Constituency) -> QuerySet[Person]:
    """Who belongs to a constituency, by name."""
    return Person.objects.filter(pk__in=constituency.electors.values("person")).order_by("pinyin", "pk")


def no_longer(choosing: Choosing, on: dt.date) -> QuerySet[Elector]:
    """Who stands in a constituency and elects no longer: retired, left, moved or died since."""
    still = electors_of(choosing.union, choosing.body, on).order_by().values("pk")
    return Elector.objects.filter(choosing=choosing).exclude(person__in=still).select_related("person", "constituency")


def heads_of_house(union: Union) -> set[int]:
    """The keys of those noted as head of the house."""
    heads = SchoolPost.objects.filter(person__union__path__startswith=union.path, kind=SchoolPost.Kind.HEAD)
    return set(heads.values_list("person", flat=True))


def electors_counted(union: Union, body: str, on: dt.date, age: Limit) -> Electors:
    """Who elects, in all, and how many of them are women, young, of a minority."""
    rows = list(electors_of(union, body, on).order_by().values_list("sex", "birth_date", "is_minority"))
    return Electors(
        all=len(rows),
        women=sum(sex == Person.Sex.FEMALE for sex, _born, _minority in rows),
        young=sum(is_young_on(born, on, age) for _sex, born, _minority in rows),
        minority=sum(minority for _sex, _born, minority in rows),
    )


def made_of(candidates: Iterable[Candidate], on: dt.date, age: Limit) -> list[Made]:
    """What each of those elected or standing counts as."""
    return [_made(c.person, on, age, is_leader=c.is_leader) for c in candidates]


def made_of_seats(offices: Iterable[Office], on: dt.date, age: Limit, heads: set[int]) -> list[Made]:
    """What each delegate counts as: as frozen when elected, or by the file where nothing was."""
    found = []
    for office in offices:
        kept: Any = getattr(office, "delegate", None)
        if kept is None:
            found.append(_made(office.person, on, age, is_leader=office.person_id in heads))
            continue
        found.append(
            Made(
                is_teacher=kept.is_teacher,
                is_leader=kept.is_leader,
                is_woman=office.person.sex == Person.Sex.FEMALE,
                is_young=kept.is_young,
                is_minority=kept.is_minority,
            )
        )
    return found


def _made(person: Person, on: dt.date, age: Limit, *, is_leader: bool) -> Made:
    return Made(
        is_teacher=person.is_teacher,
        is_leader=is_leader,
        is_woman=person.sex == Person.Sex.FEMALE,
        is_young=is_young_on(person.birth_date, on, age),
        is_minority=person.is_minority,
    )
