"""Who acts in a request."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from jiaogong.members import queries
from jiaogong.members.queries import Standing

ATTRIBUTE = "standing"


class ActingPerson:
    """Puts `request.standing` (None when nobody is signed in) beside `request.user`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        setattr(request, ATTRIBUTE, SimpleLazyObject(lambda: _standing(request)))
        return self.get_response(request)


def standing(request: HttpRequest) -> Standing:
    """The standing of whoever is signed in; only for views behind `signed_in`."""
    found: Standing = getattr(request, ATTRIBUTE)
    return found


def come_in(request: HttpRequest, who: Standing) -> None:
    """Let a request act for somebody whom no session names, but a token does."""
    setattr(request, ATTRIBUTE, who)


def _standing(request: HttpRequest) -> Standing | None:
    if not request.user.is_authenticated:
        return None
    person = queries.acting_person(request.user)
    return queries.standing_of(person) if person else None
