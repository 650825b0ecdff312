"""Tokens: what a program shows to act in its owner's name. Made, used, ended."""

from __future__ import annotations

import datetime as dt
import secrets
import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.entrance import queries
from jiaogong.entrance.models import Token
from jiaogong.kernel import audit, clock
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.members.models import Account, Person

LONGEST = dt.timedelta(days=366)
MOST = 20
BEGINS = "jg_"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a token shall be called, up to which day it opens, and whether it may write."""

    name: str
    ends_date: dt.date
    may_write: bool = False


@transaction.atomic
def make_token(
    *, owner: Person, account: Account, wanted: Wanted, is_proven_twice: bool, form_key: uuid.UUID | None
) -> tuple[Token, str]:
    """A new token, and what a program shows, which is known here alone and never again.

    Raises RuleBroken for a last day in the past or beyond a year, where twenty are held, and where the form was sent
    before.
    """
    Account.objects.select_for_update().get(pk=account.pk)
    _require_sound(account, wanted)
    if form_key is None:
        raise RuleBroken(_("This form was not sent from its page: open the page again."))
    if Token.objects.filter(form_key=form_key).exists():
        raise RuleBroken(_("This token was made already, and is shown nowhere again: end it and make a new one."))
    shown = BEGINS + secrets.token_urlsafe(32)
    made = Token.objects.create(
        account=account,
        name=wanted.name,
        digest=queries.token_digest(shown),
        may_write=wanted.may_write,
        is_proven_twice=is_proven_twice,
        made_at=clock.now(),
        ends_date=wanted.ends_date,
        form_key=form_key,
    )
    audit.record(owner, "entrance.token_made", made, until=wanted.ends_date.isoformat(), may_write=wanted.may_write)
    return made, shown


def _require_sound(account: Account, wanted: Wanted) -> None:
    today = clock.today()
    if not today <= wanted.ends_date <= today + LONGEST:
        raise RuleBroken(
            _("A token opens for a year at most: choose a last day from today to %(day)s.") % {"day": today + LONGEST}
        )
    if queries.tokens_of(account).count() >= MOST:
        raise RuleBroken(_("You hold %(most)s tokens already; end one first.") % {"most": MOST})


@transaction.atomic
def end_token(*, owner: Person, account: Account, token_id: int) -> Token:
    """Let a token of the own account open nothing any more."""
    found = queries.tokens_of(account).select_for_update().filter(pk=token_id).first()
    if found is None:
        raise NotFound(_("This token has ended already."))
    _end(owner, found)
    return found


@transaction.atomic
def end_all(*, owner: Person, account: Account) -> None:
    """Let every token of an account open nothing any more, as when its owner comes back by a slip."""
    for token in queries.tokens_of(account).select_for_update():
        _end(owner, token)


def _end(owner: Person, token: Token) -> None:
    token.ended_at = clock.now()
    token.save(update_fields=["ended_at"])
    audit.record(owner, "entrance.token_ended", token)


def note_use(token: Token) -> None:
    """Keep the day on which a token was used last."""
    today = clock.today()
    if token.used_date != today:
        Token.objects.filter(pk=token.pk).update(used_date=today)
