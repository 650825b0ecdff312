"""Proposals and suggestions of a school's year."""

from __future__ import annotations

import datetime as dt

from jiaogong.config.demo.calendars import month_day
from jiaogong.config.demo.telling import School, act

Counted = tuple[dt.date, int]
_TOPICS = (
    "校舍维修",
    "食堂饭菜",
    "教师办公条件",
    "校园停车",
    "课后服务安排",
    "图书更新",
    "教师体检项目",
    "操场照明",
    "培训机会",
    "午休场所",
    "网络提速",
)


def handle_proposals(s: School) -> None:
    received = s.number(4, max(6, len(s.staff) // 5))
    filed = max(2, round(received * s.rng.uniform(0.6, 0.95)))
    answered = filed if s.chance(0.7) else filed - 1
    settled = max(1, round(answered * s.rng.uniform(0.7, 1.0)))
    topic, other = s.rng.sample(_TOPICS, 2)
    called, admitted = s.day((2, 24), (3, 14)), s.day((3, 18), (4, 10))
    replied, done = s.day((5, 11), (6, 26)), s.day((10, 9), (11, 18))
    _take_in(s, (called, received), (admitted, filed), (topic, other))
    _work_off(s, (replied, answered), (done, settled), (topic, other))


def _take_in(s: School, calling: Counted, filing: Counted, topics: tuple[str, str]) -> None:
    (called, received), (admitted, filed), (topic, other) = calling, filing, topics
    s.tell(
        act(
            "proposals",
            s.say("征集教代会提案", "向代表征集提案", "教代会提案征集"),
            called,
            s.say(
                f"发出提案征集通知，共征集提案{received}件，集中在{topic}、{other}等方面。",
                f"截至{month_day(called)}收到提案{received}件，{topic}最受关注。",
                f"代表团分组讨论后征集提案{received}件，由提案工作组登记。",
            ),
            {"proposals_received": received},
        )
    )
    s.tell(
        act(
            "proposals",
            s.say("提案审查立案", "提案工作组审查提案", "召开提案立案会"),
            admitted,
            s.say(
                f"提案工作组逐件审查，立案{filed}件，其余转为意见建议。",
                f"经审查立案{filed}件，未立案的当面向提案人说明理由。",
                f"{month_day(admitted)}提案立案{filed}件，明确承办部门和答复时限。",
            ),
            {"proposals_filed": filed},
            evidence="text",
        )
    )


def _work_off(s: School, answering: Counted, settling: Counted, topics: tuple[str, str]) -> None:
    (replied, answered), (done, settled), (topic, other) = answering, settling, topics
    s.tell(
        act(
            "proposals",
            s.say("提案集中答复", "答复教代会提案", "向提案人答复办理情况"),
            replied,
            s.say(
                f"承办部门书面答复提案{answered}件，提案人签字确认。",
                f"召开提案答复会，逐件答复{answered}件。",
                f"学期末前答复提案{answered}件，关于{topic}的几件由分管领导当面答复。",
            ),
            {"proposals_answered": answered},
        )
    )
    s.tell(
        act(
            "proposals",
            s.say("提案办理落实", "提案办结情况通报", f"落实{topic}等提案"),
            done,
            s.say(
                f"本年立案的提案已办结{settled}件，结果在公示栏通报。",
                f"至{month_day(done)}提案办结{settled}件，{topic}问题得到解决。",
                f"提案落实{settled}件，其中{topic}、{other}两类全部办完。",
            ),
            {"proposals_settled": settled},
        )
    )


def gather_suggestions(s: School) -> None:
    if not s.chance(0.55):
        return
    day, count = s.day((5, 6), (6, 20)), s.number(5, max(8, len(s.staff) // 3))
    s.tell(
        act(
            "proposals",
            s.say("“我为学校献一策”合理化建议征集", "“金点子”征集活动", "合理化建议月"),
            day,
            s.say(
                f"开展合理化建议征集，收到合理化建议{count}条。",
                f"“金点子”征集收到建议{count}条，择优在校务会上讨论。",
                f"教职工提出合理化建议{count}条，工会整理后送行政研究。",
            ),
            {"suggestions_received": count},
        )
    )
