"""What the area does for and with its schools: courses, giving, recuperation, inspections, honours."""

from __future__ import annotations

import datetime as dt

from jiaogong.config.demo.area.year import AreaYear, call_to, tell_shares
from jiaogong.config.demo.telling import act, money

YUAN = 100


def officer_courses(area: AreaYear) -> None:
    for key, first, last, which in (("course1", (4, 8), (4, 24), "春季"), ("course2", (10, 12), (10, 30), "秋季")):
        day, taking = area.day(first, last), call_to(area, 0.85)
        counts = [s.number(1, 2) for s in taking]
        title = f"{which}工会干部培训班"
        area.hold(
            key,
            act(
                "organisation",
                title,
                day,
                f"举办{title}，请区总工会老师讲工会法和经费管理，培训工会干部{sum(counts)}人次。",
                {"officers_trained": sum(counts), "sessions_held": 1},
                end=day + dt.timedelta(days=1),
                bodies=("区总工会",),
                basis=area.document(6 if which == "春季" else 19),
                evidence="text",
            ),
        )
        tell_shares(
            key,
            taking,
            counts,
            "organisation",
            "officers_trained",
            f"参加全区{title}",
            day,
            lambda s, n: s.say(f"选派工会干部{n}人次参加区里培训。", f"工会主席等{n}人参加全区工会干部培训。"),
        )


def one_day_gift(area: AreaYear) -> None:
    day, taking = area.day((9, 3), (9, 9)), call_to(area, 0.9)
    counts = [s.some(0.6, 1.0) for s in taking]
    sums = [n * s.number(3, 8) * 10 * YUAN for s, n in zip(taking, counts, strict=True)]
    area.hold(
        "gift",
        act(
            "charity",
            "“慈善一日捐”活动",
            day,
            f"组织全区教育系统“慈善一日捐”，捐款{sum(counts)}人次，募集善款{money(sum(sums))}，全部转交区慈善总会。",
            {"donors": sum(counts), "donation_amount": sum(sums)},
            bodies=("区慈善总会",),
            basis=area.document(15),
            evidence="text",
        ),
    )
    for s, count, amount in zip(taking, counts, sums, strict=True):
        s.tell(
            act(
                "charity",
                "参加“慈善一日捐”",
                day,
                s.say(
                    f"“慈善一日捐”捐款{count}人次，共捐{money(amount)}。",
                    f"{count}名{s.colleagues}参加慈善一日捐，捐款{money(amount)}。",
                ),
                {"donors": count, "donation_amount": amount},
                share_of="gift",
            )
        )


def recuperation(area: AreaYear) -> None:
    day, taking = area.day((7, 13), (8, 14)), call_to(area, 0.45)
    counts = [s.number(1, 1 + len(s.staff) // 30) for s in taking]
    area.hold(
        "recuperation",
        act(
            "benefits",
            "暑期教职工疗休养",
            day,
            f"暑期分批组织疗休养，{sum(counts)}名一线教职工参加。",
            {"recuperation_people": sum(counts)},
            end=day + dt.timedelta(days=5),
            basis=area.document(12),
        ),
    )
    tell_shares(
        "recuperation",
        taking,
        counts,
        "benefits",
        "recuperation_people",
        "选派教职工参加疗休养",
        day,
        lambda s, n: s.say(f"推荐{n}名一线教师参加区里组织的疗休养。", f"教职工疗休养{n}人，名额优先安排班主任。"),
    )


def inspections(area: AreaYear) -> None:
    schools = len(area.schools)
    for key, first, last, what in (
        ("disclosure", (6, 8), (6, 26), "校务公开"),
        ("congress", (11, 3), (11, 19), "教代会规范化"),
    ):
        seen, day = max(1, round(schools * area.rng.uniform(0.3, 0.5))), area.day(first, last)
        passed = max(1, round(seen * area.rng.uniform(0.75, 0.95)))
        area.hold(
            f"inspect-{key}",
            act(
                "disclosure" if key == "disclosure" else "assessment",
                f"{what}检查",
                day,
                f"分{area.number(2, 4)}个组检查学校{seen}所的{what}工作，达标{passed}所，其余限期整改后复查。",
                {"schools_inspected": seen, "schools_passed": passed},
                end=day + dt.timedelta(days=3),
                basis=area.document(9),
                evidence="text",
            ),
        )
    day = area.day((12, 14), (12, 24))
    area.hold(
        "assess",
        act(
            "assessment",
            "年度目标管理考核",
            day,
            f"对{schools}个基层工会开展年度目标考核，按五个方面三十一项逐项打分，考核工会{schools}个。",
            {"unions_assessed": schools},
            end=day + dt.timedelta(days=4),
            basis=area.document(25),
            evidence="text",
        ),
    )


def teachers_day(area: AreaYear) -> None:
    day, people = area.calendar.on(9, 10), max(3, len(area.schools) * area.number(8, 13) // 10)
    groups = max(1, len(area.schools) // 10)
    stars = max(1, people // 8)
    area.hold(
        "honours",
        act(
            "honours",
            "庆祝教师节表彰",
            day,
            f"教师节前夕表彰先进个人{people}名、先进集体{groups}个，其中授予“维权之星”称号{stars}人。",
            {"honoured_people": people, "honoured_groups": groups},
            awards=(
                ("区", "优秀工会工作者", people - stars),
                ("区", "维权之星", stars),
                ("区", "先进基层工会", groups),
            ),
            bodies=("区教育局",),
            basis=area.document(16),
            evidence="photo",
        ),
    )
