"""Two elections of the shown school: its bodies anew, the candidates public; and delegates to the union above, counted."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Sequence

from jiaogong.ballots import services as ballots
from jiaogong.ballots.models import Ballot
from jiaogong.config.demo.people import Roster
from jiaogong.congress.rules import in_numerals
from jiaogong.elections.models import Contest, Election, Review
from jiaogong.elections.queries import groups_of
from jiaogong.elections.queries.people import delegates_of, electorate_of, members_of
from jiaogong.elections.rules.plans import ElectionPlan, PostPlan, VotePlan
from jiaogong.elections.services import examining, listing, starting, voting
from jiaogong.kernel import clock
from jiaogong.members.models import Office, Person, Term
from jiaogong.members.offices.queries import held_on
from jiaogong.members.queries import Standing, standing_of
from jiaogong.unions.models import Union

Kind = Office.Kind
_STARTED, _LISTED, _PUBLIC, _VOTED = 34, 12, 3, 2


def elect(roster: Roster, area: Roster, *, today: dt.date) -> None:
    """Start both some weeks ago; one list was put up three days ago, the other election was counted yesterday."""
    chair = standing_of(roster.office_holder(Kind.CHAIR).person, today)
    above = area.office_holder(Kind.STAFF)
    _bodies_anew(chair, above, roster.union, today)
    _delegates(chair, above, roster.union, today)


def _ago(today: dt.date, days: int) -> dt.date:
    return today - dt.timedelta(days=days)


def _bodies_anew(chair: Standing, above: Standing, union: Union, today: dt.date) -> None:
    """Committee, women's and audit committee, and the chair by the committee: as many seats as before."""
    terms = {t.body: t for t in Term.objects.filter(union=union, ended_date__isnull=True)}
    committee = terms[Term.Body.COMMITTEE]
    bodies = [b for b in (Term.Body.COMMITTEE, Term.Body.WOMEN, Term.Body.AUDIT) if b in terms]
    posts = [PostPlan(body=b, post="member", seats=terms[b].seats) for b in bodies]
    posts.append(PostPlan(body=Term.Body.COMMITTEE, post="chair", is_by_body=True))
    number = committee.number + 1
    with clock.stopped_at(_ago(today, _STARTED)):
        election = _started(chair, union, f"第{in_numerals(number)}届工会委员会换届选举", posts, number, today)
        _agree(chair, above, election, Review.Stage.REQUEST, "同意按期换届")
        organisers = _free(union, today, set())[:4]
        starting.name_organisers(
            actor=chair, election_id=election.pk, people=[chair.person.pk, *(p.pk for p in organisers)]
        )
    with clock.stopped_at(_ago(today, _LISTED)):
        _list(chair, election, _stand_for(election, union, chair, today))
    with clock.stopped_at(_ago(today, _PUBLIC)):
        _agree(chair, above, election, Review.Stage.LIST, "同意候选人建议名单")
        examining.publish_list(actor=chair, election_id=election.pk)


def _started(
    chair: Standing, union: Union, title: str, posts: Sequence[PostPlan], number: int, today: dt.date
) -> Election:
    assembly = "delegates" if delegates_of(union, today).exists() else "members"
    plan = ElectionPlan(kind="whole", title=title, assembly=assembly, posts=tuple(posts), number=number, years=3)
    election = starting.start_election(actor=chair, union=union, plan=plan)
    return examining.send_request(actor=chair, election_id=election.pk, document=f"教工〔{today.year}〕12号")


def _agree(chair: Standing, above: Standing, election: Election, stage: str, answer: str) -> None:
    for review in election.reviews.filter(stage=stage).order_by("pk"):
        who = chair if review.by == Review.By.PARTY else above
        examining.reply(actor=who, review_id=review.pk, agrees=True, answer=answer)


def _free(union: Union, today: dt.date, taken: set[int]) -> list[Person]:
    """Members who hold no seat and no post in the house that bars them, the longest there first."""
    held = Office.objects.filter(held_on(today), union=union).exclude(kind__in=(Kind.DELEGATE, Kind.CONGRESS))
    people = members_of(union, today).exclude(pk__in=taken).exclude(school_posts__isnull=False)
    return list(people.exclude(pk__in=held.values("person")).order_by("joined_date", "pk")[:60])


def _stand_for(election: Election, union: Union, chair: Standing, today: dt.date) -> dict[Contest, list[Person]]:
    """Who sits on a body stands again, with somebody new; for chair whoever is it."""
    taken: set[int] = {chair.person.pk}
    found: dict[Contest, list[Person]] = {}
    kinds = {"committee": (Kind.CHAIR, Kind.VICE_CHAIR, Kind.COMMITTEE), "women": (Kind.WOMEN,), "audit": (Kind.AUDIT,)}
    for contest in election.contests.order_by("position"):
        if contest.is_for_head:
            found[contest] = [chair.person]
            continue
        offices = Office.objects.filter(held_on(today), union=union, kind__in=kinds[contest.body])
        barred = {p.pk for p in members_of(union, today).filter(school_posts__isnull=False)}
        sitting = dict.fromkeys(o.person for o in offices.select_related("person").order_by("pk"))
        stand = [p for p in sitting if p.pk not in barred and (contest.body == "committee" or p.pk not in taken)]
        wanted = contest.seats + (2 if contest.body == "committee" else 0)
        fresh = [p for p in _free(union, today, taken) if contest.body != "women" or p.sex == Person.Sex.FEMALE]
        found[contest] = [*stand, *fresh][:wanted]
        taken |= {p.pk for p in found[contest]}
    return found


def _list(chair: Standing, election: Election, people: dict[Contest, list[Person]]) -> None:
    """The groups name them, more of each group for some than for others; all go on the list."""
    listed, groups = [], groups_of(election.union)
    for contest, named in people.items():
        for at, person in enumerate(named):
            group = groups[at % len(groups)]
            candidate = listing.name_candidate(
                actor=chair, contest_id=contest.pk, person_id=person.pk, group=group, supporters=23 - at
            )
            listed.append(candidate.pk)
    listing.submit_list(actor=chair, election_id=election.pk, listed=listed, document="教工〔2026〕15号")


def _delegates(chair: Standing, above: Standing, union: Union, today: dt.date) -> None:
    """Three delegates to the union above: one elected, three tied for the other two seats, so that another round is next."""
    with clock.stopped_at(_ago(today, _STARTED)):
        posts = [PostPlan(body=Term.Body.UPPER, post="delegate", seats=3)]
        election = _started(chair, union, "出席区教育工会代表大会代表选举", posts, 1, today)
        _agree(chair, above, election, Review.Stage.REQUEST, "同意")
        starting.name_organisers(actor=chair, election_id=election.pk, people=[chair.person.pk])
        _list(chair, election, {election.contests.get(): _free(union, today, set())[4:9]})
        _agree(chair, above, election, Review.Stage.LIST, "同意")
        examining.publish_list(actor=chair, election_id=election.pk)
    with clock.stopped_at(_ago(today, _VOTED)):
        examining.fix_list(actor=chair, election_id=election.pk)
        ballot = voting.put_to_vote(actor=chair, election_id=election.pk, plan=VotePlan(way="screen"))
        _vote(chair, ballot, election, today)


def _vote(chair: Standing, ballot: Ballot, election: Election, today: dt.date) -> None:
    """The vote as it is in life; the passphrases are drawn and forgotten, as the keys are thrown away with the count."""
    contests = list(election.contests.all())
    voters = list(electorate_of(election, contests, today).people)
    stands = {c.person_id for x in contests for c in x.candidates.all()}
    three = [p for p in _free(election.union, today, stands) if p.pk not in stands][10:13]
    said = secrets.token_urlsafe(18)
    ballots.name_scrutineers(
        actor=chair, ballot_id=ballot.pk, scrutineers=[three[0].pk, three[1].pk], spares=[three[2].pk]
    )
    for person in three:
        ballots.take_up_duty(actor=standing_of(person, today), ballot_id=ballot.pk, passphrase=said)
    ballots.open_ballot(actor=chair, ballot_id=ballot.pk)
    people = {p.pk: p for p in Person.objects.filter(pk__in=voters).select_related("union")}
    # By threes: all are for the first, two thirds for each of the next three, and all against the last.
    for at, pk in enumerate(voters[: len(voters) - len(voters) % 3]):
        marks = [0, *(None if name == 1 + at % 3 else 0 for name in (1, 2, 3)), 1]
        ballots.cast_vote(actor=standing_of(people[pk], today), ballot_id=ballot.pk, answers=[marks])
    ballots.close_ballot(actor=chair, ballot_id=ballot.pk)
    for person in three[:2]:
        ballots.give_passphrase(actor=standing_of(person, today), ballot_id=ballot.pk, passphrase=said)
