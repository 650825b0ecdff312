"""Where each route leads for what the chair's school of the tests' house has, and what its form says."""

from __future__ import annotations

import functools
from typing import cast

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from jiaogong.tests.house import House
from jiaogong.tests.rights import table

ENTRY = {
    "title": "女教职工羽毛球赛",
    "category": "culture",
    "start": "2026-03-08",
    "precision": "day",
    "seen_version": "1",
    "reason": "数错了",
    "figures-TOTAL_FORMS": "0",
    "figures-INITIAL_FORMS": "0",
    "awards-TOTAL_FORMS": "0",
    "awards-INITIAL_FORMS": "0",
    "act": "save",
}
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
    "appraisal": {"act": "archive"},
    "appraisal-report": {"text": "一年来履职情况报告。"},
    "appraisal-result": {"act": "remedy", "text": "每周听课", "due_date": "2027-03-01"},
    "election-start": {
        "title": "工会委员会换届选举",
        "assembly": "members",
        "heads_by": "body",
        "women": "3",
        "years": "3",
    },
    "election-act": {"act": "organisers", "people": "MOVED"},
    "election-reply": {"decision": "accept"},
    "handover-add": {"what": "财务专用章一枚"},
    "handover-note": {"number": "1", "key": "draft-0", "note": "缺附件"},
    "handover-sign-over": {"password": "falsch", "seen": "0" * 64},
    "handover-sign-for": {"password": "falsch", "seen": "0" * 64},
    "handover-send-back": {"reason": "缺印章"},
    "handover-call-off": {"reason": "暂不换届"},
    "person-change": {"name": "林晓禾", "job": "班主任"},
    "person-correct": {"field": "job", "asked": "班主任", "reason": "聘书"},
    "relative-add": {"relation": "child", "name": "小禾"},
    "womens-matter-add": {"on_date": "2026-11-01", "matter": "体检"},
    "correction-decide": {"decision": "accept"},
    "person-move": {"kind": "retire", "on_date": "2026-09-01"},
    "people-lists-save": {"name": "女教职工", "sex": "F"},
    "school-post": {"person": "MOVED", "kind": "finance"},
    "term-found": {
        "number": "8",
        "elected_date": "2026-11-20",
        "years": "3",
        "seats": "1",
        "form-TOTAL_FORMS": "1",
        "form-INITIAL_FORMS": "0",
        "form-0-person": "MOVED",
        "form-0-post": "chair",
    },
    "training-record": {"course": "培训班", "since": "2026-05-11", "until": "2026-05-12", "people": "MOVED"},
    "term-fill": {"person": "MOVED", "post": "member", "how": "by_elected", "on": "2026-11-20"},
    "term-end": {"ends_date": "2027-03-01", "reason": "校舍搬迁"},
    "term-reply": {"decision": "accept"},
    "office": {"act": "describe", "charge": "文体活动"},
    "movement-decide": {"decision": "accept"},
    "transfer": {"number": "MOVED", "name": "章远行", "union_to": "OTHER", "on_date": "2026-09-01"},
    "people-merge": {"kept": "MOVED", "gone": "TWICE"},
    "notice-new": {
        "union": "AREA",
        "title": "通知",
        "body": "请阅知。",
        "scope": "bases",
        "form-TOTAL_FORMS": "0",
        "form-INITIAL_FORMS": "0",
    },
    "choosing-act": {"act": "call_off", "reason": "选区重划"},
    "choosing-units": {"act": "add", "name": "二年级"},
    "choosing-seats": {"total": "1"},
    "constituency": {"act": "candidates"},
    "congress-delegations": {"act": "add", "name": "语文组"},
    "answer-return": {"reason": "人数有误"},
    "ballot-change": {
        "title": "表决",
        "purpose": "other",
        "way": "screen",
        "scope": "same",
        "union": "SCHOOL",
        "seen_version": "1",
        "form-TOTAL_FORMS": "1",
        "form-INITIAL_FORMS": "0",
        "form-0-text": "是否同意",
        "form-0-kind": "motion",
    },
    "ballot-new": {
        "title": "表决",
        "purpose": "other",
        "way": "screen",
        "scope": "members",
        "union": "SCHOOL",
        "form-TOTAL_FORMS": "1",
        "form-INITIAL_FORMS": "0",
        "form-0-text": "是否同意",
        "form-0-kind": "motion",
    },
    "ballot-call-off": {"reason": "改期"},
    "meeting-call": {"body": "committee", "title": "委员会会议", "starts_at": "2026-12-01T15:00"},
    "meeting-minutes": {"seen_version": "2", "form-TOTAL_FORMS": "0", "form-INITIAL_FORMS": "0"},
    "meeting-call-off": {"reason": "主席出差"},
    "proposal-act": {"act": "file"},
    "proposal-new": {"title": "更新图书"},
    "proposal-change": {"title": "更新图书", "seen_version": "1"},
    "proposal-call-new": {"title": "提案征集", "last_date": "2026-12-20"},
    "proposal-call-act": {"act": "close"},
    "proposal-departments": {"name": "总务处"},
    "proposals-answering": {"act": "write", "text": "已列入计划。"},
    "suggest": {"title": "更新图书", "remedy": "每年添新书", "code": "ABCD-EFGH-JKMN-PQRS-TUVW"},
    "suggestion-read": {"code": "ABCD-EFGH-JKMN-PQRS-TUVW"},
    "suggestion-rate": {"code": "ABCD-EFGH-JKMN-PQRS-TUVW", "grade": "满意"},
    "yearly-act": {"act": "check"},
    "union-limits": {"code": "cap.birthday", "value": "200", "since": "2026-11-22", "reason": "委员会决定"},
    "union-profile": {"address": "松岭路1号", "since": "2026-11-01", "source": "现场核对"},
    "union-ask": {"name": "青禾晨光小学工会", "reason": "学校改名"},
    "union-schools": {"lines": "NEW\t晨光小学", "act": "enter"},
    "union-change": {"act": "withdraw"},
    "ledger-new": {**ENTRY, "act": "draft"},
    "ledger-change": ENTRY,
    "ledger-carry-out": ENTRY,
    "ledger-correct": {**ENTRY, "seen_version": "2"},
    "year": {"act": "close", "year": "2024"},
    "mailbox": {"act": "remove"},
    "union-robot": {"act": "remove"},
    "person-erase": {"reason": "本人申请", "sure": "on"},
    "summary-edit": {"body": "改过的总结。", "version": "1"},
    "summary-read": {"body": "4月2日召开教代会。", "period": "2025"},
    "summary-write": {"period": "2025"},
    "check": {"body": "4月2日召开教代会。", "period": "2025"},
    "claim": {"decision": "accept"},
}
ACT: dict[str, object] = {"category": "culture", "title": "女教职工羽毛球赛", "start": "2026-03-08"}
# What a program sends there, beside the school's code.
SENDS: dict[str, dict[str, object]] = {
    "api-entries": ACT,
    "api-entry-change": {**ACT, "seen_version": 1},
    "api-entry-correct": {"reason": "数错了", "facts": ACT},
    "api-notice-answer": {"answers": {}},
    "api-session-arrive": {"code": "unknown"},
    "api-proposals": {"title": "更新图书"},
    "api-suggestions": {"title": "更新图书", "remedy": "每年添新书"},
    "api-proposal-answer": {"text": "已列入计划。"},
    "api-read": {"text": "4月2日召开教代会。"},
    "api-check": {"text": "4月2日召开教代会。", "period": "2025"},
    "api-summaries": {"period": "2025"},
}
ASKS_FOR_A_UNION = (
    "offices-due",
    "bodies",
    "bodies-export",
    "rollup",
    "silent",
    "rollup-export",
    "yearly",
    "yearly-unions",
    "yearly-export",
    "yearly-behind",
    "yearly-behind-export",
    "summaries",
    "summaries-export",
    "summary-write",
    "summary-read",
    "check",
    "api-yearly",
)
ASKS_FOR_A_PERIOD = ("api-rollup", "api-summary-now")


def address(house: House, route: str) -> str:
    """The route's address for what the chair's school has."""
    query = f"?union={house.school.code}" if route in (*ASKS_FOR_A_UNION, *ASKS_FOR_A_PERIOD) else ""
    query += "&period=2026" if route in ASKS_FOR_A_PERIOD else ""
    return reverse(route, args=_named(house).get(route, [])) + query


@functools.lru_cache(maxsize=1)
def _named(house: House) -> dict[str, list[object]]:
    """What stands in each route's address, asked for once a house."""
    named: dict[str, list[object]] = {
        "union": [house.school.code],
        "union-limits": [house.school.code],
        "union-profile": [house.school.code],
        "yearly-behind": ["staff"],
        "yearly-behind-export": ["staff"],
        "union-ask": [house.school.code, "rename"],
        "union-schools": ["AREA"],
        "union-change": [house.change.pk],
        "delegation-end": [0],
        "token-end": [0],
        "api-nothing": ["nothing"],
        "api-union": [house.school.code],
        "api-union-children": [house.school.code],
        "api-list-people": [house.kept_list.pk],
        "api-entry": [house.draft.pk],
        "api-entry-change": [house.draft.pk],
        "api-entry-confirm": [house.draft.pk],
        "api-entry-correct": [house.done.pk],
        "api-entry-discard": [house.draft.pk],
        "api-summary": [house.own.pk],
        "api-notice": [house.delivery.notice_id],
        "api-notice-answer": [house.delivery.pk],
        "api-meeting": [house.meeting.pk],
        "outside-unbind": [0],
        **{name: ["nobody"] for name in ("outside-leave", "outside-back", "outside-bind-own")},
        "slips": [house.school.code],
        "slip-withdraw": [house.standings["member"].person.number],
        "year": [house.school.code],
        "duties": [house.school.code],
        "proposal-departments": [house.school.code],
        "term-found": [house.school.code, "committee"],
        "office": [house.term.offices.get(kind="chair").pk],
        "ballot-link": ["unknown"],
        "ballot-hand-back": [house.ballot.pk, house.ballot.voters.get().pk],
        "icalendar": ["unknown"],
        "mail-stop": ["unknown"],
        "union-robot": [house.school.code],
        "message-again": [house.message.pk],
        "decision-settle": [house.meeting.decisions.get().pk],
        "ledger-import-preview": [house.sheet.pk],
        "evidence": [house.proof.pk],
        "evidence-drop": [house.proof.pk],
        "ledger-carry-out": [house.plan.pk],
        "ledger-correct": [house.done.pk],
        "summary-behind": [house.own.pk, 0, 2],
        "summary-export": [house.own.pk, "md"],
        "summary-reading": [house.old.pk],
        "claims-accept-all": [house.old.pk],
        "claim": [house.old.pk, *house.claim],
    }
    of_union = ("committees", "school-post", "trainings", "trainings-export", "training-record")
    named |= {name: [house.school.code] for name in of_union}
    named |= {name: [house.term.pk] for name in ("term", "term-fill", "term-end", "term-reply")}
    chair = house.standings["chair"].person
    of_ballot = (
        *("", "-change", "-people"),
        *("-open", "-close", "-call-off", "-vote", "-duty", "-passphrase", "-roll", "-roll-export"),
        *("-hand", "-papers", "-links", "-sheet", "-csv", "-json"),
    )
    named |= {f"ballot{name}": [house.ballot.pk] for name in of_ballot}
    on_file = (
        "person",
        "person-private",
        "person-change",
        "person-correct",
        "relative-add",
        "womens-matter-add",
        "person-move",
        "ledger-of-person",
        "person-readers",
        "own-copy",
        "own-copy-file",
        "person-erase",
        "api-person",
        "api-person-private",
    )
    named |= {name: [chair.number] for name in on_file}
    named |= {"relative-drop": [chair.number, house.child.pk], "correction-decide": [house.correction.pk]}
    named |= {"people-lists-drop": [house.kept_list.pk], "movement-decide": [house.joining.pk]}
    drafts = ("entry-readers", "ledger-entry", "ledger-change", "ledger-confirm", "ledger-discard", "evidence-add")
    named |= {name: [house.draft.pk] for name in drafts}
    named |= {name: [house.roster.pk] for name, _way in table() if name.startswith("roster") and name != "rosters"}
    noticed = ("notice", "notice-chase", "notice-answers", "answers-export")
    named |= {name: [house.delivery.notice_id] for name in noticed}
    named |= {name: [house.delivery.pk] for name in ("notice-answer", "answer-return")}
    named["notice-file"] = [house.delivery.notice.files.get().pk]
    named["answer-file"] = [house.delivery.answers.exclude(sha256="").get().pk]
    passed = (r for r, _way in table() if r == "handover" or (r.startswith("handover-") and r != "handover-begin"))
    named |= {name: [house.handover.pk] for name in passed}
    named |= {
        name: [house.graded.appraisal_id]
        for name in ("appraisal", "appraisal-record", "appraisal-sheet", "appraisal-sheet-form")
    }
    named |= {name: [house.graded.pk] for name in ("appraisal-result", "appraisal-report-file")}
    named |= {"appraisals-of-person": [house.graded.person.number], "appraisal-report": [house.to_grade.pk]}
    named["appraisal-change"] = [house.to_grade.appraisal_id]
    of_election = (
        "election",
        "election-act",
        "election-names",
        "election-notice",
        "election-result",
        "election-record",
    )
    named |= {name: [house.election.pk] for name in of_election}
    named["election-reply"] = [house.election.reviews.get(by="upper").pk]
    held = ("meeting", "meeting-minutes", "meeting-confirm", "meeting-call-off")
    named |= {name: [house.meeting.pk] for name in held}
    of_call = ("proposal-call", "proposal-call-act", "proposal-report", "proposal-new")
    named |= {name: [house.call.pk] for name in of_call}
    proposed = ("proposal", "proposal-act", "proposal-change", "proposal-versions")
    named |= {name: [house.proposal.pk] for name in proposed}
    named |= {name: [house.own.pk] for name in ("summary", "summary-edit", "summary-final")}
    named |= {name: [house.school.code] for name in ("delegates", "delegates-export")}
    named["choosing-begin"] = [house.school.code, "congress"]
    chosen = ("choosing", "choosing-act", "choosing-units", "choosing-seats")
    named |= {name: [house.school.code, house.choosing.pk] for name in chosen}
    named["constituency"] = [house.school.code, house.choosing.pk, house.choosing.constituencies.get().pk]
    seated = ("congress-delegations", "special-committees", "special-committee", "delegate-elect")
    named |= {name: [house.school.code, house.special_committee.term_id] for name in seated}
    named["delegate-recall"] = [house.school.code, house.special_committee.term.offices.get().pk]
    held_by = (
        "session", "session-act", "session-change", "session-agenda", "session-agreed", "session-papers", "session-roll",
        "session-roll-export", "session-arrive", "session-hall", "session-floor", "session-minutes", "session-resolutions",
        "session-documents", "session-folder",
    )  # fmt: skip
    named |= {name: [house.session.pk] for name in held_by}
    named |= {name: [house.session.pk, "notice"] for name in ("session-document", "session-document-file")}
    named["session-item"] = [house.session.items.get().pk]
    named["session-sign-off-file"] = [house.session.sign_offs.get(side="party").pk]
    named["session-paper-file"] = [house.session.papers.get().pk]
    named["resolution"] = [house.resolution.pk]
    supervised = (
        "questions",
        "questions-export",
        "question-ask",
        "inspections",
        "inspections-export",
        "inspection-plan",
    )
    named |= {name: [house.school.code] for name in supervised}
    named |= {name: [house.school.code, house.question.pk] for name in ("question", "question-act")}
    inspected = ("inspection", "inspection-change", "inspection-act")
    named |= {name: [house.school.code, house.inspection.pk] for name in inspected}
    assert house.inspection.entry is not None
    named["inspection-file"] = [house.school.code, house.inspection.pk, house.inspection.entry.evidence.get().pk]
    asking = (
        "opinions",
        "opinions-export",
        "opinion-round-new",
        "heads-meetings",
        "heads-meetings-export",
        "heads-call",
    )
    named |= {name: [house.school.code] for name in asking}
    of_round = ("", "-act", "-draft", "-paper")
    named |= {f"opinion-round{name}": [house.school.code, house.opinion_round.pk] for name in of_round}
    named |= {n: [house.school.code, house.opinion_round.pk] for n in ("round-opinions", "round-opinions-export")}
    named["own-opinion"] = [house.school.code, house.opinion_round.pk, house.opinion_round.opinions.get().pk]
    met = ("heads-meeting", "heads-meeting-act", "heads-minutes")
    named |= {name: [house.school.code, house.heads_meeting.pk] for name in met}
    named["heads-matter"] = [house.school.code, house.heads_meeting.matters.get().pk]
    named |= {name: [house.school.code] for name in ("school-rules", "school-rules-export", "school-rule-new")}
    named |= {name: [house.rule.rule_id] for name in ("school-rule", "school-rule-change", "school-rule-revise")}
    versioned = ("rule-version", "rule-version-compare", "rule-version-docx", "rule-version-file")
    named |= {name: [house.rule.pk] for name in versioned}
    named |= {"api-rules": [house.school.code], "api-rule": [house.rule.rule_id], "api-delegates": [house.school.code]}
    named |= {name: [house.session.pk] for name in ("api-session", "api-session-arrive")}
    named |= {name: [house.proposal.pk] for name in ("api-proposal", "api-proposal-answer")}
    named |= {"api-election": [house.election.pk], "api-ballot": [house.ballot.pk]}
    named |= {"rule-version-change": [house.draft_rule.pk], "school-rule-of-item": [house.session.items.get().pk]}
    return named


def is_of_programs(route: str) -> bool:
    """Whether a route is a program's, which shows a token and sends JSON."""
    return route.startswith("api-")


def send(visitor: Client, house: House, route: str) -> HttpResponse:
    """Send a route's form, or the JSON that a program sends there."""
    where = address(house, route)
    if is_of_programs(route):
        body = {"union": house.school.code, "call": house.call.pk, **SENDS.get(route, {})}
        return cast(HttpResponse, visitor.post(where, body, content_type="application/json"))
    return cast(HttpResponse, visitor.post(where, {"union": house.school.code, **SAYS.get(route, {})}))
