"""Proposals and suggestions."""

from __future__ import annotations

from jiaogong.tests.house import House

SAYS: dict[str, dict[str, str]] = {
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
}
SENDS: dict[str, dict[str, object]] = {
    "api-proposals": {"title": "更新图书"},
    "api-suggestions": {"title": "更新图书", "remedy": "每年添新书"},
    "api-proposal-answer": {"text": "已列入计划。"},
}


def named(house: House) -> dict[str, list[object]]:
    """What stands in the addresses of proposals."""
    of_call = ("proposal-call", "proposal-call-act", "proposal-report", "proposal-new")
    of_one = (
        *("proposal", "proposal-act", "proposal-change", "proposal-versions"),
        *("api-proposal", "api-proposal-answer"),
    )
    return {
        **{name: [house.call.pk] for name in of_call},
        **{name: [house.proposal.pk] for name in of_one},
        "proposal-departments": [house.school.code],
    }
