"""The proposals behind the acts that each school has recorded: as many as its ledger tells, each with its life."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from random import Random

from jiaogong.almanac.days import working_days_after
from jiaogong.config.demo.people import Roster
from jiaogong.config.demo.tree import SEED
from jiaogong.kernel import bulk
from jiaogong.ledger.models import Entry
from jiaogong.members.models import Office, Person
from jiaogong.proposals.models import (
    Answer,
    Assignment,
    Call,
    Department,
    Happening,
    Proposal,
    Rating,
    Signature,
    Version,
)
from jiaogong.proposals.rules import Wording
from jiaogong.unions.models import Union

ANSWER_DAYS = 40
DEPARTMENTS = ("总务处", "教务处", "校长办公室", "德育处")
# Matter, reasons, remedy, which department, what it answered.
MATTERS = (
    ("校舍维修", "教学楼三层走廊雨天渗水，墙面起皮。", "列入暑期维修，先做防水再粉刷。", 0, "已列入暑期维修项目并完成招标。"),
    ("改善食堂饭菜", "早餐品种少，午餐后排同事常遇菜凉。", "增加杂粮和保温设备，每月公布菜谱。", 0, "已添置保温柜，菜谱按月公布。"),
    ("改善教师办公条件", "部分办公室座椅老旧，插座不足。", "分批更换座椅，增设安全插座。", 0, "座椅分两批更换，首批已到位。"),
    ("规范校园停车", "上下班时段车位紧张，占用消防通道。", "划定车位，错峰放行。", 0, "已重新划线并实行错峰放行。"),
    ("合理安排课后服务", "班主任连续值守，备课时间不足。", "实行轮班，值守次日晚到校。", 3, "已按年级轮班，试行弹性到校。"),
    ("更新图书", "教师阅览室专业书籍偏旧。", "每学期按学科征订一次。", 1, "已按学科征订，纳入年度预算。"),
    ("优化教师体检项目", "现有项目多年未变，颈椎筛查缺失。", "增加颈椎和甲状腺检查供自选。", 2, "与医院商定自选项目，今年起执行。"),
    ("更换操场照明", "晚间活动照明不足，存在安全隐患。", "更换为节能灯，增设应急照明。", 0, "照明已全部更换，验收合格。"),
    ("增加培训机会", "青年教师外出学习名额少。", "每学期公布计划，名额向一线倾斜。", 1, "已公布培训计划，名额按学科分配。"),
    ("设置教师午休场所", "午间无处休息，影响下午上课。", "利用空置教室设午休室。", 2, "已腾出两间教室并配躺椅。"),
    ("校园网络提速", "多媒体课堂常卡顿。", "更换交换机，扩充带宽。", 1, "带宽已扩充，交换机更换完毕。"),
    ("规范会议时间", "会议多且常超时。", "每周设无会日，会议限时。", 2, "已设周三无会日，会议不超过一小时。"),
)  # fmt: skip
_MEASURES = ("proposals_received", "proposals_filed", "proposals_answered", "proposals_settled")
State, Kind, Act = Proposal.State, Proposal.Kind, Happening.Act


@dataclass
class _Year:
    """What a union's ledger tells of a year's proposals: a count and its entry, by measure.

    A call that is still open (`open_until`) stands in no ledger yet; so many have been handed in (`handed_in`).
    """

    union: Union
    roster: Roster
    year: int
    told: dict[str, tuple[int, Entry]] = field(default_factory=dict)
    open_until: dt.date | None = None
    handed_in: int = 0

    def count(self, measure: str) -> int:
        return self.told[measure][0] if measure in self.told else 0

    def entry(self, measure: str) -> Entry | None:
        return self.told[measure][1] if measure in self.told else None

    @cached_property
    def due_date(self) -> dt.date:
        """The day until which what was filed is answered."""
        return working_days_after(self.day("proposals_filed") or dt.date(self.year, 4, 1), ANSWER_DAYS)

    def day(self, measure: str) -> dt.date | None:
        entry = self.entry(measure)
        return entry.start_date if entry else None


def keep_proposals(rosters: Iterable[Roster], *, today: dt.date) -> None:
    """Give every school its departments, and each year's recorded proposals the rows that they count.

    A school that has recorded none is calling for them.
    """
    known = {r.union.pk: r for r in rosters}
    departments = _departments(known)
    years = [y for y in _years(known) if y.count("proposals_received")]
    calling = known.keys() - {y.union.pk for y in years}
    years += [_under_way(roster, today) for pk, roster in known.items() if pk in calling]
    calls = Call.objects.bulk_create([_call(y) for y in years], batch_size=500)
    rng = Random(f"{SEED}:proposals")
    drawn = [(y, row) for y, call in zip(years, calls, strict=True) for row in _drawn(y, call, rng)]
    rows = Proposal.objects.bulk_create([row for _year, row in drawn], batch_size=500)
    _write_lives([(y, row) for (y, _row), row in zip(drawn, rows, strict=True)], departments, rng)


def _departments(rosters: dict[int, Roster]) -> dict[int, list[Department]]:
    """Each with somebody who answers for it: not the chair, who publishes the answers."""
    made: dict[int, list[Department]] = {}
    for pk, roster in rosters.items():
        holding = {o.person_id for o in roster.offices}
        plain = [p for p in roster.people if p.pk not in holding and p.retired_date is None] or list(roster.people)
        made[pk] = [
            Department(union=roster.union, name=name, answerer=plain[at % len(plain)])
            for at, name in enumerate(DEPARTMENTS)
        ]
    Department.objects.bulk_create([d for found in made.values() for d in found], batch_size=500)
    return made


def _years(rosters: dict[int, Roster]) -> Iterator[_Year]:
    """What stands in the ledger, entries that were corrected left out."""
    entries = Entry.objects.filter(union__in=rosters, category="proposals", sign=1, reversal__isnull=True)
    entries = (
        entries.exclude(state=Entry.State.PLANNED).prefetch_related("figures").order_by("union__path", "start_date")
    )
    found: dict[tuple[int, int], _Year] = {}
    for entry in entries:
        key = (entry.union_id, entry.start_date.year)
        year = found.setdefault(key, _Year(rosters[key[0]].union, rosters[key[0]], key[1]))
        year.told |= {f.measure: (f.value, entry) for f in entry.figures.all() if f.measure in _MEASURES}
    yield from found.values()


def _under_way(roster: Roster, today: dt.date) -> _Year:
    return _Year(roster.union, roster, today.year, open_until=today + dt.timedelta(days=12), handed_in=2)


def _call(y: _Year) -> Call:
    entry = y.entry("proposals_received")
    closed = y.open_until or (entry.start_date if entry else dt.date(y.year, 3, 1))
    filed = y.entry("proposals_filed")
    return Call(
        union=y.union,
        title=f"{y.year}年教代会提案征集",
        asked="请围绕教育教学、后勤保障和教职工权益，一事一案提出。",
        state=Call.State.OPEN if y.open_until else Call.State.SCREENED if filed else Call.State.CLOSED,
        opened_date=closed - dt.timedelta(days=14),
        last_date=closed,
        seconders_min=2,
        rule="学校提案工作办法通行做法（一名提案人、两名以上附议人），待核",
        opened_by=y.roster.office_holder(Office.Kind.CHAIR).person,
        closed_at=entry.drafted_at if entry else None,
        screened_at=filed.drafted_at if filed else None,
        received_entry=entry,
        filed_entry=filed,
    )


def _drawn(y: _Year, call: Call, rng: Random) -> Iterator[Proposal]:
    """As many as were received: the first were settled, the next answered, then filed; the others are suggestions."""
    last = call.opened_date if y.open_until else call.last_date
    people = y.roster.serving(last)
    order = rng.sample(range(len(MATTERS)), len(MATTERS))
    counts = [y.count(m) for m in _MEASURES]
    for at in range(y.handed_in or counts[0]):
        matter = MATTERS[order[at % len(order)]]
        title = matter[0] if at < len(order) else f"{matter[0]}（{at // len(order) + 1}）"
        proposal = Proposal(
            union=y.union, call=call, title=title, reasons=matter[1], remedy=matter[2],
            since=last if y.open_until else last - dt.timedelta(days=at % 12), proposer=people[(at * 3) % len(people)],
            year=y.year, receipt=at + 1,
        )  # fmt: skip
        proposal.handed_in_date = proposal.since
        proposal.fingerprint = proposal.wording.fingerprint
        yield _as_far(proposal, y, at, counts)


def _as_far(proposal: Proposal, y: _Year, at: int, counts: Sequence[int]) -> Proposal:
    """How far it has come by what the ledger tells."""
    screened, answered, settled = y.day("proposals_filed"), y.day("proposals_answered"), y.day("proposals_settled")
    proposal.state = State.HANDED_IN
    if screened is None:
        return proposal
    if at >= counts[1]:
        proposal.kind, proposal.ground, proposal.reason = (
            Kind.SUGGESTION,
            Proposal.Ground.BETTER,
            "宜由部门日常工作解决",
        )
    else:
        proposal.number = at + 1
    proposal.state, proposal.assigned_date = State.ASSIGNED, screened
    proposal.due_date = proposal.first_due_date = y.due_date
    if answered is not None and (at < counts[2] or at >= counts[1]):
        proposal.state, proposal.answered_date, proposal.first_answered_date = State.ANSWERED, answered, answered
        proposal.answered_entry = y.entry("proposals_answered") if at < counts[2] else None
    if settled is not None and (at < counts[3] or at >= counts[1]) and proposal.answered_date:
        proposal.state, proposal.settled_date, proposal.outcome = State.SETTLED, settled, Proposal.Outcome.SOLVED
        proposal.settled_entry = y.entry("proposals_settled") if at < counts[3] else None
        proposal.is_outstanding = at == 0
    return proposal


def _write_lives(
    drawn: Sequence[tuple[_Year, Proposal]], departments: dict[int, list[Department]], rng: Random
) -> None:
    """What happened to each, in one statement a table."""
    matters = {m[0]: m for m in MATTERS}
    lives: dict[type, list[dict[str, object]]] = defaultdict(list)
    for y, p in drawn:
        matter = matters[p.title.partition("（")[0]]
        lead = departments[y.union.pk][int(matter[3])]
        _seconded(lives, y, p)
        _dealt_with(lives, y, p, lead, str(matter[4]), rng)
    for model in (Signature, Version, Assignment, Answer, Rating, Happening):
        bulk.insert(model, lives[model])


def _seconded(lives: dict[type, list[dict[str, object]]], y: _Year, p: Proposal) -> None:
    people = [q for q in y.roster.serving(p.since) if q.pk != p.proposer_id]
    for person in (people[(p.receipt or 0) % len(people)], people[((p.receipt or 0) + 1) % len(people)]):
        signed = {"proposal_id": p.pk, "person_id": person.pk, "state": "signed", "fingerprint": p.fingerprint}
        lives[Signature].append(signed)
    said: Wording = p.wording
    lives[Version].append(
        {
            "proposal_id": p.pk, "number": 1, "title": said.title, "reasons": said.reasons, "remedy": said.remedy,
            "fingerprint": p.fingerprint, "on_date": p.since,
        }
    )  # fmt: skip


def _dealt_with(
    lives: dict[type, list[dict[str, object]]], y: _Year, p: Proposal, lead: Department, said: str, rng: Random
) -> None:
    chair = y.roster.office_holder(Office.Kind.CHAIR).person

    def happened(act: str, day: dt.date | None, by: Person | None, text: str = "") -> None:
        if day is not None:
            line = {"proposal_id": p.pk, "act": act, "on_date": day, "text": text, "done_by_id": by.pk if by else None}
            lives[Happening].append(line)

    happened(Act.HANDED_IN, p.handed_in_date, p.proposer, p.fingerprint[:16])
    if p.assigned_date is None:
        return
    turned = p.kind == Kind.SUGGESTION
    happened(Act.TURNED if turned else Act.FILED, p.assigned_date, chair, p.reason if turned else str(p.number))
    happened(Act.ASSIGNED, p.assigned_date, chair, lead.name)
    lives[Assignment].append({"proposal_id": p.pk, "department_id": lead.pk, "is_lead": True})
    if p.answered_date is None:
        return
    happened(Act.ANSWERED, p.answered_date, chair)
    entry = y.entry("proposals_answered")
    written_at = entry.drafted_at if entry else None
    lives[Answer].append(
        {
            "proposal_id": p.pk, "round": 1, "text": said, "written_by_id": (lead.answerer or chair).pk,
            "written_at": written_at, "published_date": p.answered_date,
        }
    )  # fmt: skip
    if not turned and rng.random() < 0.8:
        grade = rng.choice(("满意", "满意", "满意", "基本满意"))
        rated = {"proposal_id": p.pk, "round": 1, "person_id": p.proposer_id, "grade": grade, "is_satisfied": True}
        lives[Rating].append(rated | {"rated_date": p.answered_date})
        happened(Act.RATED, p.answered_date, p.proposer, grade)
    happened(Act.SETTLED, p.settled_date, chair, said)
