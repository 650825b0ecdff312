"""A version on its way: opinions asked for, laid before the congress, passed where no session shows it, taken back."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.congress.models import Item, RuleVersion
from jiaogong.congress.register import permissions, queries
from jiaogong.congress.register.rules import EARLIEST
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.days import require_near_day, require_past_day
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.members.queries import Standing

State = RuleVersion.State


@transaction.atomic
def ask_opinions(*, actor: Standing, version_id: int, until: dt.date) -> RuleVersion:
    """Let those who sit in the congress read a draft and say what they think of it, until a day."""
    version = queries.locked_version(version_id, actor, clock.today())
    require(permissions.may_change(actor, version))
    if until < clock.today():
        raise RuleBroken(_("%(day)s is past: opinions are asked for until a day to come.") % {"day": until})
    require_near_day(until)
    version.state, version.opinions_until = State.OPINIONS, until
    version.save(update_fields=["state", "opinions_until"])
    audit.record(actor.person, "congress.rule_opinions_asked", version, until=until.isoformat())
    return version


@transaction.atomic
def lay_before(*, actor: Standing, version_id: int, item_id: int) -> RuleVersion:
    """Lay a version before the congress as a point of an agenda; what becomes of it there is read from that point."""
    version = queries.locked_version(version_id, actor, clock.today())
    require(permissions.may_change(actor, version))
    item = queries.items_before(version.rule.union, actor).filter(pk=item_id).first()
    if item is None:
        raise NotFound(_("This point is on no agenda of the union's own congress."))
    other = queries.version_of_item(item)
    if other is not None and other.pk != version.pk:
        told = _("“%(item)s” is the point on which “%(rule)s” was decided.")
        raise RuleBroken(told % {"item": item.title, "rule": other.rule.title})
    version.state, version.item = State.DELIBERATED, item
    version.elsewhere_date, version.elsewhere_note = None, ""
    version.save(update_fields=["state", "item", "elsewhere_date", "elsewhere_note"])
    audit.record(actor.person, "congress.rule_laid_before", version, item=item.title)
    return version


@transaction.atomic
def note_elsewhere(*, actor: Standing, version_id: int, on: dt.date, note: str) -> RuleVersion:
    """Note that a version was passed before this register was kept, by what; it is shown as told, not as proved."""
    version = queries.locked_version(version_id, actor, clock.today())
    require(permissions.may_change(actor, version))
    if not note.strip():
        raise RuleBroken(_("Say which body passed it."))
    begun = queries.register_begun(version.rule.union) or clock.today()
    if on >= begun:
        told = _(
            "The register is kept since %(begun)s: what was passed on %(day)s has a session here; choose its point."
        )
        raise RuleBroken(told % {"begun": begun, "day": on})
    require_past_day(on, since=EARLIEST)
    version.elsewhere_date, version.elsewhere_note = on, note.strip()[:200]
    version.save(update_fields=["elsewhere_date", "elsewhere_note"])
    audit.record(actor.person, "congress.rule_passed_elsewhere", version, on=on.isoformat())
    return version


@transaction.atomic
def take_back(*, actor: Standing, version_id: int) -> RuleVersion:
    """Make a draft of a version again that is not decided yet, or was not passed."""
    version = queries.locked_version(version_id, actor, clock.today())
    require(permissions.may_take_back(actor, version))
    version.state, version.item, version.opinions_until = State.DRAFTED, None, None
    version.elsewhere_date, version.elsewhere_note = None, ""
    version.save(update_fields=["state", "item", "opinions_until", "elsewhere_date", "elsewhere_note"])
    audit.record(actor.person, "congress.rule_taken_back", version, number=version.number)
    return version


@transaction.atomic
def withdraw(*, actor: Standing, version_id: int, reason: str) -> RuleVersion:
    """Give a version up that was not put in force, saying why; a point not dealt with yet is free for another."""
    version = queries.locked_version(version_id, actor, clock.today())
    require(permissions.may_prepare(actor, version))
    if not reason.strip():
        raise RuleBroken(_("Say why it is withdrawn."))
    version.state, version.end_note = State.WITHDRAWN, reason.strip()[:200]
    if version.item is not None and version.item.state == Item.State.PLANNED:
        version.item = None
    version.save(update_fields=["state", "end_note", "item"])
    audit.record(actor.person, "congress.rule_withdrawn", version, reason=version.end_note)
    return version
