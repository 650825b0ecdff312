"""Every reading of appraisals: who may know of a plan, who reads results, who is to grade."""

from jiaogong.appraisal.queries.duties import owed_reports, remedies_in, remedies_visible_to, unread_feedback
from jiaogong.appraisal.queries.people import (
    congress_delegates,
    is_keeper,
    is_reader,
    keepers_of,
    person_of,
    voters_of,
)
from jiaogong.appraisal.queries.plans import (
    appraisal_visible_to,
    appraisals_visible_to,
    found_by_words,
    in_state,
    locked_appraisal,
    sessions_to_choose,
    subject_visible_to,
    unions_planned_in,
)
from jiaogong.appraisal.queries.results import (
    appraisals_of,
    fewest,
    lines_of,
    locked_remedy,
    locked_subject,
    may_know_result,
    result_visible_to,
    sheet_visible_to,
)

__all__ = [
    "appraisal_visible_to",
    "appraisals_of",
    "appraisals_visible_to",
    "congress_delegates",
    "fewest",
    "found_by_words",
    "in_state",
    "is_keeper",
    "is_reader",
    "keepers_of",
    "lines_of",
    "locked_appraisal",
    "locked_remedy",
    "locked_subject",
    "may_know_result",
    "owed_reports",
    "person_of",
    "remedies_in",
    "remedies_visible_to",
    "result_visible_to",
    "sessions_to_choose",
    "sheet_visible_to",
    "subject_visible_to",
    "unions_planned_in",
    "unread_feedback",
    "voters_of",
]
