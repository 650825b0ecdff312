"""Matches, shows, outings and clubs."""

from __future__ import annotations

from jiaogong.config.demo.calendars import month_day
from jiaogong.config.demo.telling import School, act, prize_list

_SPORTS = ("教职工趣味运动会", "拔河比赛", "教职工乒乓球赛", "气排球联赛", "篮球友谊赛", "广播操比赛", "跳绳踢毽比赛")
_SHOWS = ("“五一”教工歌咏会", "教师节文艺汇演", "元旦联欢会", "经典诗文朗诵会", "教工卡拉OK赛")
_CLUBS = ("瑜伽社", "羽毛球社", "书法社", "太极社", "合唱社", "摄影社", "健步走队")


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
