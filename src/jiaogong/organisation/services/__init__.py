"""Acts on the union tree: ask for a change, approve, refuse or withdraw it; set a union's own limit."""

from jiaogong.organisation.services.asking import ask_change, withdraw_change
from jiaogong.organisation.services.deciding import approve_change, refuse_change
from jiaogong.organisation.services.entering import enter_schools, foreseen
from jiaogong.organisation.services.profile import state_facts
from jiaogong.organisation.services.setting import give_up_limit, set_limit

__all__ = [
    "approve_change",
    "ask_change",
    "enter_schools",
    "foreseen",
    "give_up_limit",
    "refuse_change",
    "set_limit",
    "state_facts",
    "withdraw_change",
]
