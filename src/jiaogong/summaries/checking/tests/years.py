"""A made-up school and its year, told in the ledger; drafts of its chair are checked against it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from jiaogong.kernel import periods
from jiaogong.ledger import services
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import AwardFact, Facts, FigureFact, Origin, PersonFact
from jiaogong.members.models import Person
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_officer, make_person
from jiaogong.summaries.checking import Checked, check_text
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

YEAR = periods.parse("2025")
STAFF = ("顾云舟", "裴静姝", "阮知夏", "欧阳晴岚", "柏松年", "祁小满", "温如言", "陆沉璧")


def make_school(area: Union | None = None, **overrides: Any) -> Standing:
    """The chair of a school with eight named colleagues, five of them women, and two retired."""
    chair = make_officer(make_union(area or make_union(), **overrides), name="贺兰秋")
    union = chair.person.union
    for name in STAFF:
        make_person(union, name=name, sex="F" if name in STAFF[:4] else "M")
    for serial in range(2):
        make_person(union, name=f"老园丁{'甲乙'[serial]}", retired_date=dt.date(2020, 8, 31))
    return chair


def act(category: str, title: str, day: str, sentence: str = "", *, month: bool = False, **figures: int) -> Facts:
    """Facts of one act; `day` as MM-DD of 2025."""
    return Facts(
        category=category,
        title=title,
        start=dt.date.fromisoformat(f"2025-{day}"),
        precision="month" if month else "day",
        sentence=sentence,
        figures=tuple(FigureFact(measure, value) for measure, value in figures.items()),
    )


def with_awards(facts: Facts, *awards: tuple[str, str, int]) -> Facts:
    return replace(facts, awards=tuple(AwardFact(*a) for a in awards))


def with_people(facts: Facts, union: Union, *names: str) -> Facts:
    keys = Person.objects.filter(union=union, name__in=names).values_list("pk", flat=True)
    return replace(facts, people=tuple(PersonFact(k, "winner") for k in keys))


def post(chair: Standing, *facts: Facts) -> list[Entry]:
    """Confirmed entries of the chair's union."""
    postings = [(chair.person.union, f, Origin()) for f in facts]
    return services.post_entries(actor=chair, postings=postings, state=Entry.State.CONFIRMED)


def live_the_year(chair: Standing) -> None:
    """What the school did in 2025, and a little of 2024."""
    union = chair.person.union
    post(
        chair,
        act("congress", "第三届教职工代表大会第二次会议", "03-27", congress_sessions=1, delegates_due=31,
            delegates_present=29, items_considered=4, items_passed=3),
        act("proposals", "征集教代会提案", "03-05", proposals_received=12),
        act("proposals", "提案审查", "04-02", proposals_filed=10),
        act("proposals", "提案办结通报", "11-12", proposals_settled=8, proposals_answered=10),
        act("disclosure", "更新公开栏", "05-06", items_disclosed=6),
        act("voice", "后勤职工座谈会", "10-10", "听取食堂职工意见。", participants=13, opinions_collected=16),
        act("appraisal", "中层干部述职评议", "12-18", leaders_appraised=6, appraisers=51),
        act("care", "看望住院教师", "03-12", "看望手术后休养的教师。", visits=1, visit_amount=100000),
        act("care", "看望住院教师", "06-20", visits=1, visit_amount=60000),
        act("care", "春节走访困难教职工", "01-20", visits=5, visit_amount=300000),
        act("care", "慰问丧亲教师", "09-02", "前往吊唁。", visits=2, visit_amount=120000),
        act("care", "困难档案动态调整", "10-16", hardship_files=2, hardship_closed=1),
        act("benefits", "教职工体检", "06-03", checkups_due=96, checkups_done=91),
        act("benefits", "体检补检", "11-18", checkups_followed=3),
        act("benefits", "中秋慰问", "09-30", gifts_given=96, gift_amount=2880000),
        act("benefits", "元旦慰问", "12-30", gifts_given=96, gift_amount=1920000),
        act("retirees", "重阳座谈会", "10-27", retirees_gathered=13),
        act("women", "“三八”节羽毛球赛", "03-08", women_participants=42),
        act("study", "3月教育法学习", "03-01", month=True, sessions_held=4, participants=180),
        act("study", "9月师德学习", "09-01", month=True, sessions_held=2, participants=95),
        with_awards(act("contests", "课件制作比赛", "05-20", works=25, prizes=12),
                    ("校", "一等奖", 2), ("校", "二等奖", 4), ("校", "三等奖", 6)),
        with_people(with_awards(act("contests", "市级优质课竞赛获奖", "10-14", prizes=1), ("市", "一等奖", 1)), union, "顾云舟"),
        with_people(with_awards(act("honours", "教师节表彰会", "09-10", honoured_people=2),
                                ("校", "先进工作者", 2)), union, "裴静姝", "柏松年"),
        act("mentoring", "青蓝结对签约", "09-19", mentor_pairs=5),
        act("culture", "教职工趣味运动会", "10-24", participants=88, teams=6),
        act("culture", "摄影社4月活动", "04-01", month=True, sessions_held=2, participants=20),
        act("culture", "摄影社11月活动", "11-01", month=True, sessions_held=4, participants=44),
        act("charity", "慈善一日捐", "09-09", donors=39, donation_amount=273000),
        act("finance", "公布上半年经费收支", "07-08", union_income=1200000, union_spending=910000, accounts_published=1),
        act("finance", "公布下半年经费收支", "12-26", union_income=980000, union_spending=1140000, accounts_published=1),
        act("publicity", "全年信息报送", "12-20", news_sent=17, news_published=5),
    )  # fmt: skip
    before = (
        act("care", "春节走访困难教职工", "01-20", visits=4, visit_amount=200000),
        act("proposals", "征集教代会提案", "03-05", proposals_received=10),
    )
    post(chair, *(replace(facts, start=facts.start.replace(year=2024)) for facts in before))


def check(text: str, union: Union, **options: Any) -> Checked:
    return check_text(text, union=union, period=YEAR, **options)


def parts_of(checked: Checked) -> list[tuple[str, str, str]]:
    """(kind, printed, verdict) of every part, in order."""
    return [(p.kind, checked.text[p.start : p.end], p.verdict) for c in checked.claims for p in c.parts]


def verdicts_of(checked: Checked) -> list[tuple[str, str]]:
    """(printed, verdict) of every part, in order."""
    return [(printed, verdict) for _kind, printed, verdict in parts_of(checked)]
