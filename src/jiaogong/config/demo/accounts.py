"""Three people of the made-up area who can sign in: an officer of the area, a school's chair, a member."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from jiaogong.members.models import Account, Office, Person
from jiaogong.members.services import give_account, new_password
from jiaogong.unions.models import Union


@dataclass(frozen=True, slots=True)
class Door:
    """An account to try: who it is ("officer", "chair" or "member"), and the password where it is new."""

    part: str
    person: Person
    login: str
    password: str = ""


def open_doors(area: Union, school: Union, *, new_passwords: bool = False) -> list[Door]:
    """The three accounts, made where they are missing; only new passwords are told."""
    people = {
        "officer": _holder(area, Office.Kind.STAFF),
        "chair": _holder(school, Office.Kind.CHAIR),
        "member": Person.objects.filter(union=school, offices__isnull=True, retired_date__isnull=True).order_by(
            "number"
        )[0],
    }
    return [_door(part, person, new_passwords=new_passwords) for part, person in people.items()]


def _holder(union: Union, kind: str) -> Person:
    return Office.objects.select_related("person").filter(union=union, kind=kind).order_by("pk")[0].person


@transaction.atomic
def _door(part: str, person: Person, *, new_passwords: bool) -> Door:
    account = person.account
    if account is not None and not new_passwords:
        return Door(part, person, account.login)
    password = new_password()
    if account is None:
        account = give_account(actor=None, person=person, login=_free_login(person), password=password)
    else:
        account.set_password(password)
        account.save(update_fields=["password"])
    return Door(part, person, account.login, password)


def _free_login(person: Person) -> str:
    taken = Account.objects.filter(login=person.squeezed).exists()
    return f"{person.squeezed}{person.pk}" if taken else person.squeezed
