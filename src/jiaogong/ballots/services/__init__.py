"""Acts of a ballot: prepared, opened to a frozen electorate, voted in, closed, opened by two scrutineers, counted."""

from jiaogong.ballots.services.casting import cast_by_link, cast_vote
from jiaogong.ballots.services.counting import give_passphrase
from jiaogong.ballots.services.handing import enter_sheet, hand_papers, take_paper_back
from jiaogong.ballots.services.links import make_links
from jiaogong.ballots.services.opening import close_ballot, keep_time, open_ballot
from jiaogong.ballots.services.preparing import call_off, change_plan, change_voters, prepare_ballot
from jiaogong.ballots.services.scrutiny import name_scrutineers, name_tellers, take_up_duty

__all__ = [
    "call_off",
    "cast_by_link",
    "cast_vote",
    "change_plan",
    "change_voters",
    "close_ballot",
    "enter_sheet",
    "give_passphrase",
    "hand_papers",
    "keep_time",
    "make_links",
    "name_scrutineers",
    "name_tellers",
    "open_ballot",
    "prepare_ballot",
    "take_paper_back",
    "take_up_duty",
]
