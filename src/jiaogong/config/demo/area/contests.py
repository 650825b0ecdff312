"""The area's contests and gatherings, with the schools that send people."""

from __future__ import annotations

import datetime as dt

from jiaogong.config.demo.area.year import AreaYear, call_to, tell_shares
from jiaogong.config.demo.calendars import month_day
from jiaogong.config.demo.telling import act, prize_list


def sports_meet(area: AreaYear) -> None:
    taking, day = call_to(area, 0.72), area.day((10, 14), (11, 6))
    counts = [s.number(8, max(10, len(s.staff) // 2)) for s in taking]
    events = area.number(6, 9)
    awards = (("区", "一等奖", events), ("区", "二等奖", events * 2), ("区", "三等奖", events * 3))
    key, title = "sports", f"{area.year}年全区教职工运动会"
    area.hold(
        key,
        act(
            "culture",
            title,
            day,
            f"{month_day(day)}举办全区教职工运动会，{len(taking)}支代表队、{sum(counts)}名运动员参加{events}个项目的比赛，决出{prize_list(awards, '个')}。",
            {"participants": sum(counts), "teams": len(taking), "prizes": events * 6},
            awards=awards,
            bodies=("区教育局", "区文体局"),
            basis=area.document(21),
            evidence="photo",
        ),
    )
    tell_shares(
        key,
        taking,
        counts,
        "culture",
        "participants",
        "组队参加全区教职工运动会",
        day,
        lambda s, n: s.say(
            f"组队参加全区教职工运动会，参赛教职工{n}人。", f"{n}名运动员参加区运动会，在拔河和接力项目上奋力争先。"
        ),
    )


def women_event(area: AreaYear) -> None:
    what, day, taking = area.say("健步走", "广场舞展演", "才艺展示"), area.day((3, 4), (3, 9)), call_to(area, 0.5)
    counts = [s.number(3, max(4, len(s.women) // 4)) for s in taking]
    title = f"全区女教职工{what}"
    area.hold(
        "women",
        act(
            "women",
            title,
            day,
            f"与区妇联联合举办全区女教职工{what}，{len(taking)}个基层工会的女教职工{sum(counts)}人参加。",
            {"women_participants": sum(counts), "sessions_held": 1},
            bodies=("区妇联",),
            theme="女教职工活动月",
            evidence="photo",
        ),
    )
    tell_shares(
        "women",
        taking,
        counts,
        "women",
        "women_participants",
        f"参加{title}",
        day,
        lambda s, n: s.say(f"选派女教职工{n}人参加{title}。", f"女教职工{n}人代表本{s.here}参加{title}。"),
    )


def essay_contest(area: AreaYear) -> None:
    name, day, taking = (
        area.say("“我与工会”征文", "师德征文", "“书香润教”读书征文"),
        area.day((5, 18), (6, 12)),
        call_to(area, 0.6),
    )
    counts = [s.number(1, 5) for s in taking]
    total = sum(counts)
    awards = (
        ("区", "一等奖", max(1, total // 12)),
        ("区", "二等奖", max(1, total // 6)),
        ("区", "三等奖", max(1, total // 4)),
    )
    prizes = sum(a[2] for a in awards)
    area.hold(
        "essays",
        act(
            "contests",
            f"全区教职工{name}评选",
            day,
            f"{name}评选收到{len(taking)}个基层工会选送的作品{total}篇，评出{prize_list(awards)}，{prizes}篇获奖作品结集。",
            {"works": total, "prizes": prizes},
            awards=awards,
            theme="读书月",
            evidence="text",
        ),
    )
    tell_shares(
        "essays",
        taking,
        counts,
        "contests",
        "works",
        f"选送{name}",
        day,
        lambda s, n: s.say(f"初评后选送{name}作品{n}篇。", f"教师撰写{name}，报送作品{n}篇。"),
    )


def ball_league(area: AreaYear) -> None:
    game, day, taking = (
        area.say("气排球联赛", "乒乓球团体赛", "羽毛球团体赛", "中国象棋团体赛"),
        area.day((5, 6), (6, 5)),
        call_to(area, 0.4),
    )
    counts = [s.number(4, 10) for s in taking]
    awards = (("区", "一等奖", 2), ("区", "二等奖", 4), ("区", "三等奖", 6))
    area.hold(
        "league",
        act(
            "culture",
            f"全区教职工{game}",
            day,
            f"{month_day(day)}起举行全区教职工{game}，{len(taking)}支队伍、{sum(counts)}人参赛，{prize_list(awards, '个')}。",
            {"participants": sum(counts), "teams": len(taking), "prizes": 12},
            end=day + dt.timedelta(days=2),
            awards=awards,
            evidence="photo",
        ),
    )
    tell_shares(
        "league",
        taking,
        counts,
        "culture",
        "participants",
        f"参加全区教职工{game}",
        day,
        lambda s, n: s.say(f"{n}名教职工组队参加全区{game}。", f"参加全区{game}，队员{n}人。"),
    )


def young_staff(area: AreaYear) -> None:
    day, taking = area.day((5, 10), (5, 30)), call_to(area, 0.35)
    counts = [s.number(1, 4) for s in taking]
    area.hold(
        "young",
        act(
            "culture",
            "青年教师联谊活动",
            day,
            f"与区卫健系统工会联合举办青年联谊，{sum(counts)}名单身青年教师参加。",
            {"participants": sum(counts)},
            bodies=("区卫健系统工会",),
            evidence="photo",
        ),
    )
    tell_shares(
        "young",
        taking,
        counts,
        "culture",
        "participants",
        "青年教师参加联谊",
        day,
        lambda s, n: s.say(f"{n}名单身青年教师参加区里联谊活动。", f"动员青年教师{n}人参加联谊。"),
    )
