"""What others asked and waits for an answer: corrections, joining and transfers, changes to the tree; rosters half done."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import ngettext

from jiaogong.desk.steps.step import Counts, Lists, Step, listed
from jiaogong.members.dossier import queries as dossier
from jiaogong.members.models import Correction, RosterImport
from jiaogong.members.queries import Standing
from jiaogong.organisation.queries.changes import changes_awaiting


def lists(standing: Standing, _today: dt.date) -> Lists:
    if not standing.offices:
        return {}
    state = RosterImport.State
    half_done = (state.COLUMNS, state.READING, state.WAITING, state.TAKING, state.UNDOING)
    return {
        "corrections": Correction.objects.filter(
            person__union__in=dossier.headed_unions(standing), state=Correction.State.ASKED
        ),
        "movements": dossier.movements_awaiting(standing),
        "changes": changes_awaiting(standing),
        "rosters": RosterImport.objects.filter(read_by=standing.person, state__in=half_done),
    }


def steps(_standing: Standing, _today: dt.date, counts: Counts) -> list[Step]:
    return [_TOLD[name](count) for name, count in counts.items() if count]


def _corrections(waiting: int) -> Step:
    text = ngettext(
        "%(count)s correction of a file waits for your answer",
        "%(count)s corrections of files wait for your answer",
        waiting,
    )
    return Step(text % {"count": waiting}, listed("corrections"), waiting, "user-check")


def _movements(waiting: int) -> Step:
    text = ngettext(
        "%(count)s member who joins or moves waits for your union's answer",
        "%(count)s members who join or move wait for your union's answer",
        waiting,
    )
    return Step(text % {"count": waiting}, listed("movements", state="mine"), waiting, "users")


def _changes(waiting: int) -> Step:
    text = ngettext(
        "%(count)s change to the tree waits for your union's decision",
        "%(count)s changes to the tree wait for your union's decision",
        waiting,
    )
    return Step(text % {"count": waiting}, listed("union-changes", state="asked"), waiting, "sitemap")


def _rosters(waiting: int) -> Step:
    text = ngettext(
        "%(count)s roster you read in is not finished", "%(count)s rosters you read in are not finished", waiting
    )
    return Step(text % {"count": waiting}, listed("rosters"), waiting, "file-import")


_TOLD = {"corrections": _corrections, "movements": _movements, "changes": _changes, "rosters": _rosters}
