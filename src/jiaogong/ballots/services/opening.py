"""A ballot opened to its frozen electorate, and closed: by hand or by the clock."""

from __future__ import annotations

from django.db import transaction

from jiaogong.ballots import permissions, queries
from jiaogong.ballots.events import BallotOpened
from jiaogong.ballots.models import Ballot
from jiaogong.ballots.rules import keys, sharing
from jiaogong.ballots.rules.rolls import roll_hash
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.events import announce
from jiaogong.members.queries import Standing


@transaction.atomic
def open_ballot(*, actor: Standing, ballot_id: int) -> Ballot:
    """Freeze the electorate, make the ballot's key and give its shares out; from now on votes may be cast."""
    ballot = queries.locked_ballot(ballot_id, visible_to=actor)
    require(permissions.may_open(actor, ballot))
    return _open(ballot, actor)


@transaction.atomic
def close_ballot(*, actor: Standing, ballot_id: int) -> Ballot:
    """Close a ballot by hand; what was cast is opened by two scrutineers together."""
    ballot = queries.locked_ballot(ballot_id, visible_to=actor)
    require(permissions.may_close(actor, ballot))
    return _close(ballot, actor)


def keep_time(*, ballot_id: int) -> None:
    """Open or close a ballot whose set time has come: done whenever somebody looks at it, before anything else.

    One that is not ready when its time comes is not opened; its page says what it lacks.
    """
    if not queries.due(clock.now()).filter(pk=ballot_id).exists():
        return
    with transaction.atomic():
        ballot = queries.due(clock.now()).select_for_update(of=("self",)).filter(pk=ballot_id).first()
        if ballot is None:
            return
        if ballot.state == Ballot.State.OPEN:
            _close(ballot, None)
        elif not any(permissions.lacks(ballot)):
            _open(ballot, None)


def _open(ballot: Ballot, actor: Standing | None) -> Ballot:
    ballot.state, ballot.opened_at = Ballot.State.OPEN, clock.now()
    ballot.electorate_size = ballot.voters.count()
    ballot.electorate_hash = roll_hash(queries.roll_of(ballot))
    if ballot.way != Ballot.Way.PAPER:
        ballot.public_key = _share_out_a_key(ballot)
    ballot.save(update_fields=["state", "opened_at", "electorate_size", "electorate_hash", "public_key"])
    told = {"electorate": ballot.electorate_size, "hash": ballot.electorate_hash}
    audit.record(actor.person if actor else None, "ballots.opened", ballot, **told)
    announce(BallotOpened(ballot_id=ballot.pk, actor=actor))
    return ballot


def _share_out_a_key(ballot: Ballot) -> bytes:
    """A new key's public half; the private half is kept nowhere but in shares sealed to the scrutineers."""
    public, private = keys.new_pair()
    holders = list(ballot.scrutineers.order_by("pk"))
    for holder, share in zip(holders, sharing.split(private, len(holders)), strict=True):
        holder.share = keys.sealed(share, bytes(holder.own_public or b""))
        holder.save(update_fields=["share"])
    return public


def _close(ballot: Ballot, actor: Standing | None) -> Ballot:
    ballot.state, ballot.closed_at = Ballot.State.CLOSED, clock.now()
    ballot.save(update_fields=["state", "closed_at"])
    ballot.voters.exclude(link_digest="").update(link_digest="")
    audit.record(actor.person if actor else None, "ballots.closed", ballot)
    return ballot
