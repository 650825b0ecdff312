"""What others say: of the plan and of the candidates, and of somebody on the list while it is public."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.almanac.days import working_days_after
from jiaogong.elections import permissions, queries
from jiaogong.elections.events import ApprovalAnswered, ApprovalAsked, ListPublished
from jiaogong.elections.models import Candidate, Election, Objection, Review
from jiaogong.elections.queries.progress import contests_now, limits_of
from jiaogong.elections.rules.lacks import lacks_of_list
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.members.queries import Standing

State = Election.State


@transaction.atomic
def send_request(*, actor: Standing, election_id: int, document: str = "") -> Election:
    """Report the plan to the party organisation and the union above (请示); after a refusal it is sent anew."""
    election = queries.locked_election(election_id, visible_to=actor)
    require(permissions.may_submit(actor, election))
    sent = election.reviews.filter(stage=Review.Stage.REQUEST)
    open_or_agreed = set(sent.exclude(agrees=False).values_list("by", flat=True))
    if open_or_agreed == set(Review.By.values):
        raise RuleBroken(_("The plan has been sent already."))
    sent.filter(agrees=False).delete()
    Review.objects.bulk_create(
        Review(election=election, stage=Review.Stage.REQUEST, by=by, sent_date=clock.today(),
               document=document.strip()[:60], sent_by=actor.person)
        for by in Review.By.values if by not in open_or_agreed
    )  # fmt: skip
    if Review.By.UPPER not in open_or_agreed:
        announce(ApprovalAsked(election_id=election.pk, stage=Review.Stage.REQUEST, number=1, actor=actor))
    audit.record(actor.person, "elections.plan_sent", election, document=document.strip()[:60])
    return election


@transaction.atomic
def reply(*, actor: Standing, review_id: int, agrees: bool, answer: str = "", on: dt.date | None = None) -> Review:
    """Say what was said of the plan or the list, on a day (today); who does not agree says why."""
    election_id = Review.objects.filter(pk=review_id).values_list("election", flat=True).first()
    election = queries.locked_election(election_id or 0, visible_to=actor)
    review = Review.objects.get(pk=review_id)
    review.election = election
    require(permissions.may_reply(actor, review))
    day = on or clock.today()
    if not agrees and not answer.strip():
        raise RuleBroken(_("Say what is to be changed."))
    if not review.sent_date <= day <= clock.today():
        raise RuleBroken(_("The reply came between %(day)s and today.") % {"day": review.sent_date})
    review.replied_date, review.agrees, review.answer = day, agrees, answer.strip()[:200]
    review.replied_by = actor.person
    review.save(update_fields=["replied_date", "agrees", "answer", "replied_by"])
    audit.record(
        actor.person, "elections.agreed" if agrees else "elections.not_agreed", election, by=review.by,
        stage=review.stage, answer=review.answer,
    )  # fmt: skip
    if review.by == Review.By.UPPER:
        announce(ApprovalAnswered(review_id=review.pk, actor=actor))
    return review


@transaction.atomic
def publish_list(*, actor: Standing, election_id: int) -> Election:
    """Make the list public from today on, for as many working days as the place asks."""
    election = queries.locked_election(election_id, visible_to=actor)
    require(permissions.may_publish(actor, election))
    of_list = list(election.reviews.filter(stage=Review.Stage.LIST, number=election.list_number))
    refusing = next((r for r in of_list if r.agrees is False), None)
    if refusing:
        raise RuleBroken(
            _("%(by)s did not agree to the list: take it back and change it. (%(answer)s)")
            % {"by": refusing.get_by_display(), "answer": refusing.answer}
        )
    if not of_list or any(r.agrees is None for r in of_list):
        raise RuleBroken(_("The list is public once the party organisation and the union above have examined it."))
    rule = limits_of(election.union, clock.today())["election.publicity_workdays"]
    election.public_since = clock.today()
    election.public_until = working_days_after(election.public_since, max(1, rule.whole))
    election.state = State.PUBLIC
    election.save(update_fields=["state", "public_since", "public_until"])
    audit.record(
        actor.person, "elections.list_published", election, since=election.public_since.isoformat(),
        until=election.public_until.isoformat(),
    )  # fmt: skip
    announce(ListPublished(election_id=election.pk, actor=actor))
    return election


@transaction.atomic
def record_objection(*, actor: Standing, election_id: int, text: str, candidate_id: int | None = None) -> Objection:
    """Keep what was said against a candidate or the list; who said it is not asked."""
    election = queries.locked_election(election_id, visible_to=actor)
    require(permissions.may_object(actor, election))
    if not text.strip():
        raise RuleBroken(_("Write down what was said."))
    candidate = None
    if candidate_id is not None:
        candidate = Candidate.objects.filter(pk=candidate_id, contest__election=election).first()
        if candidate is None:
            raise NotFound(_("This candidate is not on the list."))
    objection = Objection.objects.create(
        election=election,
        candidate=candidate,
        on_date=clock.today(),
        text=text.strip()[:2000],
        recorded_by=actor.person,
    )
    audit.record(actor.person, "elections.objection_recorded", election, number=objection.pk)
    return objection


@transaction.atomic
def settle_objection(*, actor: Standing, objection_id: int, outcome: str) -> Objection:
    """Say what was found of an objection; all are settled before the list is fixed."""
    election_id = Objection.objects.filter(pk=objection_id).values_list("election", flat=True).first()
    election = queries.locked_election(election_id or 0, visible_to=actor)
    objection = Objection.objects.get(pk=objection_id)
    objection.election = election
    require(permissions.may_settle_objection(actor, objection))
    if not outcome.strip():
        raise RuleBroken(_("Say what was found."))
    objection.outcome, objection.settled_date = outcome.strip()[:200], clock.today()
    objection.save(update_fields=["outcome", "settled_date"])
    audit.record(actor.person, "elections.objection_settled", election, number=objection.pk)
    return objection


@transaction.atomic
def fix_list(*, actor: Standing, election_id: int) -> Election:
    """Fix the list after it was public for all its days and every objection is settled."""
    election = queries.locked_election(election_id, visible_to=actor)
    require(permissions.may_fix(actor, election))
    today = clock.today()
    if election.public_until is not None and today <= election.public_until:
        raise RuleBroken(_("The list is public until %(day)s.") % {"day": election.public_until})
    if election.objections.filter(settled_date__isnull=True).exists():
        raise RuleBroken(_("Objections are still open: settle each first."))
    limits = limits_of(election.union, today)
    blocking = [lack.text for lack in lacks_of_list(contests_now(election, limits, today), limits) if lack.blocks]
    if blocking:
        raise RuleBroken(" ".join(dict.fromkeys(blocking)))
    election.state = State.FIXED
    election.save(update_fields=["state"])
    audit.record(actor.person, "elections.list_fixed", election)
    return election
