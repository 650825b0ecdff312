"""Acts of the members' file."""

from __future__ import annotations

import secrets
from typing import Any

from django.db import transaction

from jiaogong.kernel import audit
from jiaogong.members import names
from jiaogong.members.models import Account, Person
from jiaogong.unions.models import Union

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def spelled(person: Person) -> Person:
    """Set the spellings that a name is sorted and found by."""
    person.pinyin = names.pinyin(person.name)
    person.squeezed = person.pinyin.replace(" ", "")
    person.initials = names.initials(person.name)
    return person


@transaction.atomic
def enrol_person(*, actor: Person | None, union: Union, number: str, name: str, **facts: Any) -> Person:
    """Open a file for somebody. `actor` None: the house itself, at set-up and import."""
    person = spelled(Person(union=union, number=number, name=name, **facts))
    person.save(force_insert=True)
    audit.record(actor, "members.enrolled", person)
    return person


def new_password() -> str:
    """A password that can be read aloud: three groups of four."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))


@transaction.atomic
def give_account(*, actor: Person | None, person: Person, login: str, password: str) -> Account:
    """Let a person sign in."""
    account = Account.objects.create_user(login, password)
    person.account = account
    person.save(update_fields=["account"])
    audit.record(actor, "members.account_given", person)
    return account
