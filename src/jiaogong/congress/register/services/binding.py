"""A version put in force, looked at anew after some years, repealed."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from jiaogong.congress.models import Item, RuleVersion
from jiaogong.congress.register import permissions, posts, queries
from jiaogong.congress.register.limits import asked_of, review_years
from jiaogong.congress.register.rules import EARLIEST, Need, years_on
from jiaogong.congress.register.telling import DECIDED_IN, HEARD, PASSED, REJECTED, outcome_of
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.days import require_near_day
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.queries import Standing
from jiaogong.unions.labels import limit_told

FARTHEST = dt.timedelta(days=731)


@transaction.atomic
def put_in_force(*, actor: Standing, version_id: int, from_day: dt.date) -> RuleVersion:
    """Let a version bind from a day on; the one before ends the day before, and the act stands in the ledger.

    Raises RuleBroken where the congress should have passed or heard it and did not, naming the rule.
    """
    today = clock.today()
    version = queries.locked_version(version_id, actor, today)
    require(permissions.may_prepare(actor, version))
    _require_decided(version, today)
    _require_day(version, from_day, today)
    before = queries.last_given_force(version.rule)
    if before is not None:
        _succeed(before, from_day)
    version.state, version.in_force_from = RuleVersion.State.GIVEN_FORCE, from_day
    version.review_date = years_on(from_day, review_years(version.rule, today))
    version.entry = posts.put_in_force(version, actor)
    version.save(update_fields=["state", "in_force_from", "review_date", "entry"])
    audit.record(actor.person, "congress.rule_put_in_force", version, number=version.number, since=from_day.isoformat())
    return version


def _require_decided(version: RuleVersion, today: dt.date) -> None:
    asked, outcome = asked_of(version.rule, today), outcome_of(version)
    title = version.rule.title
    if outcome == REJECTED:
        told = _("The congress did not pass “%(rule)s”: it binds nobody. Take it back to the draft, or withdraw it.")
        raise RuleBroken(told % {"rule": title})
    if asked.need == Need.PASS and outcome != PASSED:
        told = _("“%(rule)s” needs to be passed by the congress, in a session that is over. %(limit)s")
        raise RuleBroken(told % {"rule": title, "limit": limit_told(asked.limit)})
    if asked.need == Need.HEAR and outcome not in (PASSED, HEARD):
        told = _("“%(rule)s” needs to be heard by the congress, in a session that is over. %(limit)s")
        raise RuleBroken(told % {"rule": title, "limit": limit_told(asked.limit)})
    if version.state == RuleVersion.State.DELIBERATED and not outcome:
        raise RuleBroken(_("“%(rule)s” is before the congress: wait until its session is over.") % {"rule": title})


def _require_day(version: RuleVersion, from_day: dt.date, today: dt.date) -> None:
    decided = version.elsewhere_date
    if version.item is not None and version.item.decided_at:
        decided = localdate(version.item.decided_at)
    if decided and from_day < decided:
        raise RuleBroken(_("It was decided on %(day)s: it cannot bind before that.") % {"day": decided})
    if from_day < EARLIEST:
        told = _("%(day)s is too early: a rule binds from %(since)s at the soonest.")
        raise RuleBroken(told % {"day": from_day, "since": EARLIEST})
    if from_day > today + FARTHEST:
        raise RuleBroken(_("%(day)s is more than two years ahead.") % {"day": from_day})


def _succeed(before: RuleVersion, from_day: dt.date) -> None:
    if before.in_force_from is None or from_day <= before.in_force_from:
        told = _("Version %(number)s is in force from %(day)s: this one can follow from the day after.")
        raise RuleBroken(told % {"number": before.number, "day": before.in_force_from})
    before.in_force_until, before.end = from_day - dt.timedelta(days=1), RuleVersion.End.REVISED
    before.save(update_fields=["in_force_until", "end"])


@transaction.atomic
def note_reviewed(*, actor: Standing, version_id: int) -> RuleVersion:
    """Note that a rule in force was looked at and stays as it is; the next look is owed as many years on as the limit says."""
    today = clock.today()
    version = queries.locked_version(version_id, actor, today)
    require(permissions.may_repeal(actor, version))
    version.review_date = years_on(today, review_years(version.rule, today))
    version.save(update_fields=["review_date"])
    audit.record(actor.person, "congress.rule_reviewed", version, until=version.review_date.isoformat())
    return version


@transaction.atomic
def repeal_rule(
    *, actor: Standing, version_id: int, last_day: dt.date, note: str, item_id: int | None = None
) -> RuleVersion:
    """End a rule in force with a last day and the reason; what the congress passed ends by a point that it passed."""
    today = clock.today()
    version = queries.locked_version(version_id, actor, today)
    require(permissions.may_repeal(actor, version))
    if not note.strip():
        raise RuleBroken(_("Say why it is repealed, or what takes its place."))
    if version.in_force_from and last_day < version.in_force_from:
        raise RuleBroken(
            _("It is in force from %(day)s: its last day cannot lie before.") % {"day": version.in_force_from}
        )
    require_near_day(last_day)
    item = queries.items_before(version.rule.union, actor).filter(pk=item_id).first() if item_id else None
    _require_repealed(version, item, today)
    version.in_force_until, version.end = last_day, RuleVersion.End.REPEALED
    version.end_note, version.end_item = note.strip()[:200], item
    version.save(update_fields=["in_force_until", "end", "end_note", "end_item"])
    audit.record(actor.person, "congress.rule_repealed", version, reason=version.end_note, until=last_day.isoformat())
    return version


def _require_repealed(version: RuleVersion, item: Item | None, today: dt.date) -> None:
    """What the congress passed ends by another point that it passed: not by the one that made it."""
    asked = asked_of(version.rule, today)
    if asked.need != Need.PASS or (_is_passed(item) and not version.rule.versions.filter(item=item).exists()):
        return
    told = _("What the congress passed is repealed by a point that it passed: choose it. %(limit)s")
    raise RuleBroken(told % {"limit": limit_told(asked.limit)})


def _is_passed(item: Item | None) -> bool:
    if item is None or item.session.state not in DECIDED_IN:
        return False
    return item.state == Item.State.CARRIED and item.kind == Item.Kind.PASS
