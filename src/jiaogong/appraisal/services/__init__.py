"""Acts of an appraisal, in the order of its road: planned, approved, reported, graded, counted, fed back, archived."""

from jiaogong.appraisal.services.feeding_back import (
    acknowledge,
    add_remark,
    drop_remark,
    finish_remedy,
    give_feedback,
    set_remedy,
)
from jiaogong.appraisal.services.keeping import archive, note_reading, note_reading_of_all
from jiaogong.appraisal.services.leading import hand_on_lead, hand_up, name_leader
from jiaogong.appraisal.services.planning import approve_plan, call_off, change_plan, plan_appraisal
from jiaogong.appraisal.services.reporting import give_report
from jiaogong.appraisal.services.voting import follow_ballot, prepare_grading, record_count, return_from_ballot

__all__ = [
    "acknowledge",
    "add_remark",
    "approve_plan",
    "archive",
    "call_off",
    "change_plan",
    "drop_remark",
    "finish_remedy",
    "follow_ballot",
    "give_feedback",
    "give_report",
    "hand_on_lead",
    "hand_up",
    "name_leader",
    "note_reading",
    "note_reading_of_all",
    "plan_appraisal",
    "prepare_grading",
    "record_count",
    "return_from_ballot",
    "set_remedy",
]
