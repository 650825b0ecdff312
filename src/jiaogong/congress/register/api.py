"""Rules of a house for programs: the register as it stood on a day, and one with its versions."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Query, Router, Schema
from pydantic import Field

from jiaogong.congress.delegates.queries import house_visible_to
from jiaogong.congress.models import SchoolRule
from jiaogong.congress.register import queries
from jiaogong.congress.register.presenting import Shown, line, shown
from jiaogong.kernel import clock
from jiaogong.kernel.api import After, Code, Day, Key, Page, Words
from jiaogong.kernel.web import page_by_key
from jiaogong.members.middleware import standing

router = Router(tags=[gettext_noop("Congress")])


class VersionLine(Schema):
    """A version; `stage` is drafted, opinions, deliberated, passed, heard, rejected, coming, in_force, revised, repealed or withdrawn.

    `passed` tells in words by what it was passed or heard, `item` which point of an agenda that was.
    """

    id: int
    number: int
    stage: str
    in_force_from: dt.date | None
    in_force_until: dt.date | None
    review: dt.date | None
    passed: str
    item: int | None


class RuleLine(Schema):
    """A rule; `binding` is the version in force on the day, `other` one being prepared or else the newest."""

    id: int
    union: str
    kind: SchoolRule.Kind
    title: str
    number: str
    office: str
    binding: VersionLine | None
    other: VersionLine | None


class VersionTold(VersionLine):
    text: str
    note: str
    file: str


class RuleTold(Schema):
    """One rule with the versions that one may read, the newest first."""

    id: int
    union: str
    kind: SchoolRule.Kind
    title: str
    number: str
    office: str
    versions: list[VersionTold]


class RulesAsked(Schema):
    """The filters of the page; `state` is in_force, preparing, waiting, review or ended, on the day `on` (today)."""

    q: Words = ""
    kind: Annotated[str, Field(max_length=12)] = ""
    state: Annotated[str, Field(max_length=12)] = ""
    on: Day | None = None
    after: After = ""


@router.get(
    "/unions/{code}/rules",
    url_name="api-rules",
    response=Page[RuleLine],
    summary=gettext_noop("Rules of a union's house as they stood on a day"),
)
def rules(request: HttpRequest, code: Code, asked: Query[RulesAsked]) -> Page[RuleLine]:
    """Those in force to everybody of the house, drafts as far as the page shows them; 50 at a time."""
    who, today = standing(request), clock.today()
    day = asked.on or today
    known = queries.rules_visible_to(who, today).filter(union=house_visible_to(who, code))
    versions = queries.versions_visible_to(who, today)
    found = queries.narrowed(known, versions, words=asked.q, kind=asked.kind, state=asked.state, on=day)
    page = page_by_key(queries.with_versions(found, who, today), asked.after, date="entered_at")
    return Page(rows=[_rule(rule, day) for rule in page.rows], after=page.after)


@router.get("/rules/{int:rule_id}", url_name="api-rule", response=RuleTold, summary=gettext_noop("One rule"))
def rule(request: HttpRequest, rule_id: Key) -> RuleTold:
    """Its versions with their texts, and by what each was passed."""
    who, today = standing(request), clock.today()
    found = queries.rule_visible_to(who, rule_id, today)
    versions = queries.versions_visible_to(who, today).filter(rule=found).order_by("-number")
    return RuleTold(
        id=found.pk,
        union=found.union.code,
        kind=SchoolRule.Kind(found.kind),
        title=found.title,
        number=found.number,
        office=found.office,
        versions=[
            VersionTold(**_version(shown(v, today)).dict(), text=v.text, note=v.note, file=v.file_name)
            for v in versions
        ],
    )


def _rule(rule: SchoolRule, day: dt.date) -> RuleLine:
    told = line(rule, day)
    return RuleLine(
        id=rule.pk,
        union=rule.union.code,
        kind=SchoolRule.Kind(rule.kind),
        title=rule.title,
        number=rule.number,
        office=rule.office,
        binding=_version(told.binding) if told.binding else None,
        other=_version(told.other) if told.other else None,
    )


def _version(one: Shown) -> VersionLine:
    version = one.version
    return VersionLine(
        id=version.pk,
        number=version.number,
        stage=one.stage,
        in_force_from=version.in_force_from,
        in_force_until=version.in_force_until,
        review=version.review_date,
        passed=one.passed,
        item=version.item_id,
    )
