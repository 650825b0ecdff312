"""People, their accounts and files, offices and terms, and what is handed over."""

from __future__ import annotations

from jiaogong.tests.house import House
from jiaogong.tests.rights import table

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
    "mailbox": {"act": "remove"},
    "person-erase": {"reason": "本人申请", "sure": "on"},
}


def named(house: House) -> dict[str, list[object]]:
    """What stands in the addresses of people and their offices."""
    return _of_accounts(house) | _of_files(house) | _of_offices(house)


def _of_accounts(house: House) -> dict[str, list[object]]:
    return {
        "delegation-end": [0],
        "token-end": [0],
        "outside-unbind": [0],
        **{name: ["nobody"] for name in ("outside-leave", "outside-back", "outside-bind-own")},
        "slips": [house.school.code],
        "slip-withdraw": [house.standings["member"].person.number],
    }


def _of_files(house: House) -> dict[str, list[object]]:
    chair = house.standings["chair"].person
    on_file = (
        *("person", "person-private", "person-change", "person-correct", "relative-add", "womens-matter-add"),
        *("person-move", "ledger-of-person", "person-readers", "own-copy", "own-copy-file", "person-erase"),
        *("api-person", "api-person-private"),
    )
    return {
        **{name: [chair.number] for name in on_file},
        "relative-drop": [chair.number, house.child.pk],
        "correction-decide": [house.correction.pk],
        "movement-decide": [house.joining.pk],
        **{name: [house.kept_list.pk] for name in ("people-lists-drop", "api-list-people")},
        **{name: [house.roster.pk] for name, _way in table() if name.startswith("roster") and name != "rosters"},
    }


def _of_offices(house: House) -> dict[str, list[object]]:
    of_union = ("committees", "school-post", "trainings", "trainings-export", "training-record")
    handed = (r for r, _way in table() if r == "handover" or (r.startswith("handover-") and r != "handover-begin"))
    return {
        **{name: [house.school.code] for name in of_union},
        **{name: [house.term.pk] for name in ("term", "term-fill", "term-end", "term-reply")},
        "term-found": [house.school.code, "committee"],
        "office": [house.term.offices.get(kind="chair").pk],
        **{name: [house.handover.pk] for name in handed},
    }
