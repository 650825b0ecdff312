"""Acts of the members' file."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from jiaogong.kernel import audit, clock
from jiaogong.kernel.models import AuditLine
from jiaogong.members import names
from jiaogong.members.models import Account, Movement, Office, Person, Term
from jiaogong.unions.models import Union

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def spelled(person: Person) -> Person:
    """Set the spellings that a name is sorted and found by."""
    person.pinyin = names.pinyin(person.name)
    person.squeezed = person.pinyin.replace(" ", "")
    person.initials = names.initials_of(person.pinyin)
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


@transaction.atomic
def move_people(*, actor: Person | None, people: QuerySet[Person], to: Union, on: dt.date) -> int:
    """Put people on another union's file, as a change of the tree asks; the offices they held where they were end.

    Returns how many were moved. The entries that name them stay where they are.
    """
    moved = list(people.select_related("union"))
    for union in {p.union_id: p.union for p in moved}.values():
        end_offices(
            actor=actor,
            union=union,
            on=on,
            of={p.pk for p in moved if p.union_id == union.pk},
            how=Office.End.TRANSFERRED,
        )
    Person.objects.filter(pk__in=[p.pk for p in moved]).update(union=to)
    Movement.objects.bulk_create([_moved(p, to, on, actor) for p in moved], batch_size=500)
    lines = [audit.line(actor, "members.moved", p, **{"from": p.union.code, "to": to.code}) for p in moved]
    AuditLine.objects.bulk_create(lines, batch_size=500)
    return len(moved)


def _moved(person: Person, to: Union, on: dt.date, actor: Person | None) -> Movement:
    """The step in a person's membership, asked and decided by whoever decided the change of the tree."""
    return Movement(
        person=person,
        kind=Movement.Kind.TRANSFER,
        state=Movement.State.DONE,
        union_from=person.union,
        union_to=to,
        on_date=on,
        asked_by=actor,
        asked_at=clock.now(),
        decided_by=actor,
        decided_at=clock.now(),
    )


@transaction.atomic
def end_offices(
    *, actor: Person | None, union: Union, on: dt.date, of: Collection[int] | None = None, how: str = ""
) -> int:
    """End the offices held over a union the day before (of everybody, with the terms, or of those people); how many."""
    held = Office.objects.filter(Q(until__isnull=True) | Q(until__gte=on), union=union)
    ended = list(held.filter(person__in=of) if of is not None else held)
    for office in ended:
        before = audit.values(office, "until")
        office.until = max(office.since, on - dt.timedelta(days=1))
        office.how_ended = how or (Office.End.CLOSED if of is None else "")
        office.save(update_fields=["until", "how_ended"])
        told = audit.changes(before, audit.values(office, "until"))
        audit.record(actor, "members.office_ended", office, changes=told)
    if of is None:
        Term.objects.filter(union=union, ended_date__isnull=True).update(ended_date=on)
    return len(ended)
