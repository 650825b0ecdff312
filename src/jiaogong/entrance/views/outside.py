"""Ways in through systems outside: there and back, and binding an identity there to an account here."""

from __future__ import annotations

from typing import cast

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jiaogong.entrance import queries
from jiaogong.entrance.forms import CodeForm, SignInForm
from jiaogong.entrance.outside import arriving
from jiaogong.entrance.outside.configured import provider_called, providers
from jiaogong.entrance.services import binding, keeping
from jiaogong.entrance.services.trying import forget_tries, take_a_try
from jiaogong.entrance.views.owning import owner_and_account
from jiaogong.entrance.views.signing_in import address_of, take_a_sign_in_try
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.doors import signed_in
from jiaogong.members.models import Account


def leave(request: HttpRequest, provider_id: str) -> HttpResponse:
    """To a system outside, to come back known; only from the button."""
    provider = provider_called(provider_id)
    if request.method != "POST" or request.user.is_authenticated:
        return redirect("sign-in")
    try:
        return arriving.set_out(request, provider)
    except RuleBroken as broken:
        return _turned_away(request, broken)


def back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Back from there, with a code that proves who one is there."""
    spoken = get_adapter(request).get_provider(request, provider_id)
    come = OAuth2CallbackView.adapter_view(spoken.get_oauth2_adapter(request))
    try:
        return cast(HttpResponse, come(request))
    except RuleBroken as broken:
        return _turned_away(request, broken)


def _turned_away(request: HttpRequest, broken: RuleBroken) -> HttpResponse:
    return render(request, "entrance/turned_away.html", {"reason": str(broken)}, status=422)


def bind(request: HttpRequest) -> HttpResponse:
    """Whose is the identity that nobody here knows: told once, by password or by a slip."""
    pending = arriving.pending(request)
    if pending is None or request.user.is_authenticated:
        return redirect("sign-in")
    by_slip = "code" in request.POST
    form = SignInForm(request, data=request.POST if request.method == "POST" and not by_slip else None)
    code_form = CodeForm(request.POST if by_slip else None)
    refusal = ""
    try:
        if by_slip and code_form.is_valid():
            return _bound_by_slip(request, pending, code_form.cleaned_data["code"])
        if form.is_bound:
            who = take_a_sign_in_try(request)
            if form.is_valid():
                forget_tries("sign-in", who=who)
                return _bound_by_password(request, pending, form.get_user())
    except RuleBroken as broken:
        refusal = str(broken)
    context = {"form": form, "code_form": code_form, "refusal": refusal, "provider": provider_called(pending.provider)}
    return render(request, "entrance/bind.html", context, status=422 if request.method == "POST" else 200)


def _bound_by_password(request: HttpRequest, pending: arriving.Pending, account: Account) -> HttpResponse:
    queries.require_bindable(account, pending.provider)
    to_bind = {"provider": pending.provider, "subject": pending.subject}
    login = Login(user=account, redirect_url=pending.next or None, state={arriving.TO_BIND: to_bind})
    return cast(HttpResponse, perform_password_login(request, {"username": account.login}, login))


def _bound_by_slip(request: HttpRequest, pending: arriving.Pending, code: str) -> HttpResponse:
    take_a_try("slip", address=address_of(request))
    account = binding.bind_by_slip(code=code, provider=pending.provider, subject=pending.subject)
    arriving.forget_pending(request)
    return arriving.enter(request, account, provider_called(pending.provider), pending.next)


@signed_in
def bind_own(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Bind an identity to the account that is signed in, against its password."""
    provider = provider_called(provider_id)
    if request.method != "POST":
        return redirect("account")
    _owner, account = owner_and_account(request)
    queries.require_bindable(account, provider.id)
    if account.has_usable_password():
        take_a_try("password", who=str(account.pk))
        keeping.require_password(account, request.POST.get("old", ""))
        forget_tries("password", who=str(account.pk))
    return arriving.set_out(request, provider, binds=True)


@signed_in
def unbind(request: HttpRequest, identity_id: int) -> HttpResponse:
    owner, account = owner_and_account(request)
    if request.method == "POST":
        configured = {p.id for p in providers()}
        binding.unbind(owner=owner, account=account, identity_id=identity_id, configured=configured)
        messages.success(request, _("This identity opens nothing here any more."))
    return redirect("account")
