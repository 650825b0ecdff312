"""Acts on the register: rules entered and revised, laid before the congress, put in force, reviewed, repealed."""

from jiaogong.congress.register.services.binding import note_reviewed, put_in_force, repeal_rule
from jiaogong.congress.register.services.drafting import (
    change_rule,
    change_version,
    enter_rule,
    revise_rule,
)
from jiaogong.congress.register.services.preparing import (
    ask_opinions,
    lay_before,
    note_elsewhere,
    take_back,
    withdraw,
)

__all__ = [
    "ask_opinions",
    "change_rule",
    "change_version",
    "enter_rule",
    "lay_before",
    "note_elsewhere",
    "note_reviewed",
    "put_in_force",
    "repeal_rule",
    "revise_rule",
    "take_back",
    "withdraw",
]
