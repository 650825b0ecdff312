"""Who may read a record now, found by asking the very rules by which pages are guarded."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.ledger.models import Entry
from jiaogong.ledger.permissions import may_read_details
from jiaogong.ledger.queries import entries_visible_to
from jiaogong.members.dossier.permissions import may_read_private, may_read_womens_notes
from jiaogong.members.models import Office, Person
from jiaogong.members.queries import Standing, people_visible_to, standing_of
from jiaogong.unions.models import Union

May = Callable[[Standing], bool]


@dataclass(frozen=True, slots=True)
class Readers:
    """Who may read one part of a record: people with their offices, and whether every member of the union may."""

    part: str
    people: list[Standing]
    every_member: bool


def readers_of_entry(entry: Entry) -> list[Readers]:
    def may(who: Standing) -> bool:
        return entries_visible_to(who).filter(pk=entry.pk).exists() and bool(may_read_details(who, entry))

    writer = [entry.drafted_by] if entry.drafted_by else []
    return [_readers(_("All details, the names among them"), entry.union, may, also=writer)]


def readers_of_person(person: Person) -> list[Readers]:
    """The file, its private part, and of a woman's file the women's matters."""

    def may_file(who: Standing) -> bool:
        return people_visible_to(who).filter(pk=person.pk).exists()

    def may_private(who: Standing) -> bool:
        return may_file(who) and bool(may_read_private(who, person))

    def may_womens(who: Standing) -> bool:
        return may_file(who) and bool(may_read_womens_notes(who, person))

    parts = [(_("The file"), may_file), (_("Its private part: phone, family, dues"), may_private)]
    if person.sex == Person.Sex.FEMALE:
        parts.append((_("Women's matters"), may_womens))
    return [_readers(part, person.union, may, also=[person]) for part, may in parts]


def _readers(part: str, union: Union, may: May, *, also: Iterable[Person]) -> Readers:
    member = Standing(Person(pk=0, union=union), ())
    held = _officers_around(union)
    known = {who.person.pk for who in held}
    held += [standing_of(person) for person in also if person.pk not in known]
    return Readers(part, [who for who in held if may(who)], every_member=may(member))


def _officers_around(union: Union) -> list[Standing]:
    """Whoever holds an office today over the union, one above or one below it; nobody else's reach touches it."""
    steps = union.path.rstrip("/").split("/")
    above = ["/".join(steps[: i + 1]) + "/" for i in range(len(steps))]
    around = Q(union__path__in=above) | Q(union__path__startswith=union.path)
    today = clock.today()
    held = Office.objects.filter(around, Q(until__isnull=True) | Q(until__gte=today), since__lte=today)
    by_person: dict[Person, list[Office]] = {}
    for office in held.select_related("person__union", "union").order_by("union__path", "pk"):
        by_person.setdefault(office.person, []).append(office)
    return [Standing(person, tuple(offices)) for person, offices in by_person.items()]
