"""A ballot of the shown school that is open today: the demo accounts still owe their votes, and two of them open it."""

from __future__ import annotations

import datetime as dt
from random import Random

from django.utils.timezone import get_default_timezone

from jiaogong.ballots import services as ballots
from jiaogong.ballots.rules import BallotPlan, OptionPlan, QuestionPlan, VoterPlan
from jiaogong.config.demo.people import Roster
from jiaogong.config.demo.tree import SEED
from jiaogong.kernel import clock
from jiaogong.members.models import Office, Person
from jiaogong.members.queries import Standing, standing_of

_QUESTIONS = (
    QuestionPlan(kind="motion", text="是否同意《教职工之家管理办法（修订稿）》"),
    QuestionPlan(
        kind="choose",
        text="明年最想参加的文体活动",
        options=tuple(OptionPlan(label=name) for name in ("羽毛球", "合唱", "登山", "书法", "太极拳")),
        most=2,
    ),
)


def ballot(roster: Roster, area: Roster, *, today: dt.date) -> None:
    """Opened two days ago and open for five more; six in ten have voted."""
    draw = Random(f"{SEED} 投票 {roster.union.code}")
    said = "-".join("".join(draw.choices("abcdefghjkmnpqrstuvwxyz", k=4)) for _n in range(4))
    chair = standing_of(roster.office_holder(Office.Kind.CHAIR).person, today)
    officer = Office.objects.filter(union=area.union, kind=Office.Kind.STAFF).order_by("pk")[0].person
    people = list(
        Person.objects.filter(union=roster.union, is_member=True, retired_date__isnull=True).order_by("number")
    )
    plain = [p for p in people if not Office.objects.filter(person=p).exists()]
    closes = dt.datetime.combine(today + dt.timedelta(days=5), dt.time(17), tzinfo=get_default_timezone())
    plan = BallotPlan(
        title="《教职工之家管理办法》表决",
        explanation=f"演示用的投票：三名监票人的口令都是 {said}。真实的投票中，口令只有监票人本人知道。",
        questions=_QUESTIONS,
        purpose="resolution",
        closes_at=closes,
    )
    with clock.stopped_at(today - dt.timedelta(days=2)):
        voters = [VoterPlan(person_id=p.pk) for p in people]
        made = ballots.prepare_ballot(actor=chair, union=roster.union, plan=plan, voters=voters)
        _open(chair, made.pk, scrutineers=plain[:2], spare=officer, said=said)
        for person in people:
            if person not in (plain[0], chair.person) and draw.random() < 0.6:
                answers = [draw.choice(("yes", "yes", "yes", "no", "abstain")), draw.sample(range(5), 2)]
                ballots.cast_vote(actor=standing_of(person), ballot_id=made.pk, answers=answers)


def _open(chair: Standing, ballot_id: int, *, scrutineers: list[Person], spare: Person, said: str) -> None:
    ballots.name_scrutineers(
        actor=chair, ballot_id=ballot_id, scrutineers=[p.pk for p in scrutineers], spares=[spare.pk]
    )
    for person in (*scrutineers, spare):
        ballots.take_up_duty(actor=standing_of(person), ballot_id=ballot_id, passphrase=said)
    ballots.open_ballot(actor=chair, ballot_id=ballot_id)
