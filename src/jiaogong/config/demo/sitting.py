"""The sessions of the made-up area: those that its ledger tells of, one being prepared, one in session today."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable
from random import Random

from django.utils.timezone import get_default_timezone

from jiaogong.config.demo.people import Roster
from jiaogong.config.demo.tree import SEED
from jiaogong.congress.models import Delivery, Item, Resolution, Seat, Session, SignOff
from jiaogong.congress.sessions import services
from jiaogong.congress.sessions.rules import Count, ItemPlan, SessionPlan, votes_needed
from jiaogong.congress.sessions.telling import Record, minutes_of
from jiaogong.kernel import clock
from jiaogong.ledger.models import Entry, Figure
from jiaogong.members.models import Office, Person
from jiaogong.members.queries import Standing, standing_of

_NUMERALS = {numeral: number for number, numeral in enumerate("一二三四五六七八九十", 1)}
_NAMED = re.compile("第(.)届(教职工代表大会|教职工大会)(?:第(.)次|临时)会议")
_PASSED = ("绩效工资分配办法", "教职工考勤办法", "年度考核方案", "岗位设置与聘用方案", "评优评先办法")
_HEARD = ("学校工作报告", "学校财务收支情况的报告", "学校工会工作报告", "校务公开情况的报告", "发展规划执行情况的报告")
_LIMIT = "教代会表决须超过代表总数的比例：1/2（学校教职工代表大会规定（教育部令第32号））"


def hold_sessions(rosters: Iterable[Roster], *, today: dt.date) -> None:
    """Keep a session for each that the ledger tells of, with the very figures; the other unions have proposed one."""
    told = {r.union.pk: r for r in rosters}
    entries = Entry.objects.filter(
        union__in=told, category="congress", state=Entry.State.CONFIRMED, sign=1, reversal__isnull=True
    ).order_by("union__path", "start_date", "pk")
    figures: dict[int, dict[str, int]] = defaultdict(dict)
    for entry_id, measure, value in Figure.objects.filter(entry__in=entries).values_list("entry", "measure", "value"):
        figures[entry_id][measure] = value
    kept = [_Kept(told[e.union_id], e, figures[e.pk]) for e in entries if "congress_sessions" in figures[e.pk]]
    sessions = Session.objects.bulk_create([k.session for k in kept], batch_size=500)
    Item.objects.bulk_create([i for k in kept for i in k.items()], batch_size=1000)
    Seat.objects.bulk_create([s for k in kept for s in k.seats()], batch_size=1000)
    SignOff.objects.bulk_create([o for k in kept for o in k.sign_offs()], batch_size=500)
    Delivery.objects.bulk_create([d for k in kept for d in k.deliveries()], batch_size=1000)
    Resolution.objects.bulk_create(_resolved(sessions), batch_size=500)
    held = {s.union_id for s in sessions if s.starts_at.year == today.year}
    for roster in told.values():
        if roster.union.pk not in held:
            _propose(roster, today)


class _Kept:
    """A session as its entry tells of it: who came by its figures, what was passed."""

    def __init__(self, roster: Roster, entry: Entry, figures: dict[str, int]) -> None:
        self.roster, self.entry, self.figures = roster, entry, figures
        self.rng = Random(f"{SEED}:session:{entry.union_id}:{entry.start_date}")
        self.due, self.came = figures.get("delegates_due", 30), figures.get("delegates_present", 30)
        self.excused = figures.get("delegates_excused", 0)
        self.people: list[Person] = []
        self.session = self._session()

    def _session(self) -> Session:
        entry, chair = self.entry, self.roster.office_holder(Office.Kind.CHAIR).person
        named = _NAMED.search(entry.title + entry.sentence)
        at = dt.datetime.combine(entry.start_date, dt.time(14), tzinfo=get_default_timezone())
        session = Session(
            union=entry.union, is_of_all=bool(named and named.group(2) == "教职工大会"),
            term_number=_NUMERALS.get(named.group(1), 1) if named else 1,
            number=_NUMERALS.get(named.group(3) or "", 5) if named else 1,
            cause=Session.Cause.UNION if named and not named.group(3) else Session.Cause.REGULAR,
            state=Session.State.SIGNED, starts_at=at, place="多功能厅", entitled=self.due, opened_with=self.came,
            proposed_by=chair, proposed_at=at - dt.timedelta(days=40), called_at=at - dt.timedelta(days=15),
            papers_sent_at=at - dt.timedelta(days=9), opened_at=at, closed_at=at + dt.timedelta(hours=2),
            signed_by=chair, signed_at=at + dt.timedelta(days=1), entry=entry,
        )  # fmt: skip
        session.minutes = minutes_of(self._record(session))
        return session

    def _record(self, session: Session) -> Record:
        return Record(
            session=session, items=tuple(self.items(session)), entitled=self.due, came=self.came, excused=self.excused,
            absent=max(0, self.due - self.came - self.excused), others=0, presidium=(), speakers=(), resolutions=(),
        )  # fmt: skip

    def items(self, session: Session | None = None) -> list[Item]:
        """As many as were considered, the report on proposals first from the second session on; those passed, passed."""
        held = session or self.session
        considered, passed = self.figures.get("items_considered", 1), self.figures.get("items_passed", 0)
        rng = Random(f"{SEED}:items:{self.entry.pk}")
        rules, reports = rng.sample(_PASSED, len(_PASSED)), rng.sample(_HEARD, len(_HEARD))
        can_pass = self.came >= votes_needed(self.due)
        items = []
        for at in range(considered):
            is_passed = can_pass and at >= considered - passed
            titles, kind = (rules, Item.Kind.PASS) if is_passed else (reports, Item.Kind.HEAR)
            title = titles[at % len(titles)]
            if at == 0 and held.number > 1:
                title, kind = "上次会议提案办理情况的报告", Item.Kind.REVIEW
            item = Item(session=held, position=at + 1, title=title, kind=kind, state=Item.State.HEARD)
            item.decided_at = held.starts_at + dt.timedelta(minutes=20 * (at + 1))
            items.append(self._voted(item, rng) if is_passed else item)
        return items

    def _voted(self, item: Item, rng: Random) -> Item:
        needed = votes_needed(self.due)
        against = rng.randint(0, max(0, min(2, self.came - needed)))
        item.way = Item.Way.SECRET if item.kind == Item.Kind.PASS else Item.Way.HANDS
        item.state, item.limit = Item.State.CARRIED, _LIMIT
        item.present, item.entitled, item.needed = self.came, self.due, needed
        item.quorum = min(self.came, -(-2 * self.due // 3))
        item.yes, item.no, item.abstained = self.came - against, against, 0
        return item

    def seats(self) -> list[Seat]:
        """Delegates first, then others of the house, as many as the entry tells of."""
        holders = [o.person for o in self.roster.offices if o.kind == Office.Kind.CONGRESS]
        others = [p for p in self.roster.serving(self.entry.start_date) if p not in holders]
        people = self.people = (holders + self.rng.sample(others, len(others)))[: self.due]
        states = [Seat.Attendance.PRESENT] * self.came + [Seat.Attendance.EXCUSED] * self.excused
        return [
            Seat(
                session=self.session, person=person, number=number, is_teacher=person.is_teacher,
                attendance=states[number - 1] if number <= len(states) else Seat.Attendance.ABSENT,
                arrived_at=self.session.starts_at if number <= self.came else None, is_presidium=number <= 5,
            )
            for number, person in enumerate(people, 1)
        ]  # fmt: skip

    def sign_offs(self) -> list[SignOff]:
        """The party organisation and the administration agreed before it was called."""
        day, chair = self.entry.start_date - dt.timedelta(days=16), self.session.proposed_by
        named = {SignOff.Side.PARTY: "党支部书记", SignOff.Side.ADMINISTRATION: "校长"}
        return [
            SignOff(session=self.session, side=side, signed_by=name, signed_date=day, noted_by=chair)
            for side, name in named.items()
        ]

    def deliveries(self) -> list[Delivery]:
        """Everybody has opened the papers, or signed for them."""
        at = self.session.starts_at - dt.timedelta(days=8)
        return [Delivery(session=self.session, person=person, at=at) for person in self.people]


def _resolved(sessions: Iterable[Session]) -> list[Resolution]:
    """What was passed, public for five days and carried out since."""
    passed = {"state": Item.State.CARRIED, "kind": Item.Kind.PASS}
    carried = Item.objects.filter(session__in=[s.pk for s in sessions], **passed)
    found = []
    for item in carried.select_related("session"):
        day = item.session.starts_at.date()
        found.append(
            Resolution(
                session=item.session, item=item, text=f"审议通过《{item.title}》。", charged="办公室",
                public_from=day + dt.timedelta(days=1), public_until=day + dt.timedelta(days=5), state=Resolution.State.DONE,
                outcome="已印发执行", settled_at=item.session.signed_at, settled_by=item.session.signed_by,
            )
        )  # fmt: skip
    return found


def _propose(roster: Roster, today: dt.date) -> Session:
    """The session that a union has proposed for three weeks from now."""
    chair = roster.office_holder(Office.Kind.CHAIR)
    plan = SessionPlan(body=Session.Body.CONGRESS, starts_at=_at(today + dt.timedelta(days=21), 14), place="会议室")
    with clock.stopped_at(today):
        return services.propose_session(actor=chair, union=roster.union, plan=plan)


def _at(day: dt.date, hour: int) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour), tzinfo=get_default_timezone())


def prepare_session(roster: Roster, *, today: dt.date) -> None:
    """The shown school's next session: called, its papers sent and opened by some, a topic waiting for an answer."""
    chair = standing_of(roster.office_holder(Office.Kind.CHAIR).person, today)
    with clock.stopped_at(today - dt.timedelta(days=4)):
        session = _called(chair, today + dt.timedelta(days=9), (
            ItemPlan(kind="hear", title="学校工作报告", presenter="校长"),
            ItemPlan(kind="pass", title="课后服务经费分配办法", presenter="工会主席", text="按课时和岗位分档发放，学期末公示明细。"),
        ))  # fmt: skip
        services.add_paper(actor=chair, session_id=session.pk, title="学校工作报告（征求意见稿）", text=_REPORT)
        services.add_paper(actor=chair, session_id=session.pk, title="课后服务经费分配办法（草案）", text=_DRAFT)
        services.send_papers(actor=chair, session_id=session.pk)
    seats = list(session.seats.select_related("person").order_by("number"))
    with clock.stopped_at(today - dt.timedelta(days=1)):
        for seat in seats[: len(seats) * 2 // 3]:
            services.open_papers(actor=standing_of(seat.person, today), session_id=session.pk)
        services.note_attendance(
            actor=chair, session_id=session.pk, came={seats[-1].pk: services.Came("excused", "外出培训")}
        )
        teachers = [s.person_id for s in seats if s.is_teacher][:5]
        services.name_presidium(actor=chair, session_id=session.pk, people=teachers)


def sit_today(roster: Roster, *, today: dt.date) -> None:
    """A neighbour is in session today: its agenda voted by hands and recounted, a report heard, a draft to be passed."""
    chair = standing_of(roster.office_holder(Office.Kind.CHAIR).person, today)
    with clock.stopped_at(today - dt.timedelta(days=10)):
        session = _called(chair, today, (
            ItemPlan(kind="procedure", title="大会议程（草案）"),
            ItemPlan(kind="hear", title="学校工作报告", presenter="校长"),
            ItemPlan(kind="pass", title="教职工考勤办法", presenter="办公室主任"),
        ))  # fmt: skip
        services.add_paper(actor=chair, session_id=session.pk, title="学校工作报告", text=_REPORT)
        services.add_paper(actor=chair, session_id=session.pk, title="教职工考勤办法（草案）", text=_RULES)
        services.send_papers(actor=chair, session_id=session.pk)
    with clock.stopped_at(_at(today, 14)):
        seats = list(session.seats.select_related("person").order_by("number"))
        teachers = [s.person_id for s in seats if s.is_teacher][1:6]
        services.name_presidium(actor=chair, session_id=session.pk, people=teachers)
        gone = {s.pk: services.Came("excused", "病假") for s in seats[:1]}
        here = {s.pk: services.Came("present") for s in seats[1:]}
        services.note_attendance(actor=chair, session_id=session.pk, came=here | gone)
        services.open_session(actor=chair, session_id=session.pk)
        procedure = session.items.get(kind=Item.Kind.PROCEDURE)
        tellers = "、".join(s.person.name for s in seats[4:6])
        services.vote_by_hands(actor=chair, item_id=procedure.pk, count=Count(yes=len(seats) - 3), tellers=tellers)
        again = Count(yes=len(seats) - 2, abstained=1)
        services.recount_hands(
            actor=chair, item_id=procedure.pk, count=again, reason="第一次漏计后排两人", tellers=tellers
        )
        services.note_heard(actor=chair, item_id=session.items.get(kind=Item.Kind.HEAR).pk)
        for seat in seats[2:4]:
            services.ask_for_floor(actor=standing_of(seat.person, today), session_id=session.pk)


def _called(chair: Standing, day: dt.date, items: Iterable[ItemPlan]) -> Session:
    """A session signed off and called; from the second on its agenda holds the report on proposals already."""
    plan = SessionPlan(body=Session.Body.CONGRESS, starts_at=_at(day, 14), place="报告厅")
    session = services.propose_session(actor=chair, union=chair.home, plan=plan)
    for item in items:
        services.add_item(actor=chair, session_id=session.pk, plan=item)
    for side, name in (("party", "党支部书记"), ("administration", "校长")):
        services.note_sign_off(actor=chair, session_id=session.pk, side=side, signed_by=name, signed_date=clock.today())
    return services.call_session(actor=chair, session_id=session.pk, notice="请各位代表提前阅读材料，准时参加会议。")


_REPORT = "一年来，学校坚持立德树人，教学质量稳步提升；教师培训覆盖全员，办公条件和食堂服务继续改善。"
_RULES = "第一条 教职工按作息时间到岗。\n第二条 请假经年级组和办公室同意。\n第三条 本办法自通过之日起施行。"
_DRAFT = (
    "第一条 课后服务经费按课时和岗位分档发放。\n第二条 发放明细学期末公示不少于五天。\n第三条 本办法自通过之日起施行。"
)
