from jiaogong.ballots.models.ballots import Ballot, Option, Question
from jiaogong.ballots.models.outcomes import Outcome, Sheet, Teller
from jiaogong.ballots.models.rolls import Paper, Voter
from jiaogong.ballots.models.scrutiny import Scrutineer

__all__ = ["Ballot", "Option", "Outcome", "Paper", "Question", "Scrutineer", "Sheet", "Teller", "Voter"]
