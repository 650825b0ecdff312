"""The end of a ballot: its papers published in no order and counted, its keys thrown away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from django.utils.translation import gettext as _

from jiaogong.ballots import queries
from jiaogong.ballots.events import BallotCounted, BallotEnded
from jiaogong.ballots.models import Ballot, Outcome, Voter
from jiaogong.ballots.rules import QuestionPlan, Tally, hand, judging, keys, papers
from jiaogong.ballots.rules.papers import Marked
from jiaogong.kernel import audit, clock
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.members.queries import Standing
from jiaogong.unions.limits import limit_for


def finish(ballot: Ballot, opened: Sequence[bytes | None], actor: Standing) -> None:
    """Publish and count what was opened (None: what could not be) together with what the tellers agreed on.

    A ballot with more papers than were given out is void.
    """
    questions, sheet = queries.questions_of(ballot), queries.agreed_sheet(ballot)
    marks = Counter(ballot.voters.values_list("mark", flat=True))
    by_hand = sheet.returned if sheet else 0
    if by_hand > marks[Voter.Mark.PAPER] or len(opened) > marks[Voter.Mark.SCREEN]:
        _void(ballot, by_hand + len(opened), marks[Voter.Mark.PAPER] + marks[Voter.Mark.SCREEN], actor)
        return
    marked = _told_apart(ballot, [_read(text, questions) for text in opened])
    on_screen = [[m.answers[at] for m in marked] for at in range(len(questions))]
    counts = [judging.counted(answers, question) for answers, question in zip(on_screen, questions, strict=True)]
    if sheet:
        figures = zip(counts, sheet.counts, questions, strict=True)
        counts = [hand.together(count, hand.as_tally(f, question)) for count, f, question in figures]
    is_screened = ballot.way != Ballot.Way.PAPER
    tally = Tally(
        entitled=ballot.electorate_size or 0,
        issued=(ballot.electorate_size or 0) if is_screened else marks[Voter.Mark.PAPER],
        cast=by_hand + len(opened),
        questions=tuple(counts),
    )
    Outcome.objects.create(
        ballot=ballot,
        published=judging.published(marked, questions),
        fingerprints=sorted(keys.fingerprint(bytes(box)) for box in ballot.papers.values_list("sealed", flat=True)),
        tally=asdict(tally),
    )
    throw_keys_away(ballot)
    ballot.state, ballot.counted_at = Ballot.State.COUNTED, clock.now()
    ballot.save(update_fields=["state", "counted_at"])
    audit.record(actor.person, "ballots.counted", ballot, cast=tally.cast)
    announce(BallotCounted(ballot_id=ballot.pk, actor=actor))


def _read(text: bytes | None, questions: Sequence[QuestionPlan]) -> Marked:
    """What a paper says; one that cannot be read is void in every question."""
    paper = papers.read(text) if text is not None else None
    try:
        return Marked(papers.well_formed(paper.answers if paper else (), questions), paper.group if paper else "")
    except RuleBroken:
        return Marked((judging.VOID,) * len(questions))


def _told_apart(ballot: Ballot, marked: Sequence[Marked]) -> list[Marked]:
    """The papers, with the group left out where so few voted that one could guess who."""
    least = limit_for(ballot.union, "privacy.small_count", clock.today()).whole
    kept = judging.told_apart(Counter(paper.group for paper in marked), least)
    return [replace(paper, group=paper.group if paper.group in kept else "") for paper in marked]


def _void(ballot: Ballot, returned: int, issued: int, actor: Standing) -> None:
    told = {"returned": returned, "issued": issued}
    ballot.reason = _("%(returned)s papers were returned but %(issued)s given out: the ballot is void.") % told
    ballot.state, ballot.counted_at = Ballot.State.VOID, clock.now()
    throw_keys_away(ballot)
    ballot.save(update_fields=["state", "counted_at", "reason"])
    audit.record(actor.person, "ballots.voided", ballot, **told)
    announce(BallotEnded(ballot_id=ballot.pk, actor=actor, reason=ballot.reason))


def throw_keys_away(ballot: Ballot) -> None:
    """Forget what could open papers or lead to the ballot: shares, locked keys, links, and what was sealed."""
    nothing: dict[str, Any] = {"share": None, "own_private": None, "own_public": None, "passed": {}}
    ballot.scrutineers.update(**nothing)
    ballot.voters.exclude(link_digest="").update(link_digest="")
    ballot.papers.all().delete()
