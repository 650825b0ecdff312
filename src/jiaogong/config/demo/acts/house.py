"""The union's own house: organisation, giving, money, publicity, rooms, assessment."""

from __future__ import annotations

from jiaogong.config.demo.calendars import month_day
from jiaogong.config.demo.telling import School, act, money, names_of

YUAN = 100


def meet(s: School) -> None:
    committee = [o.person for o in s.roster.offices]
    for month in s.rng.sample(s.calendar.teaching_months, s.number(4, 7)):
        day, came = s.calendar.in_month(s.rng, month), s.number(max(2, len(committee) - 2), len(committee))
        matter = s.say(
            "研究近期工作", "讨论经费预算", "商议慰问安排", "筹备活动方案", "审议困难补助申请", "布置教代会筹备"
        )
        s.tell(
            act(
                "organisation",
                s.say("工会委员会例会", f"委员会会议：{matter}", f"{month}月委员例会"),
                day,
                s.say(
                    f"召开工会委员会会议1次，{matter}，{came}人到会。",
                    f"{month_day(day)}委员例会{matter}，到会{came}人，形成会议纪要。",
                    f"{matter}，工会委员会会议1次，{came}名委员出席。",
                ),
                {"committee_meetings": 1, "participants": came},
                evidence="text" if s.chance(0.25) else "",
            )
        )


def enrol_and_elect(s: School) -> None:
    joining = s.roster.joining(s.year)
    if joining:
        day = s.day((9, 7), (9, 25))
        s.tell(
            act(
                "organisation",
                s.say("新教师入会", "发展新会员"),
                day,
                s.say(
                    f"新教师{len(joining)}人提交申请并入会，新发展会员{len(joining)}人。",
                    f"举行入会仪式，吸收会员{len(joining)}名。",
                ),
                {"new_members": len(joining)},
                people=joining,
            )
        )
    if s.chance(0.18):
        voted, day = s.some(0.85, 0.99), s.day((3, 9), (11, 20))
        what = s.say("补选", "换届")
        elected = s.pick(1 if what == "补选" else 3)
        s.tell(
            act(
                "organisation",
                f"工会委员会{what}选举",
                day,
                s.say(
                    f"{month_day(day)}召开会员大会{what}，参加选举{voted}人，{names_of(elected)}当选委员。",
                    f"会员大会以无记名投票完成{what}1次，{voted}人参加投票。",
                ),
                {"by_elections": 1, "participants": voted},
                people=elected,
                basis="《工会基层组织选举工作条例》",
                evidence="text",
            )
        )


def give(s: School) -> None:
    if s.chance(0.3):
        came, day = s.number(2, max(3, len(s.staff) // 12)), s.day((6, 9), (7, 3))
        s.tell(
            act(
                "charity",
                "教职工无偿献血",
                day,
                s.say(f"{came}名{s.colleagues}无偿献血。", f"组织无偿献血，献血{came}人。"),
                {"blood_donors": came},
                bodies=("市中心血站",),
            )
        )
    if s.chance(0.35):
        came, day = s.some(0.3, 0.8), s.day((3, 16), (12, 10))
        amount = came * s.number(3, 8) * 10 * YUAN
        s.tell(
            act(
                "charity",
                s.say("爱心助学捐款", "为患病学生捐款", "结对帮扶捐款"),
                day,
                s.say(
                    f"{came}名{s.colleagues}捐款{money(amount)}，资助困难学生。",
                    f"发起爱心捐款，捐款{came}人次，募集善款{money(amount)}。",
                ),
                {"donors": came, "donation_amount": amount},
            )
        )


def keep_books(s: School) -> None:
    per_head = s.rng.uniform(320, 460)
    for quarter, month in enumerate((4, 7, 10, 12), 1):
        income = round(len(s.staff) * per_head / 4 / 10) * 10 * YUAN
        spent = round(income / YUAN * s.rng.uniform(0.55, 1.02) / 10) * 10 * YUAN
        day = s.day((month, 4), (month, 12)) if month != 12 else s.day((12, 20), (12, 29))
        s.tell(
            act(
                "finance",
                f"公布第{'一二三四'[quarter - 1]}季度工会经费收支",
                day,
                s.say(
                    f"公布账目1次：第{'一二三四'[quarter - 1]}季度经费收入{money(income)}，支出{money(spent)}。",
                    f"经费公开1期，收入{money(income)}、支出{money(spent)}，会员无异议。",
                    f"第{'一二三四'[quarter - 1]}季度工会经费收入{money(income)}，支出{money(spent)}，明细上墙公布。",
                ),
                {"accounts_published": 1, "union_income": income, "union_spending": spent},
                evidence="text" if s.chance(0.3) else "",
            )
        )
    if s.chance(0.7):
        s.tell(
            act(
                "finance",
                "经费审查委员会审查账目",
                s.day((12, 3), (12, 20)),
                s.say("经审委员会审查全年账目1次，票据齐全、手续完备。", "经审委员逐笔核对本年支出，出具审查报告1份。"),
                evidence="text",
            )
        )


def publicise(s: School) -> None:
    for month in s.rng.sample((3, 4, 5, 6, 9, 10, 11, 12), s.number(3, 6)):
        sent = s.number(1, 6)
        published = s.number(0, sent)
        used = f"，录用{published}篇" if published else ""
        s.tell(
            act(
                "publicity",
                f"{month}月报送工会信息",
                s.calendar.on(month, 1),
                s.say(
                    f"{month}月向区教育工会报送信息{sent}篇{used}。",
                    f"本月报送信息{sent}篇{used}。",
                    f"撰写活动简报并报送{sent}篇{used}。",
                ),
                {"news_sent": sent, **({"news_published": published} if published else {})},
                precision="month",
            )
        )


def keep_rooms(s: School) -> None:
    if s.chance(0.6):
        rooms = s.number(1, 2 + len(s.staff) // 50)
        s.tell(
            act(
                "resources",
                s.say("教工之家活动室盘点", "活动阵地维护"),
                s.day((3, 5), (9, 25)),
                s.say(f"现有教工活动室{rooms}间，钥匙由小组长轮流保管。", f"维护教工之家活动阵地{rooms}间。"),
                {"rooms": rooms},
            )
        )
    if s.chance(0.45):
        bought, what = s.number(2, 30), s.say("球拍", "瑜伽垫", "健身器材", "棋具", "图书")
        s.tell(
            act(
                "resources",
                f"添置{what}",
                s.day((3, 10), (11, 25)),
                s.say(f"为教工之家添置{what}等器材{bought}件。", f"购置{what}{bought}件，登记入册。"),
                {"items_bought": bought},
            )
        )
    if s.chance(0.3) and not s.is_organ:
        stored = s.number(20, 260)
        s.tell(
            act(
                "resources",
                "教学资源整理入库",
                s.day((3, 20), (12, 10)),
                s.say(f"整理课例、课件等资源{stored}件入库。", f"全年资源入库{stored}件，供各年级下载。"),
                {"resources_catalogued": stored},
            )
        )


def assess(s: School) -> None:
    if s.chance(0.75):
        s.tell(
            act(
                "assessment",
                s.say("目标管理自查", "年度工会工作自评", "对照责任书自查"),
                s.day((11, 24), (12, 18)),
                s.say(
                    "对照目标管理责任书逐项自查，整理台账迎接考核。",
                    "完成年度自评，自评材料按时报送片区。",
                    "自查五个方面三十一项，查漏补缺后报区教育工会。",
                ),
                evidence="text",
            )
        )
    if s.chance(0.45):
        came, where = s.number(4, 20), s.say("敬老院", "社区", "文明路口", "结对村小")
        s.tell(
            act(
                "other",
                f"教职工{where}志愿服务",
                s.day((3, 4), (12, 5)),
                s.say(f"{came}名{s.colleagues}到{where}开展志愿服务。", f"组织志愿服务队赴{where}，{came}人参加。"),
                {"participants": came},
            )
        )
