"""The road of an election: its steps, and at which it is."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from jiaogong.elections.models import Election, Review
from jiaogong.elections.queries.progress import DONE, Progress

State = Election.State
_TONES = {
    State.PREPARING: "quiet", State.REVIEW: "open", State.PUBLIC: "news", State.FIXED: "news", State.VOTING: "open",
    State.COUNTED: "open", State.DECLARED: "good", State.CALLED_OFF: "quiet",
}  # fmt: skip
PAST, NOW, LATER = "past", "now", "later"


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of the road: what it is called, whether it is past, now or later, and what is known of it."""

    name: str
    state: str
    told: str = ""


def tone_of(state: str) -> str:
    return _TONES[State(state)]


def road_of(election: Election, progress: list[Progress]) -> list[Stage]:
    """The whole road, the present step marked."""
    names = _steps(election)
    at = _reached(election, progress)
    if election.state == State.CALLED_OFF:
        return [Stage(name, LATER, told) for _code, name, told in names]
    order = [code for code, _name, _told in names]
    here = order.index(at) if at in order else len(order)
    return [
        Stage(name, PAST if n < here else NOW if n == here else LATER, told)
        for n, (_code, name, told) in enumerate(names)
    ]


def _steps(election: Election) -> list[tuple[str, str, str]]:
    day = {"since": election.public_since, "until": election.public_until}
    plan = ("request", _("Plan agreed to by the party organisation and the union above"), _asked(election, "request"))
    organisers = "、".join(o.person.name for o in election.organisers.all())
    group = ("group", _("Group that prepares it"), organisers)
    listing = [
        ("names", _("Candidates named by the groups"), ""),
        ("review", _("Candidates examined"), _asked(election, "list")),
        ("public", _("Candidates public"), _("%(since)s to %(until)s") % day if election.public_since else ""),
        ("fixed", _("List fixed"), ""),
    ]
    vote = [("vote", _("Secret ballot"), ""), ("outcome", _("Outcome"), "")]
    declared = ("declared", _("Declared and reported"), str(election.elected_date or ""))
    before = {
        Election.Kind.WHOLE: [plan, group, *listing],
        Election.Kind.VACANT: listing,
        Election.Kind.RECALL: [],
    }[Election.Kind(election.kind)]
    return [*before, *vote, declared]


def _asked(election: Election, stage: str) -> str:
    number = election.list_number if stage == Review.Stage.LIST else 1
    said = {r.by: r for r in election.reviews.all() if (r.stage, r.number) == (stage, number)}
    told = []
    for by in Review.By:
        review = said.get(by)
        if review is not None:
            answer = (
                _("waits for a reply") if review.agrees is None else _("agreed") if review.agrees else _("not agreed")
            )
            told.append(f"{by.label} {answer}")
    return " · ".join(told)


def _reached(election: Election, progress: list[Progress]) -> str:
    """The code of the step at which an election is."""
    state = election.state
    if state == State.PREPARING:
        return _reached_in_preparing(election)
    if state == State.DECLARED:
        return ""
    return {
        State.REVIEW: "review", State.PUBLIC: "public", State.FIXED: "vote", State.VOTING: "vote",
        State.COUNTED: "outcome" if any(p.state != DONE for p in progress) else "declared", State.CALLED_OFF: "",
    }[State(state)]  # fmt: skip


def _reached_in_preparing(election: Election) -> str:
    if election.kind == Election.Kind.RECALL:
        return "vote"
    if election.kind == Election.Kind.VACANT:
        return "names"
    if not is_plan_agreed(election):
        return "request"
    return "names" if election.organisers.all() else "group"


def is_plan_agreed(election: Election) -> bool:
    """Whether both who are asked have agreed to the plan."""
    return {r.by for r in election.reviews.all() if r.stage == Review.Stage.REQUEST and r.agrees} == set(
        Review.By.values
    )
