"""Every reading of the register: which rules and versions one may know of, what is in force on a day, what waits."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from jiaogong.congress.models import Item, RuleVersion, SchoolRule, Session
from jiaogong.congress.register.telling import DECIDED_IN
from jiaogong.congress.sessions.queries import rolls, sessions_visible_to
from jiaogong.kernel.errors import NotFound
from jiaogong.kernel.script import holding
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

State = RuleVersion.State
PREPARED = (State.DRAFTED, State.OPINIONS, State.DELIBERATED)
IN_FORCE, ENDED, PREPARING, WAITING, TO_REVIEW = "in_force", "ended", "preparing", "waiting", "review"
MOST_ITEMS = 60
_PASSED = Q(elsewhere_date__isnull=False) | Q(item__kind=Item.Kind.PASS, item__state=Item.State.CARRIED)
_HEARD = Q(item__state=Item.State.HEARD) | (Q(item__state=Item.State.CARRIED) & ~Q(item__kind=Item.Kind.PASS))
_DECIDED = Q(item__session__state__in=DECIDED_IN)


def binding_on(day: dt.date) -> Q:
    """A condition that a version is in force on a day."""
    open_ended = Q(in_force_until__isnull=True) | Q(in_force_until__gte=day)
    return Q(state=State.GIVEN_FORCE, in_force_from__lte=day) & open_ended


def versions_visible_to(standing: Standing, on: dt.date) -> QuerySet[RuleVersion]:
    """What was put in force: of the branches one reads and the own house. Drafts: those of whoever officers the union.

    While opinions are asked for, and while it is before the congress, those who sit in that read a draft too.
    """
    house = standing.house
    known = standing.reading.holding("rule__union") | Q(rule__union=house.pk)
    drafts = standing.leading.holding("rule__union")
    if rolls.sits_in_body(standing.person, house, Session.Body.CONGRESS, on):
        drafts |= Q(rule__union=house.pk, state__in=(State.OPINIONS, State.DELIBERATED))
    found = RuleVersion.objects.filter(known).filter(Q(state=State.GIVEN_FORCE) | drafts)
    return found.select_related("rule__union", "item__session", "end_item__session")


def rules_visible_to(standing: Standing, on: dt.date) -> QuerySet[SchoolRule]:
    """Rules of which one may read a version."""
    versions = versions_visible_to(standing, on).order_by().values("rule")
    return SchoolRule.objects.filter(pk__in=versions)


def rule_visible_to(standing: Standing, rule_id: int, on: dt.date) -> SchoolRule:
    """One rule. Raises NotFound where there is none, or none that the person may know of."""
    rule = rules_visible_to(standing, on).filter(pk=rule_id).select_related("union").first()
    if rule is None:
        raise _unknown()
    return rule


def version_visible_to(standing: Standing, version_id: int, on: dt.date) -> RuleVersion:
    """One version with its rule, item and session. Raises NotFound likewise."""
    version = versions_visible_to(standing, on).filter(pk=version_id).first()
    if version is None:
        raise _unknown()
    return version


def locked_rule(rule_id: int, visible_to: Standing, on: dt.date) -> SchoolRule:
    """A rule fetched for change, by which all of its versions are changed one after another. Raises NotFound."""
    rule = rule_visible_to(visible_to, rule_id, on)
    return SchoolRule.objects.select_for_update(of=("self",)).select_related("union").get(pk=rule.pk)


def locked_version(version_id: int, visible_to: Standing, on: dt.date) -> RuleVersion:
    """A version fetched for change with its rule. Raises NotFound."""
    known = version_visible_to(visible_to, version_id, on)
    rule = SchoolRule.objects.select_for_update(of=("self",)).select_related("union").get(pk=known.rule_id)
    version = RuleVersion.objects.select_related("item__session").get(pk=known.pk)
    version.rule = rule
    return version


def _unknown() -> NotFound:
    return NotFound(_("There is no such rule, or it is not yours to see."))


def last_given_force(rule: SchoolRule) -> RuleVersion | None:
    """The version that was put in force last and has no end yet, be its first day still to come."""
    found = rule.versions.filter(state=State.GIVEN_FORCE, in_force_until__isnull=True)
    return found.select_related("item__session").first()


def with_versions(rules: QuerySet[SchoolRule], standing: Standing, on: dt.date) -> QuerySet[SchoolRule]:
    """The rules with the versions that one may read, as `known`, the newest first."""
    versions = versions_visible_to(standing, on).order_by("-number")
    return rules.select_related("union").prefetch_related(Prefetch("versions", versions, to_attr="known"))


def narrowed(
    rules: QuerySet[SchoolRule], versions: QuerySet[RuleVersion], *, words: str, kind: str, state: str, on: dt.date
) -> QuerySet[SchoolRule]:
    """Rules whose title, number, office or a readable text holds the words, of a kind, in a state on a day."""
    of_rule = versions.filter(rule=OuterRef("pk")).order_by()
    if words.strip():
        said = Exists(of_rule.filter(holding(words, "text")))
        rules = rules.filter(holding(words, "title", "number", "office") | Q(said))
    if kind in SchoolRule.Kind.values:
        rules = rules.filter(kind=kind)
    states = {
        IN_FORCE: Q(Exists(of_rule.filter(binding_on(on)))),
        PREPARING: Q(Exists(of_rule.filter(state__in=PREPARED))),
        WAITING: Q(Exists(of_rule.filter(waiting()))),
        TO_REVIEW: Q(Exists(of_rule.filter(past_review(on)))),
        ENDED: ~Q(Exists(of_rule.filter(binding_on(on)))) & Q(Exists(of_rule.filter(in_force_until__lt=on))),
    }
    return rules.filter(states[state]) if state in states else rules


def waiting() -> Q:
    """A condition that a version was passed or heard, and nobody has put it in force."""
    decided = Q(elsewhere_date__isnull=False) | ((_PASSED | _HEARD) & _DECIDED)
    return Q(state__in=PREPARED) & decided


def past_review(on: dt.date) -> Q:
    """A condition that a version in force should have been looked at anew by a day."""
    return binding_on(on) & Q(in_force_until__isnull=True, review_date__lte=on)


def own_versions(standing: Standing) -> QuerySet[RuleVersion]:
    """Versions of the rules of the very unions in which one holds an officer's post."""
    own = [u.pk for u in standing.unions_led]
    return RuleVersion.objects.filter(rule__union__in=own)


def items_before(union: Union, standing: Standing) -> QuerySet[Item]:
    """Points of the agenda of a union's own congress that a version may be laid before, the newest session first."""
    sessions = sessions_visible_to(standing).filter(union=union, body=Session.Body.CONGRESS)
    kinds = (Item.Kind.PASS, Item.Kind.HEAR, Item.Kind.REVIEW)
    found = Item.objects.filter(session__in=sessions.exclude(state=Session.State.CALLED_OFF).order_by().values("pk"))
    found = found.filter(kind__in=kinds).exclude(state=Item.State.DROPPED)
    return found.select_related("session").order_by("-session__starts_at", "position")


def version_of_item(item: Item) -> RuleVersion | None:
    """The version that was laid before a point of an agenda."""
    return RuleVersion.objects.filter(item=item).order_by("-pk").first()


def register_begun(union: Union) -> dt.date | None:
    """The day on which the first rule of a union was entered; None where there is none."""
    first = SchoolRule.objects.filter(union=union).order_by("entered_at").values_list("entered_at", flat=True).first()
    return localdate(first) if first else None


def was_passed_by_congress(rule: SchoolRule) -> bool:
    """Whether a version that was put in force had been passed by the congress."""
    return rule.versions.filter(_PASSED, state=State.GIVEN_FORCE).exists()
