"""Visits, hardship help, gifts and health, retired colleagues, women."""

from __future__ import annotations

import datetime as dt

from jiaogong.config.demo.calendars import month_day
from jiaogong.config.demo.telling import School, act, money

YUAN = 100
# (title, sentence with {money}, least and most yuan, how often)
_VISITS: tuple[tuple[tuple[str, ...], tuple[str, ...], int, int, int], ...] = (
    (
        ("看望住院教师", "到医院看望生病同事", "探望手术后的教师", "看望病中的同事"),
        ("工会主席和小组长到市医院看望住院教师，送上慰问金{money}。", "得知一位同事住院，当天下午前往探望，送慰问金{money}。", "看望手术后休养的教师，慰问金{money}，并协调好代课。"),
        300, 1000, 7,
    ),
    (
        ("祝贺青年教师新婚", "送上新婚祝福", "新婚慰问"),
        ("祝贺一位青年教师新婚，慰问品折合{money}。", "工会送上新婚祝福和{money}慰问品。", "青年教师成家，按标准慰问{money}。"),
        300, 600, 3,
    ),
    (
        ("看望产后女教师", "生育慰问", "喜添新丁慰问"),
        ("女工委员上门看望产后女教师，慰问品折合{money}。", "生育慰问一人，慰问金{money}。", "看望坐月子的同事，送去慰问品{money}。"),
        300, 600, 3,
    ),
    (
        ("亲属去世吊唁慰问", "吊唁慰问教职工家属", "慰问丧亲教师"),
        ("教职工亲属去世，工会敬送花圈并慰问{money}。", "前往吊唁，慰问金{money}，帮助料理后事。", "慰问丧亲的同事，慰问金{money}。"),
        500, 1000, 4,
    ),
    (
        ("走访困难教职工", "上门慰问困难同事", "慰问遇到变故的教职工家庭"),
        ("走访困难教职工家庭，了解近况，送慰问金{money}。", "家中遭遇变故，工会上门慰问{money}。", "上门走访，慰问金{money}，同时登记需要的帮助。"),
        500, 2000, 4,
    ),
    (
        ("慰问坚守岗位的教职工", "慰问加班值守人员", "慰问一线教师"),
        ("慰问一线教师{count}人，慰问品折合{money}。", "慰问值守的同事{count}名，送慰问品{money}。", "到办公室慰问坚守岗位的教职工{count}人，慰问品{money}。"),
        400, 2400, 3,
    ),
)  # fmt: skip


def visit_colleagues(s: School) -> None:
    """The must-visits, the whole year round: one entry each."""
    for _ in range(s.number(12, 20 + len(s.staff) // 5)):
        titles, ways, least, most, _often = s.rng.choices(_VISITS, weights=[v[4] for v in _VISITS])[0]
        day = s.day((1, 5), (12, 22))
        paid = s.number(least // 100, most // 100) * 100 * YUAN
        count = s.number(2, 8) if "{count}" in ways[0] else 1
        s.tell(
            act(
                "care",
                s.say(*titles),
                day,
                s.say(*ways).format(money=money(paid), count=count),
                {"visits": count, "visit_amount": paid},
                people=s.pick(count),
                evidence="photo" if s.chance(0.08) else "",
            )
        )


def keep_hardship_files(s: School) -> None:
    files = s.number(0, 1 + len(s.staff) // 25)
    if not files:
        return
    closed = 1 if files > 1 and s.chance(0.4) else 0
    spring, autumn = s.day((3, 2), (3, 26)), s.day((10, 10), (11, 12))
    s.tell(
        act(
            "care",
            s.say("核对困难教职工档案", "更新困难职工档案"),
            spring,
            s.say(
                f"逐户核对，困难教职工档案在册{files}份。", f"现有困难教职工档案{files}份，致困原因和帮扶计划逐一写明。"
            ),
            {"hardship_files": files},
        )
    )
    figures = {"hardship_files": files - closed, **({"hardship_closed": closed} if closed else {})}
    left = f"，{closed}户因收入恢复退出" if closed else ""
    s.tell(
        act(
            "care",
            s.say("困难档案动态调整", "困难教职工档案年度复核"),
            autumn,
            s.say(
                f"入户复核后困难教职工档案为{files - closed}份{left}。",
                f"困难教职工档案动态管理，目前在册{files - closed}份{left}。",
            ),
            figures,
        )
    )
    give_hardship_aid(s, files)


def give_hardship_aid(s: School, files: int) -> None:
    day = s.calendar.before("spring", s.rng, days=15)
    amount = files * s.number(8, 20) * 100 * YUAN
    s.tell(
        act(
            "care",
            s.say("春节送温暖", "发放困难补助", "节前困难帮扶"),
            day,
            s.say(
                f"春节前为{files}名困难教职工发放补助金{money(amount)}。",
                f"送温暖活动帮扶{files}人，补助{money(amount)}。",
                f"发放困难补助{files}人、{money(amount)}，直接打卡到人。",
            ),
            {"aid_recipients": files, "aid_amount": amount},
            people=s.pick(files),
            evidence="text",
        )
    )


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


CARE = (
    visit_colleagues, keep_hardship_files, give_festival_gifts, remember_birthdays, check_health, insure_and_rest, honour_retired, women_day, children_day,
)  # fmt: skip
