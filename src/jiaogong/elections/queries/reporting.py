"""The outcome of an election as it is told to the session at which it was held, in Chinese as papers are."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.timezone import localdate
from django.utils.translation import override

from jiaogong.congress.sessions.rules import Outcome
from jiaogong.elections.models import Contest, Election, Round
from jiaogong.kernel import clock


def outcome_of(election: Election) -> Outcome:
    """Who was elected with how many votes, and the numbers of the first vote of the meeting."""
    rounds = Round.objects.filter(contest__election=election, state=Round.State.COUNTED)
    counted = list(
        rounds.select_related("contest__office__person")
        .prefetch_related("counts")
        .order_by("contest__position", "number")
    )
    first = next((r for r in counted if r.contest.voters == Contest.Voters.ASSEMBLY), None)
    with override("zh-hans"):
        lines = [line for contest in dict.fromkeys(r.contest for r in counted) for line in _lines(contest, counted)]
    day = election.elected_date or localdate(clock.now())
    rows = tuple(_rows(first)) if first else ()
    return Outcome(source=election.title, text="\n".join(lines), decided_date=day, rows=rows)


def _lines(contest: Contest, counted: list[Round]) -> Iterator[str]:
    counts = [c for r in counted if r.contest_id == contest.pk for c in r.counts.all()]
    if contest.office is not None:
        carried = "获得通过" if any(c.is_elected for c in counts) else "未获通过"
        yield f"罢免{contest.office.person.name}（{contest.post_told}）：赞成{sum(c.votes for c in counts)}票，{carried}。"
        return
    elected = "、".join(f"{c.label}（{c.votes}票）" for c in counts if c.is_elected)
    yield f"{contest.post_told}（应选{contest.planned_seats}名）：{f'当选{elected}' if elected else '无人当选'}。"


def _rows(first: Round) -> Iterator[tuple[str, str]]:
    yield "应到会", f"{first.entitled}人"
    yield "实到会", f"{first.present}人"
    yield "发出选票", f"{first.issued}张"
    yield "收回选票", f"{first.returned}张（有效{first.valid}张，无效{first.invalid}张）"
    yield "当选所需", f"{first.needed}票"
