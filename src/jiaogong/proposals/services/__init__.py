"""Acts on proposals: called for, proposed, seconded, handed in, screened, assigned, answered, rated, settled."""

from jiaogong.proposals.services.answering import add_note, publish_answers, write_answers
from jiaogong.proposals.services.assigning import assign_proposal, chase_answer, extend_answer
from jiaogong.proposals.services.calling import (
    close_call,
    finish_screening,
    hand_on_departments,
    open_call,
    save_department,
)
from jiaogong.proposals.services.proposing import (
    ask_seconders,
    change_proposal,
    draft_proposal,
    hand_in_proposal,
    sign_proposal,
    withdraw_proposal,
)
from jiaogong.proposals.services.screening import (
    file_proposal,
    hand_back_proposal,
    merge_proposals,
    turn_to_suggestion,
)
from jiaogong.proposals.services.settling import (
    add_milestone,
    honour_proposal,
    rate_answer,
    rate_by_code,
    reach_milestone,
    settle_proposal,
)
from jiaogong.proposals.services.suggesting import make_suggestion, new_code, suggest_anonymously

__all__ = [
    "add_milestone",
    "add_note",
    "ask_seconders",
    "assign_proposal",
    "change_proposal",
    "chase_answer",
    "close_call",
    "draft_proposal",
    "extend_answer",
    "file_proposal",
    "finish_screening",
    "hand_back_proposal",
    "hand_in_proposal",
    "hand_on_departments",
    "honour_proposal",
    "make_suggestion",
    "merge_proposals",
    "new_code",
    "open_call",
    "publish_answers",
    "rate_answer",
    "rate_by_code",
    "reach_milestone",
    "save_department",
    "settle_proposal",
    "sign_proposal",
    "suggest_anonymously",
    "turn_to_suggestion",
    "withdraw_proposal",
    "write_answers",
]
