"""Study, contests, mentoring, honours."""

from __future__ import annotations

from jiaogong.config.demo.calendars import month_day
from jiaogong.config.demo.telling import School, act, names_of, prize_list

_BOOKS = ("《论语》", "《给教师的建议》", "《陶行知文集》", "《乡土中国》", "《红楼梦》", "《平凡的世界》")
_TALKS = ("师德师风专题学习", "教育政策学习", "安全与法治学习", "新课标学习", "工会法学习", "心理健康专题学习")
_CONTESTS: tuple[tuple[str, str], ...] = (
    ("教师粉笔字比赛", "people"), ("课堂教学竞赛", "people"), ("青年教师基本功大赛", "people"), ("教学设计评比", "works"), ("课件制作比赛", "works"),
    ("师德征文比赛", "works"), ("“我的教育故事”演讲比赛", "people"), ("教职工书法摄影展评", "works"), ("班主任技能大赛", "people"), ("教具制作比赛", "works"),
)  # fmt: skip


def study(s: School) -> None:
    for month in s.rng.sample(s.calendar.teaching_months, s.number(4, 7)):
        topic, times, came = s.say(*_TALKS), s.number(1, 4), s.some(0.75, 1.0)
        day = s.calendar.on(month, 1)
        s.tell(
            act(
                "study",
                f"{month}月{topic}",
                day,
                s.say(
                    f"{month}月组织{topic}{times}次，{s.colleagues}参加{times * came}人次。",
                    f"本月开展{topic}{times}场，参加{times * came}人次。",
                    f"{month}月集中学习{times}次，主题为{topic}，参加{times * came}人次。",
                ),
                {"sessions_held": times, "participants": times * came},
                precision="month",
            )
        )
    _read_books(s)
    if s.chance(0.7):
        day, came = s.day((9, 11), (9, 29)), s.some(0.8, 1.0)
        s.tell(
            act(
                "study",
                s.say("师德师风报告会", "师德承诺签名活动", "“身边的榜样”师德宣讲"),
                day,
                s.say(
                    f"师德建设月活动中，{came}名{s.colleagues}参加报告会并签订承诺书。",
                    f"{month_day(day)}举行师德宣讲1场，{came}人参加。",
                ),
                {"sessions_held": 1, "participants": came},
                theme="师德建设月",
                evidence="photo" if s.chance(0.3) else "",
            )
        )


def _read_books(s: School) -> None:
    if not s.chance(0.7):
        return
    day, books, notes = s.day((4, 15), (4, 28)), s.number(3, 15), s.some(0.4, 0.95)
    book = s.say(*_BOOKS)
    s.tell(
        act(
            "study",
            s.say("教工读书月启动", "“书香校园”读书活动", f"共读{book}"),
            day,
            s.say(
                f"读书月推荐书目{books}本，教职工自选其一精读。",
                f"工会图书角推荐{book}等{books}本书。",
                f"启动读书活动，推荐{books}本书，每人写一篇心得。",
            ),
            {"books_recommended": books},
            theme="读书月",
        )
    )
    later = s.day((6, 8), (6, 28)) if s.chance(0.6) else s.day((11, 9), (12, 10))
    s.tell(
        act(
            "study",
            s.say("读书心得交流", "评选优秀读书笔记"),
            later,
            s.say(
                f"收到读书心得{notes}篇，选出优秀的在橱窗展出。", f"读书交流会上分享心得，全年共交读书笔记{notes}篇。"
            ),
            {"reflections": notes},
            theme="读书月",
            evidence="text" if s.chance(0.2) else "",
        )
    )


def compete(s: School) -> None:
    if s.is_organ:
        return
    for name, kind in s.rng.sample(_CONTESTS, s.number(3, 6)):
        day = s.day((3, 16), (6, 18)) if s.chance(0.5) else s.day((10, 9), (12, 18))
        came = s.some(0.2, 0.75)
        first, second, third = max(1, came // 10), max(1, came // 6), max(2, came // 4)
        awards = (("校", "一等奖", first), ("校", "二等奖", second), ("校", "三等奖", third))
        prizes = first + second + third
        winners = s.pick(first)
        counted = f"收到作品{came}件" if kind == "works" else f"{came}人参赛"
        s.tell(
            act(
                "contests",
                s.say(f"举办{name}", name, f"{s.here}级{name}"),
                day,
                s.say(
                    f"{month_day(day)}举办{name}，{counted}，评出{prize_list(awards)}。",
                    f"工会与教科室联合举办{name}，{counted}，{prize_list(awards)}。",
                    f"{name}{counted}，{names_of(winners)}获一等奖，另评出二等奖{second}名、三等奖{third}名。",
                ),
                {"works" if kind == "works" else "participants": came, "prizes": prizes},
                awards=awards,
                people=winners,
                part="winner",
                evidence="photo" if s.chance(0.2) else "",
            )
        )
    _win_outside(s)


def _win_outside(s: School) -> None:
    for _ in range(s.number(1, 3 + len(s.staff) // 40)):
        level, body = s.rng.choices(
            (("区", "区教育局"), ("市", "市教育局"), ("省", "省教育学会"), ("国家", "中国教育学会")),
            weights=(9, 5, 2, 0.4),
        )[0]
        what = s.say("优质课竞赛", "论文评比", "微课评选", "教学能手评选", "教学设计大赛", "信息技术融合课例评比")
        prize, winner, day = s.say("一等奖", "二等奖", "二等奖", "三等奖"), s.pick(1), s.day((3, 10), (12, 15))
        printed = {"国家": "国家级", "省": "省级", "市": "市级", "区": "区级"}[level]
        s.tell(
            act(
                "contests",
                f"{printed}{what}获奖",
                day,
                s.say(
                    f"{names_of(winner)}在{body}举办的{what}中获{printed}{prize}1项。",
                    f"{names_of(winner)}参加{printed}{what}，获{prize}。",
                ),
                {"prizes": 1},
                awards=((level, prize, 1),),
                people=winner,
                part="winner",
                bodies=(body,),
                evidence="photo" if s.chance(0.3) else "",
            )
        )


def mentor(s: School) -> None:
    if s.is_organ:
        return
    pairs = s.number(2, 3 + len(s.staff) // 14)
    people = s.pick(pairs * 2)
    day = s.day((9, 8), (9, 28))
    one = f"{people[0].name}与{people[1].name}" if len(people) > 1 else ""
    s.tell(
        act(
            "mentoring",
            s.say("青蓝工程师徒结对仪式", "新老教师结对", "青蓝结对签约"),
            day,
            s.say(
                f"{month_day(day)}举行青蓝工程结对仪式，师徒结对{pairs}对。",
                f"{one}等师徒结对{pairs}对，签订一年协议。",
                f"新学年青蓝结对{pairs}对，师傅每月至少听徒弟两节课。",
            ),
            {"mentor_pairs": pairs},
            people=people,
            theme="青蓝工程",
            evidence="photo",
        )
    )
    for month in s.rng.sample((3, 4, 5, 10, 11, 12), s.number(3, 5)):
        heard = pairs * s.number(1, 3)
        s.tell(
            act(
                "mentoring",
                f"{month}月师徒互听课",
                s.calendar.on(month, 1),
                s.say(f"{month}月师徒互听课{heard}节，听后当天评课。", f"本月师徒听课{heard}节，记录交工会备查。"),
                {"observed_lessons": heard},
                precision="month",
                theme="青蓝工程",
            )
        )
    shown, day = s.number(2, max(3, pairs)), s.day((5, 9), (6, 12))
    s.tell(
        act(
            "mentoring",
            s.say("徒弟汇报课", "青蓝工程汇报展示"),
            day,
            s.say(f"青蓝工程汇报课{shown}节，师傅现场点评。", f"徒弟上汇报课{shown}节，全体教师观摩。"),
            {"open_lessons": shown},
            theme="青蓝工程",
            evidence="photo" if s.chance(0.3) else "",
        )
    )


def honour(s: School) -> None:
    day = s.calendar.on(9, 10)
    named = s.number(2, 3 + len(s.staff) // 12)
    title = s.say("优秀教师", "师德标兵", "先进工作者", "优秀班主任") if not s.is_organ else "先进工作者"
    winners = s.pick(named)
    s.tell(
        act(
            "honours",
            s.say("教师节表彰大会", "庆祝教师节暨表彰会", "教师节评优表彰"),
            day,
            s.say(
                f"教师节表彰{title}{named}名。",
                f"9月10日召开表彰会，授予{names_of(winners[:2])}等{named}人“{title}”称号。",
                f"庆祝教师节大会上表彰{title}{named}人。",
            ),
            {"honoured_people": named},
            awards=(("校", title, named),),
            people=winners,
            part="winner",
            evidence="photo",
        )
    )
    if s.chance(0.6):
        activists, later = s.number(1, 3 + len(s.staff) // 30), s.day((12, 8), (12, 25))
        chosen = s.pick(activists)
        s.tell(
            act(
                "honours",
                s.say("评选工会积极分子", "年度工会积极分子评选"),
                later,
                s.say(
                    f"各小组推荐、委员会评议，评出工会积极分子{activists}人。",
                    f"{names_of(chosen)}被评为工会积极分子，共表彰{activists}人。",
                ),
                {"honoured_people": activists},
                awards=(("校", "工会积极分子", activists),),
                people=chosen,
                part="winner",
            )
        )
    if s.chance(0.15):
        level = s.say("区", "区", "市")
        s.tell(
            act(
                "honours",
                f"获评{level}模范职工之家",
                s.day((4, 24), (5, 8)),
                s.say(f"本{s.here}工会被命名为{level}级模范职工之家。", f"获{level}级“模范职工之家”称号1个。"),
                {"honoured_groups": 1},
                awards=((level, "模范职工之家", 1),),
                bodies=("区总工会" if level == "区" else "市总工会",),
                evidence="photo",
            )
        )


GROWTH = (study, compete, mentor, honour)
