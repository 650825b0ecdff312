"""Choosing a theme, and the page of components."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from jiaogong.kernel.web import page_or_fragment
from jiaogong.look import presenting
from jiaogong.look.rules import COOKIE, KEPT_SECONDS, SYSTEM, THEMES
from jiaogong.members.doors import only_sent, signed_in


@only_sent("look")
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Keep the theme that somebody chose in their browser, and go back to where they were."""
    next_page = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(next_page, {request.get_host()}, require_https=request.is_secure())
    answer = redirect(next_page if is_ours else "home")
    theme = request.POST.get("theme", SYSTEM)
    if theme == SYSTEM or theme not in THEMES:
        answer.delete_cookie(COOKIE)
    else:
        answer.set_cookie(COOKIE, theme, max_age=KEPT_SECONDS, samesite="Lax", secure=request.is_secure())
    return answer


@signed_in
def look(request: HttpRequest) -> HttpResponse:
    """Every component, as pages make it."""
    return page_or_fragment(request, "look/look.html", presenting.shown())
