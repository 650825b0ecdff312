"""Acts on whole texts: write, outline, change, write anew; sign, submit, judge, call for; read an old one in, claim by claim."""

from jiaogong.summaries.services.batches import (
    Sent,
    files_to_read,
    give_up_file,
    put_right,
    read_file,
    read_for,
    read_next,
    send_files,
)
from jiaogong.summaries.services.calling import (
    call_summaries,
    change_call,
    close_call,
    remind,
    remind_due,
)
from jiaogong.summaries.services.checking import check_anew, check_submitted, keep_check, unchecked
from jiaogong.summaries.services.claims import accept_claim, drop_claim, join_claim, undo_decision
from jiaogong.summaries.services.living import accept_text, return_text, sign_text, submit_text, take_back
from jiaogong.summaries.services.outlining import (
    add_section,
    change_text,
    edit_section,
    leave_out,
    move_section,
    remove_section,
    rename_text,
    restore_version,
)
from jiaogong.summaries.services.reading import read_in, stage_missing
from jiaogong.summaries.services.sure import Taken, accept_sure
from jiaogong.summaries.services.writing import bring_in, rewriting_of, write_anew, write_text

__all__ = [
    "Sent",
    "Taken",
    "accept_claim",
    "accept_sure",
    "accept_text",
    "add_section",
    "bring_in",
    "call_summaries",
    "change_call",
    "change_text",
    "check_anew",
    "check_submitted",
    "close_call",
    "drop_claim",
    "edit_section",
    "files_to_read",
    "give_up_file",
    "join_claim",
    "keep_check",
    "leave_out",
    "move_section",
    "put_right",
    "read_file",
    "read_for",
    "read_in",
    "read_next",
    "remind",
    "remind_due",
    "remove_section",
    "rename_text",
    "restore_version",
    "return_text",
    "rewriting_of",
    "send_files",
    "sign_text",
    "stage_missing",
    "submit_text",
    "take_back",
    "unchecked",
    "undo_decision",
    "write_anew",
    "write_text",
]
