from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

from django.test import Client

from jiaogong.members.models import Account, Office, Person
from jiaogong.members.queries import Standing, standing_of
from jiaogong.members.services import spelled
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

_serial = itertools.count(1)
PASSWORD = "willow-bridge-7"


def make_person(union: Union | None = None, **overrides: Any) -> Person:
    """A serving member of a base union (a new one unless given)."""
    number = next(_serial)
    facts: dict[str, Any] = {
        "number": f"P{number:05}",
        "name": "林晓禾",
        "sex": Person.Sex.FEMALE,
        "joined_date": dt.date(2015, 9, 1),
        **overrides,
    }
    person = spelled(Person(union=union or make_union(make_union()), **facts))
    person.save()
    return person


def make_office(person: Person, union: Union | None = None, **overrides: Any) -> Office:
    facts: dict[str, Any] = {"kind": Office.Kind.CHAIR, "since": dt.date(2020, 1, 1), **overrides}
    return Office.objects.create(person=person, union=union or person.union, **facts)


def make_officer(union: Union | None = None, **overrides: Any) -> Standing:
    """The standing of a union's chair."""
    person = make_person(union, **overrides)
    make_office(person)
    return standing_of(person)


def make_member(union: Union | None = None, **overrides: Any) -> Standing:
    """The standing of a member without an office."""
    return standing_of(make_person(union, **overrides))


def make_account(person: Person, login: str = "") -> Account:
    """An account that signs in with PASSWORD."""
    account = Account.objects.create_user(login or person.number.lower(), PASSWORD)
    person.account = account
    person.save(update_fields=["account"])
    return account


def signed_in(who: Standing, login: str = "") -> Client:
    """A browser, reading English, in which that person is signed in; the account made for it has no password."""
    account = who.person.account
    if account is None:
        account = who.person.account = Account.objects.create_user(login or who.person.number)
        who.person.save(update_fields=["account"])
    client = Client(headers={"accept-language": "en"})
    client.force_login(account)
    return client
