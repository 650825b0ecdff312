"""Acts of handing over: begun, listed, signed by the giver and by the receiver, sent back, called off."""

from jiaogong.handover.services.listing import (
    add_outside,
    call_off,
    drop_outside,
    note_matter,
    send_back,
    start_handover,
)
from jiaogong.handover.services.signing import sign_for, sign_over

__all__ = [
    "add_outside",
    "call_off",
    "drop_outside",
    "note_matter",
    "send_back",
    "sign_for",
    "sign_over",
    "start_handover",
]
