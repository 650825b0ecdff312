"""An election started by the committee, who prepares it, and called off."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.congress.models import Session
from jiaogong.elections import permissions, queries
from jiaogong.elections.models import Contest, Election, Organiser
from jiaogong.elections.queries.people import members_of
from jiaogong.elections.rules.plans import ElectionPlan, PostPlan
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.once import made_by_form, save_once
from jiaogong.members.models import POSTS, Office, Term
from jiaogong.members.offices.queries import held_on
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

Kind = Election.Kind
BODIES = (Term.Body.COMMITTEE, Term.Body.WOMEN, Term.Body.AUDIT, Term.Body.UPPER)
# What can be taken from its holder by a recall: seats of the committee and the audit committee, whom members elect.
RECALLABLE = (Office.Kind.CHAIR, Office.Kind.VICE_CHAIR, Office.Kind.COMMITTEE, Office.Kind.AUDIT)


@transaction.atomic
def start_election(*, actor: Standing, union: Union, plan: ElectionPlan, form_key: uuid.UUID | None = None) -> Election:
    """Start an election. The same form (`form_key`) sent again returns the election that it started."""
    Union.objects.select_for_update().get(pk=union.pk)
    made = made_by_form(Election, form_key)
    if made:
        return made
    require(permissions.may_run(actor, union))
    _require_sound(union, plan)
    contests = [_contest(union, plan, post, at) for at, post in enumerate(plan.posts)]
    election = Election(
        union=union, kind=plan.kind, title=plan.title.strip(), reason=plan.reason.strip(), assembly=plan.assembly,
        session=_session(union, plan), marks=plan.marks, number=plan.number, years=plan.years, started_by=actor.person,
        started_at=clock.now(), form_key=form_key,
    )  # fmt: skip
    made = save_once(election, form_key)
    if made:
        return made
    for contest in contests:
        contest.election = election
    Contest.objects.bulk_create(contests)
    audit.record(actor.person, "elections.started", election, posts=[str(c) for c in contests])
    return election


def _require_sound(union: Union, plan: ElectionPlan) -> None:
    if not plan.title.strip():
        raise RuleBroken(_("Say what the election is called."))
    if not plan.posts:
        raise RuleBroken(_("Say which posts are elected, and how many seats each has."))
    if plan.marks not in Election.Marks.values:
        raise RuleBroken(_("On a paper each name is voted on, or the names chosen are marked."))
    if plan.kind == Kind.RECALL and not plan.reason.strip():
        raise RuleBroken(_("Say why the recall is put to the vote."))
    bodies = {p.body for p in plan.posts if p.post in ("member", "delegate")}
    for post in plan.posts:
        if post.body not in BODIES or post.post not in POSTS[post.body] or post.seats < 1:
            raise RuleBroken(_("This post is not elected here."))
        if plan.kind == Kind.WHOLE and post.body not in bodies:
            raise RuleBroken(_("The head of a body is elected together with its members: say how many seats it has."))
    _require_no_other(union, plan)


def _require_no_other(union: Union, plan: ElectionPlan) -> None:
    """One election of a post at a time."""
    going = Contest.objects.filter(election__union=union).exclude(
        election__state__in=(Election.State.DECLARED, Election.State.CALLED_OFF)
    )
    for post in plan.posts:
        other = going.filter(body=post.body, post=post.post, office=post.office_id).select_related("election").first()
        if other:
            raise RuleBroken(
                _("“%(title)s” elects this post already: bring it to its end or call it off first.")
                % {"title": other.election.title}
            )


def _contest(union: Union, plan: ElectionPlan, post: PostPlan, at: int) -> Contest:
    contest = Contest(
        position=at, body=post.body, post=post.post, seats=post.seats, planned_seats=post.seats,
        voters=Contest.Voters.BODY if post.is_by_body else Contest.Voters.ASSEMBLY, may_write_in=post.may_write_in,
    )  # fmt: skip
    if plan.kind == Kind.VACANT:
        contest.term = _term_of(union, post)
    if plan.kind == Kind.RECALL:
        contest.office = _office_of(union, post)
    return contest


def _term_of(union: Union, post: PostPlan) -> Term:
    """The term in which a seat is vacant."""
    term = Term.objects.filter(union=union, body=post.body, ended_date__isnull=True).first()
    if term is None:
        raise RuleBroken(_("No term of this body is on record: elect it as a whole."))
    held = list(term.offices.filter(held_on(clock.today())).exclude(how=Office.How.ACTING).select_related("person"))
    _kind, is_head = POSTS[post.body][post.post]
    if is_head and any(o.is_head for o in held):
        name = next(o.person.name for o in held if o.is_head)
        raise RuleBroken(_("%(name)s holds this post: end it first.") % {"name": name})
    taken = len({o.person_id for o in held})
    if post.post in ("member", "delegate") and taken + post.seats > term.seats:
        raise RuleBroken(
            _("%(taken)s of the %(seats)s seats that were decided are taken: so many are not vacant.")
            % {"taken": taken, "seats": term.seats}
        )
    return term


def _office_of(union: Union, post: PostPlan) -> Office:
    held = Office.objects.filter(held_on(clock.today()), union=union, kind__in=RECALLABLE).select_related("person")
    office = held.filter(pk=post.office_id or 0).first()
    if office is None:
        raise RuleBroken(_("A recall is put to the vote against somebody who holds a seat today."))
    return office


def _session(union: Union, plan: ElectionPlan) -> Session | None:
    if plan.session_id is None:
        return None
    session = queries.sessions_for(union).filter(pk=plan.session_id).first()
    if session is None:
        raise RuleBroken(
            _("This meeting is over, or it is none of the members' congress of %(union)s.") % {"union": union}
        )
    return session


@transaction.atomic
def name_organisers(*, actor: Standing, election_id: int, people: Sequence[int]) -> Election:
    """Say who prepares the election, its head first; named anew as a whole."""
    election = queries.locked_election(election_id, visible_to=actor)
    require(permissions.may_run(actor, election.union))
    if election.is_over:
        raise RuleBroken(_("This election is over."))
    keys = list(dict.fromkeys(people))
    known = dict(members_of(election.union, clock.today()).filter(pk__in=keys).values_list("pk", "name"))
    if not keys or len(known) < len(keys):
        raise RuleBroken(
            _("Name serving members of %(union)s, the head of the group first.") % {"union": election.union}
        )
    before = sorted(election.organisers.values_list("person__name", flat=True))
    election.organisers.all().delete()
    rows = [Organiser(election=election, person_id=key, is_head=at == 0) for at, key in enumerate(keys)]
    Organiser.objects.bulk_create(rows)
    told = audit.changes({"people": before}, {"people": sorted(known.values())})
    audit.record(actor.person, "elections.organisers_named", election, changes=told)
    return election


@transaction.atomic
def call_off(*, actor: Standing, election_id: int, reason: str) -> Election:
    """Call an election off, saying why; what was done stays on record."""
    election = queries.locked_election(election_id, visible_to=actor)
    require(permissions.may_call_off(actor, election))
    if not reason.strip():
        raise RuleBroken(_("Say why the election is called off."))
    before = audit.values(election, "state")
    election.state, election.why_ended = Election.State.CALLED_OFF, reason.strip()[:200]
    election.save(update_fields=["state", "why_ended"])
    told = audit.changes(before, audit.values(election, "state"))
    audit.record(actor.person, "elections.called_off", election, reason=election.why_ended, changes=told)
    return election
