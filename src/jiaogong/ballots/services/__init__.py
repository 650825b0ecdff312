"""Acts of a ballot: prepared, opened to a frozen electorate, voted in, closed, opened by two scrutineers, counted."""

from jiaogong.ballots.services.preparing import call_off, change_plan, change_voters, prepare_ballot

__all__ = ["call_off", "change_plan", "change_voters", "prepare_ballot"]
