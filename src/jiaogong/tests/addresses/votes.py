"""Ballots, elections and appraisals."""

from __future__ import annotations

from jiaogong.tests.house import House

SAYS: dict[str, dict[str, str]] = {
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
}


def named(house: House) -> dict[str, list[object]]:
    """What stands in the addresses of votes."""
    of_ballot = (
        *("ballot", "ballot-change", "ballot-people", "ballot-open", "ballot-close", "ballot-call-off", "ballot-vote"),
        *("ballot-duty", "ballot-passphrase", "ballot-roll", "ballot-roll-export", "ballot-hand", "ballot-papers"),
        *("ballot-links", "ballot-sheet", "ballot-csv", "ballot-json", "api-ballot"),
    )
    of_election = (
        *("election", "election-act", "election-names", "election-notice", "election-result", "election-record"),
        "api-election",
    )
    of_appraisal = ("appraisal", "appraisal-record", "appraisal-sheet", "appraisal-sheet-form")
    return {
        **{name: [house.ballot.pk] for name in of_ballot},
        "ballot-link": ["unknown"],
        "ballot-hand-back": [house.ballot.pk, house.ballot.voters.get().pk],
        **{name: [house.election.pk] for name in of_election},
        "election-reply": [house.election.reviews.get(by="upper").pk],
        **{name: [house.graded.appraisal_id] for name in of_appraisal},
        **{name: [house.graded.pk] for name in ("appraisal-result", "appraisal-report-file")},
        "appraisals-of-person": [house.graded.person.number],
        "appraisal-report": [house.to_grade.pk],
        "appraisal-change": [house.to_grade.appraisal_id],
    }
