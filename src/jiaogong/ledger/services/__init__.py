"""Acts on the ledger: draft, change, confirm, correct; post many; close and reopen a year."""

from jiaogong.ledger.services.closing import close_year, reopen_year
from jiaogong.ledger.services.correcting import correct_entry
from jiaogong.ledger.services.drafting import (
    carry_out_plan,
    change_entry,
    confirm_entry,
    discard_entry,
    draft_entry,
    record_entry,
)
from jiaogong.ledger.services.posting import post_entries

__all__ = [
    "carry_out_plan",
    "change_entry",
    "close_year",
    "confirm_entry",
    "correct_entry",
    "discard_entry",
    "draft_entry",
    "post_entries",
    "record_entry",
    "reopen_year",
]
