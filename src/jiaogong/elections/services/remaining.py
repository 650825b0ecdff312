"""What becomes of seats that a vote left empty: fewer by the meeting, vacant until a by-election, or candidates named anew."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.elections import permissions, queries
from jiaogong.elections.models import Candidate, Contest, Election
from jiaogong.elections.queries.people import members_of
from jiaogong.elections.queries.progress import SHORT, TIED, Progress, further_votes_of, limits_of, progress_of
from jiaogong.elections.rules.lacks import size_lacks
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.queries import Standing
from jiaogong.unions.labels import limit_told
from jiaogong.unions.models import Union


@transaction.atomic
def agree_to_fewer(*, actor: Standing, contest_id: int, reason: str) -> Contest:
    """Note that the meeting agrees to as many seats as were filled, where the table of sizes allows so few."""
    election, progress = _short(actor, contest_id, reason)
    contest, filled = progress.contest, progress.contest.seats - progress.seats_left
    _require_size(election, contest, filled)
    before = audit.values(contest, "seats")
    contest.seats, contest.why_fewer = filled, reason.strip()[:200]
    contest.save(update_fields=["seats", "why_fewer"])
    told = audit.changes(before, audit.values(contest, "seats"))
    audit.record(
        actor.person, "elections.fewer_seats", election, post=str(contest), changes=told, reason=contest.why_fewer
    )
    return contest


@transaction.atomic
def leave_vacant(*, actor: Standing, contest_id: int, reason: str) -> Contest:
    """Note that seats stay vacant until a by-election, once as many further votes were held as the place asks."""
    election, progress = _short(actor, contest_id, reason)
    contest, rule = progress.contest, limits_of(election.union, clock.today())["election.further_votes"]
    held = further_votes_of(progress)
    if held < rule.whole:
        values = {"held": held, "needed": rule.whole, "rule": limit_told(rule)}
        raise RuleBroken(_("Vote again first: %(held)s of %(needed)s further votes were held. %(rule)s") % values)
    before = audit.values(contest, "left_vacant")
    contest.left_vacant, contest.why_vacant = progress.seats_left, reason.strip()[:200]
    contest.save(update_fields=["left_vacant", "why_vacant"])
    told = audit.changes(before, audit.values(contest, "left_vacant"))
    audit.record(
        actor.person, "elections.left_vacant", election, post=str(contest), changes=told, reason=contest.why_vacant
    )
    return contest


@transaction.atomic
def name_anew(*, actor: Standing, election_id: int, reason: str) -> Election:
    """Begin another list of candidates for the seats left empty: named, examined and made public like the first.

    Who stood before and was not elected stands again only if put on it.
    """
    election = queries.locked_election(election_id, visible_to=actor)
    require(permissions.may_settle_rest(actor, election))
    progress = progress_of(election)
    short = [p.contest.pk for p in progress if p.state == SHORT]
    if any(p.state == TIED for p in progress):
        raise RuleBroken(_("Some are tied: vote among them first."))
    if not short:
        raise RuleBroken(_("No seat is left empty for which more candidates could be named."))
    if not reason.strip():
        raise RuleBroken(_("Say how the meeting agreed, such as the minute."))
    before = audit.values(election, "state", "list_number")
    election.state, election.list_number = Election.State.PREPARING, election.list_number + 1
    election.public_since, election.public_until, election.naming_until = None, None, None
    election.save(update_fields=["state", "list_number", "public_since", "public_until", "naming_until"])
    again = Candidate.objects.filter(contest__in=short, state=Candidate.State.LISTED, is_elected=False)
    again.update(state=Candidate.State.NAMED)
    told = audit.changes(before, audit.values(election, "state", "list_number"))
    audit.record(actor.person, "elections.named_anew", election, reason=reason.strip()[:200], changes=told)
    return election


def _short(actor: Standing, contest_id: int, reason: str) -> tuple[Election, Progress]:
    """A post of which a vote filled some seats and not all. Raises NotFound, NotPermitted, RuleBroken."""
    election_id = Contest.objects.filter(pk=contest_id).values_list("election", flat=True).first()
    election = queries.locked_election(election_id or 0, visible_to=actor)
    require(permissions.may_settle_rest(actor, election))
    progress = next(p for p in progress_of(election) if p.contest.pk == contest_id)
    if progress.state != SHORT or progress.seats_left == progress.contest.seats:
        raise RuleBroken(
            _("Seats are left empty where a vote has filled some of them and nobody is tied for the rest.")
        )
    if not reason.strip():
        raise RuleBroken(_("Say how the meeting agreed, such as the minute."))
    return election, progress


def _require_size(election: Election, contest: Contest, filled: int) -> None:
    sizes = {"committee": "union.committee_size", "audit": "union.audit_size"}
    if contest.is_for_head or contest.body not in sizes or election.union.kind != Union.Kind.BASE:
        return
    today = clock.today()
    rule = limits_of(election.union, today)[sizes[contest.body]]
    seats = filled
    if election.kind == Election.Kind.VACANT and contest.term:
        seats = contest.term.seats - contest.seats + filled
    # Where the table merely warns it binds here: another vote is always open.
    for lack in size_lacks(seats, members_of(election.union, today).count(), rule):
        raise RuleBroken(lack.text)
