"""Candidates: named by groups, put on the list, taken off it; the list sent to be examined and taken back."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.elections import permissions, queries
from jiaogong.elections.events import ApprovalAsked
from jiaogong.elections.models import Candidate, Contest, Election, Nomination, Review
from jiaogong.elections.queries.people import candidacies
from jiaogong.elections.queries.progress import DONE, contests_now, limits_of, progress_of
from jiaogong.elections.rules.lacks import Lack, lacks_of_list, told_bar
from jiaogong.elections.rules.standing import bars
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.members.models import Office, Person
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

State = Election.State


@transaction.atomic
def name_candidate(
    *, actor: Standing, contest_id: int, person_id: int, group: Union | None = None, supporters: int = 0
) -> Candidate:
    """Name somebody for a post, for a group with so many speaking for it; named again, the group's number is put right.

    Raises NotFound, NotPermitted, RuleBroken where a rule bars the person.
    """
    contest = contest_for_change(contest_id, actor)
    require(permissions.may_name(actor, contest.election))
    return put_down(actor, contest, person_id, group=group, supporters=supporters)


def put_down(
    actor: Standing,
    contest: Contest,
    person_id: int,
    *,
    group: Union | None = None,
    supporters: int = 0,
    head: Office | None = None,
) -> Candidate:
    """Put somebody down as named; whoever calls has required that the actor may."""
    election = contest.election
    if election.state == State.COUNTED and not contest.is_for_head:
        raise RuleBroken(_("After a vote no more candidates are named for these seats."))
    if contest.office_id:
        raise RuleBroken(_("Nobody stands in a recall."))
    if all(p.state == DONE for p in progress_of(election) if p.contest.pk == contest.pk):
        raise RuleBroken(_("The seats of this post are filled."))
    person = Person.objects.filter(pk=person_id, union__path__startswith=election.union.path).first()
    if person is None:
        raise RuleBroken(_("Somebody named is not on the files of %(union)s.") % {"union": election.union})
    _require_unbarred(election, contest, person)
    candidate, is_new = Candidate.objects.get_or_create(contest=contest, person=person)
    if candidate.state != Candidate.State.LISTED:
        # Who withdrew and is named again stands again; after the vote on the body heads stand at once.
        candidate.state = Candidate.State.LISTED if election.state == State.COUNTED else Candidate.State.NAMED
        candidate.reason = ""
        candidate.save(update_fields=["state", "reason"])
    if group is not None:
        _note(actor, candidate, group, supporters, head)
    audit.record(
        actor.person, "elections.candidate_named", election, name=person.name, post=str(contest), again=not is_new,
        group=str(group) if group else "", supporters=supporters,
    )  # fmt: skip
    return candidate


def _require_unbarred(election: Election, contest: Contest, person: Person) -> None:
    today = clock.today()
    limits = limits_of(election.union, today)
    who = candidacies(election, [person], today)[person.pk]
    _refuse(told_bar(who, bar, limits) for bar in bars(who, contest.body))


def _note(actor: Standing, candidate: Candidate, group: Union, supporters: int, head: Office | None) -> None:
    union = candidate.contest.election.union
    if head is None and group.pk not in {u.pk for u in queries.groups_of(union)}:
        raise RuleBroken(_("%(group)s is no group of this union.") % {"group": group})
    if not 0 < supporters <= 9999:
        raise RuleBroken(_("Say how many of the group spoke for it."))
    Nomination.objects.update_or_create(
        candidate=candidate, group=group, head=head, defaults={"supporters": supporters, "noted_by": actor.person}
    )


@transaction.atomic
def submit_list(*, actor: Standing, election_id: int, listed: Collection[int], document: str = "") -> Election:
    """Put candidates (their keys) on the list and send it to the party organisation and the union above to be examined.

    Whoever was named and is not among them stays on record as named. Raises RuleBroken with all that blocks.
    """
    election = queries.locked_election(election_id, visible_to=actor)
    require(permissions.may_submit(actor, election))
    require_ready_for_list(election)
    open_ones = [p.contest.pk for p in progress_of(election) if p.state != DONE]
    named = Candidate.objects.filter(
        contest__in=open_ones, is_elected=False, state__in=(Candidate.State.NAMED, Candidate.State.LISTED)
    )
    named.filter(pk__in=listed).update(state=Candidate.State.LISTED)
    named.exclude(pk__in=listed).update(state=Candidate.State.NAMED)
    today = clock.today()
    limits = limits_of(election.union, today)
    _refuse(lacks_of_list(contests_now(election, limits, today), limits))
    election.reviews.filter(stage=Review.Stage.LIST, number=election.list_number).delete()
    Review.objects.bulk_create(
        Review(election=election, stage=Review.Stage.LIST, by=by, sent_date=today, document=document.strip()[:60],
               number=election.list_number, sent_by=actor.person) for by in Review.By.values
    )  # fmt: skip
    election.state = State.REVIEW
    election.save(update_fields=["state"])
    announce(ApprovalAsked(election_id=election.pk, stage=Review.Stage.LIST, number=election.list_number, actor=actor))
    names = named.filter(state=Candidate.State.LISTED).order_by("contest__position", "pk")
    audit.record(
        actor.person, "elections.list_submitted", election, names=list(names.values_list("person__name", flat=True))
    )
    return election


def require_ready_for_list(election: Election) -> None:
    """A whole election is agreed to and prepared by a group before its candidates are listed."""
    if election.kind != Election.Kind.WHOLE:
        return
    agreed = election.reviews.filter(stage=Review.Stage.REQUEST, agrees=True).values_list("by", flat=True)
    if set(agreed) != set(Review.By.values):
        raise RuleBroken(_("The plan is agreed to by the party organisation and the union above first."))
    if not election.organisers.exists():
        raise RuleBroken(_("Name the group that prepares the election first."))


@transaction.atomic
def strike_candidate(*, actor: Standing, candidate_id: int, withdrew: bool, reason: str) -> Candidate:
    """Take somebody off the list, at the own wish or not, saying why; the list may then be too short to be fixed."""
    found = Candidate.objects.filter(pk=candidate_id).values_list("contest", flat=True).first()
    contest = contest_for_change(found or 0, actor)
    require(permissions.may_strike(actor, contest.election))
    if not reason.strip():
        raise RuleBroken(_("Say why this candidate no longer stands."))
    candidate = contest.candidates.select_related("person").get(pk=candidate_id)
    if candidate.is_elected:
        raise RuleBroken(_("%(name)s has been elected already.") % {"name": candidate.person.name})
    before = audit.values(candidate, "state")
    candidate.state = Candidate.State.WITHDRAWN if withdrew else Candidate.State.STRUCK
    candidate.reason = reason.strip()[:200]
    candidate.save(update_fields=["state", "reason"])
    told = audit.changes(before, audit.values(candidate, "state"))
    audit.record(
        actor.person, "elections.candidate_struck", contest.election, name=candidate.person.name, changes=told,
        reason=candidate.reason,
    )  # fmt: skip
    return candidate


@transaction.atomic
def reopen_list(*, actor: Standing, election_id: int, reason: str) -> Election:
    """Take the list back to change it; it is then examined and made public anew."""
    election = queries.locked_election(election_id, visible_to=actor)
    require(permissions.may_reopen(actor, election))
    if not reason.strip():
        raise RuleBroken(_("Say why the list is taken back."))
    before = audit.values(election, "state", "public_since", "public_until")
    election.state, election.public_since, election.public_until = State.PREPARING, None, None
    election.save(update_fields=["state", "public_since", "public_until"])
    told = audit.changes(before, audit.values(election, "state", "public_since", "public_until"))
    audit.record(actor.person, "elections.list_reopened", election, reason=reason.strip()[:200], changes=told)
    return election


def contest_for_change(contest_id: int, actor: Standing) -> Contest:
    """A post whose election is locked for change. Raises NotFound like the election itself."""
    election_id = Contest.objects.filter(pk=contest_id).values_list("election", flat=True).first()
    election = queries.locked_election(election_id or 0, visible_to=actor)
    contest = Contest.objects.get(pk=contest_id)
    contest.election = election
    return contest


def _refuse(lacks: Iterable[Lack]) -> None:
    """Refuse with all that blocks, in one sentence after the other."""
    blocking = [lack.text for lack in lacks if lack.blocks]
    if blocking:
        raise RuleBroken(" ".join(dict.fromkeys(blocking)))
