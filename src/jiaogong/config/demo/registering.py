"""The registers of rules of the made-up area: what each house has in force, what its sessions passed, one being drafted."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from random import Random

from django.utils.timezone import get_default_timezone, localdate

from jiaogong.config.demo.people import Roster
from jiaogong.config.demo.tree import SEED
from jiaogong.congress.models import Item, RuleVersion, SchoolRule, Session
from jiaogong.congress.register import services
from jiaogong.congress.register.rules import RulePlan, Words, years_on
from jiaogong.kernel import clock
from jiaogong.members.models import Office
from jiaogong.members.queries import standing_of

Kind = SchoolRule.Kind
State = RuleVersion.State
_YEARS = 5
_ENDS = "本办法自通过之日起施行，由{office}负责解释。"


@dataclass(frozen=True, slots=True)
class _Told:
    """A rule as the made-up schools have it: its articles, and those that an older version had in their place."""

    title: str
    kind: str
    office: str
    articles: tuple[str, ...]
    older: tuple[str, ...] = ()

    def text(self, *, is_older: bool = False) -> str:
        said = self.older if is_older and self.older else self.articles
        numerals = "一二三四五六七八九十"
        lines = (*said, _ENDS.format(office=self.office))
        return "\n".join(f"第{numerals[at]}条　{line}" for at, line in enumerate(lines))


_TOLD = (
    _Told("教职工代表大会实施办法", Kind.CONGRESS, "工会", (
        "教职工代表大会是教职工依法参与学校民主管理和监督的基本形式，在学校党组织领导下开展工作。",
        "代表由教职工以年级组、处室为单位直接选举产生，教师代表不低于代表总数的百分之六十。",
        "教职工代表大会每学年至少召开一次，到会代表不少于三分之二方可开会。",
        "表决须经代表总数半数以上同意方为通过，表决结果当场宣布并公示。",
    )),
    _Told("教职工考勤办法", Kind.ASSESSMENT, "办公室", (
        "教职工按课表和值日安排到岗，每日签到一次。",
        "请假一天以内由年级组长批准，三天以内由分管校长批准，三天以上由校长批准。",
        "婚假、产假、陪产假、丧假按国家和本省规定执行，不影响评优。",
        "考勤情况每月公示，有异议的可在三个工作日内向办公室提出。",
    ), (
        "教职工按课表和值日安排到岗，每日签到两次。",
        "请假一天以内由年级组长批准，一天以上由校长批准。",
        "考勤情况每学期公示。",
    )),
    _Told("绩效工资分配办法", Kind.PAY, "财务室", (
        "奖励性绩效按工作量、岗位和实绩分配，向一线教师和班主任倾斜。",
        "课时津贴按实际课时计算，跨年级、跨学科的课时增加百分之十。",
        "班主任津贴按月发放，学期末根据考核结果调整。",
        "分配结果在校内公示五天，个人明细可向财务室查询。",
    ), (
        "奖励性绩效按工作量和岗位分配。",
        "课时津贴按实际课时计算。",
        "班主任津贴按月发放，学期末根据考核结果调整。",
        "分配结果在校内公示三天。",
    )),
    _Told("岗位设置与聘用方案", Kind.APPOINTMENT, "人事干部", (
        "岗位按核定的职数设置，空缺岗位公开条件、公开报名、公开结果。",
        "聘用评议组由教职工代表和学校领导组成，教师代表过半数。",
        "拟聘名单公示五个工作日，对结果有异议的可申请复议一次。",
    )),
    _Told("年度考核方案", Kind.ASSESSMENT, "考核组", (
        "年度考核按德、能、勤、绩、廉五个方面进行，以师德为先。",
        "优秀等次不超过参加考核人数的百分之二十，由教研组民主推荐、考核组评议。",
        "考核结果书面告知本人，十日内可以申请复核。",
    )),
    _Told("评优评先办法", Kind.REWARDS, "工会", (
        "评优评先坚持公开推荐、民主投票、结果公示。",
        "同一荣誉两年内不重复推荐，班主任、一线教师占比不低于七成。",
        "师德考核不合格的，当年不参加评选。",
    )),
    _Told("教职工慰问和福利办法", Kind.WELFARE, "工会", (
        "教职工结婚、生育、住院、退休和直系亲属去世的，由工会走访慰问。",
        "节日慰问品按规定的节日和标准发放，不发放现金和购物卡。",
        "慰问支出每学期向会员公布，接受经费审查委员会审查。",
    )),
)  # fmt: skip
_ALWAYS, _SOME = _TOLD[:1], _TOLD[1:]


def keep_registers(rosters: Iterable[Roster], *, today: dt.date) -> None:
    """Three to five rules a house: those that its sessions passed by them, the others from before the register was kept."""
    houses = list(rosters)
    passed: dict[int, dict[str, Item]] = defaultdict(dict)
    items = Item.objects.filter(
        kind=Item.Kind.PASS, state=Item.State.CARRIED, session__body=Session.Body.CONGRESS,
        session__state=Session.State.SIGNED, session__union__in=[r.union.pk for r in houses],
    )  # fmt: skip
    for item in items.select_related("session").order_by("session__starts_at", "pk"):
        passed[item.session.union_id].setdefault(item.title, item)
    begun = dt.datetime(today.year - 2, 12, 20, 10, tzinfo=get_default_timezone())
    kept = [k for roster in houses for k in _of_house(roster, passed[roster.union.pk], begun, today)]
    SchoolRule.objects.bulk_create([rule for rule, _versions in kept], batch_size=500)
    RuleVersion.objects.bulk_create([v for _rule, versions in kept for v in versions], batch_size=500)


def _of_house(
    roster: Roster, passed: dict[str, Item], begun: dt.datetime, today: dt.date
) -> Iterator[tuple[SchoolRule, list[RuleVersion]]]:
    rng = Random(f"{SEED}:register:{roster.union.pk}")
    count = rng.randint(2, 4)
    decided = [told for told in _SOME if told.title in passed]
    others = [told for told in _SOME if told not in decided]
    chosen = (*_ALWAYS, *(decided + rng.sample(others, len(others)))[:count])
    for number, told in enumerate(chosen, 1):
        rule = SchoolRule(
            union=roster.union, kind=told.kind, title=told.title, office=told.office, number=f"校发〔{begun.year}〕{number}号",
            entered_at=begun + dt.timedelta(minutes=number),
        )  # fmt: skip
        yield rule, _versions(rule, told, passed.get(told.title), rng, begun.year, today)


def _versions(
    rule: SchoolRule, told: _Told, item: Item | None, rng: Random, begun: int, today: dt.date
) -> list[RuleVersion]:
    """The one in force; before it, where a session passed it or it was revised, the one that it took the place of."""
    first_day = dt.date(begun - rng.randint(1, 4), rng.choice((3, 9)), rng.randint(1, 25))
    newest = _bound(rule, told, 1, first_day)
    if item is None and not told.older:
        return [newest]
    day = localdate(item.session.starts_at) + dt.timedelta(days=10) if item else dt.date(begun, 9, 1)
    if day <= first_day or day > today:
        return [newest]
    newest.text = told.text(is_older=True)
    newest.in_force_until, newest.end = day - dt.timedelta(days=1), RuleVersion.End.REVISED
    revised = _bound(rule, told, 2, day)
    revised.note = "根据实施情况和教职工意见修订。"
    if item is not None:
        revised.item, revised.elsewhere_date, revised.elsewhere_note = item, None, ""
    return [newest, revised]


def _bound(rule: SchoolRule, told: _Told, number: int, day: dt.date) -> RuleVersion:
    return RuleVersion(
        rule=rule, number=number, state=State.GIVEN_FORCE, text=told.text(), in_force_from=day,
        review_date=years_on(day, _YEARS), elsewhere_date=day - dt.timedelta(days=7), elsewhere_note="教代会",
    )  # fmt: skip


def draft_rules(roster: Roster, *, today: dt.date) -> None:
    """The shown school's own drafts: one before its next session, one on which opinions are asked."""
    chair = standing_of(roster.office_holder(Office.Kind.CHAIR).person, today)
    with clock.stopped_at(today - dt.timedelta(days=3)):
        plan = RulePlan(title="课后服务经费分配办法", kind=Kind.PAY, office="财务室")
        item = Item.objects.filter(session__union=chair.home, title=plan.title, state=Item.State.PLANNED).first()
        text = item.text if item and item.text else "第一条　按课时和岗位分档发放，学期末公示明细。"
        made = services.enter_rule(actor=chair, union=chair.home, plan=plan, words=Words(text=text))
        if item is not None:
            services.lay_before(actor=chair, version_id=made.pk, item_id=item.pk)
        base = SchoolRule.objects.get(union=chair.home, title=_ALWAYS[0].title)
        revised = _ALWAYS[0].text().replace("至少召开一次", "至少召开两次").replace("并公示", "，并在校内公示五天")
        words = Words(text=revised, note="增加一次会议，写明公示天数。")
        asked = services.revise_rule(actor=chair, rule_id=base.pk, words=words)
        services.ask_opinions(actor=chair, version_id=asked.pk, until=today + dt.timedelta(days=10))
