"""The limits that bind the rules of a house: which kinds the congress passes or hears, when one is looked at anew."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from jiaogong.congress.models import SchoolRule
from jiaogong.congress.register import queries
from jiaogong.congress.register.rules import Need, need_of
from jiaogong.kernel.limits import Limit
from jiaogong.rulepacks import limit as limit_of_place
from jiaogong.unions.limits import limit_for, place_of

_PASSED, _HEARD, _REPASS = "congress.rules_passed", "congress.rules_heard", "congress.rules_repass"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a rule needs before it binds, and the limit that says so."""

    need: Need
    limit: Limit


def asked_of(rule: SchoolRule, on: dt.date) -> Asked:
    """What a new version of a rule needs on a day; a union may add kinds to those that its place names, not take any away."""
    passed, heard = limit_for(rule.union, _PASSED, on), limit_for(rule.union, _HEARD, on)
    of_place = limit_of_place(_PASSED, place=place_of(rule.union), on=on)
    words = {*passed.words, *of_place.words}
    need = need_of(rule.kind, passed=tuple(words), heard=heard.words)
    if need != Need.PASS and queries.was_passed_by_congress(rule):
        repass = limit_for(rule.union, _REPASS, on)
        if repass.whole:
            return Asked(Need.PASS, repass)
    if need == Need.PASS:
        return Asked(need, passed if set(passed.words) >= words else of_place)
    return Asked(need, heard)


def review_years(rule: SchoolRule, on: dt.date) -> int:
    """After how many years a rule is looked at anew."""
    return limit_for(rule.union, "congress.rules_review_years", on).whole
