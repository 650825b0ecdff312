"""A ballot before it opens: prepared, changed, called off."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.ballots import permissions, queries
from jiaogong.ballots.events import BallotEnded
from jiaogong.ballots.models import Ballot, Option, Question, Voter
from jiaogong.ballots.rules import BallotPlan, QuestionPlan, VoterPlan, telling
from jiaogong.ballots.rules.soundness import require_sound
from jiaogong.ballots.services.finishing import throw_keys_away
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import ChangedMeanwhile, RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.kernel.once import made_by_form, save_once
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union


@transaction.atomic
def prepare_ballot(
    *,
    actor: Standing,
    union: Union,
    plan: BallotPlan,
    voters: Sequence[VoterPlan],
    form_key: uuid.UUID | None = None,
) -> Ballot:
    """Prepare a ballot; the same form (`form_key`) sent again returns what it prepared.

    Options keep the order of the plan (see `rules.strokes.in_order` for names) and are counted from 0.
    """
    made = made_by_form(Ballot, form_key)
    if made:
        return made
    require(permissions.may_prepare(actor, union))
    ballot = Ballot(union=union, prepared_by=actor.person, form_key=form_key)
    _require_plan(plan)
    _take(ballot, plan)
    made = save_once(ballot, form_key)
    if made:
        return made
    _write_questions(ballot, plan.questions)
    _write_voters(ballot, voters)
    audit.record(actor.person, "ballots.prepared", ballot, voters=len(voters))
    return ballot


@transaction.atomic
def change_plan(
    *,
    actor: Standing,
    ballot_id: int,
    plan: BallotPlan,
    seen_version: int,
    voters: Sequence[VoterPlan] | None = None,
) -> Ballot:
    """Put another plan in the place of one that was prepared by hand, and another electorate (None: the same).

    Raises ChangedMeanwhile where somebody else changed it since it was seen.
    """
    ballot = queries.locked_ballot(ballot_id, visible_to=actor)
    require(permissions.may_change_plan(actor, ballot))
    if ballot.version != seen_version:
        raise ChangedMeanwhile(_("Somebody has changed this ballot since you opened it."), current=ballot)
    _require_plan(plan)
    before = telling.told(queries.plan_of(ballot))
    _take(ballot, plan)
    ballot.version += 1
    ballot.save()
    ballot.questions.all().delete()
    _write_questions(ballot, plan.questions)
    changed = audit.changes(before, telling.told(plan))
    if "questions" in changed:
        changed["questions"] = audit.passages(*changed["questions"])
    changed |= _rolled_anew(ballot, voters) if voters is not None else {}
    audit.record(actor.person, "ballots.plan_changed", ballot, changes=changed)
    return ballot


@transaction.atomic
def change_voters(*, actor: Standing, ballot_id: int, voters: Sequence[VoterPlan]) -> Ballot:
    """Put another electorate in the place of the one that was prepared."""
    ballot = queries.locked_ballot(ballot_id, visible_to=actor)
    require(permissions.may_change(actor, ballot))
    audit.record(actor.person, "ballots.voters_changed", ballot, changes=_rolled_anew(ballot, voters))
    return ballot


def _rolled_anew(ballot: Ballot, voters: Sequence[VoterPlan]) -> dict[str, list[str]]:
    """Write another roll; how many stood on it and stand on it now, with how many went and came."""
    before = dict(ballot.voters.order_by().values_list("person", "group"))
    ballot.voters.all().delete()
    _write_voters(ballot, voters)
    after = dict(ballot.voters.order_by().values_list("person", "group"))
    if before == after:
        return {}
    went, came = before.keys() - after.keys(), after.keys() - before.keys()
    return {"voters": [str(len(before)), f"{len(after)} (−{len(went)} +{len(came)})"]}


@transaction.atomic
def call_off(*, actor: Standing, ballot_id: int, reason: str) -> Ballot:
    """Call a ballot off before it is counted: what was sealed is thrown away with the keys, opened by nobody."""
    ballot = queries.locked_ballot(ballot_id, visible_to=actor)
    require(permissions.may_call_off(actor, ballot))
    if not reason.strip():
        raise RuleBroken(_("Say why the ballot is called off."))
    throw_keys_away(ballot)
    ballot.state, ballot.reason = Ballot.State.CALLED_OFF, reason.strip()[:200]
    ballot.save(update_fields=["state", "reason"])
    audit.record(actor.person, "ballots.called_off", ballot, reason=ballot.reason)
    announce(BallotEnded(ballot_id=ballot.pk, actor=actor, reason=ballot.reason))
    return ballot


def _require_plan(plan: BallotPlan) -> None:
    require_sound(plan)
    if plan.closes_at and plan.closes_at <= clock.now():
        raise RuleBroken(_("The ballot would close in the past: choose a later end."))


def _take(ballot: Ballot, plan: BallotPlan) -> None:
    ballot.title, ballot.explanation, ballot.way = plan.title.strip()[:120], plan.explanation.strip(), plan.way
    ballot.opens_at, ballot.closes_at, ballot.is_confidential = plan.opens_at, plan.closes_at, plan.is_confidential
    ballot.purpose = plan.purpose


def _write_questions(ballot: Ballot, plans: Sequence[QuestionPlan]) -> None:
    questions = [
        Question(
            ballot=ballot,
            position=at,
            kind=plan.kind,
            text=plan.text.strip(),
            most=plan.most,
            may_write_in=plan.may_write_in,
            grades=list(plan.grades),
        )
        for at, plan in enumerate(plans)
    ]
    Question.objects.bulk_create(questions)
    Option.objects.bulk_create(
        Option(question=question, position=at, label=option.label.strip(), person_id=option.person_id)
        for question, plan in zip(questions, plans, strict=True)
        for at, option in enumerate(plan.options)
    )


def _write_voters(ballot: Ballot, plans: Sequence[VoterPlan]) -> None:
    """Write the roll. Raises RuleBroken where somebody stands on it twice or does not belong to the union's branch."""
    groups = {plan.person_id: plan.group.strip()[:60] for plan in plans}
    if len(groups) < len(plans):
        raise RuleBroken(_("Somebody stands on the roll twice."))
    branch = Person.objects.filter(pk__in=groups, union__path__startswith=ballot.union.path, merged_into__isnull=True)
    known = set(branch.order_by().values_list("pk", flat=True))
    strange = [pk for pk in groups if pk not in known]
    if strange:
        named = {"count": len(strange), "union": ballot.union}
        raise RuleBroken(_("%(count)s of those on the roll do not belong to %(union)s.") % named)
    Voter.objects.bulk_create(
        [Voter(ballot=ballot, person_id=pk, group=group) for pk, group in groups.items()], batch_size=500
    )
