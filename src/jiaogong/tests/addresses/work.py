"""The union's daily work: the tree, notices, meetings, the ledger, texts and figures."""

from __future__ import annotations

from jiaogong.tests.house import House

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
    "notice-new": {
        "union": "AREA",
        "title": "通知",
        "body": "请阅知。",
        "scope": "bases",
        "form-TOTAL_FORMS": "0",
        "form-INITIAL_FORMS": "0",
    },
    "answer-return": {"reason": "人数有误"},
    "meeting-call": {"body": "committee", "title": "委员会会议", "starts_at": "2026-12-01T15:00"},
    "meeting-minutes": {"seen_version": "2", "form-TOTAL_FORMS": "0", "form-INITIAL_FORMS": "0"},
    "meeting-call-off": {"reason": "主席出差"},
    "yearly-act": {"act": "check"},
    "union-limits": {"code": "cap.birthday", "value": "200", "since": "2026-11-22", "reason": "委员会决定"},
    "union-profile": {"address": "松岭路1号", "since": "2026-11-01", "source": "现场核对"},
    "union-ask": {"name": "青禾晨光小学工会", "reason": "学校改名"},
    "union-schools": {"lines": "NEW\t晨光小学", "act": "enter"},
    "union-change": {"act": "withdraw"},
    "ledger-new": {**ENTRY, "act": "draft"},
    "ledger-said": {"say": "昨天组织教工健步走，60人参加"},
    "ledger-change": ENTRY,
    "ledger-carry-out": ENTRY,
    "ledger-correct": {**ENTRY, "seen_version": "2"},
    "year": {"act": "close", "year": "2024"},
    "union-robot": {"act": "remove"},
    "summary-edit": {"body": "改过的总结。", "version": "1"},
    "summary-bring": {"body": "4月2日召开教代会。", "period": "2025"},
    "summary-call": {"union": "AREA", "act": "call", "due_date": "2026-12-20", "period": "2026"},
    "summary-life": {"act": "sign", "version": "1"},
    "summary-outline": {"act": "title", "title": "全年总结", "version": "1"},
    "summary-restore": {"number": "1", "version": "1"},
    "summary-section": {"body": "改过的一段。", "version": "1"},
    "summary-read": {"body": "4月2日召开教代会。", "period": "2025"},
    "summary-write": {"period": "2025"},
    "check": {"body": "4月2日召开教代会。", "period": "2025"},
    "check-missing": {**ENTRY, "act": "draft", "period": "2025", "say": "4月2日召开教代会。"},
    "summary-missing": {**ENTRY, "act": "draft"},
    "summary-problem": {"act": "take", "start": "0", "end": "2", "version": "1"},
    "claim": {"decision": "accept"},
}
ACT: dict[str, object] = {"category": "culture", "title": "女教职工羽毛球赛", "start": "2026-03-08"}
SENDS: dict[str, dict[str, object]] = {
    "api-entries": ACT,
    "api-entry-change": {**ACT, "seen_version": 1},
    "api-entry-correct": {"reason": "数错了", "facts": ACT},
    "api-notice-answer": {"answers": {}},
    "api-read": {"text": "4月2日召开教代会。"},
    "api-check": {"text": "4月2日召开教代会。", "period": "2025"},
    "api-summaries": {"period": "2025"},
    "api-summary-sign": {"seen_version": 1},
    "api-summary-return": {"remark": "补充数据"},
}


def named(house: House) -> dict[str, list[object]]:
    """What stands in the addresses of daily work."""
    return _of_union(house) | _of_notices(house) | _of_ledger(house) | _of_texts(house)


def _of_union(house: House) -> dict[str, list[object]]:
    of_school = ("union", "union-limits", "union-profile", "union-robot", "api-union", "api-union-children")
    return {
        **{name: [house.school.code] for name in of_school},
        "union-ask": [house.school.code, "rename"],
        "union-schools": ["AREA"],
        "union-change": [house.change.pk],
        "api-nothing": ["nothing"],
    }


def _of_notices(house: House) -> dict[str, list[object]]:
    of_notice = ("notice", "notice-chase", "notice-answers", "answers-export", "api-notice")
    of_meeting = ("meeting", "meeting-minutes", "meeting-confirm", "meeting-call-off", "api-meeting")
    return {
        **{name: [house.delivery.notice_id] for name in of_notice},
        **{name: [house.delivery.pk] for name in ("notice-answer", "answer-return", "api-notice-answer")},
        "notice-file": [house.delivery.notice.files.get().pk],
        "answer-file": [house.delivery.answers.exclude(sha256="").get().pk],
        **{name: ["unknown"] for name in ("icalendar", "mail-stop")},
        "message-again": [house.message.pk],
        "duties": [house.school.code],
        **{name: [house.meeting.pk] for name in of_meeting},
        "decision-settle": [house.meeting.decisions.get().pk],
    }


def _of_ledger(house: House) -> dict[str, list[object]]:
    drafted = (
        *(
            "entry-readers",
            "entry-told",
            "ledger-entry",
            "ledger-change",
            "ledger-confirm",
            "ledger-discard",
            "evidence-add",
        ),
        *("api-entry", "api-entry-change", "api-entry-confirm", "api-entry-discard"),
    )
    return {
        "year": [house.school.code],
        **{name: [house.draft.pk] for name in drafted},
        **{name: [house.done.pk] for name in ("ledger-correct", "api-entry-correct")},
        "ledger-carry-out": [house.plan.pk],
        "ledger-import-preview": [house.sheet.pk],
        **{name: [house.proof.pk] for name in ("evidence", "evidence-drop")},
    }


def _of_texts(house: House) -> dict[str, list[object]]:
    of_text = (
        *("summary", "summary-edit", "summary-outline", "summary-anew", "summary-versions", "summary-restore"),
        *("summary-life", "api-summary", "api-summary-sign", "api-summary-submit", "api-summary-return"),
        *("api-summary-accept", "api-summary-take-back"),
    )
    return {
        **{name: ["staff"] for name in ("yearly-behind", "yearly-behind-export")},
        **{name: [house.own.pk] for name in of_text},
        "summary-section": [house.own.pk, house.own.sections.values_list("key", flat=True)[0]],
        "summary-compare": [house.own.pk, 1, 1],
        "summary-behind": [house.own.pk, 0, 2],
        "summary-problem": [house.own.pk],
        "summary-missing": [house.own.pk, 0, 2],
        "summary-copied": [house.own.pk, house.old.pk],
        "summary-export": [house.own.pk, "md"],
        "summary-reading": [house.old.pk],
        "claim": [house.claim.pk],
        **{name: [house.batch.pk] for name in ("old-batch", "old-batch-advance")},
        "old-file": [house.batch.pk, house.batch.files.get().pk],
    }
