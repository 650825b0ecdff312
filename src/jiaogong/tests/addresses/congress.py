"""Sessions, delegates, and what delegates do between sessions."""

from __future__ import annotations

from jiaogong.tests.house import House

SAYS: dict[str, dict[str, str]] = {
    "session-act": {"act": "draw"},
    "session-change": {"starts_at": "2026-11-29T14:00", "term_number": "1", "number": "1"},
    "session-agenda": {"act": "add", "title": "补充议题", "kind": "hear"},
    "session-agreed": {"side": "party", "signed_by": "周明远", "signed_date": "2026-11-20"},
    "session-papers": {"title": "补充材料", "text": "全文"},
    "session-roll": {"act": "arrive", "number": "1"},
    "session-arrive": {"code": "unknown"},
    "session-floor": {"act": "opinion", "text": "希望增加教研经费"},
    "session-item": {"act": "heard"},
    "session-minutes": {"text": "记录", "seen_version": "1"},
    "resolution": {"act": "done", "outcome": "已列入预算"},
    "opinion-round-new": {
        "title": "延时服务办法",
        "text": "第一条 自愿参加。",
        "asked_of": "staff",
        "starts_date": "2026-11-22",
        "last_date": "2026-11-30",
    },
    "opinion-round": {"text": "每周不超过两次"},
    "opinion-round-act": {"act": "last_day", "last_date": "2026-12-05"},
    "round-opinions": {"outcome": "adopted"},
    "own-opinion": {"text": "每周一次即可"},
    "heads-call": {"starts_at": "2026-11-30T15:00", "cause": "急需商议", "others": "值班安排"},
    "heads-meeting-act": {"act": "matter", "title": "值班安排"},
    "heads-minutes": {"text": "记录", "seen_version": "1"},
    "heads-matter": {"act": "talk", "text": "已讨论"},
    "school-rule-new": {"title": "请假办法", "kind": "other", "text": "第一条 请假须说明。"},
    "school-rule-of-item": {"title": "午餐补贴办法", "kind": "other", "text": "第一条 按日补贴。"},
    "school-rule-change": {"title": "课间值守办法", "kind": "other", "office": "德育处"},
    "school-rule-revise": {"text": "第一条 每层两人值守。"},
    "rule-version": {"act": "reviewed"},
    "rule-version-change": {"text": "第一条 每层两人值守。", "seen_version": "1"},
    "question-ask": {"matter": "食堂采购", "addressee": "总务处", "text": "采购价格怎样公示？"},
    "question-act": {"act": "note", "text": "已与总务处核对"},
    "inspection-plan": {"matter": "食堂卫生", "place": "食堂", "on_date": "2026-12-01"},
    "inspection-change": {"matter": "食堂卫生", "place": "食堂", "on_date": "2026-12-01"},
    "inspection-act": {
        "act": "find",
        "text": "储物架积灰",
        "remedy": "每周擦拭",
        "charged": "总务处",
        "due_date": "2026-12-01",
    },
    "choosing-act": {"act": "call_off", "reason": "选区重划"},
    "choosing-units": {"act": "add", "name": "二年级"},
    "choosing-seats": {"total": "1"},
    "constituency": {"act": "candidates"},
    "congress-delegations": {"act": "add", "name": "语文组"},
}
SENDS: dict[str, dict[str, object]] = {"api-session-arrive": {"code": "unknown"}}


def named(house: House) -> dict[str, list[object]]:
    """What stands in the addresses of the congress."""
    return _of_sessions(house) | _of_delegates(house) | _between_sessions(house) | _of_rules(house)


def _of_sessions(house: House) -> dict[str, list[object]]:
    held_by = (
        "session", "session-act", "session-change", "session-agenda", "session-agreed", "session-papers", "session-roll",
        "session-roll-export", "session-arrive", "session-hall", "session-floor", "session-minutes", "session-resolutions",
        "session-documents", "session-folder", "api-session", "api-session-arrive",
    )  # fmt: skip
    return {
        **{name: [house.session.pk] for name in held_by},
        **{name: [house.session.pk, "notice"] for name in ("session-document", "session-document-file")},
        **{name: [house.session.items.get().pk] for name in ("session-item", "school-rule-of-item")},
        "session-sign-off-file": [house.session.sign_offs.get(side="party").pk],
        "session-paper-file": [house.session.papers.get().pk],
        "resolution": [house.resolution.pk],
    }


def _of_delegates(house: House) -> dict[str, list[object]]:
    school = house.school.code
    chosen = ("choosing", "choosing-act", "choosing-units", "choosing-seats")
    seated = ("congress-delegations", "special-committees", "special-committee", "delegate-elect")
    return {
        **{name: [school] for name in ("delegates", "delegates-export", "api-delegates")},
        "choosing-begin": [school, "congress"],
        **{name: [school, house.choosing.pk] for name in chosen},
        "constituency": [school, house.choosing.pk, house.choosing.constituencies.get().pk],
        **{name: [school, house.special_committee.term_id] for name in seated},
        "delegate-recall": [school, house.special_committee.term.offices.get().pk],
    }


def _between_sessions(house: House) -> dict[str, list[object]]:
    school = house.school.code
    of_school = (
        "questions", "questions-export", "question-ask", "inspections", "inspections-export", "inspection-plan",
        "opinions", "opinions-export", "opinion-round-new", "heads-meetings", "heads-meetings-export", "heads-call",
    )  # fmt: skip
    assert house.inspection.entry is not None
    of_inspection = ("inspection", "inspection-change", "inspection-act")
    of_round = (
        "opinion-round", "opinion-round-act", "opinion-round-draft", "opinion-round-paper", "round-opinions",
        "round-opinions-export",
    )  # fmt: skip
    of_heads = ("heads-meeting", "heads-meeting-act", "heads-minutes")
    return {
        **{name: [school] for name in of_school},
        **{name: [school, house.question.pk] for name in ("question", "question-act")},
        **{name: [school, house.inspection.pk] for name in of_inspection},
        "inspection-file": [school, house.inspection.pk, house.inspection.entry.evidence.get().pk],
        **{name: [school, house.opinion_round.pk] for name in of_round},
        "own-opinion": [school, house.opinion_round.pk, house.opinion_round.opinions.get().pk],
        **{name: [school, house.heads_meeting.pk] for name in of_heads},
        "heads-matter": [school, house.heads_meeting.matters.get().pk],
    }


def _of_rules(house: House) -> dict[str, list[object]]:
    of_rule = ("school-rule", "school-rule-change", "school-rule-revise", "api-rule")
    of_version = ("rule-version", "rule-version-compare", "rule-version-docx", "rule-version-file")
    of_school = ("school-rules", "school-rules-export", "school-rule-new", "api-rules")
    return {
        **{name: [house.school.code] for name in of_school},
        **{name: [house.rule.rule_id] for name in of_rule},
        **{name: [house.rule.pk] for name in of_version},
        "rule-version-change": [house.draft_rule.pk],
    }
