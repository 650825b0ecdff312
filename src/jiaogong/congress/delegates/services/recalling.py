"""A delegate recalled by secret ballot of the constituency: begun, and what the count decides."""

from __future__ import annotations

import uuid
from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.ballots import services as ballots
from jiaogong.ballots.models import Ballot, Question
from jiaogong.ballots.rules import BallotPlan, OptionPlan, QuestionPlan, Tally, VoterPlan
from jiaogong.congress.delegates import permissions
from jiaogong.congress.delegates.queries import electors_of
from jiaogong.congress.delegates.queries.choosing import limits_of
from jiaogong.congress.delegates.queries.recalling import constituency_on_record, locked_seat
from jiaogong.congress.delegates.rules.seats import DELEGATES
from jiaogong.congress.delegates.rules.votes import is_recalled
from jiaogong.congress.models import Delegation, Recall
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.models import Office, Term
from jiaogong.members.offices.services.seating import end_by_vote
from jiaogong.members.queries import Standing


@transaction.atomic
def put_recall_to_ballot(
    *,
    actor: Standing,
    office_id: int,
    reason: str,
    voters: Collection[int] = (),
    petitioners: int | None = None,
    way: str = "screen",
    form_key: uuid.UUID | None = None,
) -> Ballot:
    """Prepare the secret ballot by which a constituency decides whether its delegate keeps the seat.

    Those who vote are the constituency as it is on record, whoever of it still serves; `voters` (keys of persons) are
    asked for only where none is. The ballot opens and is counted on its own pages.
    """
    made = Recall.objects.filter(ballot__form_key=form_key).select_related("ballot").first() if form_key else None
    if made:
        return made.ballot
    office = locked_seat(office_id, visible_to=actor)
    require(permissions.may_arrange(actor, office.union))
    _require_recallable(office, reason)
    roll = _roll(office, voters)
    ballot = ballots.prepare_ballot(
        actor=actor,
        union=office.union,
        plan=_plan(office, reason.strip(), way),
        voters=[VoterPlan(person_id=pk) for pk in roll],
        form_key=form_key,
    )
    Recall.objects.create(
        office=office,
        ballot=ballot,
        reason=reason.strip()[:200],
        petitioners=petitioners,
        begun_by=actor.person,
        begun_at=clock.now(),
    )
    audit.record(actor.person, "congress.recall_begun", office, reason=reason.strip()[:200], voters=len(roll))
    return ballot


def _require_recallable(office: Office, reason: str) -> None:
    if office.until is not None and office.until <= clock.today():
        raise RuleBroken(_("This office ended on %(day)s.") % {"day": office.until})
    if not reason.strip():
        raise RuleBroken(_("Say why the delegate is to be recalled: those who vote read it."))
    if office.recalls.filter(state=Recall.State.VOTING).exists():
        raise RuleBroken(_("The constituency is voting on this recall already."))


def _roll(office: Office, voters: Collection[int]) -> list[int]:
    """The keys of those who vote, all of them of the house and entitled to elect for this body."""
    known = constituency_on_record(office)
    roll = list(dict.fromkeys(voters)) if known is None else [p.pk for p in known]
    if not roll:
        raise RuleBroken(_("Nobody of the constituency serves here any more: name those who vote."))
    electors = electors_of(office.union, _body(office), clock.today()).filter(pk__in=roll)
    strange = len(roll) - electors.count()
    if strange:
        told = {"count": strange, "union": office.union}
        raise RuleBroken(_("%(count)s of those named do not elect delegates of %(union)s.") % told)
    return roll


def _body(office: Office) -> str:
    return office.term.body if office.term else Term.Body.CONGRESS.value


def _plan(office: Office, reason: str, way: str) -> BallotPlan:
    """What is asked, in Chinese in every language of the pages."""
    body = "会员代表大会" if _body(office) == DELEGATES else "教职工代表大会"
    name = office.person.name
    question = QuestionPlan(
        kind=Question.Kind.MOTION,
        text=f"是否同意罢免{name}的{body}代表资格",
        options=(OptionPlan(label=name, person_id=office.person.pk),),
    )
    return BallotPlan(title=f"罢免{body}代表：{name}", explanation=reason, questions=(question,), way=way)


def is_of_recall(ballot: Ballot) -> bool:
    """Whether a ballot decides on a recall and waits for its count."""
    return _running(ballot) is not None


@transaction.atomic
def take_recall(*, actor: Standing, ballot: Ballot, tally: Tally) -> Recall | None:
    """Take over what a counted ballot says; None where it is no recall's. Where it recalls, the seat ends today.

    Nobody's right is asked for: the scrutineers have counted.
    """
    recall = _running(ballot)
    if recall is None:
        return None
    office, today = recall.office, clock.today()
    rule = limits_of(office.union, _body(office), today)["congress.recall_share"]
    yes = tally.questions[0].yes
    carried = is_recalled(yes=yes, entitled=tally.entitled, rule=rule)
    recall.state = Recall.State.RECALLED if carried else Recall.State.KEPT
    recall.entitled, recall.yes, recall.decided_date = tally.entitled, yes, today
    recall.save(update_fields=["state", "entitled", "yes", "decided_date"])
    if carried:
        end_by_vote(actor=actor, office_id=office.pk, how=Office.End.RECALLED)
        Delegation.objects.filter(delegates__office=office, head=office.person).update(head=None)
    audit.record(actor.person, "congress.recall_counted", office, yes=yes, entitled=tally.entitled, recalled=carried)
    return recall


@transaction.atomic
def end_recall(*, ballot: Ballot) -> Recall | None:
    """Note that a ballot came to nothing; None where it is no recall's."""
    recall = _running(ballot)
    if recall is None:
        return None
    recall.state = Recall.State.ENDED
    recall.save(update_fields=["state"])
    return recall


def _running(ballot: Ballot) -> Recall | None:
    recalls = Recall.objects.select_related("office__person", "office__union", "office__term")
    return recalls.filter(ballot=ballot, state=Recall.State.VOTING).first()
