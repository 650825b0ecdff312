"""The secret ballot of an appraisal: prepared here, held on the ballots' own pages, its count taken over here."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.appraisal import permissions, posts, queries
from jiaogong.appraisal.models import Appraisal, Result, Subject
from jiaogong.appraisal.rules import Asked, counted_of, questions_of, require_of_this_paper
from jiaogong.appraisal.services.on_record import put_on_its_only_item
from jiaogong.ballots import queries as counted_ballots
from jiaogong.ballots import services as ballots
from jiaogong.ballots.events import BallotCounted, BallotEnded, BallotOpened
from jiaogong.ballots.rules import BallotPlan, Tally, VoterPlan
from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.queries import Standing, headcount

State = Appraisal.State
EXPLANATION = (
    "请对每位评议对象逐项评定等次，不了解的可以不评。评议对象不领本票：无记名票无法保证本人不评自己，"
    "而只空出某一人的票会让人看出是谁投的。"
    "计票结果由{kept}保管，不在此公布。"
)


@transaction.atomic
def prepare_grading(
    *,
    actor: Standing,
    appraisal_id: int,
    way: str = "screen",
    opens_at: dt.datetime | None = None,
    closes_at: dt.datetime | None = None,
) -> Appraisal:
    """Prepare the secret ballot: a question for each who is appraised, all of whom are left off its roll.

    It is held by the union that leads the appraisal. A secret paper cannot be held to leaving the own line empty, and
    one that does would tell whose it is.
    """
    appraisal = queries.locked_appraisal(appraisal_id, visible_to=actor)
    require(permissions.may_prepare(actor, appraisal))
    subjects = list(appraisal.subjects.select_related("person"))
    if not (reported := permissions.has_reports(appraisal)):
        raise RuleBroken(reported.reason)
    today = clock.today()
    voters = queries.voters_of(appraisal, today)
    fewest = queries.fewest(appraisal.union, today)
    if len(voters) < fewest:
        raise RuleBroken(
            _(
                "Only %(found)s would grade; of fewer than %(least)s papers no result is told, so as to protect who gave"
                " them. Enter the delegates first, or let all staff appraise."
            )
            % {"found": len(voters), "least": fewest}
        )
    appraisal.ballot = ballots.prepare_ballot(
        actor=actor,
        union=appraisal.leading_union,
        plan=_paper(appraisal, subjects, way=way, opens_at=opens_at, closes_at=closes_at),
        voters=[VoterPlan(person_id=pk) for pk in voters],
    )
    appraisal.version += 1
    appraisal.save(update_fields=["ballot", "version"])
    audit.record(actor.person, "appraisal.grading_prepared", appraisal, count=len(voters))
    return appraisal


def _paper(
    appraisal: Appraisal,
    subjects: list[Subject],
    *,
    way: str,
    opens_at: dt.datetime | None,
    closes_at: dt.datetime | None,
) -> BallotPlan:
    asked = [
        Asked(
            called=s.called if s.is_team else f"{s.person.name}（{s.post}）",
            grades=tuple(appraisal.team_grades if s.is_team else appraisal.grades),
            person_id=s.person_id,
        )
        for s in subjects
    ]
    kept = "、".join(queries.keepers_of(appraisal, clock.today()).values()) or "工会"
    return BallotPlan(
        title=appraisal.title,
        questions=questions_of(asked, appraisal.heads),
        explanation=EXPLANATION.format(kept=kept),
        way=way,
        opens_at=opens_at,
        closes_at=closes_at,
        is_confidential=True,
    )


@transaction.atomic
def follow_ballot(event: BallotOpened) -> None:
    """The roll is frozen and papers can be cast: the appraisal is being graded."""
    Appraisal.objects.filter(ballot=event.ballot_id, state=State.APPROVED).update(state=State.VOTING)


@transaction.atomic
def record_count(event: BallotCounted) -> None:
    """Take the count over: each one's grades by head, and beside them who was on the roll and took part."""
    appraisal = _locked(event.ballot_id)
    if appraisal is None or appraisal.ballot is None:
        return
    tally = counted_ballots.tally_of(appraisal.ballot)
    _keep_counts(appraisal, tally)
    today = clock.today()
    appraisal.on_roll = headcount(appraisal.union, today).staff
    appraisal.delegates = queries.congress_delegates(appraisal.union, today).count()
    appraisal.entitled, appraisal.issued, appraisal.cast = tally.entitled, tally.issued, tally.cast
    appraisal.counted_at, appraisal.state = clock.now(), State.COUNTED
    appraisal.version += 1
    appraisal.entry = posts.counted(appraisal, event.actor)
    appraisal.save()
    put_on_its_only_item(appraisal, event.actor)
    audit.record(event.actor.person, "appraisal.counted", appraisal, count=tally.cast)


def _keep_counts(appraisal: Appraisal, tally: Tally) -> None:
    subjects = list(appraisal.subjects.order_by("position"))
    require_of_this_paper(tally, len(subjects))
    Result.objects.bulk_create(
        Result(
            subject=subject,
            position=at,
            head=line.head,
            is_overall=line.is_overall,
            counts=list(line.counts),
            abstained=line.abstained,
        )
        for subject, question in zip(subjects, tally.questions, strict=True)
        for at, line in enumerate(counted_of(question, cast=tally.cast), 1)
    )


@transaction.atomic
def return_from_ballot(event: BallotEnded) -> None:
    """The ballot came to nothing: the approved plan waits for another."""
    appraisal = _locked(event.ballot_id)
    if appraisal is None:
        return
    appraisal.ballot, appraisal.state, appraisal.reason = None, State.APPROVED, event.reason[:200]
    appraisal.version += 1
    appraisal.save(update_fields=["ballot", "state", "reason", "version"])
    audit.record(event.actor.person, "appraisal.grading_ended", appraisal, reason=appraisal.reason)


def _locked(ballot_id: int) -> Appraisal | None:
    plans = Appraisal.objects.select_for_update(of=("self",)).select_related("union", "ballot", "led_from", "led_by")
    return plans.filter(ballot=ballot_id).first()
