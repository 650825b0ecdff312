"""What a ballot is made of, how a paper is judged and sealed, and how papers are counted. No database, no clock."""

from jiaogong.ballots.rules.plans import (
    BallotPlan,
    OptionPlan,
    OptionTally,
    QuestionPlan,
    QuestionTally,
    Tally,
    VoterPlan,
)

__all__ = ["BallotPlan", "OptionPlan", "OptionTally", "QuestionPlan", "QuestionTally", "Tally", "VoterPlan"]
