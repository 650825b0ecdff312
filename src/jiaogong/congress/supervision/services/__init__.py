"""Acts between sessions: questions asked, passed on, answered, closed; inspections planned, held, their remedies followed."""

from jiaogong.congress.supervision.services.answering import (
    add_note,
    answer_question,
    chase_question,
    close_question,
    extend_question,
    pass_question,
    reply_to_answer,
)
from jiaogong.congress.supervision.services.asking import ask_question, join_question, withdraw_question
from jiaogong.congress.supervision.services.inspecting import (
    add_files,
    call_off_inspection,
    change_inspection,
    hold_inspection,
    plan_inspection,
)
from jiaogong.congress.supervision.services.remedying import (
    drop_finding,
    look_again,
    note_finding,
    note_remedy,
    refuse_remedy,
)

__all__ = [
    "add_files",
    "add_note",
    "answer_question",
    "ask_question",
    "call_off_inspection",
    "change_inspection",
    "chase_question",
    "close_question",
    "drop_finding",
    "extend_question",
    "hold_inspection",
    "join_question",
    "look_again",
    "note_finding",
    "note_remedy",
    "pass_question",
    "plan_inspection",
    "refuse_remedy",
    "reply_to_answer",
    "withdraw_question",
]
