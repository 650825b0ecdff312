"""People for programs: the list of a branch, one file, the private part, and the lists that one keeps."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Query, Router, Schema

from jiaogong.kernel import clock, money
from jiaogong.kernel.access import require
from jiaogong.kernel.api import After, Code, Key, Page, Words, require_readable
from jiaogong.kernel.lists import sorted_page
from jiaogong.members import queries as people_queries
from jiaogong.members.dossier import permissions, queries
from jiaogong.members.dossier.forms import ConditionsForm
from jiaogong.members.dossier.queries.conditions import nameable
from jiaogong.members.dossier.queries.dues import dues_of
from jiaogong.members.dossier.services.family import record_private_reading
from jiaogong.members.dossier.services.lists import note_listing
from jiaogong.members.forms import PeopleFilter
from jiaogong.members.middleware import standing
from jiaogong.members.models import Office, Person, Relative
from jiaogong.members.queries import Standing, union_visible_to
from jiaogong.members.rules import masked_phone

router = Router(tags=[gettext_noop("People")])


class PersonLine(Schema):
    """Somebody on a list; the phone is masked, and empty for whoever may not read the private part."""

    number: str
    name: str
    union: str
    sex: str
    job: str
    subject: str
    phone: str
    is_member: bool
    joined_date: dt.date | None
    retired_date: dt.date | None


class OfficeHeld(Schema):
    """An office that somebody holds today."""

    union: str
    kind: Office.Kind
    since: dt.date
    until: dt.date | None


class FileTold(PersonLine):
    """A person's file but for its private part."""

    birth_date: dt.date | None
    is_teacher: bool
    grade: str
    title: str
    is_minority: bool
    minority: str
    employment: str
    education: str
    skills: str
    work_began_date: dt.date | None
    teaching_began_date: dt.date | None
    member_since: dt.date | None
    left_date: dt.date | None
    death_date: dt.date | None
    offices: list[OfficeHeld]


class RelativeTold(Schema):
    relation: Relative.Relation
    name: str
    birth_date: dt.date | None


class PrivateTold(Schema):
    """The private part: the whole phone, the family, the monthly dues in yuan as far as they can be reckoned."""

    number: str
    phone: str
    family: list[RelativeTold]
    dues_base: int | float | None
    dues: int | float | None


class PeopleAsked(Schema):
    """The filters of the page; `kind` is women, members, minority, retired or serving."""

    q: Words = ""
    union: Code = ""
    kind: str = ""
    after: After = ""


class ListTold(Schema):
    """A list that one keeps: its conditions as they were typed."""

    id: int
    name: str
    conditions: dict[str, str]


@router.get("/people", url_name="api-people", response=Page[PersonLine], summary=gettext_noop("People by name"))
def people(request: HttpRequest, asked: Query[PeopleAsked]) -> Page[PersonLine]:
    """The people of the branches that one may read, by the spelling of their names; 50 at a time."""
    who = standing(request)
    narrowed = PeopleFilter(asked.dict())
    found = narrowed.apply(people_queries.people_visible_to(who).select_related("union"), on=clock.today())
    page = sorted_page(found, narrowed.after, by="pinyin")
    return Page(rows=[_line(who, person) for person in page.rows], after=page.after)


@router.get("/people/{number}", url_name="api-person", response=FileTold, summary=gettext_noop("One file"))
def person(request: HttpRequest, number: Code) -> FileTold:
    """All but the private part."""
    who = standing(request)
    found = queries.file_visible_to(who, number)
    plain = ("birth_date", "is_teacher", "grade", "title", "is_minority", "minority", "employment", "education")
    days = ("work_began_date", "teaching_began_date", "member_since", "left_date", "death_date", "skills")
    return FileTold(
        **_line(who, found).dict(),
        **{name: getattr(found, name) for name in (*plain, *days)},
        offices=[
            OfficeHeld(union=o.union.code, kind=Office.Kind(o.kind), since=o.since, until=o.until)
            for o in people_queries.standing_of(found).offices
        ],
    )


@router.get(
    "/people/{number}/private",
    url_name="api-person-private",
    response=PrivateTold,
    summary=gettext_noop("The private part of a file"),
)
def private(request: HttpRequest, number: Code) -> PrivateTold:
    """For the person and the officers of the very union; each reading by somebody else is kept."""
    who = standing(request)
    found = queries.file_visible_to(who, number)
    require(permissions.may_read_private(who, found))
    record_private_reading(actor=who, person=found)
    dues = dues_of(found, clock.today())
    base = found.dues_base_fen
    return PrivateTold(
        number=found.number,
        phone=found.phone,
        family=[
            RelativeTold(relation=Relative.Relation(r.relation), name=r.name, birth_date=r.birth_date)
            for r in found.family.all()
        ],
        dues_base=None if base is None else money.yuan(base),
        dues=money.yuan(dues.amount_fen) if dues else None,
    )


@router.get("/lists", url_name="api-lists", response=list[ListTold], summary=gettext_noop("The lists that one keeps"))
def lists(request: HttpRequest) -> list[ListTold]:
    """Conditions kept by a name."""
    who = standing(request)
    require(permissions.may_list(who))
    return [ListTold(id=kept.pk, name=kept.name, conditions=kept.conditions) for kept in queries.lists_of(who)]


@router.get(
    "/lists/{int:list_id}/people",
    url_name="api-list-people",
    response=Page[PersonLine],
    summary=gettext_noop("Who fits a list today"),
)
def list_people(request: HttpRequest, list_id: Key, after: After = "") -> Page[PersonLine]:
    """Those who fit the conditions and may be named; listing by what is sensitive is kept."""
    who = standing(request)
    require(permissions.may_list(who))
    form = ConditionsForm(queries.list_of(who, list_id).conditions)
    require_readable(form)
    code = form.cleaned_data["union"].strip()
    conditions = form.conditions(union=union_visible_to(who, code) if code else None)
    note_listing(actor=who, conditions=conditions)
    page = sorted_page(nameable(who, conditions).select_related("union"), after, by="pinyin")
    return Page(rows=[_line(who, found) for found in page.rows], after=page.after)


def _line(who: Standing, person: Person) -> PersonLine:
    phone = masked_phone(person.phone) if permissions.may_read_private(who, person) else ""
    plain = ("number", "name", "sex", "job", "subject", "is_member", "joined_date", "retired_date")
    return PersonLine(union=person.union.code, phone=phone, **{name: getattr(person, name) for name in plain})
