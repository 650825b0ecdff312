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


def not_kept(where: str = "") -> Callable[[View[P]], View[P]]:
    """Throw away what was typed where the session is lost, of a form whose sender nobody may know.

    Kept, it would lie in a session that leads to its sender. `where`: only with that box ticked.
    """

    def door(view: View[P]) -> View[P]:
        @functools.wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            is_lost = request.method == "POST" and not (request.user.is_authenticated and standing(request))
            if is_lost and (not where or request.POST.get(where)):
                return redirect(request.path)
            return view(request, *args, **kwargs)

        return guarded

    return door


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
