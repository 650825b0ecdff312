"""A rule entered, a new version of it drafted, and both changed."""

from __future__ import annotations

import uuid
from dataclasses import asdict

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from jiaogong.congress.models import RuleVersion, SchoolRule
from jiaogong.congress.register import permissions, queries
from jiaogong.congress.register.rules import RulePlan, Words
from jiaogong.kernel import audit, clock, files
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import ChangedMeanwhile, RuleBroken
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union


@transaction.atomic
def enter_rule(
    *, actor: Standing, union: Union, plan: RulePlan, words: Words, form_key: uuid.UUID | None = None
) -> RuleVersion:
    """Enter a rule into a union's register, its first version being drafted. Sent again with its key it acts once."""
    require(permissions.may_keep(actor, union))
    known = RuleVersion.objects.filter(rule__form_key=form_key, rule__union=union) if form_key else None
    made_already = known.select_related("rule__union").order_by("number").first() if known else None
    if made_already is not None:
        return made_already
    rule = SchoolRule(union=Union.objects.select_for_update().get(pk=union.pk), form_key=form_key)
    _put(rule, plan)
    rule.entered_at = clock.now()
    rule.save()
    audit.record(actor.person, "congress.rule_entered", rule, kind=rule.kind)
    return _drafted(actor, rule, words, 1)


@transaction.atomic
def change_rule(*, actor: Standing, rule_id: int, plan: RulePlan) -> SchoolRule:
    """Call a rule, its kind, number or office otherwise; what it says changes by a new version alone."""
    rule = queries.locked_rule(rule_id, actor, clock.today())
    require(permissions.may_keep(actor, rule.union))
    Union.objects.select_for_update().get(pk=rule.union_id)
    fields = ("title", "kind", "number", "office")
    before = audit.values(rule, *fields)
    _put(rule, plan)
    rule.save(update_fields=fields)
    told = audit.changes(before, audit.values(rule, *fields))
    audit.record(actor.person, "congress.rule_changed", rule, changes=told)
    return rule


@transaction.atomic
def revise_rule(*, actor: Standing, rule_id: int, words: Words) -> RuleVersion:
    """Draft a new version of a rule beside the one in force."""
    rule = queries.locked_rule(rule_id, actor, clock.today())
    require(permissions.may_revise(actor, rule))
    last: int | None = rule.versions.aggregate(last=Max("number"))["last"]
    return _drafted(actor, rule, words, (last or 0) + 1)


@transaction.atomic
def change_version(*, actor: Standing, version_id: int, words: Words, seen_version: int) -> RuleVersion:
    """Say otherwise what a version says, until the congress has it. Raises ChangedMeanwhile where somebody else just did."""
    version = queries.locked_version(version_id, actor, clock.today())
    require(permissions.may_change(actor, version))
    if version.version != seen_version:
        raise ChangedMeanwhile(_("Somebody has changed this version since you opened it."), current=version)
    before = version.text
    _write(version, words)
    version.version += 1
    version.save(update_fields=["text", "note", "file_name", "sha256", "content_type", "version"])
    told = audit.passages(before, version.text)
    audit.record(actor.person, "congress.rule_version_changed", version, number=version.number, passages=told)
    return version


def _drafted(actor: Standing, rule: SchoolRule, words: Words, number: int) -> RuleVersion:
    version = RuleVersion(rule=rule, number=number)
    _write(version, words)
    version.save()
    audit.record(actor.person, "congress.rule_version_drafted", version, number=version.number, sha256=version.sha256)
    return version


def _put(rule: SchoolRule, plan: RulePlan) -> None:
    said = {name: value.strip() for name, value in asdict(plan).items()}
    title = said["title"].strip("《》")[:120]
    if not title:
        raise RuleBroken(_("A rule has a title."))
    if plan.kind not in SchoolRule.Kind.values:
        raise RuleBroken(_("There is no such kind of rule."))
    if SchoolRule.objects.filter(union=rule.union, title=title).exclude(pk=rule.pk).exists():
        told = _("“%(title)s” stands in the register already: enter a new version of it.")
        raise RuleBroken(told % {"title": title})
    rule.title, rule.kind = title, said["kind"]
    rule.number, rule.office = said["number"][:40], said["office"][:60]


def _write(version: RuleVersion, words: Words) -> None:
    kept = files.keep(words.file[1], words.file[0]) if words.file else None
    version.text, version.note = words.text.strip()[:40_000], words.note.strip()[:300]
    if kept:
        version.file_name, version.sha256, version.content_type = kept.name, kept.sha256, kept.content_type
    if not version.text and not version.sha256:
        raise RuleBroken(_("A version has a text or a file."))
