"""Acts on sessions: proposed and prepared, called, the roll called, items put to the vote, closed and signed."""

from jiaogong.congress.sessions.services.agenda import add_item, change_item, move_item, take_off
from jiaogong.congress.sessions.services.calling import call_session, note_signed_for, open_papers, send_papers
from jiaogong.congress.sessions.services.closing import (
    ResolutionPlan,
    add_resolution,
    change_resolution,
    close_session,
    note_report,
    publish_resolutions,
    settle_resolution,
    sign_minutes,
    write_minutes,
)
from jiaogong.congress.sessions.services.discussing import (
    ask_for_floor,
    give_opinion,
    note_presidium_meeting,
    note_spoken,
)
from jiaogong.congress.sessions.services.opening import open_session
from jiaogong.congress.sessions.services.preparing import (
    add_paper,
    answer_topic,
    call_off,
    change_session,
    drop_paper,
    note_sign_off,
    propose_topic,
    sign_petition,
)
from jiaogong.congress.sessions.services.proposing import propose_session
from jiaogong.congress.sessions.services.results import note_result, put_report
from jiaogong.congress.sessions.services.roll import (
    Came,
    arrive,
    arrive_by_number,
    draw_roll,
    name_presidium,
    note_attendance,
    note_leaving,
    seat_guest,
)
from jiaogong.congress.sessions.services.voting import note_heard, put_to_ballot, recount_hands, vote_by_hands

__all__ = [
    "Came",
    "ResolutionPlan",
    "add_item",
    "add_paper",
    "add_resolution",
    "answer_topic",
    "arrive",
    "arrive_by_number",
    "ask_for_floor",
    "call_off",
    "call_session",
    "change_item",
    "change_resolution",
    "change_session",
    "close_session",
    "draw_roll",
    "drop_paper",
    "give_opinion",
    "move_item",
    "name_presidium",
    "note_attendance",
    "note_heard",
    "note_leaving",
    "note_presidium_meeting",
    "note_report",
    "note_result",
    "note_sign_off",
    "note_signed_for",
    "note_spoken",
    "open_papers",
    "open_session",
    "propose_session",
    "propose_topic",
    "publish_resolutions",
    "put_report",
    "put_to_ballot",
    "recount_hands",
    "seat_guest",
    "send_papers",
    "settle_resolution",
    "sign_minutes",
    "sign_petition",
    "take_off",
    "vote_by_hands",
    "write_minutes",
]
