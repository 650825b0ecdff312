"""The area's own house: visits, meetings, publicity, books."""

from __future__ import annotations

from jiaogong.config.demo.area.year import AreaYear
from jiaogong.config.demo.telling import act, money

YUAN = 100


def warmth(area: AreaYear) -> None:
    scale = max(1, len(area.schools) // 4)
    for i, (first, last, what) in enumerate(
        (
            ((1, 8), (1, 23), "春节前走访慰问"),
            ((6, 24), (6, 30), "“七一”走访慰问老党员教师"),
            ((9, 2), (9, 9), "教师节慰问困难教师"),
            ((12, 22), (12, 30), "元旦慰问一线教师"),
        )
    ):
        visited, day = area.number(scale, scale * 2), area.day(first, last)
        paid = visited * area.number(5, 12) * 100 * YUAN
        area.hold(
            f"visit{i}",
            act(
                "care",
                what,
                day,
                f"{what}{visited}人次，发放慰问金{money(paid)}。",
                {"visits": visited, "visit_amount": paid},
            ),
        )
    aided, day = max(1, scale // 2 + 2), area.day((11, 4), (11, 16))
    amount = aided * area.number(10, 30) * 100 * YUAN
    area.hold(
        "aid",
        act(
            "care",
            "秋季困难教职工帮扶",
            day,
            f"从送温暖基金中列支，帮扶困难教职工{aided}人，发放补助金{money(amount)}。",
            {"aid_recipients": aided, "aid_amount": amount},
            bodies=("区总工会",),
            evidence="text",
        ),
    )


def own_house(area: AreaYear) -> None:
    """What the area's own office does in a year, beside what it does for its schools."""
    _meet_chairs(area)
    _send_news(area)
    _publish_accounts(area)
    _hear_retired(area)
    _give_legal_help(area)


def _meet_chairs(area: AreaYear) -> None:
    for month in area.calendar.teaching_months:
        day, came = (
            area.calendar.in_month(area.rng, month),
            max(2, round(len(area.schools) * area.rng.uniform(0.8, 0.98))),
        )
        area.hold(
            f"chairs{month}",
            act(
                "organisation",
                f"{month}月工会主席例会",
                day,
                f"召开基层工会主席例会，{came}人到会，通报台账报送情况并布置下月工作。",
                {"participants": came, "sessions_held": 1},
            ),
        )


def _send_news(area: AreaYear) -> None:
    for month in range(1, 13):
        sent, day = area.number(3, 9), area.calendar.on(month, 1)
        used = area.number(1, sent)
        area.hold(
            f"news{month}",
            act(
                "publicity",
                f"{month}月工会简报",
                day,
                f"{month}月编发简报，向区总工会报送信息{sent}篇，录用{used}篇。",
                {"news_sent": sent, "news_published": used},
                precision="month",
            ),
        )


def _publish_accounts(area: AreaYear) -> None:
    for quarter, month in enumerate((4, 7, 10, 12), 1):
        income, day = len(area.schools) * area.number(900, 1500) * YUAN, area.day((month, 6), (month, 15))
        spent = round(income / YUAN * area.rng.uniform(0.6, 0.98)) * YUAN
        area.hold(
            f"books{quarter}",
            act(
                "finance",
                f"第{'一二三四'[quarter - 1]}季度经费收支公布",
                day,
                f"公布账目1次，本级经费收入{money(income)}、支出{money(spent)}。",
                {"accounts_published": 1, "union_income": income, "union_spending": spent},
            ),
        )


def _hear_retired(area: AreaYear) -> None:
    retired, day = max(6, len(area.schools) * 3 // 2), area.calendar.before("double_ninth", area.rng, days=6)
    area.hold(
        "retired",
        act(
            "retirees",
            "全区退休教师代表重阳座谈会",
            day,
            f"邀请退休教师代表{retired}人座谈，听取对教育工作的意见。",
            {"retirees_gathered": retired},
            evidence="photo",
        ),
    )


def _give_legal_help(area: AreaYear) -> None:
    cases, day = max(1, len(area.schools) // 30), area.day((4, 1), (11, 20))
    area.hold(
        "rights",
        act(
            "rights",
            "教职工维权服务",
            day,
            f"接受教职工法律咨询，调解纠纷{cases}件，协助{cases}人维护合法权益。",
            {"cases_handled": cases, "people_aided": cases},
            bodies=("区总工会", "区司法局"),
        ),
    )
