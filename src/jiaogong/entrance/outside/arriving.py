"""What follows when a system outside has proven who somebody is: in, to the own account's page, or asked who it is."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass
from typing import Any

from allauth.account.adapter import get_adapter as accounts
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.internal.constants import LoginStageKey
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from requests import RequestException

from jiaogong.entrance import queries
from jiaogong.entrance.outside.configured import Provider, provider_called
from jiaogong.entrance.services import binding
from jiaogong.entrance.services.trying import take_a_try
from jiaogong.kernel import clock
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.models import Account

TO_BIND = "outside_to_bind"
_SIGN_IN, _BIND = "login", "bind"
_PENDING = "outside_pending"
_PENDING_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Pending:
    """An identity that was proven and is not bound yet; it waits in the session for ten minutes."""

    provider: str
    subject: str
    next: str
    at: float


def set_out(request: HttpRequest, provider: Provider, *, binds: bool = False) -> HttpResponse:
    """The way to a system outside, to sign in or to bind an identity there to the account that is signed in."""
    spoken = get_adapter(request).get_provider(request, provider.id)
    nonce = secrets.token_urlsafe(24)
    data = {"nonce": nonce, "account": request.user.pk if binds else None}
    params = spoken.get_auth_params() | ({"nonce": nonce} if provider.kind == "oidc" else {})
    process = _BIND if binds else _SIGN_IN
    try:
        answer: HttpResponse = spoken.redirect(
            request, process, next_url=get_next_redirect_url(request), data=data, auth_params=params
        )
    except (RequestException, OAuth2Error) as fault:
        raise RuleBroken(
            _("%(name)s does not answer: sign in with your password, or try later.") % {"name": provider.name}
        ) from fault
    return answer


def arrive(request: HttpRequest, login: SocialLogin) -> HttpResponse:
    """Where an identity leads. Raises RuleBroken with the reason for whoever is not let in."""
    provider = provider_called(login.account.provider)
    told, subject = login.account.extra_data, login.account.uid
    take_a_try("outside", address=accounts().get_client_ip(request))
    if provider.kind == "oidc" and told["id_token"].get("nonce") != login.state["data"]["nonce"]:
        raise RuleBroken(
            _("This answer of %(name)s was used already, is too old, or was meant for another browser: begin again.")
            % {"name": provider.name}
        )
    if login.state["process"] == _BIND:
        return _bound_here(request, provider, subject, login.state["data"]["account"])
    if request.user.is_authenticated:
        accounts().logout(request)
    wanted = login.state.get("next", "")
    if known := queries.identity_known(provider.id, subject):
        return enter(request, known.account, provider, wanted)
    if matched := _matched(provider, told):
        return enter(request, matched, provider, wanted, to_bind=subject)
    request.session[_PENDING] = asdict(Pending(provider.id, subject, wanted, clock.now().timestamp()))
    return redirect("outside-bind")


def enter(
    request: HttpRequest, account: Account, provider: Provider, wanted: str = "", to_bind: str = ""
) -> HttpResponse:
    """Sign an account in that an identity stands for; the second factor is asked for unless that system is trusted to."""
    if reason := queries.reason_to_stay_out(account):
        raise RuleBroken(reason)
    record_authentication(request, account, "socialaccount", provider=provider.id)
    state: dict[str, Any] = {TO_BIND: {"provider": provider.id, "subject": to_bind}} if to_bind else {}
    if provider.trusted_second_factor:
        record_authentication(request, account, "mfa", type="outside")
        state["stages"] = {LoginStageKey.MFA_AUTHENTICATE.value: {"handled": True}}
    answer: HttpResponse = perform_login(request, Login(user=account, redirect_url=wanted or None, state=state))
    return answer


def pending(request: HttpRequest) -> Pending | None:
    """The identity that waits for its account in this session."""
    kept = request.session.get(_PENDING)
    found = Pending(**kept) if kept else None
    return found if found and clock.now().timestamp() - found.at < _PENDING_SECONDS else None


def forget_pending(request: HttpRequest) -> None:
    request.session.pop(_PENDING, None)


def _bound_here(request: HttpRequest, provider: Provider, subject: str, account_id: int) -> HttpResponse:
    if request.user.pk != account_id or not isinstance(request.user, Account):
        raise RuleBroken(_("You began this signed in, and are so no more: sign in and begin again."))
    binding.bind(account=request.user, provider=provider.id, subject=subject)
    messages.success(request, _("From now on you may sign in with %(name)s too.") % {"name": provider.name})
    return redirect("account")


def _matched(provider: Provider, told: dict[str, Any]) -> Account | None:
    """The account of the member whose number a trusted system names, if that account is bound to nobody there."""
    if not (provider.trusted and provider.match_claim):
        return None
    claims = {**told.get("userinfo", {}), **told.get("id_token", {})} if provider.kind == "oidc" else told
    return queries.account_numbered(str(claims.get(provider.match_claim, "") or ""), unbound_at=provider.id)
