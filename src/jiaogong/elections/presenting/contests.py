"""The posts of an election as shown: who stands, the rounds and what each came to, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiaogong.ballots.rules.strokes import stroke_key
from jiaogong.elections.models import Candidate, Contest, Count, Election, Round
from jiaogong.elections.queries.progress import DONE, SHORT, TIED, VOTED, WAITS, Progress, limits_of
from jiaogong.elections.rules.lacks import CHAIR
from jiaogong.kernel import clock
from jiaogong.kernel.periods import months_after
from jiaogong.unions.labels import limit_told


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
