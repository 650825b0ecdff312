"""The own account: password, phone, second factor, sessions."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import clear_totp_secret, get_totp_secret
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jiaogong.entrance import forms, queries
from jiaogong.entrance.middleware import has_proven_it_twice, needs_second_factor
from jiaogong.entrance.models import SignInPhone
from jiaogong.entrance.outside.configured import providers
from jiaogong.entrance.presenting import qr
from jiaogong.entrance.services import keeping
from jiaogong.entrance.services.trying import forget_tries, take_a_try
from jiaogong.entrance.views.owning import owner_and_account
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.web import page_or_fragment
from jiaogong.members.doors import only_sent, signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.models import Account


@signed_in
def account(request: HttpRequest) -> HttpResponse:
    """How one signs in, and where one is signed in now."""
    _owner, own = owner_and_account(request)
    return _page(request, own)


def _page(request: HttpRequest, own: Account, status: int = 200, **bound: object) -> HttpResponse:
    context = {
        "account": own,
        "has_phone": SignInPhone.objects.filter(account=own).exists(),
        "has_second_factor": _is_set(own),
        "must_have_it": needs_second_factor(standing(request)),
        "sessions": UserSession.objects.purge_and_list(own),
        "this_session": request.session.session_key,
        "password_form": _password_form(own),
        "phone_form": forms.PhoneForm(),
        "own_password_form": forms.OwnPasswordForm(auto_id="second_%s"),
        **_outside(own),
        **bound,
    }
    return page_or_fragment(request, "entrance/account.html", context, status=status)


def _outside(own: Account) -> dict[str, object]:
    """The identities outside that stand for the account, each with the system's name, and the systems left to bind."""
    names = {p.id: p.name for p in providers()}
    identities = queries.identities_of(own)
    return {
        "identities": [(i, names.get(i.provider, "")) for i in identities],
        "unbound": [p for p in providers() if p.id not in {i.provider for i in identities}],
        "bind_form": forms.OwnPasswordForm(auto_id="outside_%s"),
    }


def _password_form(own: Account, data: QueryDict | None = None) -> forms.NewPasswordForm:
    """Whoever has no password, since an identity outside stands for the account, is asked for none."""
    kind = forms.ChangePasswordForm if own.has_usable_password() else forms.NewPasswordForm
    return kind(data, account=own)


def _is_set(own: Account) -> bool:
    return bool(Authenticator.objects.filter(user=own, type=Authenticator.Type.TOTP).exists())


@signed_in
@only_sent("account")
def password(request: HttpRequest) -> HttpResponse:
    owner, own = owner_and_account(request)
    take_a_try("password", who=str(own.pk))
    form = _password_form(own, request.POST)
    if not form.is_valid():
        return _page(request, own, 422, password_form=form)
    forget_tries("password", who=str(own.pk))
    new = form.cleaned_data["password"]
    keeping.change_password(owner=owner, account=own, password=new, this_session=request.session.session_key or "")
    update_session_auth_hash(request, own)
    UserSession.objects.create_from_request(request)
    messages.success(request, _("Your password is new, and you are signed out everywhere else."))
    return redirect("account")


@signed_in
@only_sent("account")
def phone(request: HttpRequest) -> HttpResponse:
    owner, own = owner_and_account(request)
    form = forms.PhoneForm(request.POST)
    if not form.is_valid():
        return _page(request, own, 422, phone_form=form)
    keeping.set_phone(owner=owner, account=own, phone=form.cleaned_data["phone"])
    messages.success(request, _("Kept."))
    return redirect("account")


@signed_in
@only_sent("account")
def end_session(request: HttpRequest) -> HttpResponse:
    """End one session, or all others."""
    owner, own = owner_and_account(request)
    chosen = request.POST.get("session", "")
    if chosen.isdecimal() and len(chosen) < 19:
        keeping.end_sessions(owner=owner, account=own, session_id=int(chosen))
    else:
        keeping.end_sessions(owner=owner, account=own, but=request.session.session_key or "")
    messages.success(request, _("Signed out there."))
    return redirect("account")


@signed_in
def second_factor(request: HttpRequest) -> HttpResponse:
    """Set the second factor: scan, type the code, keep the recovery codes."""
    owner, own = owner_and_account(request)
    if _is_set(own):
        if needs_second_factor(standing(request)) and not has_proven_it_twice(request):
            logout(request)
            return redirect("sign-in")
        return redirect("account")
    secret = get_totp_secret()
    form, refusal = forms.SecondFactorForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            take_a_try("second factor", who=str(own.pk))
            codes = keeping.set_second_factor(owner=owner, account=own, secret=secret, code=form.cleaned_data["code"])
        except RuleBroken as broken:
            refusal = str(broken)
        else:
            clear_totp_secret(request)
            record_authentication(request, own, "mfa", type="totp")
            return _codes(request, codes)
    context = {
        "form": form,
        "secret": secret,
        "qr": qr(get_adapter().build_totp_url(own, secret)),
        "refusal": refusal,
        "must_have_it": needs_second_factor(standing(request)),
    }
    return page_or_fragment(request, "entrance/second_factor.html", context)


@signed_in
@only_sent("account")
def change_second_factor(request: HttpRequest) -> HttpResponse:
    """New recovery codes, or no second factor any more; both against the password."""
    owner, own = owner_and_account(request)
    take_a_try("password", who=str(own.pk))
    given = request.POST.get("old", "")
    if request.POST.get("act") == "codes":
        return _codes(request, keeping.renew_recovery_codes(owner=owner, account=own, password=given))
    if needs_second_factor(standing(request)):
        raise RuleBroken(_("Officers of an area sign in with a second factor: it cannot be dropped."))
    keeping.drop_second_factor(owner=owner, account=own, password=given)
    messages.success(request, _("You are asked for no code any more."))
    return redirect("account")


def _codes(request: HttpRequest, codes: list[str]) -> HttpResponse:
    answer = render(request, "entrance/codes.html", {"codes": codes})
    answer["Cache-Control"] = "no-store"
    return answer
