from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from jiaogong.appraisal import services
from jiaogong.appraisal.models import Appraisal, Subject
from jiaogong.appraisal.rules import OVERALL, Plan, SubjectPlan
from jiaogong.ballots.events import BallotCounted, BallotOpened
from jiaogong.ballots.models import Ballot, Outcome
from jiaogong.ballots.rules import OptionTally, QuestionTally, Tally
from jiaogong.kernel import clock
from jiaogong.kernel.events import announce
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing

HEADS = ("德", "能", "勤", "绩", "廉")
GRADES = ("优秀", "称职", "基本称职", "不称职")


def make_plan(*people: Person, **overrides: Any) -> Plan:
    """A plan to appraise some leaders of the house by all staff."""
    facts: dict[str, Any] = {
        "title": "2026年度校级干部民主评议",
        "year": 2026,
        "appraisers": "staff",
        "subjects": tuple(SubjectPlan(person_id=p.pk, kind="leader", post="副校长") for p in people),
        "heads": HEADS,
        "grades": GRADES,
        "team_grades": ("好", "较好", "一般", "差"),
        **overrides,
    }
    return Plan(**facts)


def approved(chair: Standing, *people: Person, **overrides: Any) -> Appraisal:
    """An appraisal whose plan is approved and whose reports are given."""
    planned = services.plan_appraisal(actor=chair, union=chair.home, plan=make_plan(*people, **overrides))
    appraisal = services.approve_plan(
        actor=chair, appraisal_id=planned.pk, approving_body="学校党支部", approved_date=clock.today(), approval=""
    )
    for subject in appraisal.subjects.all():
        services.give_report(actor=chair, subject_id=subject.pk, text="一年来履职情况报告。")
    return appraisal


def tally_for(appraisal: Appraisal, counts: Sequence[int] = (8, 2, 1, 0), entitled: int = 12) -> Tally:
    """A count in which every head of everybody got the same grades."""
    cast = sum(counts)
    questions = tuple(
        QuestionTally(
            kind="grade",
            text=subject.called,
            options=tuple(
                OptionTally(label=head, person_id=subject.person_id, grades=tuple(counts))
                for head in (*appraisal.heads, OVERALL)
            ),
        )
        for subject in appraisal.subjects.order_by("position")
    )
    return Tally(entitled=entitled, issued=cast, cast=cast, questions=questions)


def count(appraisal: Appraisal, actor: Standing, tally: Tally) -> Appraisal:
    """Announce a count as ballots do once their papers are opened."""
    ballot = appraisal.ballot
    assert ballot is not None
    Ballot.objects.filter(pk=ballot.pk).update(state=Ballot.State.COUNTED)
    Outcome.objects.create(ballot=ballot, published=[], fingerprints=[], tally=asdict(tally))
    announce(BallotOpened(ballot_id=ballot.pk, actor=actor))
    announce(BallotCounted(ballot_id=ballot.pk, actor=actor))
    appraisal.refresh_from_db()
    return appraisal


def counted(chair: Standing, *people: Person, counts: Sequence[int] = (8, 2, 1, 0), **overrides: Any) -> Appraisal:
    """An appraisal whose papers are counted."""
    appraisal = approved(chair, *people, **overrides)
    prepared = services.prepare_grading(actor=chair, appraisal_id=appraisal.pk)
    return count(prepared, chair, tally_for(prepared, counts))


def fed_back(chair: Standing, person: Person, **overrides: Any) -> Subject:
    """The result of one who was told it."""
    subject = counted(chair, person, **overrides).subjects.get()
    return services.give_feedback(actor=chair, subject_id=subject.pk, text="总体优秀，沟通还需加强。")
