"""Signing in: who and password, then the code of the second factor where one is set."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, perform_password_login
from allauth.account.models import Login
from allauth.account.stages import LoginStage, LoginStageController
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.internal.constants import LoginStageKey
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jiaogong.entrance import queries
from jiaogong.entrance.forms import CodeForm, JoinForm, SecondFactorForm, SignInForm
from jiaogong.entrance.outside.arriving import forget_pending
from jiaogong.entrance.outside.configured import providers
from jiaogong.entrance.services import coming
from jiaogong.entrance.services.inviting import open_door
from jiaogong.entrance.services.trying import forget_tries, take_a_try
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.models import Account


def address_of(request: HttpRequest) -> str:
    """The address that a request came from; behind a proxy as JIAOGONG_PROXIES says."""
    found: str = get_adapter().get_client_ip(request)
    return found


def take_a_sign_in_try(request: HttpRequest) -> str:
    """Count a try of whoever is meant by what was typed; says under which key. Raises RuleBroken after too many."""
    typed = request.POST.get("username", "")[:200]
    meant = queries.account_meant(typed)
    who = f"account {meant.pk}" if meant else typed
    take_a_try("sign-in", who=who, address=address_of(request))
    return who


class SignIn(LoginView):
    """Sign in by number, phone or name; comes back to where one was, with what one typed."""

    template_name = "entrance/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get(self, request: HttpRequest, *given: object, **more: object) -> HttpResponse:
        forget_pending(request)
        return super().get(request, *given, **more)

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return super().get_context_data(**more) | {"providers": providers()}

    def post(self, request: HttpRequest, *_args: object, **_more: object) -> HttpResponse:
        try:
            who = take_a_sign_in_try(request)
        except RuleBroken as refusal:
            form = self.get_form_class()(request, initial={"username": request.POST.get("username", "")[:200]})
            context = self.get_context_data(form=form, refusal=str(refusal))
            return render(request, self.template_name, context, status=429)
        form = self.get_form()
        if not form.is_valid():
            _note_refusal(request, queries.account_meant(request.POST.get("username", "")[:200]), "password")
            return self.form_invalid(form)
        forget_tries("sign-in", who=who)
        account = form.get_user()
        login = Login(user=account, redirect_url=self.get_success_url())
        answer: HttpResponse = perform_password_login(request, {"username": account.login}, login)
        return answer


class SignOut(LogoutView):
    """Sign out, and write down that somebody did."""

    def post(self, request: HttpRequest, *given: object, **more: object) -> HttpResponse:
        if isinstance(request.user, Account):
            coming.note_leaving(account=request.user, user_agent=request.headers.get("User-Agent", ""))
        return super().post(request, *given, **more)


def _note_refusal(request: HttpRequest, meant: Account | None, way: str) -> None:
    if meant:
        coming.note_refusal(account=meant, way=way, user_agent=request.headers.get("User-Agent", ""))


def second_step(request: HttpRequest) -> HttpResponse:
    """The code of the second factor, asked for between the password and the house."""
    stage = LoginStageController.enter(request, LoginStageKey.MFA_AUTHENTICATE.value)
    if stage is None:
        return redirect("sign-in")
    form, refusal = SecondFactorForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            return _proven(request, stage, form.cleaned_data["code"])
        except RuleBroken as broken:
            refusal = str(broken)
    return render(request, "entrance/second_step.html", {"form": form, "refusal": refusal})


def _proven(request: HttpRequest, stage: LoginStage, code: str) -> HttpResponse:
    account = stage.login.user
    take_a_try("second factor", who=str(account.pk), address=address_of(request))
    held = AuthenticateForm(data={"code": code}, user=account)
    if not held.is_valid():
        _note_refusal(request, account, "code")
        raise RuleBroken(_("This is neither the code that the app shows now nor an unused recovery code."))
    held.save()
    forget_tries("second factor", who=str(account.pk))
    answer: HttpResponse = stage.exit()
    return answer


def join(request: HttpRequest) -> HttpResponse:
    """The first page of whoever holds a slip: the code, then a password of one's own."""
    code = (request.POST.get("code") or request.GET.get("code", ""))[:30].strip()
    is_sent = request.method == "POST" and "password" in request.POST
    refusal, person = "", None
    form = JoinForm(request.POST if is_sent else None)
    if code:
        try:
            take_a_try("slip", address=address_of(request))
            person = queries.invitation_of(code).person
            if is_sent and form.is_valid():
                return _entered(request, open_door(code=code, **_chosen(form)))
        except RuleBroken as broken:
            refusal = str(broken)
    context = {"form": form, "code_form": CodeForm(initial={"code": code}), "code": code}
    return render(request, "entrance/join.html", {**context, "person": person, "refusal": refusal})


def _chosen(form: JoinForm) -> dict[str, str]:
    return {"password": form.cleaned_data["password"], "phone": form.cleaned_data["phone"]}


def _entered(request: HttpRequest, account: Account) -> HttpResponse:
    answer: HttpResponse = perform_login(request, Login(user=account))
    return answer
