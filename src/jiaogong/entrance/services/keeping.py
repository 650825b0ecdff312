"""What a person does with the own account: password, phone, second factor, sessions."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, validate_totp_code
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.entrance import queries
from jiaogong.entrance.models import SignInPhone
from jiaogong.entrance.services.tokens import end_all
from jiaogong.kernel import audit
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.members.models import Account, Person


@transaction.atomic
def change_password(*, owner: Person, account: Account, password: str, this_session: str) -> None:
    """Set the own new password; every other session ends, and every token."""
    account.set_password(password)
    account.is_password_own = True
    account.save(update_fields=["password", "is_password_own"])
    end_sessions(owner=owner, account=account, but=this_session)
    end_all(owner=owner, account=account)
    audit.record(owner, "entrance.password_changed", account)


@transaction.atomic
def set_phone(*, owner: Person, account: Account, phone: str) -> None:
    """Sign in with this phone too; "" takes it away."""
    if phone and queries.phone_is_taken(phone, but=account):
        raise RuleBroken(_("Somebody signs in with this phone already."))
    before = SignInPhone.objects.filter(account=account).values_list("digest", flat=True).first() or ""
    SignInPhone.objects.filter(account=account).delete()
    if phone:
        SignInPhone.objects.create(account=account, digest=queries.phone_digest(phone))
    told = audit.changes(
        {"phone": before}, {"phone": queries.phone_digest(phone) if phone else ""}, sensitive=("phone",)
    )
    audit.record(owner, "entrance.phone_set" if phone else "entrance.phone_dropped", account, changes=told)


@transaction.atomic
def end_sessions(*, owner: Person, account: Account, session_id: int | None = None, but: str = "") -> None:
    """End one session of the own account, or all but the one named by its key."""
    sessions = UserSession.objects.filter(user=account).exclude(session_key=but)
    if session_id is not None:
        sessions = sessions.filter(pk=session_id)
        if not sessions.exists():
            raise NotFound(_("This session has ended already."))
    for session in sessions:
        session.end()
        audit.record(owner, "entrance.session_ended", account)


@transaction.atomic
def set_second_factor(*, owner: Person, account: Account, secret: str, code: str) -> list[str]:
    """Ask for a code of this authenticator app from now on. Returns the recovery codes, ten of them.

    Raises RuleBroken where the code is not the app's.
    """
    Account.objects.select_for_update().get(pk=account.pk)
    if Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).exists():
        raise RuleBroken(_("A second factor is set already."))
    if not validate_totp_code(secret, code.strip()):
        raise RuleBroken(
            _("This is not the code that the app shows now: see whether its clock is right, and try the next.")
        )
    TOTP.activate(account, secret)
    audit.record(owner, "entrance.second_factor_set", account, changes={"second_factor": [False, True]})
    return _new_recovery_codes(account)


@transaction.atomic
def drop_second_factor(*, owner: Person, account: Account, password: str) -> None:
    """Ask for no code any more. Raises RuleBroken for a wrong password."""
    require_password(account, password)
    Authenticator.objects.filter(user=account).delete()
    audit.record(owner, "entrance.second_factor_dropped", account, changes={"second_factor": [True, False]})


@transaction.atomic
def renew_recovery_codes(*, owner: Person, account: Account, password: str) -> list[str]:
    """Ten new recovery codes; those before open nothing any more."""
    require_password(account, password)
    Authenticator.objects.filter(user=account, type=Authenticator.Type.RECOVERY_CODES).delete()
    audit.record(owner, "entrance.recovery_codes_renewed", account)
    return _new_recovery_codes(account)


def _new_recovery_codes(account: Account) -> list[str]:
    codes: list[str] = RecoveryCodes.activate(account).generate_codes()
    return codes


def require_password(account: Account, password: str) -> None:
    """Raises RuleBroken for a wrong password."""
    if not account.check_password(password):
        raise RuleBroken(_("This is not your password."))
