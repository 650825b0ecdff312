"""Acts: rounds of opinions opened, given to, answered; heads called together, their decisions brought before a session."""

from jiaogong.congress.consultation.services.answering import answer_opinions, publish_answers
from jiaogong.congress.consultation.services.giving import change_opinion, give_opinion, take_opinion_back
from jiaogong.congress.consultation.services.heads import (
    call_heads,
    call_off_heads,
    call_roll,
    draw_heads,
    invite,
    sign_minutes,
    write_minutes,
)
from jiaogong.congress.consultation.services.matters import add_matter, bring_before, decide, talk_over
from jiaogong.congress.consultation.services.rounds import call_off_round, close_round, move_last_day, open_round

__all__ = [
    "add_matter",
    "answer_opinions",
    "bring_before",
    "call_heads",
    "call_off_heads",
    "call_off_round",
    "call_roll",
    "change_opinion",
    "close_round",
    "decide",
    "draw_heads",
    "give_opinion",
    "invite",
    "move_last_day",
    "open_round",
    "publish_answers",
    "sign_minutes",
    "take_opinion_back",
    "talk_over",
    "write_minutes",
]
