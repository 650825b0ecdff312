"""The report on proposals that the next session takes as its item (提案办理情况报告), written from the record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from jiaogong.kernel.rates import Rate
from jiaogong.proposals.models import Call, Proposal
from jiaogong.proposals.queries import FILED
from jiaogong.proposals.queries.rates import rates_of
from jiaogong.proposals.rules import Rates

_OPEN = (Proposal.State.FILED, Proposal.State.ASSIGNED)


def report_of(call: Call) -> str:
    """The report as paragraphs, a blank line between them; its title first."""
    rates = rates_of(call.proposals.all())
    filed = call.proposals.filter(kind=Proposal.Kind.PROPOSAL, state__in=FILED).order_by("number")
    rows = list(filed.select_related("proposer").prefetch_related("assignments__department", "joined__proposer"))
    parts = [f"关于“{call.title}”办理情况的报告", "各位代表：", _of_calling(call, rates), _of_answering(rates)]
    parts += list(_lists(rows))
    return "\n\n".join(part for part in parts if part) + "\n"


def _of_calling(call: Call, rates: Rates) -> str:
    told = f"{_day(call.opened_date)}至{_day(call.last_date)}，共收到提案{rates.received}件。"
    if rates.received == 0:
        return told
    told += f"经审查，立案{rates.filed}件"
    told += f"，并案{rates.merged}件" if rates.merged else ""
    told += f"，转为合理化建议{rates.turned}条" if rates.turned else ""
    return f"{told}。"


def _of_answering(rates: Rates) -> str:
    if rates.filed == 0:
        return ""
    told = f"立案提案已答复{_share(rates.answering)}，按期答复{_share(rates.in_time)}；已办结{_share(rates.settling)}。"
    if rates.first_rated:
        told += f"提案人对首次答复表示满意或基本满意的{_share(rates.first)}"
        told += f"，重新办理后为{_share(rates.final)}。" if rates.final != rates.first else "。"
    return told


def _share(rate: Rate) -> str:
    return f"{rate.count}件（共{rate.of}件，{rate.percent:g}%）" if rate.percent is not None else "0件"


def _lists(rows: list[Proposal]) -> Iterator[str]:
    yield _list("一、已办结的提案", [p for p in rows if p.state == Proposal.State.SETTLED])
    yield _list("二、已答复、正在落实的提案", [p for p in rows if p.state == Proposal.State.ANSWERED])
    yield _list("三、正在办理的提案", [p for p in rows if p.state in _OPEN])
    yield _list("四、优秀提案", [p for p in rows if p.is_outstanding])


def _list(head: str, rows: list[Proposal]) -> str:
    return "\n".join([head, *(_line(p) for p in rows)]) if rows else ""


def _line(proposal: Proposal) -> str:
    authors = [proposal.proposer, *(j.proposer for j in proposal.joined.all())]
    names = "、".join(dict.fromkeys(a.name for a in authors if a))
    lead = next((a.department.name for a in proposal.assignments.all() if a.is_lead), "")
    told = f"第{proposal.number}号《{proposal.title}》（提案人：{names}"
    told += f"；主办：{lead}）" if lead else "）"
    came = f"：{proposal.outcome_text}" if proposal.outcome_text else ""
    return f"{told}{came}"


def _day(day: dt.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
