"""Who elects and who stands, as the rules look at them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from jiaogong.congress.models import Seat
from jiaogong.elections.models import Candidate, Contest, Election
from jiaogong.elections.rules.standing import Candidacy
from jiaogong.members.models import Office, Person, SchoolPost
from jiaogong.members.offices.queries import held_on
from jiaogong.members.queries import living_on
from jiaogong.unions.models import Union

SEATED = {"committee": (Office.Kind.CHAIR, Office.Kind.VICE_CHAIR, Office.Kind.COMMITTEE),
          "women": (Office.Kind.WOMEN,), "audit": (Office.Kind.AUDIT,)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Electorate:
    """How many should attend, and the keys of those who get a paper: where a session is held, who is there."""

    entitled: int
    people: tuple[int, ...]


def members_of(union: Union, on: dt.date) -> QuerySet[Person]:
    """The serving members of a union and its groups on a day; retired ones do not elect."""
    below = Q(union=union) | Q(union__parent=union, union__kind=Union.Kind.GROUP)
    serving = Q(retired_date__isnull=True) | Q(retired_date__gt=on)
    return Person.objects.filter(below, serving, living_on(on), is_member=True, merged_into__isnull=True).order_by("pk")


def delegates_of(union: Union, on: dt.date) -> QuerySet[Office]:
    """The seats of the members' delegates that are held on a day."""
    return Office.objects.filter(held_on(on), union=union, kind=Office.Kind.DELEGATE).order_by("pk")


def electorate_of(election: Election, contests: Collection[Contest], on: dt.date) -> Electorate:
    """Who votes on some posts together: the meeting, or the body that elects its own head."""
    contest = next(iter(contests))
    if contest.voters == Contest.Voters.BODY:
        people = sitting(election, contest, on)
        return Electorate(len(people), tuple(sorted(people)))
    if election.session_id:
        return _at_session(election)
    if election.assembly == Election.Assembly.DELEGATES:
        people = set(delegates_of(election.union, on).values_list("person", flat=True))
    else:
        people = set(members_of(election.union, on).values_list("pk", flat=True))
    return Electorate(len(people), tuple(sorted(people)))


def _at_session(election: Election) -> Electorate:
    """The roll of the session: all who may vote should attend, those present get a paper."""
    roll = Seat.objects.filter(session=election.session_id, role=Seat.Role.DELEGATE).order_by("person")
    here = roll.filter(attendance=Seat.Attendance.PRESENT, left_at__isnull=True).values_list("person", flat=True)
    entitled = (election.session.entitled if election.session else None) or roll.count()
    return Electorate(entitled, tuple(here))


def sitting(election: Election, contest: Contest, on: dt.date) -> set[int]:
    """The keys of those who make up a body: just elected to it in this election, or in office where a seat is vacant."""
    if election.kind == Election.Kind.WHOLE:
        elected = Candidate.objects.filter(contest__election=election, contest__body=contest.body, is_elected=True)
        return set(elected.values_list("person", flat=True))
    held = Office.objects.filter(held_on(on), union=election.union, kind__in=SEATED.get(contest.body, ()))
    return set(held.exclude(how=Office.How.ACTING).values_list("person", flat=True))


def candidacies(election: Election, people: Iterable[Person], on: dt.date) -> dict[int, Candidacy]:
    """What the rules ask of people who stand in an election, by key."""
    found = list(people)
    keys = [p.pk for p in found]
    posts: dict[int, set[str]] = defaultdict(set)
    for person_id, kind in SchoolPost.objects.filter(person__in=keys).values_list("person", "kind"):
        posts[person_id].add(kind)
    chairs, money = _over_money(election, on)
    paths = dict(Person.objects.filter(pk__in=keys).values_list("pk", "union__path"))
    return {
        p.pk: Candidacy(
            person_id=p.pk,
            name=p.name,
            is_of_branch=paths[p.pk].startswith(election.union.path) and p.merged_into_id is None,
            is_member=p.is_member,
            is_retired=p.is_retired_on(on),
            has_died=p.death_date is not None and p.death_date <= on,
            posts=frozenset(posts[p.pk]),
            is_for_chair=p.pk in chairs,
            has_money=p.pk in money,
        )
        for p in found
    }


def _over_money(election: Election, on: dt.date) -> tuple[set[int], set[int]]:
    """Who is chair or stands for it, and who is in charge of money; of a committee that is elected anew only the former."""
    standing = Candidate.objects.filter(contest__election=election, contest__post="chair")
    chairs = set(standing.filter(state=Candidate.State.LISTED).values_list("person", flat=True))
    is_anew = election.contests.filter(body="committee", post="member").exists()
    if election.kind == Election.Kind.WHOLE and is_anew:
        return chairs, set()
    held = Office.objects.filter(held_on(on), union=election.union)
    chairs |= set(held.filter(kind=Office.Kind.CHAIR).values_list("person", flat=True))
    return chairs, set(held.filter(has_money=True).values_list("person", flat=True))
