"""What an election keeps: its road, the posts and who stands for them, what others said, and the rounds of voting."""

from jiaogong.elections.models.candidates import Candidate, Nomination
from jiaogong.elections.models.elections import Contest, Election, Organiser
from jiaogong.elections.models.opinions import Objection, Review
from jiaogong.elections.models.rounds import Count, Round

__all__ = ["Candidate", "Contest", "Count", "Election", "Nomination", "Objection", "Organiser", "Review", "Round"]
