"""Who may do what with rules; each refusal is a sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from jiaogong.congress.models import RuleVersion, SchoolRule
from jiaogong.congress.register import queries
from jiaogong.congress.register.telling import HEARD, PASSED, outcome_of
from jiaogong.kernel.access import ALLOWED, Decision, refused
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union

State = RuleVersion.State


def may_keep(actor: Standing, union: Union) -> Decision:
    """A union's own officers keep the register: the union is the congress's working body."""
    if actor.holds_office_in(union):
        return ALLOWED
    return refused(_("Only an officer of %(union)s itself keeps its register of rules.") % {"union": union})


def may_prepare(actor: Standing, version: RuleVersion) -> Decision:
    """A version is prepared until it is put in force or withdrawn."""
    if version.state not in queries.PREPARED:
        return refused(_("This version is settled: enter a new version of the rule."))
    return may_keep(actor, version.rule.union)


def may_change(actor: Standing, version: RuleVersion) -> Decision:
    """Its words may change until the congress has them before it."""
    if version.state == State.DELIBERATED or outcome_of(version) in (PASSED, HEARD):
        return refused(_("Its words are before the congress or were passed: take it back to the draft to change them."))
    return may_prepare(actor, version)


def may_take_back(actor: Standing, version: RuleVersion) -> Decision:
    """What was not decided, or not passed, may become a draft again."""
    if version.state not in (State.OPINIONS, State.DELIBERATED) and not version.elsewhere_date:
        return refused(_("It is a draft, or settled already."))
    if version.item is not None and outcome_of(version) == PASSED:
        return refused(_("The congress has passed it: a change of it is a new version that is passed anew."))
    return may_prepare(actor, version)


def may_revise(actor: Standing, rule: SchoolRule) -> Decision:
    """One version is prepared at a time."""
    may = may_keep(actor, rule.union)
    if may and rule.versions.filter(state__in=queries.PREPARED).exists():
        return refused(_("A version of this rule is being prepared already: finish or withdraw that first."))
    return may


def may_repeal(actor: Standing, version: RuleVersion) -> Decision:
    """What is in force without an end may be repealed, or looked at anew."""
    if version.state != State.GIVEN_FORCE or version.in_force_until is not None:
        return refused(_("Only a version that is in force can be repealed or reviewed."))
    return may_keep(actor, version.rule.union)
