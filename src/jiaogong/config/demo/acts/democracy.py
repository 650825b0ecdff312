"""Congress, appraisal, disclosure, listening and rights."""

from __future__ import annotations

import datetime as dt

from jiaogong.config.demo.acts.proposals import gather_suggestions, handle_proposals
from jiaogong.config.demo.calendars import month_day
from jiaogong.config.demo.telling import DIGITS, School, act

_RULES = (
    "教职工考勤办法", "绩效工资分配方案", "教师职称推荐细则", "评优评先办法", "教职工请假制度", "班主任津贴发放办法", "年度考核方案",
    "岗位设置与聘用方案", "校本研修管理办法", "食堂管理办法", "延时服务费分配办法", "安全工作奖惩办法",
)  # fmt: skip
_BY_LAW = "《学校教职工代表大会规定》"


def hold_congress(s: School) -> None:
    if s.chance(0.03):
        return
    session, times = s.congress
    body = "教职工大会" if all_meet(s) else "教职工代表大会"
    _one_session(s, s.day((3, 4), (4, 24)), f"第{DIGITS[session]}届{body}第{DIGITS[times]}次会议", s.number(2, 5))
    if s.chance(0.12 if not s.is_organ else 0):
        _one_session(s, s.day((10, 12), (11, 13)), f"第{DIGITS[session]}届{body}临时会议", s.number(1, 2))


def all_meet(s: School) -> bool:
    """Whether all staff meet instead of delegates: below eighty."""
    return len(s.staff) < 80


def _one_session(s: School, day: dt.date, name: str, considered: int) -> None:
    due, who = (len(s.staff), "教职工") if all_meet(s) else (s.some(0.28, 0.4), "代表")
    excused = s.number(0, max(1, due // 12))
    passed = considered if s.chance(0.85) else considered - 1
    rules = s.rng.sample(_RULES, 2)
    rule = f"《{rules[0]}》"
    leave = f"，请假{excused}人" if excused else ""
    s.tell(
        act(
            "congress",
            s.say(f"召开{name}", name, f"召开{name[3:]}，审议{rule}"),
            day,
            s.say(
                f"{month_day(day)}召开{name}，应到{who}{due}人，实到{due - excused}人{leave}，审议{considered}项，经无记名投票表决通过{passed}项。",
                f"召开{name}，应到{who}{due}人、到会{due - excused}人，听取和审议{considered}项报告与方案，其中{rule}等{passed}项获得通过。",
                f"{month_day(day)}，{name}在多功能厅举行，应到{who}{due}人，到会{due - excused}人，逐项审议{considered}项，通过{passed}项。",
            ),
            {
                "congress_sessions": 1,
                "delegates_due": due,
                "delegates_present": due - excused,
                "delegates_excused": excused,
                "items_considered": considered,
                "items_passed": passed,
            },
            basis=_BY_LAW,
            evidence="text",
        )
    )
    _rounds_of_opinion(s, day, rules[1])


def _rounds_of_opinion(s: School, day: dt.date, rule: str) -> None:
    if not s.chance(0.35):
        return
    heard = s.number(6, max(8, len(s.staff) // 3))
    before = day - dt.timedelta(days=s.number(6, 15))
    s.tell(
        act(
            "voice",
            f"就《{rule}》征求意见",
            before,
            s.say(
                f"教代会前将《{rule}》印发各工会小组征求意见，收集意见{heard}条。",
                f"《{rule}》上会前先听大家的，共征求意见{heard}条，逐条答复后修改成稿。",
                f"工会小组讨论《{rule}》，汇总意见{heard}条交起草组。",
            ),
            {"opinions_collected": heard},
        )
    )


def appraise_leaders(s: School) -> None:
    if not s.chance(0.85):
        return
    leaders, appraisers = s.number(3, 5 + len(s.staff) // 25), s.some(0.8, 0.98)
    day = s.day((12, 5), (12, 24)) if s.chance(0.6) else s.day((6, 10), (6, 30))
    s.tell(
        act(
            "appraisal",
            s.say("民主评议领导干部", "中层以上干部述职评议", "组织干部民主测评"),
            day,
            s.say(
                f"{leaders}名干部述职，{appraisers}名教职工无记名测评，结果报区教育局人事科。",
                f"组织民主评议，评议干部{leaders}人，参加测评{appraisers}人。",
                f"{month_day(day)}召开述职评议会，述职干部{leaders}名，参评{appraisers}人，当场封存票箱。",
            ),
            {"leaders_appraised": leaders, "appraisers": appraisers},
            evidence="text",
        )
    )


def disclose(s: School) -> None:
    things = (
        "收费项目",
        "职称评聘结果",
        "工会经费收支",
        "评优名单",
        "食堂收支",
        "绩效分配",
        "招生结果",
        "大宗采购",
        "干部任用",
    )
    for month in s.rng.sample((1, 3, 4, 5, 6, 9, 10, 11, 12), s.number(3, 5)):
        day, count, what = s.calendar.in_month(s.rng, month), s.number(2, 9), s.rng.sample(things, 2)
        s.tell(
            act(
                "disclosure",
                s.say(f"公开{what[0]}等事项", "更新公开栏", f"公示{what[0]}、{what[1]}"),
                day,
                s.say(
                    f"公开栏更新，公开{what[0]}、{what[1]}等事项{count}项。",
                    f"{month}月通过公开栏和工作群公开事项{count}项。",
                    f"公示{what[0]}等{count}项，公示期内未收到异议。",
                    f"公开事项{count}项，{what[1]}首次列入公开目录。",
                ),
                {"items_disclosed": count},
                evidence="photo" if s.chance(0.3) else "",
            )
        )


def listen(s: School) -> None:
    for first, last, term in (((3, 10), (6, 25), "春季"), ((9, 10), (12, 15), "秋季")):
        if s.chance(0.6):
            day, letters = s.day(first, last), s.number(1, 3 + len(s.staff) // 20)
            s.tell(
                act(
                    "voice",
                    s.say("意见箱来信办理", f"{term}学期来信来访办理", "校长信箱回复"),
                    day,
                    s.say(
                        f"{term}学期收到来信来访{letters}件，全部办理答复。",
                        f"意见箱开箱，来信{letters}件，均在十个工作日内答复。",
                        f"接待来访、办理来信共{letters}件。",
                    ),
                    {"letters_answered": letters},
                )
            )
        if s.chance(0.55):
            day, came, heard = s.day(first, last), s.number(8, max(10, len(s.staff) // 4)), s.number(5, 24)
            who = s.say("青年教师", "班主任", "新入职教师", "后勤职工", "一线教师") if not s.is_organ else "干部职工"
            s.tell(
                act(
                    "voice",
                    f"召开{who}座谈会",
                    day,
                    s.say(
                        f"召开{who}座谈会，{came}人参加，收集意见{heard}条。",
                        f"与{came}名{who}面对面座谈，梳理意见{heard}条送行政办理。",
                        f"{month_day(day)}的{who}座谈会有{came}人参加，提出意见{heard}条。",
                    ),
                    {"participants": came, "opinions_collected": heard},
                )
            )


def defend_rights(s: School) -> None:
    if not s.chance(0.22):
        return
    day, cases = s.day((3, 10), (11, 25)), s.number(1, 2)
    if s.node.sector == "private" and s.chance(0.6):
        s.tell(
            act(
                "rights",
                "工资集体协商",
                day,
                s.say(
                    f"就工资调整与举办方平等协商{cases}次，协商事项写入集体合同。",
                    f"工会代表教职工开展工资集体协商，协商{cases}件，双方签字。",
                ),
                {"cases_handled": cases},
                basis="《集体合同规定》",
            )
        )
        return
    s.tell(
        act(
            "rights",
            s.say("调解劳动纠纷", "协助办理工伤认定", "为教职工提供法律援助"),
            day,
            s.say(
                f"工会出面调解{cases}件，为{cases}人解决了实际问题。",
                f"协助{cases}人办理认定公伤手续，材料一次报齐。",
                f"请区总工会律师提供法律援助，帮助{cases}人依法维权。",
            ),
            {"cases_handled": cases, "people_aided": cases},
            bodies=("区总工会",),
        )
    )


DEMOCRACY = (hold_congress, handle_proposals, gather_suggestions, appraise_leaders, disclose, listen, defend_rights)
