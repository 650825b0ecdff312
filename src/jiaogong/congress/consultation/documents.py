"""The table of a round's opinions and answers, in the official layout."""

from __future__ import annotations

from jiaogong.congress.consultation.queries.rounds import Counts, last_day_of, opinions_of
from jiaogong.congress.models import OpinionRound, RoundAnswer, RoundOpinion
from jiaogong.official.paper import Grid, Paper, Text, day_told

_OUTCOMES = {
    RoundAnswer.Outcome.ADOPTED.value: "采纳",
    RoundAnswer.Outcome.PARTLY.value: "部分采纳",
    RoundAnswer.Outcome.NOT_ADOPTED.value: "未采纳",
}
_ASKED = {
    OpinionRound.Asked.STAFF.value: "全体教职工",
    OpinionRound.Asked.DELEGATES.value: "教代会代表",
    OpinionRound.Asked.DELEGATIONS.value: "各代表团",
}
_WIDTHS = (12, 26, 58, 60)


def paper_of(found: OpinionRound, counts: Counts) -> Paper:
    """A round told with its counts, each opinion beside its answer. Who gave it stays out, the delegation stands."""
    grid = Grid(
        heads=("序号", "条款", "意见", "采纳情况及说明"),
        rows=tuple(_row(at, opinion) for at, opinion in enumerate(opinions_of(found), 1)),
        widths=_WIDTHS,
    )
    return Paper(
        title=f"《{found.title}》征求意见采纳情况汇总",
        blocks=(Text(_told(found, counts)), *((grid,) if grid.rows else ())),
        signed=found.union.name,
        dated=found.published_date,
    )


def _told(found: OpinionRound, counts: Counts) -> str:
    asked = {"delegations": f"{counts.asked}个"}.get(found.asked_of, f"{counts.asked}人")
    named = {"delegations": "个代表团"}.get(found.asked_of, "人")
    unnamed = f"，另有不具名意见{counts.unnamed}条" if counts.unnamed else ""
    return (
        f"{day_told(found.starts_date)}至{day_told(last_day_of(found))}，就《{found.title}》向{_ASKED[found.asked_of]}（{asked}）征求意见，"
        f"{counts.givers}{named}提出意见{counts.opinions - counts.unnamed}条{unnamed}。其中采纳{counts.adopted}条，"
        f"部分采纳{counts.partly}条，未采纳{counts.not_adopted}条。"
    )


def _row(at: int, opinion: RoundOpinion) -> tuple[str, ...]:
    by = f"（{opinion.delegation.name}）" if opinion.delegation else ""
    why = f"理由：{opinion.why}" if opinion.why else ""
    answer = opinion.answer
    told = f"{_OUTCOMES[answer.outcome]}。{answer.text}" if answer else "待答复"
    return (str(at), opinion.place or "—", " ".join(f"{opinion.text}{by} {why}".split()), " ".join(told.split()))
