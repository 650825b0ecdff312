"""What every member is given: festival and birthday gifts, health checks, insurance, the children's day."""

from __future__ import annotations

import datetime as dt

from jiaogong.config.demo.calendars import month_day
from jiaogong.config.demo.telling import School, act, money

YUAN = 100


def give_festival_gifts(s: School) -> None:
    calendar, count = s.calendar, len(s.staff)
    for name, day in (
        ("春节", calendar.before("spring", s.rng)),
        ("端午节", calendar.before("dragon_boat", s.rng)),
        ("中秋节", calendar.before("mid_autumn", s.rng)),
        ("国庆节", s.day((9, 24), (9, 29))),
        ("元旦", s.day((12, 24), (12, 30))),
    ):
        if not s.chance(0.85 if name in ("春节", "中秋节") else 0.55):
            continue
        amount = count * s.number(15, 40) * 10 * YUAN
        s.tell(
            act(
                "benefits",
                s.say(f"{name}慰问品发放", f"发放{name}福利", f"{name}节日慰问".replace("节节", "节")),
                day,
                s.say(
                    f"{name}前为{count}名{s.colleagues}发放节日慰问品，支出{money(amount)}。",
                    f"发放{name}慰问品{count}份，支出{money(amount)}，采购结果公示三天。",
                    f"{name}慰问品按人头发放{count}份，共支出{money(amount)}。",
                ),
                {"gifts_given": count, "gift_amount": amount},
                basis="《基层工会经费收支管理办法》",
            )
        )


def remember_birthdays(s: School) -> None:
    each = 200 * YUAN
    for quarter, month in enumerate((3, 6, 9, 12), 1):
        born = [p for p in s.staff if p.birth_date and (p.birth_date.month - 1) // 3 + 1 == quarter]
        if not born or not s.chance(0.8):
            continue
        s.tell(
            act(
                "benefits",
                s.say(f"第{'一二三四'[quarter - 1]}季度生日慰问", "发放生日蛋糕券", "集体生日会"),
                s.day((month, 15), (month, 27)),
                s.say(
                    f"为本季度过生日的{len(born)}名{s.colleagues}送上生日蛋糕。",
                    f"发放生日慰问{len(born)}份，每份200元。",
                    f"第{'一二三四'[quarter - 1]}季度生日慰问{len(born)}人，蛋糕券送到办公室。",
                ),
                {"birthday_gifts": len(born), "gift_amount": len(born) * each},
            )
        )


def check_health(s: School) -> None:
    due = len(s.staff)
    done = max(1, due - s.number(0, max(1, due // 12)))
    followed = 0 if done == due else s.number(max(0, due - done - 2), due - done)
    day = s.day((5, 10), (6, 24)) if s.chance(0.6) else s.day((9, 14), (10, 20))
    missed = f"，{due - done}人因事未检，已逐一登记" if due > done else ""
    s.tell(
        act(
            "benefits",
            s.say("教职工健康体检", "组织年度体检", "教职工体检"),
            day,
            s.say(
                f"组织体检，应检{due}人，完成体检{done}人{missed}。",
                f"{month_day(day)}起分批到市医院体检，应体检{due}人，已完成体检{done}人。",
                f"年度体检应体检{due}人，参加体检{done}人{missed}。",
            ),
            {"checkups_due": due, "checkups_done": done},
            bodies=("市医院",),
            evidence="text" if s.chance(0.4) else "",
        )
    )
    if followed:
        later = s.day((11, 4), (11, 20))
        s.tell(
            act(
                "benefits",
                s.say("体检补检", "组织漏检人员补检"),
                later,
                s.say(f"漏检的{followed}人另约时间补检完毕。", f"逐一提醒，补检{followed}人。"),
                {"checkups_followed": followed},
            )
        )


def insure_and_rest(s: School) -> None:
    if s.chance(0.75):
        insured = s.some(0.6, 1.0)
        s.tell(
            act(
                "benefits",
                s.say("职工互助保障续保", "办理互助保障"),
                s.day((3, 6), (4, 20)),
                s.say(f"办理职工互助保障，参保{insured}人。", f"互助保障续保{insured}人，新教师全部参保。"),
                {"insured_people": insured},
                bodies=("区总工会",),
            )
        )
    if s.chance(0.3):
        cards = s.some(0.1, 0.6)
        s.tell(
            act(
                "benefits",
                "办理工会会员优惠卡",
                s.day((9, 6), (10, 28)),
                s.say(f"新办工会会员优惠卡{cards}张。", f"为会员办理优惠卡{cards}张，可在定点书店、影院使用。"),
                {"cards": cards},
            )
        )


def children_day(s: School) -> None:
    if not s.chance(0.3):
        return
    day: dt.date = s.calendar.on(5, 29)
    families = s.number(4, max(5, len(s.staff) // 6))
    s.tell(
        act(
            "benefits",
            s.say("“六一”慰问教职工子女", "“六一”亲子活动"),
            day,
            s.say(
                f"“六一”前为有十四岁以下子女的会员发放慰问品{families}份。", f"给教职工子女送“六一”礼品{families}份。"
            ),
            {"gifts_given": families, "gift_amount": families * 100 * YUAN},
        )
    )
