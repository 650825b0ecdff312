"""The papers opened by two scrutineers together."""

from __future__ import annotations

import datetime as dt
import math
from base64 import b64decode, b64encode

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiaogong.ballots import permissions, queries
from jiaogong.ballots.models import Ballot, Scrutineer
from jiaogong.ballots.rules import keys, sharing
from jiaogong.ballots.rules.keys import WrongPassphrase
from jiaogong.ballots.services.finishing import finish
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.queries import Standing


def give_passphrase(*, actor: Standing, ballot_id: int, passphrase: str) -> Ballot:
    """Unlock the actor's share. The first one's is sealed to the others and waits; the second one's opens the papers.

    Between the two nothing lies open: neither the key nor a share of it. Raises RuleBroken for another passphrase, and
    for a while after too many of them.
    """
    scrutineer = _take_a_try(actor, ballot_id)
    try:
        return _give(actor, ballot_id, passphrase)
    except WrongPassphrase:
        audit.record(actor.person, "ballots.passphrase_refused", scrutineer.ballot)
        raise


@transaction.atomic
def _take_a_try(actor: Standing, ballot_id: int) -> Scrutineer:
    """Count a try before it is judged, so that many at one moment cannot all slip through."""
    scrutineer = _locked(actor, ballot_id)
    now, window = clock.now(), dt.timedelta(minutes=settings.TRY_WINDOW_MINUTES)
    if scrutineer.tried_at is None or not dt.timedelta(0) <= now - scrutineer.tried_at < window:
        scrutineer.tries = 0
    elif scrutineer.tries >= settings.TRIES_PER_ACCOUNT:
        raise RuleBroken(_too_many(scrutineer.tried_at + window - now))
    scrutineer.tries, scrutineer.tried_at = scrutineer.tries + 1, now
    scrutineer.save(update_fields=["tries", "tried_at"])
    return scrutineer


def _too_many(wait: dt.timedelta) -> str:
    minutes = max(1, math.ceil(wait.total_seconds() / 60))
    return ngettext(
        "Too many wrong passphrases: wait %(minutes)s minute, or let the keeper of the spare share open.",
        "Too many wrong passphrases: wait %(minutes)s minutes, or let the keeper of the spare share open.",
        minutes,
    ) % {"minutes": minutes}


def _locked(actor: Standing, ballot_id: int) -> Scrutineer:
    """The actor's share of a ballot that waits to be opened, with the ballot fetched for change."""
    ballot = queries.locked_ballot(ballot_id, visible_to=actor)
    scrutineer = queries.scrutineer_in(ballot, actor.person)
    require(permissions.may_give_passphrase(scrutineer, ballot))
    assert scrutineer is not None
    if ballot.way == Ballot.Way.BOTH and queries.agreed_sheet(ballot) is None:
        raise RuleBroken(_("The tellers have not agreed on the papers yet; the votes on screen are opened after that."))
    scrutineer.ballot = ballot
    return scrutineer


@transaction.atomic
def _give(actor: Standing, ballot_id: int, passphrase: str) -> Ballot:
    scrutineer = _locked(actor, ballot_id)
    ballot = scrutineer.ballot
    own = keys.unlocked(bytes(scrutineer.own_private or b""), passphrase)
    share = keys.unsealed(bytes(scrutineer.share or b""), own)
    if share is None:
        raise _broken()
    scrutineer.has_opened = True
    first = ballot.scrutineers.filter(has_opened=True).first()
    if first is None:
        scrutineer.passed = _passed_on(share, scrutineer)
    scrutineer.save(update_fields=["has_opened", "passed"])
    audit.record(actor.person, "ballots.passphrase_given", ballot)
    if first is not None:
        _open_papers(ballot, keys.unsealed(b64decode(first.passed[str(scrutineer.pk)]), own), share, actor)
    return ballot


def _passed_on(share: bytes, scrutineer: Scrutineer) -> dict[str, str]:
    others = scrutineer.ballot.scrutineers.exclude(pk=scrutineer.pk)
    return {str(o.pk): b64encode(keys.sealed(share, bytes(o.own_public or b""))).decode() for o in others}


def _open_papers(ballot: Ballot, one: bytes | None, other: bytes, actor: Standing) -> None:
    try:
        private = sharing.join(one or b"\x00", other)
    except ValueError:
        raise _broken() from None
    if keys.public_of(private) != bytes(ballot.public_key or b""):
        raise _broken()
    finish(ballot, [keys.unsealed(bytes(p.sealed), private) for p in ballot.papers.all()], actor)


def _broken() -> RuleBroken:
    return RuleBroken(
        _("The shares do not give this ballot's key: try with another scrutineer, or hold the ballot anew.")
    )
