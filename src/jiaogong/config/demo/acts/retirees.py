"""Retired colleagues: at the double ninth, before spring festival, on the day they leave."""

from __future__ import annotations

from jiaogong.config.demo.calendars import month_day
from jiaogong.config.demo.telling import School, act, money

YUAN = 100


def honour_retired(s: School) -> None:
    if not s.retired:
        return
    ninth = s.calendar.before("double_ninth", s.rng, days=4)
    came = s.some(0.4, 0.9, len(s.retired))
    s.tell(
        act(
            "retirees",
            s.say("重阳节退休教师座谈会", "重阳敬老活动", "退休教师返校日"),
            ninth,
            s.say(
                f"重阳节邀请{came}名退休教师回{s.here}座谈。",
                f"{month_day(ninth)}举行重阳座谈会，{came}名退休教师参加，共话学校变化。",
                f"退休教师{came}人返{s.here}，参观新建的功能室并座谈。",
            ),
            {"retirees_gathered": came},
            people=s.pick(came, s.retired),
            evidence="photo" if s.chance(0.3) else "",
        )
    )
    amount = len(s.retired) * 200 * YUAN
    s.tell(
        act(
            "retirees",
            s.say("春节慰问退休教师", "节前走访退休老教师"),
            s.calendar.before("spring", s.rng),
            s.say(
                f"春节前走访慰问退休教师{len(s.retired)}人次，慰问品折合{money(amount)}。",
                f"分六路走访退休老教师，慰问{len(s.retired)}人次，慰问金{money(amount)}。",
            ),
            {"visits": len(s.retired), "visit_amount": amount},
            people=s.retired,
        )
    )
    leaving = s.roster.retiring(s.year)
    if leaving:
        s.tell(
            act(
                "retirees",
                s.say("举行荣休仪式", "荣休教师欢送会"),
                s.calendar.on(9, 9),
                s.say(
                    f"为{len(leaving)}名荣休教师举行仪式，赠送纪念牌。",
                    f"举行荣休仪式，{len(leaving)}位同事光荣退休，学生代表献花。",
                ),
                {"retirees_celebrated": len(leaving)},
                people=leaving,
                evidence="photo",
            )
        )
