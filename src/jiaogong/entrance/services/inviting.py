"""Slips: printed, withdrawn, and opened by the person whose they are."""

from __future__ import annotations

import datetime as dt
import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.entrance import permissions, queries
from jiaogong.entrance.models import Invitation, OutsideIdentity, SignInPhone, SlipSheet
from jiaogong.entrance.services.tokens import end_all
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.members.models import Account, Person
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True, slots=True)
class Slip:
    """What one slip shows; its code is known here and on paper alone."""

    person: Person
    code: str
    expires_at: dt.datetime


@transaction.atomic
def print_slips(*, actor: Standing, union: Union, form_key: uuid.UUID | None) -> list[Slip]:
    """New slips for everybody of a branch who has no account yet and whom the actor may invite.

    Slips printed before for the same people open nothing any more. Raises RuleBroken where the form was sent before.
    """
    require(permissions.may_print_slips(actor, union))
    waiting = list(queries.not_yet_here(union, clock.today()))
    posts = queries.posts_of(waiting)
    people = [p for p in waiting if permissions.may_invite(actor, p, posts.get(p.pk, []))]
    if not people:
        raise RuleBroken(_("Everybody of %(union)s whom you may invite has an account already.") % {"union": union})
    return _printed(actor, union, people, form_key)


@transaction.atomic
def print_slip(*, actor: Standing, number: str, form_key: uuid.UUID | None) -> Slip:
    """A new slip for one person, also for one who has an account and lost the way in."""
    person = queries.person_to_invite(actor, number)
    require(permissions.may_invite(actor, person, queries.posts_of([person]).get(person.pk, [])))
    return _printed(actor, person.union, [person], form_key)[0]


def _printed(actor: Standing, union: Union, people: Sequence[Person], form_key: uuid.UUID | None) -> list[Slip]:
    now = clock.now()
    if form_key is None:
        raise RuleBroken(_("This form was not sent from its page: open the page again."))
    sheet, is_new = SlipSheet.objects.get_or_create(
        form_key=form_key, defaults={"union": union, "made_by": actor.person, "made_at": now}
    )
    if not is_new:
        raise RuleBroken(
            _("These slips were printed already, and their codes are kept nowhere: print new ones if they are lost.")
        )
    still_open = Invitation.objects.filter(person__in=people, used_at__isnull=True, withdrawn_at__isnull=True)
    still_open.update(withdrawn_at=now)
    expires_at = now + dt.timedelta(days=settings.SLIP_DAYS)
    slips = [Slip(person, _new_code(), expires_at) for person in people]
    Invitation.objects.bulk_create(
        Invitation(sheet=sheet, person=s.person, digest=queries.code_digest(s.code), made_at=now, expires_at=expires_at)
        for s in slips
    )
    for person in people:
        audit.record(actor.person, "entrance.slip_printed", person)
    return slips


def _new_code() -> str:
    """Three groups of four letters and digits that are not taken for one another: 59 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))


@transaction.atomic
def withdraw_slip(*, actor: Standing, number: str) -> Person:
    """Let a person's open slip open nothing any more."""
    person = queries.person_to_invite(actor, number)
    require(permissions.may_invite(actor, person, queries.posts_of([person]).get(person.pk, [])))
    withdrawn = Invitation.objects.filter(person=person, used_at__isnull=True, withdrawn_at__isnull=True).update(
        withdrawn_at=clock.now()
    )
    if not withdrawn:
        raise NotFound(_("%(person)s has no open slip.") % {"person": person})
    audit.record(actor.person, "entrance.slip_withdrawn", person)
    return person


@transaction.atomic
def open_door(*, code: str, password: str | None, phone: str = "") -> Account:
    """Turn a slip into an account with the person's own password, once; None: an identity outside stands for it.

    Somebody who had an account keeps it: the password is new, every session ends, the second factor is to be set anew,
    identities outside are bound anew, and tokens open nothing any more.
    """
    invitation = queries.invitation_of(code, locked=True)
    person = invitation.person
    if phone and queries.phone_is_taken(phone, but=person.account):
        raise RuleBroken(_("Somebody signs in with this phone already."))
    account = person.account or Account.objects.create_user(_free_login(person))
    is_back = person.account_id is not None
    account.set_password(password)
    account.is_active = account.is_password_own = True
    account.save(update_fields=["password", "is_active", "is_password_own"])
    person.account = account
    person.save(update_fields=["account"])
    if phone:
        SignInPhone.objects.update_or_create(account=account, defaults={"digest": queries.phone_digest(phone)})
    _begin_anew(person, account)
    invitation.used_at = clock.now()
    invitation.save(update_fields=["used_at"])
    audit.record(person, "entrance.came_back" if is_back else "entrance.came", person)
    return account


def _free_login(person: Person) -> str:
    taken = Account.objects.filter(login=person.number).exists()
    return f"{person.number}-{person.pk}" if taken else person.number


def _begin_anew(person: Person, account: Account) -> None:
    """Shut out whoever may have come by another way than this slip."""
    end_all(owner=person, account=account)
    OutsideIdentity.objects.filter(account=account).delete()
    Authenticator.objects.filter(user=account).delete()
    for session in UserSession.objects.filter(user=account):
        session.end()
