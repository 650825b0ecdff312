"""How an election is shown: its road, what comes next, what is missing, and its outcome in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiaogong.ballots.rules.strokes import stroke_key
from jiaogong.elections.models import Candidate, Contest, Count, Election, Review, Round
from jiaogong.elections.queries.progress import (
    DONE,
    SHORT,
    TIED,
    VOTED,
    WAITS,
    Progress,
    contests_now,
    limits_of,
)
from jiaogong.elections.rules.lacks import CHAIR, Lack, lacks_of_list
from jiaogong.kernel import clock
from jiaogong.kernel.limits import Limit
from jiaogong.kernel.periods import months_after
from jiaogong.members.models import Office, Term
from jiaogong.members.offices.queries import held_on
from jiaogong.members.offices.rules.terms import ENDING_SOON
from jiaogong.unions.labels import limit_told

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


@dataclass(frozen=True, slots=True)
class RoundShown:
    """A round with its votes by candidate, in the order of votes, and what it came to in words."""

    round: Round
    counts: list[Count]
    told: str

    @property
    def is_by_name(self) -> bool:
        """Whether each name was voted on for itself."""
        return any(c.against is not None for c in self.counts)


@dataclass(frozen=True, slots=True)
class ContestShown:
    """A post with who stands for it, its rounds, and how far it is."""

    contest: Contest
    progress: Progress
    candidates: list[Candidate]
    rounds: list[RoundShown]
    told: str
    unnamed: list[Count] = field(default_factory=list)


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
            told.append(f"{by.label}: {answer}")
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


def lacks_of(election: Election, today: dt.date) -> list[Lack]:
    """What is missing or not so before the vote, and what presses; nothing of an election that is over."""
    if election.is_over:
        return []
    limits = limits_of(election.union, today)
    found = list(_pressing(election, limits, today))
    if election.state in (State.PREPARING, State.REVIEW, State.PUBLIC, State.FIXED):
        found += lacks_of_list(contests_now(election, limits, today), limits)
    return found


def _pressing(election: Election, limits: Mapping[str, Limit], today: dt.date) -> Iterator[Lack]:
    """A term that is not near its end; a chair vacant, or somebody acting, for longer than the place allows."""
    if election.kind == Election.Kind.WHOLE:
        bodies = {c.body for c in election.contests.all()}
        for term in Term.objects.filter(union=election.union, body__in=bodies, ended_date__isnull=True):
            if term.ends_date > today + ENDING_SOON and term.state != Term.State.RETURNED:
                told = _(
                    "The term before runs until %(day)s: ask the union above to let it end earlier first. (%(source)s)"
                )
                values = {"day": term.ends_date, "source": limits["union.delay_months_max"].source}
                yield Lack("early", told % values)
    elif any(c.post == "chair" for c in election.contests.all()) and election.kind == Election.Kind.VACANT:
        yield from _vacancy(election, limits, today)


def _vacancy(election: Election, limits: Mapping[str, Limit], today: dt.date) -> Iterator[Lack]:
    chairs = Office.objects.filter(union=election.union, kind=Office.Kind.CHAIR, stands_in_for__isnull=True)
    acting = chairs.filter(held_on(today), how=Office.How.ACTING).select_related("person").first()
    if acting:
        rule = limits["union.acting_head_months_max"]
        values = {"name": acting.person.name, "day": months_after(acting.since, rule.whole), "rule": limit_told(rule)}
        told = _("%(name)s acts as chair and may do so until %(day)s. %(rule)s") % values
        yield Lack("acting", told, blocks=False)
    last = chairs.exclude(how=Office.How.ACTING).filter(until__lt=today).order_by("-until").first()
    if last and last.until:
        rule = limits["union.vacancy_months_max"]
        values = {"day": months_after(last.until, rule.whole), "rule": limit_told(rule)}
        yield Lack("vacant", _("The chair is to be filled by %(day)s. %(rule)s") % values, blocks=False)


def contests_of(election: Election, progress: list[Progress], *, all_told: bool) -> list[ContestShown]:
    """The posts as shown; to who is told only what is public, those who stand and what was counted."""
    shown = []
    for one in progress:
        contest = next(c for c in election.contests.all() if c.pk == one.contest.pk)
        known = [c for c in contest.candidates.all() if all_told or c.state == Candidate.State.LISTED]
        candidates = sorted(known, key=lambda c: stroke_key(c.person.name))
        rounds = [_shown(r) for r in contest.rounds.all()]
        shown.append(ContestShown(contest, one, candidates, rounds, told_progress(one), list(_unnamed(contest))))
    return shown


def _shown(one: Round) -> RoundShown:
    return RoundShown(one, list(one.counts.all()), told_round(one))


def _unnamed(contest: Contest) -> Iterator[Count]:
    """Names written in often enough to be elected, of which it is not said who is meant."""
    rounds = [r for r in contest.rounds.all() if r.state == Round.State.COUNTED]
    if contest.office_id is None and rounds:
        needed = rounds[-1].needed or 1
        yield from (c for c in rounds[-1].counts.all() if c.candidate_id is None and c.votes >= needed)


def told_progress(progress: Progress) -> str:
    """How far a post is, in words."""
    left = progress.seats_left
    if progress.state == DONE:
        return _told_done(progress.contest)
    if progress.state == VOTED:
        return _("Is being voted on.")
    if progress.state == WAITS:
        return _("Is elected from those whom the vote before elects.")
    if progress.state == TIED:
        text = ngettext(
            "%(tied)s are tied for %(left)s seat: another round among them alone.",
            "%(tied)s are tied for %(left)s seats: another round among them alone.",
            left,
        )
        return text % {"tied": len(progress.tied), "left": left}
    if progress.state == SHORT:
        text = ngettext(
            "%(left)s seat is left empty: vote again, name candidates anew, or let the meeting agree to fewer seats.",
            "%(left)s seats are left empty: vote again, name candidates anew, or let the meeting agree to fewer seats.",
            left,
        )
        return text % {"left": left}
    return ""


def _told_done(contest: Contest) -> str:
    if contest.office_id is not None:
        return _("Voted on.")
    if not contest.left_vacant:
        return _("All seats are filled.")
    last = max((r.held_date for r in contest.rounds.all() if r.held_date), default=clock.today())
    code = "election.vacant_seat_months" if contest.post != CHAIR else "union.vacancy_months_max"
    rule = limits_of(contest.election.union, clock.today())[code]
    text = ngettext(
        "%(left)s seat stays vacant; it is to be by-elected by %(day)s. %(rule)s",
        "%(left)s seats stay vacant; they are to be by-elected by %(day)s. %(rule)s",
        contest.left_vacant,
    )
    return text % {"left": contest.left_vacant, "day": months_after(last, rule.whole), "rule": limit_told(rule)}


def told_round(one: Round) -> str:
    """What a round came to, in words: the base, the votes needed, who is elected, who is tied."""
    if one.state == Round.State.VOID:
        return _("Void: %(reason)s") % {"reason": one.reason}
    if one.state == Round.State.PREPARED:
        return ""
    counts = list(one.counts.all())
    base = {"entitled": one.entitled, "needed": one.needed}
    if one.contest.office_id:
        values = {**base, "yes": counts[0].votes if counts else 0}
        if counts and counts[0].is_elected:
            return _("%(yes)s for it; more than half of %(entitled)s is %(needed)s: the recall is carried.") % values
        return _("%(yes)s for it; more than half of %(entitled)s is %(needed)s: the recall is not carried.") % values
    if one.kind == Round.Kind.TIE:
        told = [_("Among those tied the more votes decide.")]
    else:
        told = [*_told_who_stood(one.kind), _("%(entitled)s should attend: %(needed)s votes are needed.") % base]
    elected = [c.label for c in counts if c.is_elected]
    tied = [c.label for c in counts if c.is_tied]
    told.append(_("Elected: %(names)s.") % {"names": "、".join(elected)} if elected else _("Nobody is elected."))
    if tied:
        told.append(_("Tied at the last seats: %(names)s.") % {"names": "、".join(tied)})
    left = one.seats - len(elected)
    if left:
        told.append(ngettext("%(left)s seat is empty.", "%(left)s seats are empty.", left) % {"left": left})
    return " ".join(told)


def _told_who_stood(kind: str) -> list[str]:
    """Who stood in another round for seats left empty."""
    told = {
        Round.Kind.AGAIN: _("All stood who had not been elected."),
        Round.Kind.NEXT: _("Those next by votes stood, as many as the margin asks."),
        Round.Kind.NEW: _("Those stood who were named anew."),
    }
    return [told[Round.Kind(kind)]] if kind in told else []
