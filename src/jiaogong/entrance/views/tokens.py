"""The tokens that one's programs show: made, listed, ended."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jiaogong.entrance import queries
from jiaogong.entrance.forms import TokenForm
from jiaogong.entrance.middleware import has_proven_it_twice
from jiaogong.entrance.models import Token
from jiaogong.entrance.services.tokens import Wanted, end_token, make_token
from jiaogong.entrance.services.trying import forget_tries, take_a_try
from jiaogong.entrance.views.owning import owner_and_account
from jiaogong.kernel import clock
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.web import form_key, new_form_key, page_or_fragment
from jiaogong.members.doors import signed_in
from jiaogong.members.models import Account

QUARTER = dt.timedelta(days=90)


@signed_in
def tokens(request: HttpRequest) -> HttpResponse:
    """The tokens that open something, and the form of a new one."""
    _owner, own = owner_and_account(request)
    start = {"ends_date": clock.today() + QUARTER}
    form = TokenForm(request.POST if request.method == "POST" else None, account=own, initial=start)
    refusal, status = "", 200
    if form.is_bound:
        status = 422
        try:
            take_a_try("password", who=str(own.pk))
            if form.is_valid():
                forget_tries("password", who=str(own.pk))
                return _made(request, own, form)
        except RuleBroken as broken:
            refusal = str(broken)
    context = {
        "tokens": queries.tokens_of(own),
        "form": form,
        "form_key": request.POST.get("form_key") or new_form_key(),
        "refusal": refusal,
    }
    return page_or_fragment(request, "entrance/tokens.html", context, status=status)


def _made(request: HttpRequest, own: Account, form: TokenForm) -> HttpResponse:
    """The token, shown this once."""
    owner, _own = owner_and_account(request)
    told = form.cleaned_data
    token, shown = make_token(
        owner=owner,
        account=own,
        wanted=Wanted(told["name"], told["ends_date"], told["may_write"]),
        is_proven_twice=has_proven_it_twice(request),
        form_key=form_key(request),
    )
    return _shown(request, token, shown)


def _shown(request: HttpRequest, token: Token, shown: str) -> HttpResponse:
    answer = render(request, "entrance/token.html", {"token": token, "shown": shown})
    answer["Cache-Control"] = "no-store"
    return answer


@signed_in
def end(request: HttpRequest, token_id: int) -> HttpResponse:
    """End a token; whoever merely comes by is led to the list."""
    if request.method == "POST":
        owner, own = owner_and_account(request)
        ended = end_token(owner=owner, account=own, token_id=token_id)
        messages.success(request, _("%(name)s opens nothing any more.") % {"name": ended.name})
    return redirect("tokens")
