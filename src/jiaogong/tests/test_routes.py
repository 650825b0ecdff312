"""Every route with every role: a route that is missing here fails the test, and so does a door left open."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from jiaogong.kernel import clock
from jiaogong.tests.house import ROLES, House, build_house

pytestmark = pytest.mark.django_db

Answers = tuple[int, int, int, int, int]

# What each role gets, in the order of ROLES: 302 for a stranger is the way to sign in, 404 "not yours to know of",
# 403 "not yours to do", 405 "only by a form", 422 "not so". A form that is only sent leads whoever comes by to its thing.
GOT: dict[str, Answers] = {
    "sign-in": (200, 302, 302, 302, 302),
    "sign-out": (405, 405, 405, 405, 405),
    "account_login": (200, 302, 302, 302, 302),
    "mfa_authenticate": (302, 302, 302, 302, 302),
    "join": (200, 200, 200, 200, 200),
    "outside-leave": (404, 404, 404, 404, 404),
    "outside-back": (404, 404, 404, 404, 404),
    "outside-bind": (302, 302, 302, 302, 302),
    "outside-bind-own": (302, 404, 404, 404, 404),
    "outside-unbind": (302, 302, 302, 302, 302),
    "account": (302, 200, 200, 200, 200),
    "account-password": (302, 302, 302, 302, 302),
    "account-phone": (302, 302, 302, 302, 302),
    "account-sessions": (302, 302, 302, 302, 302),
    "second-factor": (302, 200, 200, 200, 200),
    "second-factor-change": (302, 302, 302, 302, 302),
    "delegations": (302, 200, 200, 200, 200),
    "delegation-end": (302, 302, 302, 302, 302),
    "slips": (302, 200, 200, 404, 200),
    "slip-withdraw": (302, 302, 302, 404, 302),
    "set_language": (302, 302, 302, 302, 302),
    "set-theme": (302, 302, 302, 302, 302),
    "look": (302, 200, 200, 200, 200),
    "home": (302, 200, 200, 200, 200),
    "search": (302, 200, 200, 200, 200),
    "people": (302, 200, 200, 200, 200),
    "person": (302, 404, 200, 404, 200),
    "person-private": (302, 404, 200, 404, 403),
    "person-change": (302, 404, 200, 404, 403),
    "person-correct": (302, 404, 200, 404, 403),
    "relative-add": (302, 302, 302, 302, 302),
    "relative-drop": (302, 302, 302, 302, 302),
    "womens-matter-add": (302, 302, 302, 302, 302),
    "person-move": (302, 404, 200, 404, 200),
    "people-lists": (302, 403, 200, 200, 200),
    "people-lists-export": (302, 403, 200, 200, 200),
    "people-lists-save": (302, 302, 302, 302, 302),
    "people-lists-drop": (302, 302, 302, 302, 302),
    "bodies": (302, 403, 200, 404, 200),
    "bodies-export": (302, 403, 200, 404, 200),
    "committees": (302, 200, 200, 404, 200),
    "school-post": (302, 302, 302, 302, 302),
    "term-found": (302, 403, 200, 404, 200),
    "trainings": (302, 403, 200, 404, 200),
    "trainings-export": (302, 403, 200, 404, 200),
    "training-record": (302, 403, 200, 404, 200),
    "term": (302, 200, 200, 404, 200),
    "term-fill": (302, 403, 200, 404, 200),
    "term-end": (302, 403, 200, 404, 200),
    "term-reply": (302, 302, 302, 302, 302),
    "office": (302, 403, 200, 404, 200),
    "movements": (302, 200, 200, 200, 200),
    "movement-decide": (302, 302, 302, 302, 302),
    "transfer": (302, 403, 200, 200, 200),
    "retiring": (302, 403, 200, 200, 200),
    "people-merge": (302, 403, 200, 200, 200),
    "ledger-of-person": (302, 404, 200, 404, 200),
    "corrections": (302, 200, 200, 200, 200),
    "correction-decide": (302, 302, 302, 302, 302),
    "unions": (302, 200, 200, 200, 200),
    "union": (302, 200, 200, 404, 200),
    "unions-export": (302, 200, 200, 200, 200),
    "union-limits": (302, 200, 200, 404, 200),
    "union-profile": (302, 404, 200, 404, 200),
    "union-ask": (302, 403, 200, 404, 200),
    "union-schools": (302, 404, 404, 404, 200),
    "union-changes": (302, 200, 200, 200, 200),
    "union-changes-export": (302, 200, 200, 200, 200),
    "union-change": (302, 404, 200, 404, 200),
    "calendar": (302, 200, 200, 200, 200),
    "calendar-feed": (302, 200, 200, 200, 200),
    "icalendar": (404, 404, 404, 404, 404),
    "birthdays": (302, 200, 200, 200, 200),
    "offices-due": (302, 404, 200, 404, 200),
    "notices": (302, 200, 200, 200, 200),
    "notices-export": (302, 200, 200, 200, 200),
    "notice-new": (302, 403, 422, 422, 200),
    "notice-file": (302, 404, 200, 404, 200),
    "answer-file": (302, 404, 200, 404, 200),
    "notice-answer": (302, 404, 200, 404, 200),
    "answer-return": (302, 302, 302, 302, 302),
    "notice": (302, 404, 200, 404, 200),
    "notice-chase": (302, 302, 302, 302, 302),
    "notice-answers": (302, 404, 200, 404, 200),
    "answers-export": (302, 404, 200, 404, 200),
    "meetings": (302, 200, 200, 200, 200),
    "meetings-export": (302, 200, 200, 200, 200),
    "meeting-call": (302, 403, 200, 200, 200),
    "follow-up": (302, 200, 200, 200, 200),
    "decision-settle": (302, 302, 302, 302, 302),
    "duties": (302, 404, 200, 404, 404),
    "meeting": (302, 404, 200, 404, 404),
    "meeting-minutes": (302, 404, 200, 404, 404),
    "meeting-confirm": (302, 302, 302, 302, 302),
    "meeting-call-off": (302, 302, 302, 302, 302),
    "rosters": (302, 403, 200, 200, 200),
    "roster": (302, 404, 200, 404, 200),
    "roster-columns": (302, 404, 200, 404, 200),
    "roster-decide": (302, 302, 302, 302, 302),
    "roster-accept": (302, 302, 302, 302, 302),
    "roster-advance": (302, 302, 302, 302, 302),
    "roster-undo": (302, 302, 302, 302, 302),
    "roster-drop": (302, 302, 302, 302, 302),
    "roster-export": (302, 404, 200, 404, 200),
    "rollup": (302, 404, 200, 404, 200),
    "silent": (302, 404, 200, 404, 200),
    "rollup-export": (302, 404, 200, 404, 200),
    "yearly": (302, 404, 200, 404, 200),
    "yearly-act": (302, 302, 302, 302, 302),
    "yearly-unions": (302, 404, 200, 404, 200),
    "yearly-export": (302, 404, 200, 404, 200),
    "yearly-behind": (302, 404, 200, 404, 200),
    "yearly-behind-export": (302, 404, 200, 404, 200),
    "ledger": (302, 200, 200, 200, 200),
    "ledger-totals": (302, 200, 200, 200, 200),
    "ledger-export": (302, 200, 200, 200, 200),
    "ledger-people": (302, 200, 200, 200, 200),
    "ledger-template": (302, 200, 200, 200, 200),
    "ledger-new": (302, 200, 200, 200, 200),
    "ledger-import": (302, 200, 200, 200, 200),
    "ledger-import-preview": (302, 404, 200, 404, 404),
    "ledger-entry": (302, 404, 200, 404, 200),
    "ledger-change": (302, 404, 200, 404, 200),
    "ledger-carry-out": (302, 404, 200, 404, 200),
    "ledger-confirm": (302, 302, 302, 302, 302),
    "ledger-correct": (302, 403, 200, 404, 200),
    "ledger-discard": (302, 302, 302, 302, 302),
    "evidence": (302, 404, 200, 404, 200),
    "evidence-add": (302, 302, 302, 302, 302),
    "evidence-drop": (302, 404, 302, 404, 302),
    "year": (302, 200, 200, 404, 200),
    "mailbox": (302, 200, 200, 200, 200),
    "mail-stop": (404, 404, 404, 404, 404),
    "union-robot": (302, 403, 200, 404, 200),
    "outbox": (302, 403, 403, 403, 200),
    "outbox-export": (302, 403, 403, 403, 200),
    "message-again": (302, 302, 302, 302, 302),
    "outbox-trial": (302, 302, 302, 302, 302),
    "handovers": (302, 200, 200, 200, 200),
    "handovers-export": (302, 200, 200, 200, 200),
    "handover-begin": (302, 403, 200, 200, 200),
    "handover": (302, 404, 200, 404, 200),
    "handover-add": (302, 302, 302, 302, 302),
    "handover-drop": (302, 302, 302, 302, 302),
    "handover-note": (302, 302, 302, 302, 302),
    "handover-sign-over": (302, 302, 302, 302, 302),
    "handover-sign-for": (302, 302, 302, 302, 302),
    "handover-send-back": (302, 302, 302, 302, 302),
    "handover-call-off": (302, 302, 302, 302, 302),
    "handover-document": (302, 404, 200, 404, 200),
    "audit": (302, 404, 200, 200, 200),
    "audit-export": (302, 404, 200, 200, 200),
    "entry-readers": (302, 404, 200, 404, 200),
    "person-readers": (302, 404, 200, 404, 200),
    "own-copy": (302, 404, 200, 404, 403),
    "own-copy-file": (302, 404, 200, 404, 403),
    "person-erase": (302, 404, 403, 404, 200),
    "summaries": (302, 200, 200, 404, 200),
    "summaries-export": (302, 200, 200, 404, 200),
    "summary-write": (302, 302, 302, 302, 302),
    "summary-read": (302, 200, 200, 404, 200),
    "summary": (302, 404, 200, 404, 200),
    "summary-edit": (302, 404, 200, 404, 200),
    "summary-final": (302, 302, 302, 302, 302),
    "summary-behind": (302, 404, 200, 404, 200),
    "summary-export": (302, 404, 200, 404, 200),
    "summary-reading": (302, 404, 200, 404, 200),
    "claims-accept-all": (302, 302, 302, 302, 302),
    "claim": (302, 404, 200, 404, 200),
    "check": (302, 200, 200, 404, 200),
}

# What each role gets who sends the form; 200 and 302 mean that it was let through.
SENT: dict[str, Answers] = {
    "sign-in": (200, 302, 302, 302, 302),
    "sign-out": (302, 302, 302, 302, 302),
    "account_login": (200, 302, 302, 302, 302),
    "mfa_authenticate": (302, 302, 302, 302, 302),
    "join": (200, 200, 200, 200, 200),
    "outside-leave": (404, 404, 404, 404, 404),
    "outside-bind": (302, 302, 302, 302, 302),
    "outside-bind-own": (302, 404, 404, 404, 404),
    "outside-unbind": (302, 404, 404, 404, 404),
    "account-password": (302, 422, 422, 422, 422),
    "account-phone": (302, 302, 302, 302, 302),
    "account-sessions": (302, 302, 302, 302, 302),
    "second-factor": (302, 200, 200, 200, 200),
    "second-factor-change": (302, 422, 422, 422, 422),
    "delegations": (302, 422, 422, 422, 422),
    "delegation-end": (302, 404, 404, 404, 404),
    "slips": (302, 403, 422, 404, 422),
    "slip-withdraw": (302, 403, 404, 404, 404),
    "set_language": (302, 302, 302, 302, 302),
    "set-theme": (302, 302, 302, 302, 302),
    "calendar-feed": (302, 200, 200, 200, 200),
    "handover-begin": (302, 403, 422, 404, 422),
    "handover-add": (302, 404, 302, 404, 403),
    "handover-drop": (302, 404, 302, 404, 403),
    "handover-note": (302, 404, 422, 404, 403),
    "handover-sign-over": (302, 404, 422, 404, 403),
    "handover-sign-for": (302, 404, 403, 404, 403),
    "handover-send-back": (302, 404, 403, 404, 403),
    "handover-call-off": (302, 404, 302, 404, 302),
    "notice-new": (302, 403, 422, 422, 302),
    "notice-answer": (302, 404, 403, 404, 403),
    "answer-return": (302, 404, 403, 404, 302),
    "notice-chase": (302, 404, 403, 404, 422),
    "meeting-call": (302, 403, 302, 422, 422),
    "decision-settle": (302, 404, 302, 404, 404),
    "duties": (302, 404, 302, 404, 404),
    "meeting-minutes": (302, 404, 422, 404, 404),
    "meeting-confirm": (302, 404, 302, 404, 404),
    "meeting-call-off": (302, 404, 403, 404, 404),
    "person-change": (302, 404, 302, 404, 403),
    "person-correct": (302, 404, 302, 404, 403),
    "relative-add": (302, 404, 302, 404, 403),
    "relative-drop": (302, 404, 302, 404, 403),
    "womens-matter-add": (302, 404, 302, 404, 403),
    "person-move": (302, 404, 302, 404, 302),
    "people-lists-save": (302, 403, 302, 302, 302),
    "people-lists-drop": (302, 404, 302, 404, 404),
    "school-post": (302, 403, 302, 404, 302),
    "term-found": (302, 403, 302, 404, 302),
    "training-record": (302, 403, 302, 404, 302),
    "term-fill": (302, 403, 302, 404, 302),
    "term-end": (302, 403, 302, 404, 302),
    "term-reply": (302, 403, 403, 404, 302),
    "office": (302, 403, 302, 404, 302),
    "movement-decide": (302, 404, 302, 404, 302),
    "transfer": (302, 403, 302, 302, 302),
    "people-merge": (302, 403, 302, 404, 302),
    "correction-decide": (302, 404, 302, 404, 404),
    "rosters": (302, 403, 422, 422, 422),
    "roster-columns": (302, 404, 422, 404, 422),
    "roster-decide": (302, 404, 404, 404, 404),
    "roster-accept": (302, 404, 302, 404, 302),
    "roster-advance": (302, 404, 302, 404, 302),
    "roster-undo": (302, 404, 422, 404, 422),
    "roster-drop": (302, 404, 302, 404, 302),
    "yearly-act": (302, 404, 302, 404, 403),
    "union-limits": (302, 403, 302, 404, 302),
    "union-profile": (302, 404, 302, 404, 302),
    "union-ask": (302, 403, 302, 404, 302),
    "union-schools": (302, 404, 404, 404, 302),
    "union-change": (302, 404, 302, 404, 302),
    "ledger-new": (302, 302, 302, 404, 302),
    "ledger-import": (302, 422, 422, 422, 422),
    "ledger-import-preview": (302, 404, 302, 404, 404),
    "ledger-change": (302, 404, 302, 404, 302),
    "ledger-carry-out": (302, 404, 302, 404, 302),
    "ledger-confirm": (302, 404, 302, 404, 302),
    "ledger-correct": (302, 403, 302, 404, 302),
    "ledger-discard": (302, 404, 302, 404, 302),
    "evidence-add": (302, 302, 302, 302, 302),
    "evidence-drop": (302, 404, 302, 404, 302),
    "year": (302, 403, 302, 404, 302),
    "mailbox": (302, 302, 302, 302, 302),
    "union-robot": (302, 403, 302, 404, 302),
    "message-again": (302, 404, 404, 404, 302),
    "outbox-trial": (302, 403, 403, 403, 422),
    "person-erase": (302, 404, 403, 404, 422),
    "summary-write": (302, 403, 302, 404, 302),
    "summary-read": (302, 403, 302, 404, 302),
    "summary-edit": (302, 404, 302, 404, 302),
    "summary-final": (302, 404, 302, 404, 302),
    "claims-accept-all": (302, 404, 302, 404, 302),
    "claim": (302, 404, 302, 404, 302),
    "check": (302, 403, 200, 404, 200),
}

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
)


@pytest.fixture(autouse=True)
def _on_a_day(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.FILES_ROOT = tmp_path
    with clock.stopped_at(dt.date(2026, 11, 22)):
        yield


def address(house: House, route: str) -> str:
    """The route's address for what the chair's school has."""
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
        "outside-unbind": [0],
        **{name: ["nobody"] for name in ("outside-leave", "outside-back", "outside-bind-own")},
        "slips": [house.school.code],
        "slip-withdraw": [house.standings["member"].person.number],
        "year": [house.school.code],
        "duties": [house.school.code],
        "term-found": [house.school.code, "committee"],
        "office": [house.term.offices.get(kind="chair").pk],
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
    )
    named |= {name: [chair.number] for name in on_file}
    named |= {"relative-drop": [chair.number, house.child.pk], "correction-decide": [house.correction.pk]}
    named |= {"people-lists-drop": [house.kept_list.pk], "movement-decide": [house.joining.pk]}
    drafts = ("entry-readers", "ledger-entry", "ledger-change", "ledger-confirm", "ledger-discard", "evidence-add")
    named |= {name: [house.draft.pk] for name in drafts}
    named |= {name: [house.roster.pk] for name in (*GOT, *SENT) if name.startswith("roster") and name != "rosters"}
    noticed = ("notice", "notice-chase", "notice-answers", "answers-export")
    named |= {name: [house.delivery.notice_id] for name in noticed}
    named |= {name: [house.delivery.pk] for name in ("notice-answer", "answer-return")}
    named["notice-file"] = [house.delivery.notice.files.get().pk]
    named["answer-file"] = [house.delivery.answers.exclude(sha256="").get().pk]
    passed = (r for r in GOT if r == "handover" or (r.startswith("handover-") and r != "handover-begin"))
    named |= {name: [house.handover.pk] for name in passed}
    held = ("meeting", "meeting-minutes", "meeting-confirm", "meeting-call-off")
    named |= {name: [house.meeting.pk] for name in held}
    named |= {name: [house.own.pk] for name in ("summary", "summary-edit", "summary-final")}
    query = f"?union={house.school.code}" if route in ASKS_FOR_A_UNION else ""
    return reverse(route, args=named.get(route, [])) + query


def _named(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _named(pattern.url_patterns)
        elif pattern.name:
            yield pattern.name


def test_every_route_stands_in_the_table():
    assert set(_named(get_resolver().url_patterns)) == set(GOT)


@pytest.fixture
def house() -> House:
    return build_house()


def _answers(house: House, route: str, said: dict[str, str] | None = None) -> Answers:
    """What each role gets for a GET, or for the form that says so; after each all is as it was before."""
    where = address(house, route)
    stranger, member, chair, other_chair, area_officer = (_status(house.clients[r], where, said) for r in ROLES)
    return stranger, member, chair, other_chair, area_officer


def _status(client: Client, where: str, said: dict[str, str] | None) -> int:
    visitor = copy.copy(client)
    visitor.cookies = copy.deepcopy(client.cookies)
    with transaction.atomic():
        status = visitor.get(where).status_code if said is None else visitor.post(where, said).status_code
        transaction.set_rollback(True)
    return status


def test_whoever_comes_by_gets_what_the_table_says(house):
    answered = {route: _answers(house, route) for route in GOT}

    assert answered == GOT


def test_whoever_sends_a_form_gets_what_the_table_says(house):
    answered = {r: _answers(house, r, {"union": house.school.code, **SAYS.get(r, {})}) for r in SENT}

    assert answered == SENT


def test_a_form_without_its_token_is_not_taken(house):
    chair = Client(enforce_csrf_checks=True)
    chair.force_login(house.standings["chair"].person.account)

    answered = {route: chair.post(address(house, route), SAYS.get(route, {})).status_code for route in SENT}

    assert answered == dict.fromkeys(SENT, 403)
