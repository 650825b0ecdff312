"""A version as its page shows it: where it stands, by what it was passed, what is still missing, what can be done."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from jiaogong.congress.models import RuleVersion, SchoolRule
from jiaogong.congress.register import queries
from jiaogong.congress.register.limits import asked_of
from jiaogong.congress.register.rules import Need
from jiaogong.congress.register.telling import HEARD, IN_FORCE, PASSED, STAGES, TONES, outcome_of, passed_by, stage_of
from jiaogong.unions.labels import limit_told


@dataclass(frozen=True, slots=True)
class Shown:
    """A version with where it stands in words and colour, by what it was passed, whether its review is owed."""

    version: RuleVersion
    stage: str
    label: str
    tone: str
    passed: str
    is_to_review: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A rule in the list: the version that binds on the day asked for, and the one that is being prepared."""

    rule: SchoolRule
    binding: Shown | None
    other: Shown | None


def shown(version: RuleVersion, on: dt.date) -> Shown:
    """A version as it stands on a day."""
    stage = stage_of(version, on)
    to_review = stage == IN_FORCE and version.in_force_until is None
    return Shown(
        version=version,
        stage=stage,
        label=str(STAGES[stage]),
        tone=TONES.get(stage, "quiet"),
        passed=passed_by(version),
        is_to_review=to_review and version.review_date is not None and version.review_date <= on,
    )


def line(rule: SchoolRule, on: dt.date) -> Line:
    """A rule with the versions that were read with it (`queries.with_versions`), as they stand on a day."""
    known: list[RuleVersion] = vars(rule)["known"]
    told = [shown(version, on) for version in known]
    binding = next((s for s in told if s.stage == IN_FORCE), None)
    other = next((s for s in told if s is not binding and s.version.state in queries.PREPARED), None)
    if binding is None and other is None:
        other = told[0] if told else None
    return Line(rule, binding, other)


def missing(version: RuleVersion, on: dt.date) -> str:
    """What a version still needs before it may be put in force, with the rule that says so; "" for nothing."""
    if version.state not in queries.PREPARED:
        return ""
    asked, outcome = asked_of(version.rule, on), outcome_of(version)
    if asked.need == Need.PASS and outcome != PASSED:
        return _("It binds once the congress has passed it. %(limit)s") % {"limit": limit_told(asked.limit)}
    if asked.need == Need.HEAR and outcome not in (PASSED, HEARD):
        return _("It binds once the congress has heard it. %(limit)s") % {"limit": limit_told(asked.limit)}
    return ""


def differs_from_vote(version: RuleVersion) -> bool:
    """Whether the item that it was decided by had another text put to the vote."""
    put = version.item.text.split() if version.item else []
    return bool(put and version.text and put != version.text.split())
