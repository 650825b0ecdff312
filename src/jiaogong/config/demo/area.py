"""What the area union does in a year, and the schools' shares in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from jiaogong.config.demo.calendars import Calendar, month_day
from jiaogong.config.demo.telling import Act, School, act, money, prize_list

YUAN = 100


@dataclass
class AreaYear:
    """The area in one year: its schools, its own acts by key, and each school's shares in them."""

    calendar: Calendar
    rng: Random
    schools: list[School]
    acts: dict[str, Act] = field(default_factory=dict)

    @property
    def year(self) -> int:
        return self.calendar.year

    def day(self, first: tuple[int, int], last: tuple[int, int]) -> dt.date:
        return self.calendar.weekday(self.rng, first, last)

    def say(self, *ways: str) -> str:
        return self.rng.choice(ways)

    def number(self, least: int, most: int) -> int:
        return self.rng.randint(least, max(least, most))

    def document(self, number: int) -> str:
        return f"雁教工〔{self.year}〕{number}号"

    def hold(self, key: str, told: Act) -> None:
        self.acts[key] = told


def _call_to(area: AreaYear, share: float) -> list[School]:
    """The schools that take part: at least one."""
    return [s for s in area.schools if area.rng.random() < share] or area.schools[:1]


def _shared(
    area: AreaYear, key: str, taking: list[School], counts: list[int], category: str, measure: str, title: str, day: dt.date, ways: Callable[[School, int], str]
) -> None:
    """Tell each school's share; the event itself counts them all."""
    for school, count in zip(taking, counts, strict=True):
        school.tell(act(category, title, day, ways(school, count), {measure: count}, share_of=key))


def sports_meet(area: AreaYear) -> None:
    taking, day = _call_to(area, 0.72), area.day((10, 14), (11, 6))
    counts = [s.number(8, max(10, len(s.staff) // 2)) for s in taking]
    events = area.number(6, 9)
    awards = (("区", "一等奖", events), ("区", "二等奖", events * 2), ("区", "三等奖", events * 3))
    key, title = "sports", f"{area.year}年全区教职工运动会"
    area.hold(
        key,
        act(
            "culture", title, day,
            f"{month_day(day)}举办全区教职工运动会，{len(taking)}支代表队、{sum(counts)}名运动员参加{events}个项目的比赛，决出{prize_list(awards, '个')}。",
            {"participants": sum(counts), "teams": len(taking), "prizes": events * 6}, awards=awards, bodies=("区教育局", "区文体局"), basis=area.document(21), evidence="photo",
        ),
    )  # fmt: skip
    _shared(area, key, taking, counts, "culture", "participants", "组队参加全区教职工运动会", day, lambda s, n: s.say(f"组队参加全区教职工运动会，参赛教职工{n}人。", f"{n}名运动员参加区运动会，在拔河和接力项目上奋力争先。"))


def women_event(area: AreaYear) -> None:
    what, day, taking = area.say("健步走", "广场舞展演", "才艺展示"), area.day((3, 4), (3, 9)), _call_to(area, 0.5)
    counts = [s.number(3, max(4, len(s.women) // 4)) for s in taking]
    title = f"全区女教职工{what}"
    area.hold(
        "women",
        act("women", title, day, f"与区妇联联合举办全区女教职工{what}，{len(taking)}个基层工会的女教职工{sum(counts)}人参加。", {"women_participants": sum(counts), "sessions_held": 1}, bodies=("区妇联",), theme="女教职工活动月", evidence="photo"),
    )  # fmt: skip
    _shared(area, "women", taking, counts, "women", "women_participants", f"参加{title}", day, lambda s, n: s.say(f"选派女教职工{n}人参加{title}。", f"女教职工{n}人代表本{s.here}参加{title}。"))


def officer_courses(area: AreaYear) -> None:
    for key, first, last, which in (("course1", (4, 8), (4, 24), "春季"), ("course2", (10, 12), (10, 30), "秋季")):
        day, taking = area.day(first, last), _call_to(area, 0.85)
        counts = [s.number(1, 2) for s in taking]
        title = f"{which}工会干部培训班"
        area.hold(
            key,
            act("organisation", title, day, f"举办{title}，请区总工会老师讲工会法和经费管理，培训工会干部{sum(counts)}人次。", {"officers_trained": sum(counts), "sessions_held": 1}, end=day + dt.timedelta(days=1), bodies=("区总工会",), basis=area.document(6 if which == "春季" else 19), evidence="text"),
        )  # fmt: skip
        _shared(area, key, taking, counts, "organisation", "officers_trained", f"参加全区{title}", day, lambda s, n: s.say(f"选派工会干部{n}人次参加区里培训。", f"工会主席等{n}人参加全区工会干部培训。"))


def essay_contest(area: AreaYear) -> None:
    name, day, taking = area.say("“我与工会”征文", "师德征文", "“书香润教”读书征文"), area.day((5, 18), (6, 12)), _call_to(area, 0.6)
    counts = [s.number(1, 5) for s in taking]
    total = sum(counts)
    awards = (("区", "一等奖", max(1, total // 12)), ("区", "二等奖", max(1, total // 6)), ("区", "三等奖", max(1, total // 4)))
    prizes = sum(a[2] for a in awards)
    area.hold(
        "essays",
        act("contests", f"全区教职工{name}评选", day, f"{name}评选收到{len(taking)}个基层工会选送的作品{total}篇，评出{prize_list(awards)}，{prizes}篇获奖作品结集。", {"works": total, "prizes": prizes}, awards=awards, theme="读书月", evidence="text"),
    )  # fmt: skip
    _shared(area, "essays", taking, counts, "contests", "works", f"选送{name}", day, lambda s, n: s.say(f"初评后选送{name}作品{n}篇。", f"教师撰写{name}，报送作品{n}篇。"))


def ball_league(area: AreaYear) -> None:
    game, day, taking = area.say("气排球联赛", "乒乓球团体赛", "羽毛球团体赛", "中国象棋团体赛"), area.day((5, 6), (6, 5)), _call_to(area, 0.4)
    counts = [s.number(4, 10) for s in taking]
    awards = (("区", "一等奖", 2), ("区", "二等奖", 4), ("区", "三等奖", 6))
    area.hold(
        "league",
        act("culture", f"全区教职工{game}", day, f"{month_day(day)}起举行全区教职工{game}，{len(taking)}支队伍、{sum(counts)}人参赛，{prize_list(awards, '个')}。", {"participants": sum(counts), "teams": len(taking), "prizes": 12}, end=day + dt.timedelta(days=2), awards=awards, evidence="photo"),
    )  # fmt: skip
    _shared(area, "league", taking, counts, "culture", "participants", f"参加全区教职工{game}", day, lambda s, n: s.say(f"{n}名教职工组队参加全区{game}。", f"参加全区{game}，队员{n}人。"))


def one_day_gift(area: AreaYear) -> None:
    day, taking = area.day((9, 3), (9, 9)), _call_to(area, 0.9)
    counts = [s.some(0.6, 1.0) for s in taking]
    sums = [n * s.number(3, 8) * 10 * YUAN for s, n in zip(taking, counts, strict=True)]
    area.hold(
        "gift",
        act("charity", "“慈善一日捐”活动", day, f"组织全区教育系统“慈善一日捐”，捐款{sum(counts)}人次，募集善款{money(sum(sums))}，全部转交区慈善总会。", {"donors": sum(counts), "donation_amount": sum(sums)}, bodies=("区慈善总会",), basis=area.document(15), evidence="text"),
    )  # fmt: skip
    for s, count, amount in zip(taking, counts, sums, strict=True):
        s.tell(act("charity", "参加“慈善一日捐”", day, s.say(f"“慈善一日捐”捐款{count}人次，共捐{money(amount)}。", f"{count}名{s.colleagues}参加慈善一日捐，捐款{money(amount)}。"), {"donors": count, "donation_amount": amount}, share_of="gift"))


def recuperation(area: AreaYear) -> None:
    day, taking = area.day((7, 13), (8, 14)), _call_to(area, 0.45)
    counts = [s.number(1, 1 + len(s.staff) // 30) for s in taking]
    area.hold(
        "recuperation",
        act("benefits", "暑期教职工疗休养", day, f"暑期分批组织疗休养，{sum(counts)}名一线教职工参加。", {"recuperation_people": sum(counts)}, end=day + dt.timedelta(days=5), basis=area.document(12)),
    )  # fmt: skip
    _shared(area, "recuperation", taking, counts, "benefits", "recuperation_people", "选派教职工参加疗休养", day, lambda s, n: s.say(f"推荐{n}名一线教师参加区里组织的疗休养。", f"教职工疗休养{n}人，名额优先安排班主任。"))


def young_staff(area: AreaYear) -> None:
    day, taking = area.day((5, 10), (5, 30)), _call_to(area, 0.35)
    counts = [s.number(1, 4) for s in taking]
    area.hold("young", act("culture", "青年教师联谊活动", day, f"与区卫健系统工会联合举办青年联谊，{sum(counts)}名单身青年教师参加。", {"participants": sum(counts)}, bodies=("区卫健系统工会",), evidence="photo"))
    _shared(area, "young", taking, counts, "culture", "participants", "青年教师参加联谊", day, lambda s, n: s.say(f"{n}名单身青年教师参加区里联谊活动。", f"动员青年教师{n}人参加联谊。"))


def inspections(area: AreaYear) -> None:
    schools = len(area.schools)
    for key, first, last, what in (("disclosure", (6, 8), (6, 26), "校务公开"), ("congress", (11, 3), (11, 19), "教代会规范化")):
        seen, day = max(1, round(schools * area.rng.uniform(0.3, 0.5))), area.day(first, last)
        passed = max(1, round(seen * area.rng.uniform(0.75, 0.95)))
        area.hold(
            f"inspect-{key}",
            act("disclosure" if key == "disclosure" else "assessment", f"{what}检查", day, f"分{area.number(2, 4)}个组检查学校{seen}所的{what}工作，达标{passed}所，其余限期整改后复查。", {"schools_inspected": seen, "schools_passed": passed}, end=day + dt.timedelta(days=3), basis=area.document(9), evidence="text"),
        )  # fmt: skip
    day = area.day((12, 14), (12, 24))
    area.hold("assess", act("assessment", "年度目标管理考核", day, f"对{schools}个基层工会开展年度目标考核，按五个方面三十一项逐项打分，考核工会{schools}个。", {"unions_assessed": schools}, end=day + dt.timedelta(days=4), basis=area.document(25), evidence="text"))


def teachers_day(area: AreaYear) -> None:
    day, people = area.calendar.on(9, 10), max(3, len(area.schools) * area.number(8, 13) // 10)
    groups = max(1, len(area.schools) // 10)
    stars = max(1, people // 8)
    area.hold(
        "honours",
        act("honours", "庆祝教师节表彰", day, f"教师节前夕表彰先进个人{people}名、先进集体{groups}个，其中授予“维权之星”称号{stars}人。", {"honoured_people": people, "honoured_groups": groups}, awards=(("区", "优秀工会工作者", people - stars), ("区", "维权之星", stars), ("区", "先进基层工会", groups)), bodies=("区教育局",), basis=area.document(16), evidence="photo"),
    )  # fmt: skip


def warmth(area: AreaYear) -> None:
    scale = max(1, len(area.schools) // 4)
    for i, (first, last, what) in enumerate((((1, 8), (1, 23), "春节前走访慰问"), ((6, 24), (6, 30), "“七一”走访慰问老党员教师"), ((9, 2), (9, 9), "教师节慰问困难教师"), ((12, 22), (12, 30), "元旦慰问一线教师"))):
        visited, day = area.number(scale, scale * 2), area.day(first, last)
        paid = visited * area.number(5, 12) * 100 * YUAN
        area.hold(f"visit{i}", act("care", what, day, f"{what}{visited}人次，发放慰问金{money(paid)}。", {"visits": visited, "visit_amount": paid}))
    aided, day = max(1, scale // 2 + 2), area.day((11, 4), (11, 16))
    amount = aided * area.number(10, 30) * 100 * YUAN
    area.hold("aid", act("care", "秋季困难教职工帮扶", day, f"从送温暖基金中列支，帮扶困难教职工{aided}人，发放补助金{money(amount)}。", {"aid_recipients": aided, "aid_amount": amount}, bodies=("区总工会",), evidence="text"))


def own_house(area: AreaYear) -> None:
    for month in area.calendar.teaching_months:
        day, came = area.calendar.in_month(area.rng, month), max(2, round(len(area.schools) * area.rng.uniform(0.8, 0.98)))
        area.hold(f"chairs{month}", act("organisation", f"{month}月工会主席例会", day, f"召开基层工会主席例会，{came}人到会，通报台账报送情况并布置下月工作。", {"participants": came, "sessions_held": 1}))
    for month in range(1, 13):
        sent, day = area.number(3, 9), area.calendar.on(month, 1)
        used = area.number(1, sent)
        area.hold(f"news{month}", act("publicity", f"{month}月工会简报", day, f"{month}月编发简报，向区总工会报送信息{sent}篇，录用{used}篇。", {"news_sent": sent, "news_published": used}, precision="month"))
    for quarter, month in enumerate((4, 7, 10, 12), 1):
        income, day = len(area.schools) * area.number(900, 1500) * YUAN, area.day((month, 6), (month, 15))
        spent = round(income / YUAN * area.rng.uniform(0.6, 0.98)) * YUAN
        area.hold(f"books{quarter}", act("finance", f"第{'一二三四'[quarter - 1]}季度经费收支公布", day, f"公布账目1次，本级经费收入{money(income)}、支出{money(spent)}。", {"accounts_published": 1, "union_income": income, "union_spending": spent}))
    retired, day = max(6, len(area.schools) * 3 // 2), area.calendar.before("double_ninth", area.rng, days=6)
    area.hold("retired", act("retirees", "全区退休教师代表重阳座谈会", day, f"邀请退休教师代表{retired}人座谈，听取对教育工作的意见。", {"retirees_gathered": retired}, evidence="photo"))
    cases, day = max(1, len(area.schools) // 30), area.day((4, 1), (11, 20))
    area.hold("rights", act("rights", "教职工维权服务", day, f"接受教职工法律咨询，调解纠纷{cases}件，协助{cases}人维护合法权益。", {"cases_handled": cases, "people_aided": cases}, bodies=("区总工会", "区司法局")))


EVENTS = (
    sports_meet, women_event, officer_courses, essay_contest, ball_league, one_day_gift, recuperation, young_staff, inspections, teachers_day, warmth,
    own_house,
)  # fmt: skip


def cluster_acts(number: int, unions: int, calendar: Calendar, rng: Random, name: str) -> list[Act]:
    """What a cluster does with its base unions: the audit, the mutual visits, a forum."""
    audit, visit, forum = calendar.weekday(rng, (3, 16), (4, 17)), calendar.weekday(rng, (12, 1), (12, 11)), calendar.weekday(rng, (5, 11), (6, 5))
    came = unions + rng.randint(2, 12)
    return [
        act("finance", f"{name}经费审查", audit, f"{name}交叉审查基层工会经费，审查工会{unions}个，提出整改意见{number + 2}条。", {"unions_audited": unions}, evidence="text"),
        act("assessment", f"{name}互查互评", visit, f"{name}各基层工会互查台账，互看阵地，推荐先进。", {"participants": came}),
        act("study", f"{name}工会工作交流会", forum, f"{name}召开工会工作交流会，{came}人参加，{rng.randint(3, 5)}所学校发言。", {"participants": came, "sessions_held": 1}),
    ]  # fmt: skip
