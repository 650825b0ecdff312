"""Women's day and their health."""

from __future__ import annotations

from jiaogong.config.demo.calendars import month_day
from jiaogong.config.demo.telling import School, act


def women_day(s: School) -> None:
    if len(s.women) < 4:
        return
    what = s.say("羽毛球赛", "趣味运动会", "插花活动", "踏青健步走", "烘焙体验", "跳绳比赛", "旗袍秀", "读书分享会")
    day, came = s.day((3, 5), (3, 12)), s.some(0.55, 0.95, len(s.women))
    first, second = max(1, came // 14), max(2, came // 8)
    awards = (
        (("校", "一等奖", first), ("校", "二等奖", second)) if what in ("羽毛球赛", "趣味运动会", "跳绳比赛") else ()
    )
    won = f"，一等奖{first}人、二等奖{second}人" if awards else ""
    s.tell(
        act(
            "women",
            f"“三八”节女教职工{what}",
            day,
            s.say(
                f"{month_day(day)}组织女教职工{what}，{came}人参加{won}。",
                f"“三八”节开展女教职工{what}，女教职工{came}人参加{won}。",
                f"女工委员会举办{what}，参加的女教职工{came}名{won}。",
            ),
            {"women_participants": came, **({"prizes": first + second} if awards else {})},
            awards=awards,
            theme="女教职工活动月",
            evidence="photo",
        )
    )
    if s.chance(0.5):
        _women_health(s)


def _women_health(s: School) -> None:
    day, came = s.day((4, 8), (11, 20)), s.some(0.3, 0.7, len(s.women))
    topic = s.say("女性健康知识讲座", "亲子沟通讲座", "心理减压工作坊", "“两癌”防治讲座")
    s.tell(
        act(
            "women",
            topic,
            day,
            s.say(
                f"邀请市妇幼保健院医生举办{topic}，女教职工{came}人参加。",
                f"举办{topic}1场，{came}名女教职工到场听讲。",
            ),
            {"women_participants": came, "sessions_held": 1},
            bodies=("市妇幼保健院",),
        )
    )
