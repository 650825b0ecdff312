"""The union's own house: organisation, culture and sport, giving, money, publicity, rooms, assessment."""

from __future__ import annotations

from jiaogong.config.demo.calendars import month_day
from jiaogong.config.demo.telling import School, act, money, names_of, prize_list

YUAN = 100
_SPORTS = ("教职工趣味运动会", "拔河比赛", "教职工乒乓球赛", "气排球联赛", "篮球友谊赛", "广播操比赛", "跳绳踢毽比赛")
_SHOWS = ("“五一”教工歌咏会", "教师节文艺汇演", "元旦联欢会", "经典诗文朗诵会", "教工卡拉OK赛")
_CLUBS = ("瑜伽社", "羽毛球社", "书法社", "太极社", "合唱社", "摄影社", "健步走队")


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


def play(s: School) -> None:
    for name, first, last in ((s.say(*_SPORTS), (10, 10), (11, 20)), (s.say(*_SPORTS), (4, 6), (5, 28))):
        if not s.chance(0.85):
            continue
        day, came = s.day(first, last), s.some(0.5, 0.95)
        teams = s.number(3, 4 + len(s.staff) // 30)
        awards = (("校", "一等奖", 1), ("校", "二等奖", 2), ("校", "三等奖", max(1, teams - 4)))
        s.tell(
            act(
                "culture",
                s.say(f"举办{name}", name, f"{'秋' if first[0] > 8 else '春'}季{name}"),
                day,
                s.say(
                    f"{month_day(day)}举办{name}，{teams}支队伍、{came}人参加，{prize_list(awards, '个')}。",
                    f"工会小组组队参加{name}，参赛队{teams}支，参与{came}人次。",
                    f"{name}在操场举行，{came}名{s.colleagues}参加，{teams}支代表队角逐。",
                ),
                {"participants": came, "teams": teams, "prizes": 3 + max(1, teams - 4)},
                awards=awards,
                evidence="photo" if s.chance(0.5) else "",
            )
        )
    _show(s)
    _outing(s)
    _clubs(s)


def _show(s: School) -> None:
    name = s.say(*_SHOWS)
    spring = "五一" in name or "朗诵" in name
    day = s.day((4, 22), (4, 30)) if spring else s.calendar.on(9, 9) if "教师节" in name else s.day((12, 26), (12, 31))
    came = s.some(0.5, 1.0)
    guests = s.chance(0.2)
    count = (came // 10 * 10 + 10, "at_least") if guests else came
    told_count = f"教职工及家属{count[0]}余人" if isinstance(count, tuple) else f"{came}名{s.colleagues}"
    s.tell(
        act(
            "culture",
            name,
            day,
            s.say(
                f"举办{name}，{told_count}参加。", f"{month_day(day)}的{name}有{told_count}参加，节目由各小组自编自演。"
            ),
            {"participants": count, "sessions_held": 1},
            evidence="photo" if s.chance(0.6) else "",
        )
    )


def _outing(s: School) -> None:
    if not s.chance(0.6):
        return
    day, came = (s.day((4, 10), (5, 22)) if s.chance(0.5) else s.day((10, 10), (11, 14))), s.some(0.4, 0.9)
    where = s.say("云台山", "松岭林场", "白渡湿地公园", "青石古村", "农耕体验园")
    s.tell(
        act(
            "culture",
            s.say(f"{where}一日游", "教职工春秋游", f"赴{where}健步走"),
            day,
            s.say(
                f"组织{came}名{s.colleagues}赴{where}开展户外活动，当日往返。",
                f"{came}人参加{where}健步走，工会为参加者购买意外险。",
            ),
            {"participants": came},
        )
    )


def _clubs(s: School) -> None:
    for club in s.rng.sample(_CLUBS, s.number(1, 3)):
        for month in s.rng.sample(s.calendar.teaching_months, s.number(2, 4)):
            times, came = s.number(2, 4), s.number(6, max(8, len(s.staff) // 5))
            s.tell(
                act(
                    "culture",
                    f"{club}{month}月活动",
                    s.calendar.on(month, 1),
                    s.say(
                        f"{club}{month}月活动{times}次，{times * came}人次参加。",
                        f"{month}月{club}开展活动{times}次，参加{times * came}人次。",
                    ),
                    {"sessions_held": times, "participants": times * came},
                    precision="month",
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


HOUSE = (meet, enrol_and_elect, play, give, keep_books, publicise, keep_rooms, assess)
