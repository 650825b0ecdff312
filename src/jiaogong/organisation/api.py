"""The tree of unions for programs: the branches one may read, one union, what stands below it."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Query, Router, Schema

from jiaogong.kernel import clock
from jiaogong.kernel.api import After, Code, Page, Words
from jiaogong.members import queries as members
from jiaogong.members.middleware import standing
from jiaogong.organisation.forms import UnionFilter
from jiaogong.organisation.queries.tree import children_of, listed
from jiaogong.unions.models import Union

SIZE = 50
router = Router(tags=[gettext_noop("Unions")])


class UnionLine(Schema):
    """A union by its code, which never changes; `parent` is the code of the one above, if one may know of it."""

    code: str
    name: str
    short_name: str
    kind: Union.Kind
    sector: str
    parent: str | None
    has_union: bool
    founded_date: dt.date | None
    closed_date: dt.date | None


class Heads(Schema):
    """How many people a branch has; the retired are counted apart."""

    staff: int
    members: int
    women: int
    minority: int
    teachers: int
    retired: int


class HeldBy(Schema):
    """An office over the very union, and who holds it."""

    number: str
    name: str
    kind: str
    since: dt.date
    until: dt.date | None


class UnionTold(UnionLine):
    """One union; `heads` for whoever reads its branch."""

    place: str
    former_names: list[str]
    offices: list[HeldBy]
    heads: Heads | None


class UnionsAsked(Schema):
    """The filters of the page; `within` is the code of a branch, `closed` yes for the closed ones."""

    q: Words = ""
    sector: str = ""
    lacks: str = ""
    has: str = ""
    within: Code = ""
    closed: str = ""
    after: After = ""


@router.get(
    "/unions", url_name="api-unions", response=Page[UnionLine], summary=gettext_noop("The tree, from the root down")
)
def unions(request: HttpRequest, asked: Query[UnionsAsked]) -> Page[UnionLine]:
    """The unions that one may see, each after the one above it; 50 at a time."""
    narrowed = UnionFilter(asked.dict())
    found = narrowed.apply(listed(standing(request)), clock.today())
    rows = list(narrowed.following(found)[: SIZE + 1])
    after = rows[SIZE - 1].code if len(rows) > SIZE else ""
    return Page(rows=[_line(union) for union in rows[:SIZE]], after=after)


@router.get("/unions/{code}", url_name="api-union", response=UnionTold, summary=gettext_noop("One union"))
def union(request: HttpRequest, code: Code) -> UnionTold:
    """Its names, the offices held in it today, and its people in numbers for whoever reads the branch."""
    who, today = standing(request), clock.today()
    found = members.union_visible_to(who, code)
    heads = members.headcount(found, today) if who.reads(found) else None
    return UnionTold(
        **_line(found).dict(),
        place=found.place,
        former_names=[former.name for former in found.former_names.all()],
        offices=[
            HeldBy(number=o.person.number, name=o.person.name, kind=o.kind, since=o.since, until=o.until)
            for o in members.offices_in(found, today)
        ],
        heads=Heads.from_orm(heads) if heads else None,
    )


@router.get(
    "/unions/{code}/children",
    url_name="api-union-children",
    response=Page[UnionLine],
    summary=gettext_noop("What stands below a union"),
)
def children(request: HttpRequest, code: Code, after: After = "") -> Page[UnionLine]:
    """The unions that belong to it itself and are not closed, by their place in the tree; 50 at a time."""
    who = standing(request)
    found = children_of(who, members.union_visible_to(who, code))
    rows = list(UnionFilter({"after": after}).following(found)[: SIZE + 1])
    return Page(rows=[_line(one) for one in rows[:SIZE]], after=rows[SIZE - 1].code if len(rows) > SIZE else "")


def _line(union: Union) -> UnionLine:
    return UnionLine(
        code=union.code,
        name=union.name,
        short_name=union.short_name,
        kind=Union.Kind(union.kind),
        sector=union.sector,
        parent=union.parent.code if union.parent else None,
        has_union=union.has_union,
        founded_date=union.founded_date,
        closed_date=union.closed_date,
    )
