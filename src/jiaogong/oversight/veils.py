"""What a copy of all that is held on a person does not tell to whoever hands it over, for lack of a right to read it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from jiaogong.appraisal.models import Subject
from jiaogong.appraisal.queries import may_know_result
from jiaogong.congress.models import RoundOpinion
from jiaogong.kernel import clock
from jiaogong.members.queries import Standing
from jiaogong.proposals.models import Proposal

_OF_RESULT = ("feedback", "reply")
_OF_DRAFT = ("title", "reasons", "remedy", "handed_back")
_OF_OPINION = ("place", "text", "why")


def _result(reader: Standing, subject: Subject) -> Collection[str]:
    return () if may_know_result(reader, subject, clock.today()) else _OF_RESULT


def _draft(_reader: Standing, proposal: Proposal) -> Collection[str]:
    """What has not been handed in, or was taken back, its proposer alone reads."""
    return _OF_DRAFT if proposal.state in (Proposal.State.DRAFT, Proposal.State.WITHDRAWN) else ()


def _opinion(reader: Standing, opinion: RoundOpinion) -> Collection[str]:
    """Who gave which opinion the officers of the very union alone read."""
    return () if reader.holds_office_in(opinion.round.union) else _OF_OPINION


_VEILS: dict[str, Callable[[Standing, Any], Collection[str]]] = {
    "appraisal.subject.person": _result,
    "congress.roundopinion.giver": _opinion,
    "proposals.proposal.proposer": _draft,
}


def veiled(name: str, reader: Standing, row: Any) -> Collection[str]:
    """The fields of a row that somebody other than the person may not read; `name` is the reference's."""
    veil = _VEILS.get(name)
    return veil(reader, row) if veil else ()
