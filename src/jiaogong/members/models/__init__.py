from jiaogong.members.models.accounts import Account
from jiaogong.members.models.corrections import Correction, FileChange
from jiaogong.members.models.families import Relative, WomensNote
from jiaogong.members.models.lists import SavedList
from jiaogong.members.models.movements import Movement
from jiaogong.members.models.offices import BODY_OF, ENDED_BY, FILLED_BY, POSTS, Office
from jiaogong.members.models.people import Person
from jiaogong.members.models.rosters import RosterChunk, RosterHabit, RosterImport, RosterRow
from jiaogong.members.models.terms import SchoolPost, Term
from jiaogong.members.models.trainings import Trainee, Training

__all__ = [
    "BODY_OF",
    "ENDED_BY",
    "FILLED_BY",
    "POSTS",
    "Account",
    "Correction",
    "FileChange",
    "Movement",
    "Office",
    "Person",
    "Relative",
    "RosterChunk",
    "RosterHabit",
    "RosterImport",
    "RosterRow",
    "SavedList",
    "SchoolPost",
    "Term",
    "Trainee",
    "Training",
    "WomensNote",
]
