"""Officers of an area come no further than their second factor."""

from __future__ import annotations

from collections.abc import Callable

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from jiaogong.members.middleware import standing
from jiaogong.members.queries import OFFICER_KINDS, Standing
from jiaogong.unions.models import Union

FOR_AREA_OFFICERS = "area"


class SecondFactorFirst:
    """Leads whoever holds an officer's post over an area, and has not proven it twice, to do so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SECOND_FACTOR == FOR_AREA_OFFICERS and _must_prove_it(request):
            return redirect("second-factor")
        return self.get_response(request)


def needs_second_factor(who: Standing) -> bool:
    """Whether the house asks this person for a second factor."""
    return settings.SECOND_FACTOR == FOR_AREA_OFFICERS and any(
        o.kind in OFFICER_KINDS and o.union.kind == Union.Kind.AREA for o in who.offices
    )


def has_proven_it_twice(request: HttpRequest) -> bool:
    """Whether this session was opened with a second factor, or set one itself."""
    return any(step["method"] == "mfa" for step in get_authentication_records(request, request.user))


def _must_prove_it(request: HttpRequest) -> bool:
    if not request.user.is_authenticated or request.path.startswith(_open_addresses()):
        return False
    return bool(standing(request)) and needs_second_factor(standing(request)) and not has_proven_it_twice(request)


def _open_addresses() -> tuple[str, ...]:
    names = ("second-factor", "sign-out", "set_language", "set-theme")
    return (*(reverse(name) for name in names), f"/{settings.STATIC_URL.strip('/')}/")
