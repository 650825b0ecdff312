"""Visits and hardship help."""

from __future__ import annotations

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
