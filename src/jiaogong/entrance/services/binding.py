"""Identities outside: bound to an account, used, and let go."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.entrance import queries
from jiaogong.entrance.models import OutsideIdentity
from jiaogong.entrance.services.inviting import open_door
from jiaogong.kernel import audit, clock
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.members.models import Account, Person
from jiaogong.members.queries import acting_person


@transaction.atomic
def bind(*, account: Account, provider: str, subject: str) -> OutsideIdentity:
    """Let an identity outside stand for an account. Raises RuleBroken where either is bound already."""
    Account.objects.select_for_update().get(pk=account.pk)
    known = queries.identity_known(provider, subject)
    if known and known.account_id == account.pk:
        return known
    if known:
        raise RuleBroken(
            _("This identity stands for somebody else's account here: whoever holds that lets it go first.")
        )
    queries.require_bindable(account, provider)
    bound = OutsideIdentity.objects.create(
        account=account, provider=provider, digest=queries.subject_digest(provider, subject), bound_at=clock.now()
    )
    audit.record(acting_person(account), "entrance.identity_bound", account, provider=provider)
    return bound


@transaction.atomic
def bind_by_slip(*, code: str, provider: str, subject: str) -> Account:
    """Turn a slip into an account without a password that an identity outside stands for."""
    account = open_door(code=code, password=None)
    bind(account=account, provider=provider, subject=subject)
    return account


@transaction.atomic
def unbind(*, owner: Person, account: Account, identity_id: int, configured: set[str]) -> None:
    """Let an identity go, by who owns the account; never the last way in.

    `configured` are the systems that people may sign in with now. Raises NotFound, RuleBroken.
    """
    Account.objects.select_for_update().get(pk=account.pk)
    own = OutsideIdentity.objects.filter(account=account)
    identity = own.filter(pk=identity_id).first()
    if identity is None:
        raise NotFound(_("This identity was let go already."))
    if not account.has_usable_password() and not own.filter(provider__in=configured).exclude(pk=identity.pk).exists():
        raise RuleBroken(_("It is your only way in: set a password first."))
    identity.delete()
    audit.record(owner, "entrance.identity_let_go", account, provider=identity.provider)


@transaction.atomic
def note_sign_in(*, account: Account, provider: str) -> None:
    """Write down that an account was entered by an identity outside."""
    OutsideIdentity.objects.filter(account=account, provider=provider).update(used_at=clock.now())
    audit.record(acting_person(account), "entrance.signed_in", account, provider=provider)
