"""Every reading of elections: which one may know of, one with all of its road, and fetched for change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from jiaogong.congress.models import Session
from jiaogong.elections.models import Candidate, Contest, Count, Election, Nomination, Objection, Review, Round
from jiaogong.kernel.errors import NotFound
from jiaogong.kernel.script import holding
from jiaogong.members.models import Office
from jiaogong.members.offices.queries import held_on
from jiaogong.members.queries import READER_KINDS, Standing, within
from jiaogong.unions.models import Union

State = Election.State
TOLD = (State.PUBLIC, State.FIXED, State.VOTING, State.COUNTED, State.DECLARED)
OPEN = "open"


def elections_visible_to(standing: Standing) -> QuerySet[Election]:
    """Officers know of those of their branches; members of the own union's, once its groups name or its list is public."""
    own = standing.person.union
    home = [own.pk, *([own.parent_id] if own.kind == Union.Kind.GROUP else [])]
    told = Q(state__in=TOLD) | Q(naming_until__isnull=False)
    return Election.objects.filter(within(standing.read_paths, "union__path") | told & Q(union__in=home))


def election_visible_to(standing: Standing, election_id: int) -> Election:
    """One election with its posts, candidates and rounds. Raises NotFound."""
    candidates = Candidate.objects.select_related("person").prefetch_related(
        "nominations__group", "nominations__head__person"
    )
    candidates = candidates.order_by("pk")
    counts = Count.objects.select_related("candidate__person").order_by("-votes", "pk")
    rounds = Round.objects.select_related("ballot").prefetch_related(Prefetch("counts", counts)).order_by("number")
    contests = Contest.objects.select_related("office__person", "office__union", "term").order_by("position")
    contests = contests.prefetch_related(Prefetch("candidates", candidates), Prefetch("rounds", rounds))
    found = (
        elections_visible_to(standing)
        .select_related("union__parent", "session", "started_by", "declared_by")
        .prefetch_related(Prefetch("contests", contests), "organisers__person", "reviews")
        .filter(pk=election_id)
        .first()
    )
    if found is None:
        raise NotFound(_("There is no such election, or it is not yours to see."))
    return found


def locked_election(election_id: int, *, visible_to: Standing) -> Election:
    """An election fetched for change: two acts on it wait for each other. Raises NotFound."""
    found = elections_visible_to(visible_to).filter(pk=election_id).values_list("pk", flat=True).first()
    if found is None:
        raise NotFound(_("There is no such election, or it is not yours to see."))
    return Election.objects.select_for_update(of=("self",)).select_related("union__parent", "session").get(pk=found)


def is_told_all(standing: Standing, election: Election) -> bool:
    """Whether one sees more of an election than what is public: nominations, examinations, what is missing."""
    return standing.reads(election.union)


def in_state(elections: QuerySet[Election], state: str) -> QuerySet[Election]:
    """The elections in a state; OPEN: neither declared nor called off; else all."""
    if state == OPEN:
        return elections.exclude(state__in=(State.DECLARED, State.CALLED_OFF))
    return elections.filter(state=state) if state in State.values else elections


def found_by_words(elections: QuerySet[Election], words: str) -> QuerySet[Election]:
    """Elections whose title or union is called what was typed; names of candidates are not searched."""
    return elections.filter(holding(words, "title", "union__name")) if words.strip() else elections


def unions_run_by(standing: Standing) -> list[Union]:
    """The very unions in which the person holds an office that reads, the highest first."""
    unions = {o.union_id: o.union for o in standing.offices if o.kind in READER_KINDS}
    return sorted(unions.values(), key=lambda u: u.path)


def sessions_for(union: Union) -> QuerySet[Session]:
    """The meetings at which an election can be held: of the members' congress, not over yet."""
    over = (Session.State.CLOSED, Session.State.SIGNED, Session.State.CALLED_OFF)
    return Session.objects.filter(union=union, body=Session.Body.DELEGATES).exclude(state__in=over)


def groups_of(union: Union) -> list[Union]:
    """Who names candidates: the union's groups, or the union as a whole where it has none."""
    below = Union.objects.filter(parent=union, closed_date__isnull=True)
    return list(below.order_by("path")) or [union]


def headed_by(standing: Standing, union: Union) -> list[Office]:
    """The offices by which somebody heads groups of a union: unions of their own, or groups known by their heads alone."""
    heads = [o for o in standing.offices if o.kind == Office.Kind.GROUP_HEAD]
    return [o for o in heads if o.union_id == union.pk or o.union.parent_id == union.pk]


def heads_of(union: Union, on: dt.date) -> QuerySet[Office]:
    """The heads of a union's groups on a day."""
    of_union = Q(union=union) | Q(union__parent=union, union__kind=Union.Kind.GROUP)
    return Office.objects.filter(held_on(on), of_union, kind=Office.Kind.GROUP_HEAD).order_by("union__path", "pk")


def asked_to_name(standing: Standing, today: dt.date) -> QuerySet[Election]:
    """Elections whose groups are asked to name candidates, in which a group that one heads has named nobody."""
    heads = [o for o in standing.offices if o.kind == Office.Kind.GROUP_HEAD]
    unions = {o.union.parent_id if o.union.kind == Union.Kind.GROUP else o.union_id for o in heads}
    asked = Election.objects.filter(union__in=unions, state=State.PREPARING, naming_until__gte=today)
    own = Q(head__in=[o.pk for o in heads]) | Q(group__in=[o.union_id for o in heads], group__kind=Union.Kind.GROUP)
    return asked.exclude(pk__in=Nomination.objects.filter(own).values("candidate__contest__election"))


def objections_readable_by(standing: Standing, election: Election) -> list[Objection]:
    """Objections to candidates: for officers of the very union, and of none above it."""
    if not standing.holds_office_in(election.union):
        return []
    return list(election.objections.select_related("candidate__person", "recorded_by"))


def reviews_waiting_for(standing: Standing) -> QuerySet[Review]:
    """What unions below have sent up and no reply has come to."""
    below = within(standing.officer_paths, "election__union__path")
    own = [o.union_id for o in standing.offices]
    waiting = Review.objects.filter(below, by=Review.By.UPPER, replied_date__isnull=True)
    return waiting.exclude(election__union__in=own).exclude(election__state=State.CALLED_OFF)


def asking_for_a_step(unions: Collection[Union], today: dt.date) -> QuerySet[Election]:
    """Elections of unions that their officers can take further now: all that wait for nobody else and for no day."""
    waits = Q(state=State.PUBLIC, public_until__gte=today) | Q(
        state__in=(State.VOTING, State.DECLARED, State.CALLED_OFF)
    )
    unanswered = Review.objects.filter(replied_date__isnull=True).values("election")
    return Election.objects.filter(union__in=[u.pk for u in unions]).exclude(waits).exclude(pk__in=unanswered)


def public_on(unions: Collection[Union], today: dt.date) -> QuerySet[Election]:
    """Elections of unions whose candidates are public on a day."""
    return Election.objects.filter(union__in=[u.pk for u in unions], state=State.PUBLIC, public_until__gte=today)
