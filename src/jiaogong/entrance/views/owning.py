"""Whose account a page is about."""

from __future__ import annotations

from django.http import HttpRequest

from jiaogong.members.middleware import standing
from jiaogong.members.models import Account, Person


def owner_and_account(request: HttpRequest) -> tuple[Person, Account]:
    """Who is signed in; only for views behind `signed_in`."""
    person = standing(request).person
    assert person.account is not None  # whoever is signed in has one
    return person, person.account
