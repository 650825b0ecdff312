"""Appraisals of the made-up area: the shown school's leaders last year and this, its managers next; plans elsewhere."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Sequence
from random import Random

from jiaogong.appraisal import services
from jiaogong.appraisal.models import Appraisal
from jiaogong.appraisal.rules import Plan, ReaderPlan, SubjectPlan
from jiaogong.ballots import services as ballots
from jiaogong.ballots.models import Ballot
from jiaogong.config.demo.people import Roster
from jiaogong.config.demo.tree import SEED
from jiaogong.kernel import clock
from jiaogong.kernel.limits import words_in
from jiaogong.ledger.services import confirm_entry
from jiaogong.members.models import Office, Person, SchoolPost
from jiaogong.members.queries import OFFICER_KINDS, Standing, offices_in, standing_of
from jiaogong.unions.limits import limit_for

CATEGORY = "appraisal"
_LEADERS = ("校长", "副校长", "副校长")
_MANAGERS = ("教导处主任", "德育处主任", "总务处主任")
_TEAM = "学校领导班子"
_REPORT = (
    "一年来，本人分管{charge}工作，坚持带头听课评课，落实学年计划，处理教职工来信来访及时。"
    "不足之处是深入一线还不够。下一步将增加听课节数，按月与教职工代表交流。"
)
_CHARGES = ("学校全面", "教学", "德育", "教务", "学生", "后勤")
_GOOD, _WEAK = ("作风务实，遇事能带头", "办事公道，账目清楚"), ("听课指导偏少", "与青年教师沟通还不够")


def appraise(roster: Roster, others: Sequence[Roster], area: Roster, *, today: dt.date) -> None:
    """The shown school from the archive of last year to a ballot that waits to be opened; the others have plans."""
    chair = standing_of(roster.office_holder(Office.Kind.CHAIR).person, today)
    reader = area.office_holder(Office.Kind.STAFF).person
    people = _free(roster, today)
    leaders, managers = people[:3], people[3:6]
    last = dt.date(today.year - 1, 12, 16)
    before = _leaders(chair, leaders, reader, last, year=last.year)
    _close_file(chair, before, last, today)
    voted = today - dt.timedelta(days=20)
    _feed_back(chair, _leaders(chair, leaders, reader, voted, year=today.year), voted, only=1)
    _managers(chair, managers, reader, today)
    for at, other in enumerate(others):
        _planned(other, today, is_approved=bool(at % 2))
    for other in others[:1]:
        _led_from_above(other, today)


def _free(roster: Roster, today: dt.date) -> list[Person]:
    """The head of the house first, then people who hold no office, the last on the file first."""
    held = set(Office.objects.filter(union=roster.union).values_list("person", flat=True))
    posts = dict(SchoolPost.objects.filter(person__union=roster.union).values_list("person", "kind"))
    free = [p for p in reversed(roster.serving(today)) if p.pk not in held and p.pk not in posts]
    heads = [p for p in roster.people if posts.get(p.pk) == SchoolPost.Kind.HEAD and p.pk not in held]
    return [*heads, *free]


def _plan(chair: Standing, year: int, title: str, subjects: Sequence[SubjectPlan], reader: Person | None) -> Plan:
    union, on = chair.home, clock.today()
    heads, grades, teams = (
        words_in(str(limit_for(union, f"{CATEGORY}.{name}", on).value)) for name in ("heads", "grades", "team_grades")
    )
    return Plan(
        title=f"{year}年度{title}民主评议",
        year=year,
        appraisers=Appraisal.Appraisers.STAFF,
        subjects=tuple(subjects),
        heads=heads,
        grades=grades,
        team_grades=teams,
        about="先述职，后无记名测评；计票后座谈听取意见，向本人反馈，制定整改措施，材料归档。",
        readers=(ReaderPlan(person_id=reader.pk, capacity="上级工会组织科"),) if reader else (),
    )


def _subjects(people: Sequence[Person], posts: Sequence[str], kind: str) -> list[SubjectPlan]:
    return [SubjectPlan(person_id=p.pk, kind=kind, post=post) for p, post in zip(people, posts, strict=False)]


def _approved(chair: Standing, plan: Plan, day: dt.date) -> Appraisal:
    """Planned a month before the day, approved within the week, and everybody has reported."""
    with clock.stopped_at(day - dt.timedelta(days=26)):
        planned = services.plan_appraisal(actor=chair, union=chair.home, plan=plan)
    with clock.stopped_at(day - dt.timedelta(days=21)):
        appraisal = services.approve_plan(
            actor=chair,
            appraisal_id=planned.pk,
            approving_body="学校党支部",
            approved_date=clock.today(),
            approval=f"支部会议纪要〔{clock.today().year}〕9号",
        )
    with clock.stopped_at(day - dt.timedelta(days=9)):
        for subject, charge in zip(appraisal.subjects.all(), _CHARGES, strict=False):
            services.give_report(actor=chair, subject_id=subject.pk, text=_REPORT.format(charge=charge))
    return appraisal


def _leaders(chair: Standing, people: list[Person], reader: Person, day: dt.date, *, year: int) -> Appraisal:
    """The leaders and their team, graded by all staff: the school is small enough for all to meet."""
    team = SubjectPlan(person_id=people[0].pk, kind="team", post=_TEAM)
    subjects = [*_subjects(people, _LEADERS, "leader"), team]
    with clock.stopped_at(day - dt.timedelta(days=26)):
        plan = _plan(chair, year, "校级干部", subjects, reader)
    appraisal = _approved(chair, plan, day)
    with clock.stopped_at(day):
        appraisal = services.prepare_grading(actor=chair, appraisal_id=appraisal.pk)
        assert appraisal.ballot is not None
        _grade(chair, appraisal.ballot, questions=len(subjects), each=len(plan.heads) + 1, seed=f"{SEED}:{year}")
        appraisal.refresh_from_db()
        if appraisal.entry and appraisal.entry.state == "draft":
            confirm_entry(actor=chair, entry_id=appraisal.entry.pk)
    return appraisal


def _grade(chair: Standing, ballot: Ballot, *, questions: int, each: int, seed: str) -> None:
    """The ballot as it is in life; the passphrases are drawn and forgotten, the keys thrown away with the count."""
    rng = Random(seed)
    voters = [v.person for v in ballot.voters.select_related("person__union").order_by("person_id")]
    three, said = voters[:3], secrets.token_urlsafe(18)
    ballots.name_scrutineers(
        actor=chair, ballot_id=ballot.pk, scrutineers=[p.pk for p in three[:2]], spares=[three[2].pk]
    )
    for person in three:
        ballots.take_up_duty(actor=standing_of(person), ballot_id=ballot.pk, passphrase=said)
    ballots.open_ballot(actor=chair, ballot_id=ballot.pk)
    for person in voters[: len(voters) * 3 // 4]:
        answers = [[_drawn(rng, at) for _head in range(each)] for at in range(questions)]
        ballots.cast_vote(actor=standing_of(person), ballot_id=ballot.pk, answers=answers)
    ballots.close_ballot(actor=chair, ballot_id=ballot.pk)
    for person in three[:2]:
        ballots.give_passphrase(actor=standing_of(person), ballot_id=ballot.pk, passphrase=said)


def _drawn(rng: Random, at: int) -> int | None:
    """A grade's place, the best most often; of the third somewhat less, and a few leave it out."""
    best = 70 if at != 2 else 52
    return rng.choices((0, 1, 2, 3, None), weights=(best, 95 - best, 3, 1, 1))[0]


def _feed_back(chair: Standing, appraisal: Appraisal, voted: dt.date, *, only: int = 0) -> None:
    """What was heard in the talks, and the feedback, to all or to the first few."""
    subjects = list(appraisal.subjects.order_by("position"))
    with clock.stopped_at(voted + dt.timedelta(days=5)):
        for at, subject in enumerate(subjects):
            services.add_remark(actor=chair, subject_id=subject.pk, side="good", text=_GOOD[at % 2])
            services.add_remark(actor=chair, subject_id=subject.pk, side="weak", text=_WEAK[at % 2])
    with clock.stopped_at(voted + dt.timedelta(days=8)):
        for subject in subjects[: only or None]:
            services.give_feedback(actor=chair, subject_id=subject.pk, text="总体认可度高，请针对不足制定整改措施。")


def _close_file(chair: Standing, appraisal: Appraisal, voted: dt.date, today: dt.date) -> None:
    """Everybody has taken note; of two remedies one is done and one past its day; the file is archived."""
    _feed_back(chair, appraisal, voted)
    noted = voted + dt.timedelta(days=10)
    subjects = list(appraisal.subjects.select_related("person__union").order_by("position"))
    with clock.stopped_at(noted):
        for subject in subjects:
            services.acknowledge(actor=standing_of(subject.person), subject_id=subject.pk, reply="照此改进。")
        june = dt.date(today.year, 6, 30)
        done = services.set_remedy(actor=chair, subject_id=subjects[0].pk, text="每周听课不少于两节", due_date=june)
        late = max(today - dt.timedelta(days=10), noted)
        services.set_remedy(actor=chair, subject_id=subjects[1].pk, text="每学期与青年教师座谈两次", due_date=late)
    with clock.stopped_at(min(voted + dt.timedelta(days=23), today)):
        services.archive(actor=chair, appraisal_id=appraisal.pk)
    if june < today:
        with clock.stopped_at(june):
            services.finish_remedy(actor=chair, remedy_id=done.pk, outcome="上半年听课四十二节")


def _managers(chair: Standing, people: list[Person], reader: Person, today: dt.date) -> None:
    """The managers' plan stands and their ballot waits for its scrutineers."""
    with clock.stopped_at(today - dt.timedelta(days=28)):
        subjects = _subjects(people, _MANAGERS, "manager")
        plan = _plan(chair, today.year, "中层干部", subjects, reader)
    appraisal = _approved(chair, plan, today - dt.timedelta(days=2))
    with clock.stopped_at(today - dt.timedelta(days=2)):
        services.prepare_grading(actor=chair, appraisal_id=appraisal.pk)


def _planned(roster: Roster, today: dt.date, *, is_approved: bool) -> None:
    chair = standing_of(roster.office_holder(Office.Kind.CHAIR).person, today)
    people = _free(roster, today)[:2]
    with clock.stopped_at(today - dt.timedelta(days=6)):
        subjects = _subjects(people, _LEADERS, "leader")
        plan = _plan(chair, today.year, "校级干部", subjects, None)
        planned = services.plan_appraisal(actor=chair, union=roster.union, plan=plan)
        if is_approved:
            services.approve_plan(
                actor=chair,
                appraisal_id=planned.pk,
                approving_body="学校党支部",
                approved_date=clock.today(),
                approval="",
            )


def _led_from_above(roster: Roster, today: dt.date) -> None:
    """Officers of one union are appraised, every one of them: the union above leads."""
    chair = standing_of(roster.office_holder(Office.Kind.CHAIR).person, today)
    held = offices_in(roster.union, today).filter(kind__in=OFFICER_KINDS)
    posts = {o.person: str(o.get_kind_display()) for o in held}
    with clock.stopped_at(today - dt.timedelta(days=4)):
        subjects = _subjects(list(posts), list(posts.values()), "manager")
        plan = _plan(chair, today.year, "工会干部", subjects, None)
        planned = services.plan_appraisal(actor=chair, union=roster.union, plan=plan)
        services.hand_up(actor=chair, appraisal_id=planned.pk)
