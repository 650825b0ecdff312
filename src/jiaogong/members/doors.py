"""The doors of the pages: who may come in, and what was typed is kept while they sign in."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from jiaogong.kernel.web import is_htmx, keep_form
from jiaogong.members.middleware import standing

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def signed_in(view: View[P]) -> View[P]:
    """Let only signed-in people in; a form sent without a session is kept until its sender is back."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.user.is_authenticated and standing(request):
            return view(request, *args, **kwargs)
        if request.method == "POST":
            keep_form(request)
        return _to_sign_in(request)

    return guarded


def only_sent(page: str) -> Callable[[View[P]], View[P]]:
    """Let only sent forms through; whoever merely comes by, such as back from signing in, is led to a page."""

    def door(view: View[P]) -> View[P]:
        @functools.wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if request.method == "POST":
                return view(request, *args, **kwargs)
            return redirect(reverse(page, args=args, kwargs=kwargs))

        return guarded

    return door


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    where = f"{reverse('sign-in')}?next={quote(request.get_full_path())}"
    if is_htmx(request):
        return HttpResponse(status=204, headers={"HX-Redirect": where})
    return redirect(where)
