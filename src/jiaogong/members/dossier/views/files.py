"""The list of people, one file, and its private part."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse

from jiaogong.kernel import clock
from jiaogong.kernel.access import require
from jiaogong.kernel.lists import sorted_page
from jiaogong.kernel.web import page_or_fragment
from jiaogong.members import queries as people_queries
from jiaogong.members.doors import signed_in
from jiaogong.members.dossier import permissions, queries
from jiaogong.members.dossier.forms import RelativeForm, WomensNoteForm
from jiaogong.members.dossier.labels import field_label
from jiaogong.members.dossier.queries.dues import dues_of
from jiaogong.members.dossier.services.family import record_private_reading
from jiaogong.members.forms import PeopleFilter
from jiaogong.members.middleware import standing
from jiaogong.members.models import Movement, Person
from jiaogong.members.queries import Standing
from jiaogong.members.rules import full_years, masked_phone, next_birthday
from jiaogong.unions.labels import limit_told

PAGE = 50


@signed_in
def people(request: HttpRequest) -> HttpResponse:
    who = standing(request)
    narrowed = PeopleFilter(request.GET)
    found = narrowed.apply(people_queries.people_visible_to(who).select_related("union"), on=clock.today())
    page = sorted_page(found, narrowed.after, by="pinyin", size=PAGE)
    phones = {p.pk: masked_phone(p.phone) if permissions.may_read_private(who, p) else "" for p in page.rows}
    context = {
        "people": page.rows,
        "phones": phones,
        "after": page.after,
        "count": page.count,
        "filter": narrowed,
        "today": clock.today(),
        "may_list": permissions.may_list(who),
    }
    return page_or_fragment(request, "members/people.html", context)


@signed_in
def person(request: HttpRequest, number: str) -> HttpResponse:
    who, today = standing(request), clock.today()
    found = queries.file_visible_to(who, number)
    lunar = (found.lunar_month, found.lunar_day) if found.lunar_month and found.lunar_day else None
    context = {
        "person": found,
        "offices": people_queries.standing_of(found).offices,
        "today": today,
        "work_years": _years(found.work_began_date or found.joined_date, found, today),
        "teaching_years": _years(found.teaching_began_date, found, today),
        "age": full_years(found.birth_date, today) if found.birth_date else None,
        "next_birthday": None if found.death_date else next_birthday(found.birth_date, lunar, today),
        "movements": found.movements.filter(state=Movement.State.DONE).select_related("union_from", "union_to"),
        "may": _may(who, found),
    }
    return page_or_fragment(request, "members/person.html", context)


def _may(who: Standing, person: Person) -> dict[str, object]:
    return {
        "read_private": permissions.may_read_private(who, person),
        "change": permissions.may_change_file(who, person),
        "ask_correction": permissions.may_ask_correction(who, person),
        "move": permissions.may_move(who, person),
        "join": permissions.may_ask_to_join(who, person),
    }


def _years(since: dt.date | None, person: Person, today: dt.date) -> int | None:
    if since is None:
        return None
    until = min(day for day in (person.retired_date, person.death_date, today) if day)
    return max(0, full_years(since, until))


@signed_in
def private(request: HttpRequest, number: str) -> HttpResponse:
    """Phone, family, dues, women's matters and the history of changes; each reading by somebody else is kept."""
    return private_page(request, queries.file_visible_to(standing(request), number))


def private_page(
    request: HttpRequest, person: Person, *, relative: RelativeForm | None = None, note: WomensNoteForm | None = None
) -> HttpResponse:
    who = standing(request)
    require(permissions.may_read_private(who, person))
    record_private_reading(actor=who, person=person)
    may_read_notes = permissions.may_read_womens_notes(who, person)
    dues = dues_of(person, clock.today())
    changes = [(c, field_label(c.field)) for c in person.file_changes.select_related("actor")[:200]]
    context = {
        "person": person,
        "family": person.family.select_related("colleague"),
        "dues": dues,
        "dues_follow_from": [limit_told(limit) for limit in dues.limits] if dues else [],
        "changes": changes,
        "corrections": [(c, field_label(c.field)) for c in person.corrections.select_related("decided_by")],
        "may_change": permissions.may_change_file(who, person),
        "may_read_notes": may_read_notes,
        "may_write_notes": permissions.may_write_womens_notes(who, person),
        "notes": person.womens_notes.select_related("noted_by") if may_read_notes else (),
        "relative_form": relative or RelativeForm(),
        "note_form": note or WomensNoteForm(initial={"on_date": clock.today()}),
    }
    return page_or_fragment(request, "members/private.html", context)
